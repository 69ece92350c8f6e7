"""Many findings put into a format by several processes, copies of this one, each of which takes some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from jxlint.findings import Finding
from jxlint.processes.copies import copies
from jxlint.processes.copying import Copying

_CHUNK = 1024 * 1024


def together(
    findings: Sequence[Finding], parts: int, made: Callable[[Sequence[Finding]], Iterable[bytes]], between: bytes
) -> Iterator[bytes]:
    """What `made` gives of `findings`, of which each process takes one of so many `parts`; `between` stands between two
    of them."""
    size = -(-len(findings) // parts)
    shares = [findings[at : at + size] for at in range(0, len(findings), size)]
    with Copying(range(1, len(shares) if copies() else 0), lambda number: made(shares[number])) as others:
        yield from made(shares[0])
        for number in range(1, len(shares)):
            yield between
            theirs = others.made(number)
            if theirs is None:
                yield from made(shares[number])
                continue
            with theirs:
                while chunk := theirs.read(_CHUNK):
                    yield chunk
