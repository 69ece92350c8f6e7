"""Spoils files of every kind that is read, thousands of times, and reads them: no crash, no hang, no hunger.

    python -m scripts.fuzz_readers [--count 1000] [--seed 0] [--only .pdf,.xlsx] [--keep FOLDER]

Every spoilt file is read in a process of its own kind that may take 10 s and 1 GB for one; what it raises must be an
error of jxlint's own, and what it reads is judged as well. Anything else is printed with the seed that makes the file
again, and kept in FOLDER; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.grids import cells_of
from tests.readers.containers import WRITERS
from tests.samples import EXAMPLES, ROOT, WITH_GOLD, gold

from jxlint.document import ProjectTable

SECONDS = 10  # of the processor; four times as many on the clock, other work may be going on
MEMORY = 1 << 30
# Virtual memory that Python and its libraries have before they read anything.
_ROOM = 1 << 30


def main() -> int:
    """Spoil and read; 1 when anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="spoilt files of each sample")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="names of samples, or ends of them, parted by commas")
    parser.add_argument("--keep", type=Path, help="where files that went wrong are kept")
    args = parser.parse_args()
    wanted = tuple(filter(None, args.only.split(",")))
    ended: Counter[str] = Counter()
    for name, data in samples():
        if wanted and not name.endswith(wanted):
            continue
        begun, wrong = time.monotonic(), 0
        for number, how, said in tried(name, data, range(args.seed, args.seed + args.count)):
            ended[how] += 1
            if how not in ("read", "refused"):
                wrong += 1
                print(f"{name} seed {number}: {how}: {said}", flush=True)
                if args.keep:
                    args.keep.mkdir(parents=True, exist_ok=True)
                    (args.keep / f"{number}-{name}").write_bytes(spoilt(data, number))
        print(f"{name}: {args.count} spoilt, {wrong} wrong, {time.monotonic() - begun:.0f} s", flush=True)
    print(", ".join(f"{count} {how}" for how, count in sorted(ended.items())))
    return 1 if set(ended) - {"read", "refused"} else 0


def samples() -> Iterator[tuple[str, bytes]]:
    """A file of every kind, by its name."""
    for path in (EXAMPLES / f"{WITH_GOLD[0]}.txt", EXAMPLES / "submitted.json", EXAMPLES / "guangzhou-department.txt"):
        yield path.name, path.read_bytes()
    for path in sorted((ROOT / "tests" / "data" / "pdf").glob("*.pdf")):
        yield path.name, path.read_bytes()
    document = gold(WITH_GOLD[0])
    assert isinstance(document, ProjectTable)
    for name, write in WRITERS.items():
        yield name, write(cells_of(document))


def spoilt(data: bytes, seed: int) -> bytes:
    """`data` spoilt, the same for the same seed: of an archive mostly one of its parts, which would else only fail its
    checksum."""
    draw = random.Random(seed)
    if not data.startswith(b"PK") or draw.random() < 0.2:
        return _spoilt(data, draw)
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        hit = draw.choice(old.namelist())
        for part in old.namelist():
            new.writestr(part, _spoilt(old.read(part), draw) if part == hit else old.read(part))
    return out.getvalue()


def _spoilt(data: bytes, draw: random.Random) -> bytes:
    """`data` with some of its bytes changed, taken out, repeated or moved, or cut off."""
    out = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 4, 16, 64))):
        if not out:
            break
        at, size = draw.randrange(len(out)), draw.choice((1, 2, 8, 64, 512))
        how = draw.randrange(7)
        if how == 0:
            out[at] ^= 1 << draw.randrange(8)
        elif how == 1:
            out[at] = draw.randrange(256)
        elif how == 2:
            del out[at : at + size]
        elif how == 3:
            out[at:at] = out[at : at + size] * draw.choice((1, 3))
        elif how == 4:
            other = draw.randrange(len(out))
            out[at : at + size], out[other : other + size] = out[other : other + size], out[at : at + size]
        elif how == 5:
            out[at : at + size] = bytes(draw.randrange(256) for _ in range(size))
        else:
            out[at:at] = draw.choice((b"\0" * 8, b"\xff" * 8, b"99999999", b"-1", b"<!--", b"]]>", b"((((", b"[[[["))
    return bytes(out[: draw.randrange(len(out) + 1)] if draw.random() < 0.1 else out)


def tried(name: str, data: bytes, seeds: range) -> Iterator[tuple[int, str, str]]:
    """How each of the spoilt files ended: read, refused, or what went wrong, with a word on it."""
    todo = list(seeds)
    while todo:
        ours, theirs = multiprocessing.Pipe()
        child = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs, name, data, todo), daemon=True)
        child.start()
        theirs.close()
        while todo:
            if not ours.poll(SECONDS * 4):
                child.kill()
                yield todo.pop(0), "hangs", f"over {SECONDS} s"
                break
            try:
                answer = ours.recv()
            except EOFError:  # it died
                break
            yield (todo.pop(0), *answer)
        child.join(SECONDS)
        if todo and child.exitcode not in (0, None, -9):
            yield todo.pop(0), "crashes", f"exit code {child.exitcode}"
        ours.close()


def _work(pipe: Connection, name: str, data: bytes, seeds: list[int]) -> None:
    """The spoilt files one after the other, until one goes wrong."""
    import resource

    from jxlint import rules
    from jxlint.engine import check
    from jxlint.errors import JxlintError
    from jxlint.readers import read_bytes
    from jxlint.readers.ocr import reading

    setattr(reading, "installed", lambda: False)  # noqa: B010 - a page that lost its text would be recognised, for seconds
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY + _ROOM, MEMORY + _ROOM))
    book = rules.load()
    for seed in seeds:
        made, begun = spoilt(data, seed), time.process_time()
        try:
            check(read_bytes(made, name), book)
            how, said = "read", ""
        except JxlintError as e:
            how, said = "refused", e.code
        except MemoryError:
            how, said = "hungers", "over 1 GB"
        except Exception as e:  # noqa: BLE001 - what is looked for
            how, said = "raises", f"{type(e).__name__}: {e} ({traceback.extract_tb(e.__traceback__)[-1]})"
        if time.process_time() - begun > SECONDS:
            how, said = "slow", f"{time.process_time() - begun:.0f} s"
        pipe.send((how, said))
    pipe.close()


if __name__ == "__main__":
    sys.exit(main())
