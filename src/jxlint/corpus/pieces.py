"""Batches judged in as many pieces as it takes: a document that ends the process that judges it costs only itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

import msgspec

from jxlint.corpus.bounds import Bounds
from jxlint.corpus.engines.contract import Engine, Gone
from jxlint.corpus.judging import joined, lost
from jxlint.corpus.model import Done, Work
from jxlint.errors import JxlintError, TooCostly
from jxlint.processes.pooled import OUT_OF_MEMORY


def judged(works: Iterator[Work], make: Callable[[], Engine], bounds: Bounds, lang: str) -> Iterator[Done]:
    """What comes of each batch. The engine is made only where there is one. Raises BrokenRule and UsageError."""
    first = next(works, None)
    if first is None:
        return
    again, batches = deque([first]), dict[int, _Batch]()

    def all_of_them() -> Iterator[Work]:
        while (work := again.popleft() if again else next(works, None)) is not None:
            if work.batch not in batches:
                batches[work.batch] = _Batch(len(work.items))
            yield work

    own = make()
    while again:
        for work, came in own.run(all_of_them()):
            batch = batches[work.batch]
            if isinstance(came, Done):
                batch.take(work, came)
            elif work.suspect or (came.late and came.part is not None):
                item = work.items[came.part or 0]
                batch.take(work, lost(item, _why(came, bounds), work.batch, lang), came.part or 0)
                again += _around(work, came.part or 0)
            else:
                again += _parted(work, came)
            if not batch.left:
                yield batches.pop(work.batch).whole()


class _Batch:
    """What came of a batch so far, by the first document of each piece."""

    def __init__(self, left: int) -> None:
        self.left = left
        self._pieces: dict[int, Done] = {}

    def take(self, work: Work, done: Done, part: int = 0) -> None:
        self._pieces[work.first + part] = done
        self.left -= done.counts["documents"]

    def whole(self) -> Done:
        pieces = [self._pieces[first] for first in sorted(self._pieces)]
        return joined(pieces) if len(pieces) > 1 else pieces[0]


def _parted(work: Work, gone: Gone) -> list[Work]:
    """A batch whose process died, so that the document that did it is by itself; where that is not known, all are. It
    may have been innocent, of a want of memory that others caused, and is tried again."""
    if gone.part is None:
        return [_piece(work, i, i + 1, suspect=True) for i in range(len(work.items))]
    return [*_around(work, gone.part), _piece(work, gone.part, gone.part + 1, suspect=True)]


def _around(work: Work, part: int) -> list[Work]:
    pieces = [_piece(work, 0, part), _piece(work, part + 1, len(work.items))]
    return [piece for piece in pieces if piece.items]


def _piece(work: Work, begin: int, end: int, *, suspect: bool = False) -> Work:
    return msgspec.structs.replace(work, items=work.items[begin:end], first=work.first + begin, suspect=suspect)


def _why(gone: Gone, bounds: Bounds) -> JxlintError:
    if gone.late:
        return TooCostly(
            f"检查它超过了 {bounds.time} 秒，已停止", f"to check it took more than {bounds.time} s: stopped",
            remedy_zh="请拆分或另存一份干净的文件；文件确实可靠时可用 --limit time=秒数 放宽",
            remedy_en="split it or save a clean copy; if it can be trusted, raise the limit with --limit time=SECONDS",
        )  # fmt: skip
    if gone.code == OUT_OF_MEMORY:
        mb = bounds.memory // 1024**2
        return TooCostly(
            "检查它要的内存" + (f"超过了 {mb:,} MB" if mb else "不够"),
            "to check it takes more " + (f"than {mb:,} MB of memory" if mb else "memory than there is"),
            remedy_zh="请拆分或另存一份干净的文件；文件确实可靠时可用 --limit memory=8GB 放宽",
            remedy_en="split it or save a clean copy; if it can be trusted, raise the limit with --limit memory=8GB",
        )  # fmt: skip
    zh, en = f"（{gone.code}），可能是", f" ({gone.code}), perhaps for"
    if gone.code is None:  # a cluster does not tell why
        zh, en = f"，可能是超过了 {bounds.time} 秒，或", f", perhaps for more than {bounds.time} s or"
    return JxlintError(
        f"检查它的进程中断了{zh}内存不够",
        f"the process that checked it died{en} want of memory",
        remedy_zh="请用 jxlint check --jobs 1 单独检查这个文件",
        remedy_en="check this file alone with jxlint check --jobs 1",
    )
