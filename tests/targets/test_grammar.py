"""The target grammar: a table of cases, and what holds for every text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.targets import Comparator, Deadline, Measure, Target, Wording, grammar, parse, render

HERE = Path(__file__).parent
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def cases(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, said) for text, said in pairs]


MADE, SAMPLES = cases("made.txt"), cases("samples.txt")


def short(target: Target) -> str:
    """What a target says, in the notation of the tables."""
    out: list[tuple[float, str]] = []
    for m in target.measures:
        number = f"{m.number:f}" + (f"-{m.upper:f}" if m.upper is not None else "")
        said = f"{'~' if m.approximate else ''}{SIGNS[m.comparator]}{number}{m.unit}{'/' + m.per if m.per else ''}"
        out.append((m.start, said))
    for d in target.deadlines:
        said = f"{d.bound} {'-'.join(map(str, d.last))}"
        out.append((d.start, f"({said})" if d.adverbial else said))
    out += [(f.start - 0.5, f"!{f.name}") for f in target.faults]
    return " ; ".join(said for _, said in sorted(out)) or target.kind


def test_there_are_enough_cases() -> None:
    texts = [text for text, _ in MADE + SAMPLES]
    assert len(texts) >= 450
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("text", "said"), MADE + SAMPLES)
def test_what_a_value_says(text: str, said: str) -> None:
    assert short(parse(text)) == said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("有所提高", "vague"),
        ("提高到95%", "quantified"),
        ("涉密项目", "secret"),
        ("保密项目。", "secret"),
        ("开展涉密项目检查4次", "quantified"),
        ("年度计划数", "circular"),
        ("通过验收", "qualitative"),
        ("9月底前", "deadline"),
        ("。", "empty"),
    ],
)
def test_kinds_by_the_words_given(text: str, kind: str) -> None:
    words = Wording(improvement=("提高",), secret=("涉密项目", "保密项目"), circular=("计划数",))
    assert parse(text, words).kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("出租屋登记率达100%", ["达100%"]),
        ("约３０００件（约4万页）", ["约３０００件", "约4万页"]),
        ("系统 ≥ 100 个 / 秒", ["≥ 100 个 / 秒"]),
        ("开展一次培训以上", ["一次培训以上"]),
        ("10个左右街镇", ["10个左右"]),
    ],
)
def test_spans_are_places_in_the_original(text: str, words: list[str]) -> None:
    assert [text[m.start : m.end] for m in parse(text).measures] == words


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("出租屋登记率达100%", "出租屋登记率"),
        ("系统并发数≥200", "系统并发数"),
        ("2024年末系统用户数250人以上", "系统用户数"),
        ("1.培训次数4次", "培训次数"),
        ("≥95%", ""),
    ],
)
def test_subjects(text: str, subject: str) -> None:
    assert parse(text).measures[0].subject == subject


def test_one_thing_and_one_other_are_counted() -> None:
    """Unlike 发现一栋拆除一栋, where the second one is the first."""
    assert len(parse("编写一份报告一份方案").measures) == 2


def bare(target: Target) -> list[tuple[object, ...]]:
    """Measures and deadlines without their places."""
    measures = [(m.comparator, m.number, m.upper, m.unit, m.per, m.approximate) for m in target.measures]
    return [*measures, *((d.bound, d.last) for d in target.deadlines)]


@pytest.mark.parametrize("text", [text for text, said in MADE + SAMPLES if "!" not in said])
def test_a_rendered_target_says_the_same(text: str) -> None:
    target = parse(text)
    assert bare(parse(render(target))) == bare(target)


units = st.sampled_from(
    ["%", "次", "人", "个", "万元", "元", "小时", "天", "分", "件", "人次", "公里", "场次", "工作日"]
)
subjects = st.sampled_from(["", "登记率", "培训人数", "系统响应时间", "群众满意度", "采购成本"])
numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False) | st.integers(0, 10**9).map(Decimal)


@st.composite
def measure(draw: st.DrawFn) -> Measure:
    comparator: Comparator = draw(st.sampled_from(["=", ">=", "<=", ">", "<"]))
    per = draw(st.sampled_from(["", "人", "天", "人/天", "月"]))
    return Measure(
        comparator=comparator, number=draw(numbers), unit=draw(units), per=per, subject=draw(subjects), stated=True
    )


@given(measure())
def test_what_is_rendered_is_read_back(m: Measure) -> None:
    (back,) = parse(render(Target("", "quantified", (m,)))).measures
    assert (back.comparator, back.number, back.unit, back.per, back.subject, back.stated) == (
        m.comparator, m.number, m.unit, m.per, m.subject, True,
    )  # fmt: skip


@given(st.integers(1, 12), st.sampled_from([None, 2023, 2024, 2025]), st.sampled_from(["by", "before"]))
def test_a_rendered_deadline_is_read_back(month: int, year: int | None, bound: str) -> None:
    text = (f"{year}年" if year else "") + f"{month}月" + ("底前" if bound == "by" else "前")
    (deadline,) = parse(text).deadlines
    (back,) = parse(render(Target("", "deadline", (), (deadline,)))).deadlines
    assert isinstance(back, Deadline)
    assert (back.bound, back.last) == (deadline.bound, deadline.last)
    assert deadline.bound == bound


FULL = {i: chr(i + 0xFEE0) for i in range(0x21, 0x7F)}


@pytest.mark.parametrize("text", [text for text, _ in MADE + SAMPLES])
def test_width_does_not_matter(text: str) -> None:
    assert short(parse(text.translate(FULL))) == short(parse(text)) == short(parse(unicodedata.normalize("NFC", text)))


@given(st.sampled_from([text for text, _ in MADE + SAMPLES if text]), st.data())
def test_spacing_does_not_matter(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=5))
    spaced = text
    for at in sorted(places, reverse=True):
        spaced = spaced[:at] + data.draw(st.sampled_from([" ", "\u3000", "\n"])) + spaced[at:]
    assert short(parse(spaced)) == short(parse(text))


ALPHABET = (
    "0123456789.,%％≥≤><=＝一二两三十百千万亿零点年月日底前内季度不少于超过以上下分之成约左右/*:：（）“”；。、-~"
    "至个次人元天小时率达第期每均 "
)


@settings(max_examples=400)
@given(st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=40))
def test_it_never_raises_and_spans_are_in_the_text(text: str) -> None:
    target = parse(text)
    assert target.text == text
    parts: list[Measure | Deadline] = [*target.measures, *target.deadlines]
    for part in parts:
        assert 0 <= part.start < part.end <= len(text)
    for fault in target.faults:
        assert 0 <= fault.start < fault.end <= len(text)
    msgspec.json.encode(target)


@pytest.mark.parametrize(
    "text",
    ["9" * 200_000, "一" * 200_000, "≥" * 200_000, "1个" * 100_000, "不少于" * 60_000, "1、" * 100_000,
     "2024年" * 40_000, "2024年底5次" * 20_000, "（" * 100_000, "“" * 100_000, "1-" * 100_000, "/" * 100_000,
     "培训" * 100_000 + "5次", "90分" + "（百分制）" * 40_000 + "以上", "1小时" * 20_000, "3-" * 50_000 + "8万元"],
)  # fmt: skip
def test_long_texts_are_read_to_the_end(text: str) -> None:
    # Ten times these sizes would take minutes if anything were quadratic; the suite's own limit catches that.
    assert parse(text).text == text


_WORDS = ["≥", "≤", "<", ">", "=", "不少于", "不低于", "不超过", "不高于", "大于", "小于", "超过", "至少"]
_UNITS = grammar._UNITS.split("|")
_NUMBERS = st.one_of(
    st.integers(0, 999_999_999).map(str), st.integers(1990, 2040).map(str), st.integers(0, 120).map(str),
    st.decimals(0, 9999, places=2).map(str),
)  # fmt: skip


@given(
    st.one_of(
        st.tuples(st.sampled_from(["", *_WORDS]), _NUMBERS, st.sampled_from(["", *_UNITS]), st.just("")),
        st.tuples(st.just(""), _NUMBERS, st.sampled_from(_UNITS), st.sampled_from(["以上", "及以上", "以下", "以内"])),
    )
)
def test_the_short_way_reads_what_the_long_way_reads(parts: tuple[str, str, str, str]) -> None:
    text = "".join(parts)
    plain = grammar._PLAIN.fullmatch(text)
    assert plain is not None
    assert grammar._plain(text, plain) == grammar._read(text, grammar.NO_WORDING)
