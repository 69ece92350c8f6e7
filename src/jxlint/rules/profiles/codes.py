"""Codes as profiles and command lines write them: whole (JX301) or as beginnings (JX3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jxlint.errors import JxlintError
from jxlint.rules.nearest import nearest
from jxlint.rules.profiles.model import Code

# An input method for Chinese types these in place of the comma.
_COMMAS = dict.fromkeys(map(ord, ",，、;；"), " ")

_NONE: Mapping[str, str] = {}


def written(text: str) -> list[str]:
    """The codes in `text`, parted by commas or white space."""
    return text.translate(_COMMAS).split()


def covered(codes: Iterable[Code], known: Iterable[str]) -> frozenset[str]:
    """The known codes that `codes` name or begin."""
    beginnings = tuple(c.text for c in codes)
    return frozenset(k for k in known if beginnings and k.startswith(beginnings))


def check_codes(
    codes: Iterable[Code], known: Iterable[str], file: str, error: type[JxlintError], names: Mapping[str, str] = _NONE
) -> None:
    """Raises `error` for the first of `codes` that no rule has, with the nearest one; `names` are the codes of rules by
    what these are called."""
    known = list(known)
    for code in codes:
        if code.text and any(k.startswith(code.text) for k in known):
            continue
        name = code.text.lower()
        near = names.get(name) or nearest(code.text, known)
        shown = name if name in names else code.text
        raise error(
            f"没有规则“{shown}”",
            f"there is no rule “{shown}”",
            remedy_zh=f"是不是 {near}？jxlint rules list 列出全部" if near else "jxlint rules list 列出全部规则",
            remedy_en=f"did you mean {near}? jxlint rules list shows all" if near else "see jxlint rules list",
            where=f"{file}:{code.line}" if file else "",
        )


def ranges(codes: Iterable[str]) -> list[str]:
    """Codes (in their order) with neighbours joined: JX301–JX304."""
    out: list[list[str]] = []
    for code in codes:
        if out and int(code[2:]) == int(out[-1][-1][2:]) + 1:
            out[-1].append(code)
        else:
            out.append([code])
    return [code for run in out for code in (run if len(run) < 3 else [f"{run[0]}–{run[-1]}"])]
