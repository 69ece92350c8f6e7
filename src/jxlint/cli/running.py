"""The files of a run judged: from the cache, one by one, or in several processes; the answers come in the order of the
files, whatever did them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jxlint.cli.progress import Progress
from jxlint.desk.bench import Bench, Order
from jxlint.errors import BrokenRule, JxlintError, UsageError
from jxlint.failing import answered
from jxlint.inputs.paths import Input
from jxlint.processes.copies import copies, cores
from jxlint.reports.model import FileReport

if TYPE_CHECKING:
    from jxlint.desk.outcome import Outcome

_ENOUGH = 400_000  # bytes for each process more: less is done before it has begun
_ENOUGH_ANEW = 4_000_000  # where a process begins with nothing loaded
_AT_HAND = 20_000  # findings that are known and wait for their turn
Answer = FileReport | JxlintError


def answers(files: Sequence[Input], bench: Bench, jobs: int, progress: Progress) -> Iterator[tuple[Input, Answer]]:
    """The report of each file, or why there is none, in their order. A broken rule spoils every file and is raised, and
    so is a command line that its profile does not allow; a broken profile spoils only the files it was found for.

    `jobs` is the number of processes, 0 for as many as pay.
    """
    ready = list[Answer | bool]()  # True: known, and to be looked up again
    room = _AT_HAND
    for each in files:
        answer = each.error or _tried(bench.known, each)
        ready.append(False if answer is None else answer if room > 0 else True)
        if isinstance(answer, FileReport):
            room -= 1 + len(answer.findings)
        if answer is not None:
            progress.step(each.name)
    missing = [each for each, answer in zip(files, ready, strict=True) if answer is False]
    others = [each for each in missing if each.path != "-"]
    processes = _processes(others, jobs)
    # Files that are not judged side by side may be judged by several processes each, where they are large.
    bench.desk.processes = (jobs or cores()) if processes < 2 else 1
    done = iter(_together(others, bench, processes, progress)) if processes > 1 else None
    for each, answer in zip(files, ready, strict=True):
        if answer is False:
            if done is not None and each.path != "-":
                answer = next(done)
            else:
                progress.step(each.name)
                answer = _tried(bench.judge, each)
        elif answer is True:
            answer = _tried(bench.known, each) or _tried(bench.judge, each)
        yield each, answer


def _tried(work: Callable[[Input], Any], each: Input) -> Any:
    """What `work` gives of a file, or why there is nothing. Raises what is wrong with the whole run."""
    answer = answered(lambda: work(each), each.name)
    if isinstance(answer, BrokenRule | UsageError):
        raise answer
    return answer


def _together(files: Sequence[Input], bench: Bench, processes: int, progress: Progress) -> Iterator[Answer]:
    """The answers of several processes in the order of the files."""
    from jxlint.desk.outcome import Outcome
    from jxlint.processes.pool import Pool
    from jxlint.processes.pooled import Lost

    if copies():
        for each in files:
            # Compiled once for all of them; what is wrong is found again, and told, where the file is judged.
            _tried(lambda e: bench.desk.ready(e.name), each)
        pool = Pool(processes, lambda: bench.answer)
    else:
        pool = Pool(processes, functools.partial(_answering, bench.order))
    waiting: dict[int, Answer] = {}
    following = 0
    for index, came in pool.run(files, lambda i: progress.step(files[i].name)):
        if isinstance(came, BrokenRule | UsageError):
            raise came
        if isinstance(came, Lost):
            waiting[index] = _died(files[index].name, came.code)
        else:
            waiting[index] = bench.taken(files[index], came) if isinstance(came, Outcome) else came
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _answering(order: Order) -> Callable[[Input], Outcome | JxlintError]:
    return order.bench().answer


def _processes(files: Sequence[Input], jobs: int) -> int:
    """How many processes judge `files`: as many as were asked for, or as are worth their start."""
    if jobs:
        return min(jobs, len(files))
    size = sum(map(_size, files))
    if len(files) < 2 or size < _ENOUGH:
        return 1
    return min(cores(), len(files), 1 + size // (_ENOUGH if copies() else _ENOUGH_ANEW))


def _size(each: Input) -> int:
    try:
        return each.line.size if each.line else os.stat(each.path).st_size  # noqa: PTH116 - many files
    except (OSError, ValueError):
        return 0


def _died(name: str, code: int | None) -> JxlintError:
    return JxlintError(
        f"检查它的进程中断了（{code}），可能是内存不够",
        f"the process that checked it died ({code}), perhaps for want of memory",
        remedy_zh="请用 --jobs 1 单独检查这个文件",
        remedy_en="check this file alone, with --jobs 1",
        where=name,
    )
