"""The file of tokens: one a line, # begins a remark."""

from __future__ import annotations

from pathlib import Path

from jxlint.errors import UsageError
from jxlint.reasons import reason
from jxlint.web.access import digest

_LEAST = 20  # characters: what is shorter can be guessed
_SHOW = 'python -c "import secrets; print(secrets.token_urlsafe(32))"'


def tokens_in(path: str) -> tuple[str, ...]:
    """The digests of the tokens in the file at `path`. Raises UsageError."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as e:
        raise _bad("不是 UTF-8 文本", "is not UTF-8 text", path) from e
    except OSError as e:
        zh, en = reason(e)
        raise _bad(f"令牌文件读不了（{zh}）", f"the file of tokens cannot be read ({en})", path) from e
    found = []
    for number, line in enumerate(lines, 1):
        token = line.partition("#")[0].strip()
        if not token:
            continue
        if len(token) < _LEAST or not token.isascii() or " " in token:
            raise _bad(
                f"令牌应有至少 {_LEAST} 个字母、数字或符号，没有空格",
                f"a token has at least {_LEAST} letters, digits or signs and no space", f"{path}:{number}",
            )  # fmt: skip
        found.append(digest(token))
    if not found:
        raise _bad("令牌文件里没有令牌", "there is no token in the file", path)
    return tuple(dict.fromkeys(found))


def _bad(zh: str, en: str, where: str) -> UsageError:
    return UsageError(
        zh, en, remedy_zh=f"每行写一个令牌，可用 {_SHOW} 生成",
        remedy_en=f"write a token on each line; {_SHOW} makes one", where=where,
    )  # fmt: skip
