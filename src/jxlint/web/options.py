"""What a request says about judging: the options of the command line, as query or fields of a form."""

from __future__ import annotations

from collections.abc import Iterable

from jxlint.rules.nearest import remedy
from jxlint.rules.profiles.codes import written
from jxlint.web.orders import Options
from jxlint.web.refusals import BadOption

NAMES = ("profile", "year", "lang", "select", "ignore", "layout")
_YEARS = range(2000, 2101)
_LONGEST = 200  # characters of a value


def options_of(pairs: Iterable[tuple[str, str]], lang: str, also: Iterable[str] = ()) -> tuple[Options, dict[str, str]]:
    """The options in `pairs` of name and value, and those values whose names `also` are known. An empty value says
    nothing, as in a form that is not filled in. `lang` is the language where none is asked for. Raises BadOption."""
    single, codes = dict[str, str](), dict[str, list[str]]()
    for name, value in pairs:
        value = value.strip()
        if name in ("select", "ignore"):
            found = written(value)
            if value and not found:  # it would select everything
                raise _bad(name, "没有写代码", "names no code", "请写规则代码或前缀", "give codes or prefixes")
            codes.setdefault(name, []).extend(code.upper() for code in found)
        elif name not in (*NAMES, *also):
            raise _unknown(name, (*NAMES, *also))
        elif value and single.setdefault(name, value) != value:
            raise _bad(name, "写了两个不同的值", "given twice, with different values", "请只写一个", "give one of them")
        if len(value) > _LONGEST and name in NAMES:
            raise _bad(name, "太长", "too long", "请缩短", "shorten it")
    chosen = single.get("lang", lang)
    if chosen not in ("zh", "en"):
        raise _bad("lang", f"没有“{chosen}”", f"there is no “{chosen}”", "可用：zh、en", "known: zh, en")
    made = Options(
        lang=chosen, profile=single.get("profile"), year=_year(single.get("year")), layout=single.get("layout"),
        select=tuple(codes.get("select", ())), ignore=tuple(codes.get("ignore", ())),
    )  # fmt: skip
    return made, {name: value for name, value in single.items() if name in also}


def preferred(accept: str, fallback: str) -> str:
    """The language that an Accept-Language header asks for first, of those we speak."""
    ranked = []
    for place, part in enumerate(accept.split(",")[:20]):
        tag, _, quality = part.partition(";")
        lang = tag.strip().lower().partition("-")[0]
        try:
            weight = float(quality.partition("=")[2] or 1)
        except ValueError:
            continue
        if lang in ("zh", "en") and weight > 0:
            ranked.append((-weight, place, lang))
    return min(ranked)[2] if ranked else fallback


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in _YEARS):
        raise _bad(
            "year", f"“{text}”不是年度", f"“{text}” is no year", "应是 2000 到 2100", "give one from 2000 to 2100"
        )
    return int(text)


def built_in() -> list[str]:
    """The names of the built-in profiles, but for the default one."""
    from jxlint.rules.book import home

    return sorted(path.stem for path in (home() / "lint_rules" / "profiles").glob("*.yaml"))


def _unknown(name: str, known: tuple[str, ...]) -> BadOption:
    return _bad(name[:100], "没有这个选项", "there is no such option", *remedy(name, known))


def _bad(name: str, zh: str, en: str, remedy_zh: str, remedy_en: str) -> BadOption:
    return BadOption(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where=name)
