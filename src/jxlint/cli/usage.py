"""What click finds wrong with a command line, as one of our errors: one line with a remedy, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from jxlint.compiled import compiled
from jxlint.errors import UsageError

# What click says of these, the words in question in brackets or quotes. It has no Chinese.
_EXTRA = compiled(r"Got unexpected extra arguments? \((.*)\)")
_NO_VALUE = compiled(r"Option .* requires an argument")
_A_VALUE = compiled(r"Option .* does not take a value")
_FOUND = compiled(r"'?(.*?)'? is not (?:in the range .*|a valid .*|one of .*)")


def usage_error(error: click.ClickException, words: Sequence[str], program: click.Command) -> UsageError:
    """`error` as ours; `words` is the command line behind the name of `program`."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else _command(words, program)
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
        return _bad_value(error, error.param, remedy)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if _NO_VALUE.match(said):
            return _made(f"{name} 后面缺少值", said, remedy)
        if _A_VALUE.match(said):
            return _made(f"{name} 不带值", said, remedy)
        return _made(f"{name} 后面缺少值，或值用错了", said, remedy)
    if extra := _EXTRA.fullmatch(said):
        return _made(f"多写了“{extra[1]}”", f"“{extra[1]}” is one thing too many", remedy)
    return _made(f"命令写得不对：{said}", said, remedy)


def _bad_value(error: click.BadParameter, param: click.Parameter, remedy: tuple[str, str]) -> UsageError:
    name = param.opts[0] if isinstance(param, click.Option) else param.metavar or ""
    said = " ".join(error.message.split()).rstrip(".")
    found = _FOUND.fullmatch(said)
    if isinstance(param.type, click.Choice):
        choices = [str(c) for c in param.type.choices]
        remedy = "可用：" + "、".join(choices), "choose from " + ", ".join(choices)
        given = found[1] if found else said
        if isinstance(param, click.Argument):
            return _made(f"没有“{given}”", f"there is no “{given}”", remedy)
        return _made(f"{name} 的值不对：“{given}”", f"bad value of {name}: “{given}”", remedy)
    if found and (wanted := _wanted(param.type)):
        zh, en = wanted
        return _made(f"{name} 应是{zh}，写的是“{found[1]}”", f"{name} must be {en}, found “{found[1]}”", remedy)
    return _made(f"{name} 的值不对：{said}", f"bad value of {name}: {said}", remedy)


def _wanted(kind: click.ParamType[Any]) -> tuple[str, str] | None:
    """What a value of this kind is, in both languages."""
    if isinstance(kind, click.IntRange):
        least, most = kind.min, kind.max
        if least is not None and most is not None:
            return f" {least} 到 {most} 的整数", f"a whole number from {least} to {most}"
        if least is not None:
            return f"不小于 {least} 的整数", f"a whole number of at least {least}"
        if most is not None:
            return f"不大于 {most} 的整数", f"a whole number of at most {most}"
    if isinstance(kind, click.types.IntParamType):
        return "整数", "a whole number"
    if isinstance(kind, click.types.FloatParamType):
        return "数", "a number"
    return None


def _command(words: Sequence[str], command: click.Command) -> str:
    """The command that `words` call, as it is written: click does not always say in which it found a mistake."""
    path = ["jxlint"]
    for word in words:
        if not isinstance(command, click.Group):
            break
        inner = command.get_command(click.Context(command), word)
        if inner is None:
            break
        command = inner
        path.append(word)
    return " ".join(path)


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
