"""JSON that is no document: each mistake is one line in words of our own, with line, column and pointer."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import BadJson, InputError, JxlintError
from jxlint.readers import read_bytes
from tests.cli.test_cli import err, run
from tests.samples import EXAMPLES

TABLE = '{{"kind": "project-table",\n  {}}}'
PROJECT = '"units": [{{"projects": [{{"amounts": {{"fiscal": {}}}}}]}}]'
POINTER = "/units/0/projects/0/amounts/fiscal"


def told(words: str | bytes, name: str = "x.json") -> JxlintError:
    with pytest.raises(JxlintError) as e:
        read_bytes(words if isinstance(words, bytes) else words.encode(), name)
    for lang in ("zh", "en"):
        said = e.value.text(lang)
        assert "\n" not in said
        assert len(said) < 400
    # The Chinese words name no part of the decoder's English.
    assert not re.search("Expected|Invalid|malformed|character|truncated|decod", e.value.zh + e.value.remedy_zh)
    return e.value


@pytest.mark.parametrize(
    ("amount", "column", "zh"),
    [
        ("NaN", 50, "NaN 不是 JSON 的数"),
        ("-Infinity", 50, "-Infinity 不是 JSON 的数"),
        ('"NaN"', 51, "金额不能是 NaN"),
        ('"sNaN"', 51, "金额不能是 sNaN"),
        ('"-Infinity"', 51, "金额不能是 -Infinity"),
        ("1e999999", 50, "1E+999999 大得或细得不合理"),
        ('"-1e-999999"', 51, "-1E-999999 大得或细得不合理"),
        ("0e999999", 50, "大得或细得不合理"),
        ("1e99999999999999999999", 50, "金额不是数"),
        ("1" * 19, 50, "大得或细得不合理"),
        ("0.12345678901", 50, "大得或细得不合理"),
        ("1" * 5_000_000, 50, "大得或细得不合理"),
        ("0." + "1" * 5_000_000, 50, "大得或细得不合理"),
        ('"12元"', 51, "金额不是数"),
        ("[]", 50, "应为数或空值（null），写的是数组 […]"),
        ("true", 50, "应为数或空值（null），写的是真假值"),
    ],
)
def test_amounts_are_numbers_within_reason(amount: str, column: int, zh: str) -> None:
    error = told(TABLE.format(PROJECT.format(amount)))
    assert isinstance(error, BadJson)
    assert error.code == "E104"
    assert zh in error.zh
    assert error.where == f"x.json:2:{column} {POINTER}"


@pytest.mark.parametrize("amount", ["123456789012345678", '"0.1234567890"', "1e17", "-5", "null", "0.0"])
def test_usual_amounts_are_read(amount: str) -> None:
    read_bytes(TABLE.format(PROJECT.format(amount)).encode(), "x.json")


@pytest.mark.parametrize(
    ("part", "where", "zh"),
    [
        ('"department": 1e999', ":2:17 /department", "数太大"),
        (f'"department": {"9" * 5000}', ":2:17 /department", "数太大"),
        (f'"budget_year": {"9" * 40}', ":2:18 /budget_year", "2000 到 2100"),
        (f'"budget_year": {"9" * 4000}', ":2:18 /budget_year", "2000 到 2100"),
        ('"budget_year": 1999', ":2:18 /budget_year", "2000 到 2100"),
        ('"budget_year": 2101', ":2:18 /budget_year", "2000 到 2100"),
        ('"budget_year": -1', ":2:18 /budget_year", "2000 到 2100"),
        ('"budget_year": "2024"', ":2:19 /budget_year", "应为整数"),
        (
            f'"units": [{{"projects": [{{"indicators": [{{"number": {"9" * 40}}}]}}]}}]',
            ":2:54 /units/0/projects/0/indicators/0/number",
            "大得",
        ),
        ('"units": {}', ":2:12 /units", "应为数组 […]，写的是对象 {…}"),
        ('"units": [1]', ":2:13 /units/0", "应为对象 {…}，写的是整数"),
        ('"total": {"unread": {"甲": 1}}', ":2:23 /total/unread", "应为文字，写的是整数"),
        ('"total": {"unread": {"甲": ' + "[" * 100_000, ":2:23 /total/unread", "应为文字，写的是数组"),
        ('"department": "甲", "unit": []', ":2:30 /unit", "没有“unit”这个键"),
        ('"schema": 5', ":2:13 /schema", "应为文字，写的是整数"),
        ('"department": "甲",\n "department": "乙"', ":3:2 /department", "同一个对象里“department”写了两次"),
        ('"kind": "project-table"', ":2:3 /kind", "“kind”写了两次"),
        ('"units": [{}, {"name": 1, "n\\u0061me": 2}]', ":2:29 /units/1/name", "“name”写了两次"),
        ('"total": {"unread": {"a/~b": "x", "a/~b": "y"}}', ":2:37 /total/unread/a~1~0b", "“a/~b”写了两次"),
    ],
)
def test_wrong_values_have_line_column_and_pointer(part: str, where: str, zh: str) -> None:
    error = told(TABLE.format(part))
    assert error.code == "E104"
    assert zh in error.zh
    assert error.where == f"x.json{where}"


@pytest.mark.parametrize(
    ("part", "where", "zh", "en"),
    [
        ('"department": "甲",', ":2:21", "多了逗号", "a comma behind the last key"),
        ('"units": [{},]', ":2:16", "多了逗号", "a comma behind the last item"),
        ('"department": "甲" "units": []', ":2:21", "缺少逗号", "a comma or } is missing"),
        ('"units": [{} {}]', ":2:16", "缺少逗号", "a comma or ] is missing"),
        ('"department" "甲"', ":2:16", "缺少冒号", "a colon is missing"),
        ("department: 1", ":2:3", "双引号", "double quotation marks"),
        ("'department': 1", ":2:3", "用了单引号", "single quotation marks"),
        ("“department”: 1", ":2:3", '中文标点““”，应为 "', "full-width ““”"),
        ('"department"：1', ":2:15", "中文标点“：”", "full-width “：”"),
        ('"department": “甲”', ":2:17", "中文标点", "full-width"),
        ('"department": 1，"units": []', ":2:18", "中文标点“，”", "full-width “，”"),
        ('"department": True', ":2:17", "True 应写成 true", "True must be written true"),
        ('"department": None', ":2:17", "None 应写成 null", "None must be written null"),
        ('// 部门\n"department": 1', ":2:3", "不能写注释", "no comments"),
        ('"department": 01', ":2:18", "数写得不对", "not a number"),
        ('"department": "a\tb"', ":2:19", "控制字符（\\u0009）", "control character"),
        ('"department": "a\\qb"', ":2:", "反斜杠", "backslash"),
        ('"department": "\\ud800"', ":2:18", "半个字符", "half of a surrogate pair"),
        ('"department": "甲\\udc00乙乙乙乙乙乙乙"', ":2:19", "半个字符", "half of a surrogate pair"),
        ('"department": "\\ud83d\\ude00 \\\\ud800 \\ud800\\u0041"', ":2:39", "半个字符", "half of a surrogate pair"),
        ('"department": "甲', ":2:", "到末尾还没有写完", "ends too early"),
        ('"units": [{"name": "甲"', ":2:", "", ""),
        ('"department": \u200b1', ":2:17", "U+200B", "U+200B"),
    ],
)
def test_mistakes_of_writing_are_named(part: str, where: str, zh: str, en: str) -> None:
    error = told(TABLE.format(part))
    assert error.code == "E104"
    assert zh in error.zh
    assert en in error.en
    assert error.where.startswith(f"x.json{where}")


def test_nesting_without_end_has_its_place() -> None:
    error = told('{"units":\n ' + "[" * 200_000)
    assert (error.where, error.code) == ("x.json:2:65", "E104")
    assert "嵌套太深" in error.zh
    assert told('{"total":' * 50_000).code == "E104"


def test_every_cut_of_a_document_is_told() -> None:
    data = (EXAMPLES / "submitted.json").read_bytes()
    for end in (*range(1, 400), *range(400, len(data.rstrip()) - 1, 37)):
        error = told(data[:end])
        assert isinstance(error, InputError) or error.code == "E104"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_documents_of_all_encodings_are_read(encoding: str) -> None:
    data = (EXAMPLES / "submitted.json").read_text(encoding="utf-8").encode(encoding)
    want = read_bytes((EXAMPLES / "submitted.json").read_bytes(), "x.json").document
    assert read_bytes(data, "x.json").document == want
    broken = data[: len(data) // 2]
    assert told(broken).code in ("E104", "E101")


def test_what_is_no_text_is_told() -> None:
    assert "UTF-32" in told((EXAMPLES / "submitted.json").read_text(encoding="utf-8").encode("utf-32")).en
    error = told(b'{"kind": "project-table",\n "department": "\xe7\x94\xb2\xed\xa0\x80"}')
    assert (error.where, error.code) == ("x.json:2:18", "E101")
    assert "半个字符" in error.zh


@pytest.mark.parametrize("words", ["null", "1", '"x"', "[]", "[1]", "{}", "true", '{"kind": null}', "[" * 9])
def test_other_shapes_are_told(words: str) -> None:
    assert told(words).code == "E104"


def test_the_command_line_shows_them_in_a_line() -> None:
    for words in (TABLE.format(PROJECT.format('"NaN"')), "{" * 99_999, '{"a": NaN'):
        for lang in ("zh", "en"):
            done = run("check", "-", "--stdin-filename", "表.json", "--lang", lang, stdin=words.encode())
            assert done.returncode == 2
            assert err(done).startswith("jxlint: 表.json:")
            assert err(done).count("\n") == 1
            assert "E104" in err(done)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["kind", "units", "name", "projects", "total", "amounts", "x"]), inner),
    ),
)


@given(VALUES, st.integers(0, 40), st.sampled_from(["", ",", '"', "\\", "}", "NaN", "\ud800", "[", "：", "\\ud800"]))
def test_whatever_is_submitted_ends_well(value: object, at: int, junk: str) -> None:
    words = json.dumps({"kind": "project-table", "units": [value]}, ensure_ascii=False)
    data = (words[:at] + junk + words[at:]).encode("utf-8", "surrogatepass")
    try:
        read_bytes(data, "x.json")
    except JxlintError as e:
        assert e.where.startswith("x.json:")


def test_a_year_in_quotation_marks_is_told_how_to_write_it() -> None:
    error = told(TABLE.format('"budget_year": "2024"'))
    assert "不带引号" in error.remedy_zh
    assert "without quotation marks" in error.remedy_en


@pytest.mark.parametrize(
    ("behind", "where"),
    [
        ("x", ":1:42"),
        (" {}", ":1:43"),
        ("\n" + '{"kind": "project-table"}', ":2:1"),
        ("\r\n\r\n垃圾", ":3:1"),
        ("}", ":1:42"),
    ],
)
def test_text_behind_the_document_is_told_where_it_begins(behind: str, where: str) -> None:
    error = told('{"kind":"project-table","department":"甲"}' + behind)
    assert "文档结束以后还有内容" in error.zh
    assert error.where == f"x.json{where}"
    assert ".jsonl" in error.remedy_en
