"""A grade or verdict that somebody gives, which is a target: 优秀等次, 良好及以上, 考核结果为优, 能力验证结果满意."""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.stated import is_grade
from jxlint.rules.tools import Tools

_GRADE = later(r"(?:等次|等级|档次)(?:[及或]?以上)?$", needs=("等次", "等级", "档次"))
# Of a scale, whatever is graded by it.
_AND_ABOVE = later(r"[及或]?以上$", needs=("以上",))
_INCLUDED = later(r"[（(]含[)）]", needs=("含",))
_AWARDED = later(
    r"^(?:年度)?(?:全[国省市区县州]|[省市区县州厅部]级)?(?:考核|评查|评定|评估|评价|考评|测评|验收|检查)?(?:结果|结论)?(?:均|全部)?(?:被?评定?)?(?:为|达到?|在)?(?:全[国省市区县州]|[省市区县州厅部]级)?"
)
# What may stand behind the examination in a name that asks for its outcome.
_OUTCOME = later(r"(?:结果|结论|情况|[。；;.\s（）()])+$")
# The verdict of a proficiency test; of anything else it is a feeling.
_SATISFIED = later(r"(?:结果|评[定价])*(?:均|全部)?(?:为|达到?)?满意", needs=("满意",))


def awarded(name: str, text: str, tools: Tools) -> bool:
    """Whether `text`, the value of what is called `name`, is a grade or verdict that is given: it calls itself so, is
    bound on a scale, the name asks for one (lexicon graded-names) or is that of an examination (lexicon examinations),
    or it is 满意 of a proficiency test (lexicon proficiency-tests)."""
    text = _INCLUDED.sub("", text)
    told = _GRADE.search(text) or _AND_ABOVE.search(text)
    if told or tools.has(name, "graded-names") or _examined(name, tools):
        bare = text[: told.start()] if told else text
        grades = tools.words("grades")
        if is_grade(bare, grades) or is_grade(_AWARDED.sub("", bare), grades):
            return True
    return _proficient(name, text, tools)


def _examined(name: str, tools: Tools) -> bool:
    """Whether `name` is that of an examination of which a grade may come: 年度考核, 水质监测评价."""
    name = _OUTCOME.sub("", name)
    return any(found.end == len(name) for found in tools.phrases.find(name, "examinations"))


def _proficient(name: str, text: str, tools: Tools) -> bool:
    if "满意" not in text:
        return False
    tests = tools.phrases.find(text, "proficiency-tests")
    if not tests and not tools.has(name, "proficiency-tests"):
        return False
    return _SATISFIED.fullmatch(text, tests[-1].end if tests else 0) is not None
