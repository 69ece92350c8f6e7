"""A text that a screen passes over holds no match of its patterns."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import BrokenRule
from jxlint.rules import load
from jxlint.rules.patterns import Pattern
from jxlint.rules.screens import needed, screen

RULES = load()
SHIPPED = [
    *(str(r.options["pattern"]) for r in RULES.rules if r.kind == "pattern"),
    *(
        str(mark["pattern"])
        for r in RULES.rules
        if r.kind == "marks"
        for key in ("marks", "names")
        for mark in r.options.get(key, ())
    ),
]
# Pieces of patterns, put together at random.
PIECES = st.sampled_from(
    ["提", "高", "a", "5", ".", r"\d", r"\.", "[ab]", "[^a]", "[0-9]", "[甲-乙]", "(?:提|高)", "(a|5?)", "(?=a)",
     "(?<!5)", "|", "a?", "5*", "高+", "提{2}", "a{0,2}", "$", "^", "[％%]", "a++", r"\s",
     r"[\d.]", "(?i)", "(*PRUNE)", "(*SKIP)", "(提)\\1", r"\u4e00"]
)  # fmt: skip
TEXTS = st.text(alphabet="提高a5.b %％甲一", max_size=8)


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join), TEXTS)
def test_what_it_passes_over_does_not_match(pattern: str, text: str) -> None:
    try:
        found = regex.search(pattern, text)
    except regex.error:
        return
    look = screen([pattern])
    assert not found or look is None or look(text)


@given(
    st.sampled_from(SHIPPED),
    st.text(alphabet="提高率例如：（选填）XX××...…参考值 ％＝“”，，。.12019满意度", max_size=12),
)
def test_so_it_is_with_our_own_patterns(pattern: str, text: str) -> None:
    look = screen([pattern])
    assert look is not None
    assert not regex.search(pattern, text) or look(text)


@pytest.mark.parametrize(
    ("pattern", "one_of"),
    [
        ("％", "％"),
        (r"(?<=[一-龥])[ \u3000]++(?=[一-龥])", " \u3000"),
        ("(?<=a)[bc]+|d", "bcd"),
        (".(*PRUNE)提", None),
        ("(?:^|(?<=”))([^“”]*+)”(?=[^“”]*+”)", "”"),
        ("(?<=[^.。])[.。]$", ".。"),
        ("a?b", "b"),
        ("提高", "提"),
        ("a{2}|b{1,}", "ab"),
        ("(?:ab|c)(d?)", "ac"),
        *(
            (p, None)
            for p in (
                "a|b?",
                "a*",
                "(a?)",
                "[^a]",
                "[a-c]",
                "^$",
                ".",
                "(?i)a",
                "a{0,2}",
                "a{,2}",
                "",
                r"\u4e00",
                r"\W",
            )
        ),
        ("a{1<=e<=2}", None),
    ],
)
def test_signs_that_every_match_holds(pattern: str, one_of: str | None) -> None:
    assert needed(pattern) == (frozenset(one_of) if one_of else None)


@pytest.mark.parametrize(
    ("patterns", "signs"),
    [
        (["进一步|不断"], "不进"), ([r"\d{2,6}[.。]?$"], r"\d"), (["％", "＝"], "％＝"), ([r"(?<=好)[.。]$"], ".。"),
        ([r"a?b*"], None), ([r"(?i)abc"], None), ([r"(?:提){e<=1}"], None), ([r"[[:alpha:]]"], None),
        ([r"\p{Nd}"], None), ([r"\u4e00x"], None), ([r"(?P<a>x)"], None), (["好", "."], None), ([r"[^a]b"], "b"),
        ([r"[]a]"], "]a"), (["(a|b)c?"], "ab"),
    ],
)  # fmt: skip
def test_signs_that_a_match_needs(patterns: list[str], signs: str | None) -> None:
    look = screen(patterns)
    if signs is None:
        assert look is None
    else:
        assert look is not None
        wanted = [signs] if signs == r"\d" else list(signs)
        assert all(look("7" if sign == r"\d" else sign) for sign in wanted)
        assert not look("字 z")
    assert all(re.compile(p) for p in patterns if signs)


def test_a_broken_escape_is_left_to_the_library_to_tell() -> None:
    assert needed(r"[\uZZZZ]") is None
    with pytest.raises(BrokenRule):
        Pattern(r"[\uZZZZ]", "pattern")
