"""`jxlint serve`: the web service."""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from jxlint.cli.locale import language
from jxlint.cli.output import note, say
from jxlint.errors import JxlintError, UsageError

if TYPE_CHECKING:
    from jxlint.web.settings import Settings

_LIBRARIES = ("starlette", "uvicorn", "python_multipart", "prometheus_client")


@click.command(
    epilog="\b\n示例 Examples:\n  jxlint serve\n  jxlint serve --no-open --port 9000\n"
    "  jxlint serve --host 0.0.0.0 --token-file 令牌.txt --allowed-host jx.example.gov.cn\n"
    "  jxlint serve --limit upload=100MB --limit time=60"
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="监听的地址 Address to listen on."
)
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="端口 Port; 0: any."
)
@click.option("--open/--no-open", "browser", default=None, help="打开浏览器 Open a browser (default: on a desktop).")
@click.option("--token-file", metavar="FILE", help="令牌，每行一个 The tokens that are let in, one a line.")
@click.option("--without-token", is_flag=True, help="对外监听也不要令牌 No token, even when others can connect.")
@click.option(
    "--allowed-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="本服务的域名，可多次 A name of this service; repeatable.",
)
@click.option(
    "--allowed-origin", "origins", multiple=True, metavar="URL",
    help="可从其页面提交的网站 A site whose pages may send files; repeatable.",
)  # fmt: skip
@click.option(
    "--trusted-proxy", "proxies", multiple=True, metavar="ADDRESS",
    help="信任的反向代理 A proxy whose X-Forwarded-For is believed; repeatable.",
)  # fmt: skip
@click.option("--root-path", default="", metavar="PATH", help="反向代理下的路径 The path below which a proxy shows it.")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N", help="工作进程数 Worker processes (default: the cores)."
)
@click.option("--limit", multiple=True, metavar="NAME=N", help="改上限，可多次 Another limit, such as upload=100MB.")
@click.option("--profile", metavar="FILE", help="规则配置 The profile (or built-in name) where none is asked for.")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages.")
def serve(
    browser: bool | None, token_file: str | None, without_token: bool, lang: str | None, limit: tuple[str, ...],
    **given: Any,
) -> None:  # fmt: skip
    """在浏览器里检查表格；系统也可以通过接口调用。

    The web service: a page to check tables in, and an API for systems. Nothing that is sent to it is kept.
    """
    lang = language(lang)
    try:
        _installed()
        from jxlint.web.running import bound, run

        settings = _settings(token_file, limit, lang, given)
        if not (settings.tokens or without_token or _loopback(settings.host)):
            raise _needs_token(settings.host)
        at = bound(settings)
        address = _address(settings.host, at.getsockname()[1], settings.root_path)
        run(settings, at, lambda: _ready(address, browser, lang))
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    note("已停止" if lang == "zh" else "stopped")


def _settings(token_file: str | None, limit: tuple[str, ...], lang: str, given: dict[str, Any]) -> Settings:
    from jxlint.web.limits import limits_of
    from jxlint.web.settings import Settings
    from jxlint.web.tokens import tokens_in

    _checked(given)
    workers = given.pop("workers") or max(2, min(4, os.cpu_count() or 1))
    root = "/" + path if (path := given.pop("root_path").strip("/")) else ""
    return Settings(
        **given, **limits_of(limit), workers=workers, root_path=root, lang=lang,
        tokens=tokens_in(token_file) if token_file is not None else (),
    )  # fmt: skip


def _checked(given: dict[str, Any]) -> None:
    """Refuse what would never match anything. Raises UsageError."""
    for name in given["hosts"]:
        if not re.fullmatch(r"[\w.-]+", name):
            raise _bad(
                "--allowed-host", name, "域名，不带端口和路径", "a name without port and path", "jx.example.gov.cn"
            )
    for url in given["origins"]:
        if not re.fullmatch(r"https?://[\w.-]+(:\d+)?/?", url):
            raise _bad("--allowed-origin", url, "网站的地址", "the address of a site", "https://portal.example.gov.cn")
    for proxy in given["proxies"]:
        try:
            ipaddress.ip_network(proxy)
        except ValueError:
            raise _bad("--trusted-proxy", proxy, "IP 地址", "an IP address", "127.0.0.1") from None


def _bad(option: str, value: str, zh: str, en: str, example: str) -> UsageError:
    return UsageError(
        f"应是{zh}，写的是“{value}”", f"must be {en}, found “{value}”", where=option,
        remedy_zh=f"例如 {option} {example}", remedy_en=f"such as {option} {example}",
    )  # fmt: skip


def _installed() -> None:
    from importlib.util import find_spec

    if not all(map(find_spec, _LIBRARIES)):
        raise UsageError(
            "网页服务要用 jxlint[serve] 里的库，没有安装", "the web service needs the libraries of jxlint[serve]",
            remedy_zh='运行 pip install "jxlint[serve]"', remedy_en='run pip install "jxlint[serve]"',
        )  # fmt: skip


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(host: str, port: int, root: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}{root}/"


def _ready(address: str, browser: bool | None, lang: str) -> None:
    note(f"服务已启动：{address}（Ctrl-C 停止）" if lang == "zh" else f"serving at {address} (Ctrl-C ends it)")
    if browser or (browser is None and _desktop()):
        import threading
        import webbrowser

        # It may wait for the browser to answer, which must not keep the service from answering the browser.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _desktop() -> bool:
    """Whether somebody sits at this machine."""
    if not sys.stderr.isatty() or os.environ.get("SSH_CONNECTION"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _needs_token(host: str) -> UsageError:
    return UsageError(
        "别的机器也能连上，却没有令牌", "other machines can connect, and there are no tokens",
        remedy_zh="加 --token-file 文件；确实人人可用就加 --without-token",
        remedy_en="add --token-file FILE, or --without-token if all may use it", where=f"--host {host}",
    )  # fmt: skip
