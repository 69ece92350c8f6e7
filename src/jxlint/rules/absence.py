"""A value that says that there is to be none of a bad thing, which is a target: 无越级上访, 安全事故 is 无."""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

# What a value says of bad things that are not to be: 无越级上访. Where the name says which, that may be all: 无.
_NONE = later(
    r"(?:^|[，,；;。、\s])(?:全年|年内)?(?:确保|保证|实现|做到|坚决)?(?:无|没有|未|零|0|不(?=发生|出现|造成|引发)"
    r"|杜绝|防止(?=发生|出现)|避免(?=发生|出现))(?:发生|出现|造成|引发)?"
    r"|(?:[为是]|保持|降至|达到?)零(?=$|[，,；;。、\s])"
)
_BARE = later(r"无|没有|零")
# What is bad by the last word of it, whatever it is of: 质量问题, 脏乱现象.
_ILL = later(
    r"(?:问题|缺陷|瑕疵|现象)(?=(?:的?(?:发生|出现))?(?:$|[，,；;。、\s）)]))", needs=("问题", "缺陷", "瑕疵", "现象")
)
# All of it gone: 劣V类水体 is 全面消除.
_GONE = later(r"(?:全面|全部|完全|彻底)(?:消除|消灭|清除)", needs=("消", "清除"))
_TAIL = later(r"(?:工作|情况|任务|项目|服务|[。；;.\s（）()])+$")
# With these a value says something else as well (无明显问题).
_DECIDING = ("improvement", "manners")


def none_of_the_bad(value: Value, text: str) -> bool:
    """Whether the value, which is `text` less its closing marks, says that there is to be none of a bad thing, which it
    or the name says: 安全事故 is 无. Where the other value counts 0 of it, 无 says the same."""
    tools, name = value.row.tools, value.row.name
    if _GONE.fullmatch(text):
        return (_bad(name, tools) or tools.has(name, "foul")) and not _handles(value)
    none = _NONE.search(text)
    if none is None:
        return False
    if none.span() == (0, len(text)):
        counted = [m for other in value.row.values for m in other.target.measures]
        if counted and all(m.number == 0 for m in counted):
            return True
        if _BARE.fullmatch(text) and _handles(value):
            return False
        return _bad(name, tools) and tools.nature(name) != "cost"
    return _bad(text, tools) and not any(tools.has(text, lexicon) for lexicon in _DECIDING)


def _bad(text: str, tools: Tools) -> bool:
    return tools.has(text, "bad-things") or _ILL.search(text) is not None


def _handles(value: Value) -> bool:
    """Whether the name ends with what is done about a bad thing, of which 无 says that it is not done: 滑坡监测."""
    name = _TAIL.sub("", value.row.name)
    return any(found.end == len(name) for found in value.row.tools.phrases.find(name, "handling"))
