"""The documents of batches read again, one after the other, so that an archive is opened once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from jxlint.corpus.holders import items
from jxlint.corpus.model import Batch, Holder, Item, Reason, Slice, Work
from jxlint.corpus.planning import digest_of, stamp
from jxlint.corpus.settings import Settings
from jxlint.errors import InputError, UsageError
from jxlint.reasons import reason


class Loader:
    """Reads the documents of batches that come in their order. Raises UsageError for a file that changed since the plan
    was made: what is in the data set already would not fit the rest."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._limits = settings, settings.within()
        self._holder: Holder | None = None
        self._next = 0
        self._open: Iterator[Item] = iter(())

    def works(self, batches: Iterable[Batch]) -> Iterator[Work]:
        """The batches with their documents."""
        for batch in batches:
            yield Work(batch.number, tuple(item for part in batch.slices for item in self._items(part)))

    def _items(self, part: Slice) -> list[Item]:
        holder = part.holder
        if holder != self._holder or part.mark.number != self._next:
            _check(holder)
            self._holder, self._open = holder, items(holder, part.mark, self._limits, self._settings.column)
        self._next = part.mark.number + part.count
        out = list[Item]()
        error: InputError | None = None
        try:
            out += islice(self._open, part.count)
        except InputError as e:
            error = e
        except OSError as e:
            error = _lost(e)
        for i in range(len(out), part.count):
            reason = Reason.of(error or _changed(holder))
            name = f"{holder.path}!{part.mark.number + i}"
            out.append(Item(name, name, holder.path, error=reason))
        return out


def _check(holder: Holder) -> None:
    if holder.holding == "broken":
        return
    try:
        if stamp(holder.path) != (holder.size, holder.modified) and digest_of(holder.path) != holder.digest:
            raise _changed(holder)
    except OSError as e:
        raise _changed(holder) from e


def _changed(holder: Holder) -> UsageError:
    return UsageError(
        "文件在开工后变了或没有了，续做的结果会前后不一",
        "the file changed or went away since the run began, and the rest would not fit what is done",
        remedy_zh="请放回原来的文件再续做，或换一个输出文件夹从头检查",
        remedy_en="put the old file back and go on, or begin anew with another folder of output",
        where=holder.path,
    )


def _lost(error: OSError) -> InputError:
    zh, en = reason(error)
    return InputError(f"读不了（{zh}）", en, remedy_zh="请检查磁盘", remedy_en="check the disk")
