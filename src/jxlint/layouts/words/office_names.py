"""What offices are called."""

from __future__ import annotations

from jxlint.compiled import compiled

_OFFICE = compiled(
    r"[^\d:：，,。；;、]{2,60}(?:[局委办院所处站队厅部馆校园宫]|办公室|委员会|中心|[学协]会|联合会|[大中小]学|政府|公司|集团|本级|机关"
    r"|街道|[乡镇]|[林农牧渔茶盐]场|(?:气象|地震|电视|广播|观测|天文)台|报社|供销社|出版社|合作社|法庭|监狱|总工会|红十字会|基金会"
    r"|[工商残妇文侨社]联|医共体|[居村管]委会)(?:[（(][^（()）]{1,20}[)）])?"
)


def is_office(words: str) -> bool:
    """Whether `words` end as the names of offices do, and say nothing else."""
    return _OFFICE.fullmatch(words) is not None
