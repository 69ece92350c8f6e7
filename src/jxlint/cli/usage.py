"""What click finds wrong with a command line, as one of our errors: one line with a remedy, in either language."""

from __future__ import annotations

import click

from jxlint.errors import UsageError


def usage_error(error: click.ClickException) -> UsageError:
    """`error` as ours."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "jxlint"
    said = " ".join(error.format_message().split()).rstrip(".")
    remedy = f"请看 {command} --help", f"see {command} --help"
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities[0] if error.possibilities else ""
        if near:
            remedy = f"是不是 {near}？", f"did you mean {near}?"
        return _made(f"没有“{error.option_name}”这个选项", f"there is no option {error.option_name}", remedy)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.metavar or "PATH"
        return _made(f"缺少 {name}", f"{name} is missing", remedy)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.metavar or ""
        said = " ".join(error.message.split()).rstrip(".")
        if isinstance(error.param.type, click.Choice):
            choices = [str(c) for c in error.param.type.choices]
            remedy = "可用：" + "、".join(choices), "choose from " + ", ".join(choices)
            said = said.split(" is not one of ")[0]
        return _made(f"{name} 的值不对：{said}", f"bad value of {name}: {said}", remedy)
    if isinstance(error, click.BadOptionUsage):
        return _made(f"{error.option_name} 后面缺少值，或值用错了", said, remedy)
    return _made(f"命令写得不对：{said}", said, remedy)


def no_command(name: str, known: list[str]) -> UsageError:
    """There is no command `name`; the nearest of the `known` ones is proposed."""
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return _made(
        f"没有“{name}”这个命令",
        f"there is no command “{name}”",
        (f"是不是 {near[0]}？", f"did you mean {near[0]}?")
        if near
        else ("可用：" + "、".join(known), "known: " + ", ".join(known)),
    )


def _made(zh: str, en: str, remedy: tuple[str, str]) -> UsageError:
    return UsageError(zh, en, remedy_zh=remedy[0], remedy_en=remedy[1])
