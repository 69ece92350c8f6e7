"""`jxlint serve`: the web service."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="监听地址 Address to listen on."
)
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="端口 Port.")
def serve(host: str, port: int) -> None:
    """在浏览器里检查表格，或作为接口供系统调用。

    The web service: a page to check tables in, and an API for systems.
    """
    import uvicorn

    from jxlint.web.app import create_app
    from jxlint.web.settings import Settings

    uvicorn.run(create_app(Settings(host=host, port=port)), host=host, port=port, access_log=False, log_level="warning")
