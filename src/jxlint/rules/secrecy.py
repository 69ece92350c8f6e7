"""Whether an objective says of its own project that it is secret or not to be published.

涉密 and 不予公开 also name what an office works with: 涉密文档, 规范不予公开事项答复. They state something where
they end their clause, and they state it of the project unless the objective says so of a part or of others.
"""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.lexicon import Phrases

_CLAUSE = later(r"[^。；;！!？?，,：:（()）\[\]【】\n]+")
_QUOTES = " \t　“”‘’\"'《》、."
# What is said of some, and of others: 部分数据涉密, 个别工作涉密, 涉密部分.
_OF_A_PART = later(
    r"(?:部分|个别|少数|少量|一些|某些|有的|若干|其他|其它|其余|另有|另外).{0,12}?(?:涉密|保密|秘密|不予公开|不对外公开)"
    r"|[涉保]密的?(?:部分|子项)",
    needs=("密", "公开"),
)
# The whole of it all the same: 部分内容涉密，本项目不对外公开.
_OF_THE_WHOLE = later(r"[本该此]项目|整个项目|项目整体|^[属系为于]{0,2}[涉保]密项目$", needs=("项目",))
# What of it is secret, where the rest is told beside: 做好巡护（涉密内容不公开）.
_WHAT_IS = later(r"[涉保]密的?(?:内容|事项|工作|信息|数据|资料|指标|任务|活动|文件|情况)", needs=("密",))
_NOT_SHOWN = later(
    r"不[^，,]{0,8}(?:公开|公示|反映|体现|表述|展示|列示|填[写报])|^按[^，,]{0,12}(?:规定|要求)", needs=("不", "按")
)
# Of what the office handles: 对涉及国家秘密的不予公开. 对外 says to whom.
_HANDLED = later(r"对(?!外|[本该此])", needs=("对",))
# Behind the word, what follows from it in the same breath: 涉密内容不在本表反映.
_FOLLOWS = later(r".{0,4}?不(?:公开|予|宜|便|得|能|在|对外|作)", needs=("不",))
# Alone it says what is done: 做好项目保密. Only of these it is said: 项目内容保密, 按规定予以保密.
_KEPT = later(
    r"(?:因|由于)?(?:[本该此]?项目|(?:[本该此]?项目|相关|有关|具体)?(?:内容|指标|信息|绩效目标|目标))?"
    r"(?:按(?:有关|相关)?规定)?(?:需要?|须|应|予以|要求)?"
)


def says_secret(objective: str, phrases: Phrases) -> bool:
    """Whether `objective` says that the project it belongs to is secret."""
    if not phrases.find(objective, "secret"):
        return False
    clauses = [clause.strip(_QUOTES) for clause in _CLAUSE.findall(objective)]
    if _tells_the_rest(clauses, phrases):
        return False
    own = [clause for clause in clauses if not _OF_A_PART.search(clause)]
    if len(own) < len(clauses):
        own = [clause for clause in own if _OF_THE_WHOLE.search(clause)]
    return any(_states(clause, phrases) for clause in own)


def _tells_the_rest(clauses: list[str], phrases: Phrases) -> bool:
    """Whether nothing but what of it is secret is left out, and other clauses tell of the work."""
    secret = [clause for clause in clauses if phrases.find(clause, "secret")]
    if not all(_WHAT_IS.match(clause) for clause in secret):
        return False
    return any(clause and clause not in secret and not _NOT_SHOWN.search(clause) for clause in clauses)


def _states(clause: str, phrases: Phrases) -> bool:
    if phrases.find(clause, "not-secret"):
        return False
    for word in phrases.find(clause, "secret"):
        ahead, behind = clause[: word.start], clause[word.end :]
        if _HANDLED.search(ahead) or (word.word == "保密" and not _KEPT.fullmatch(ahead)):
            continue
        if not behind or _FOLLOWS.match(behind) or (not ahead and word.word.endswith("项目")):
            return True
    return False
