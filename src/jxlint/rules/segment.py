"""Words of a text, cut by jieba with a small dictionary of the field.

jieba's own dictionary takes about a second to load; ours holds the words of such tables and is read in a few
milliseconds. Nothing is written anywhere, and a text is always cut the same way (no hidden Markov model).
"""

from __future__ import annotations

import importlib
import io
import sys
import types
import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from jxlint.memo import Memo

if TYPE_CHECKING:
    import jieba

# How common a word of a lexicon is taken to be: enough to be preferred to its parts.
_FREQUENCY = 2_000

_GUESSING = "jieba.finalseg"


class Segmenter:
    """Cuts texts into words. The dictionary at `path` (lines of `word frequency`, # for comments) is loaded when the
    first text is cut; `more` gives the words that the lexicons add to it. `cut` gives the words of a text in their
    order, white space left out, and raises OSError where the dictionary is gone."""

    def __init__(self, path: str, more: Callable[[], Iterable[str]]) -> None:
        self._path, self._more = path, more
        self._tokenizer: jieba.Tokenizer | None = None
        self._memo = Memo(self._cut)
        self.cut = self._memo.__getitem__

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._memo.clear()

    def _cut(self, text: str) -> tuple[str, ...]:
        if self._tokenizer is None:
            self._tokenizer = self._load()
        return tuple([w for w in self._tokenizer.cut(text, HMM=False) if not w.isspace()])

    def _load(self) -> jieba.Tokenizer:
        tokenizer = _jieba().Tokenizer()
        with open(self._path, encoding="utf-8") as f:
            lines = [line for line in f.read().splitlines() if line and line[0] != "#"]
        lines += [f"{word} {_FREQUENCY}" for word in self._more() if " " not in word]
        # What jieba's initialize does, less the dictionary of its own and the cache that it writes to a public folder.
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(io.BytesIO("\n".join(lines).encode()))
        tokenizer.initialized = True
        return tokenizer


def _jieba() -> Any:
    """jieba without pkg_resources, which it would only use to find its own dictionary and which takes 0.1 s, and with
    what guesses unknown words, which we never ask for, loaded only when somebody does."""
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # its own escapes, on newer Pythons
            sys.modules.setdefault(_GUESSING, _guessing_later())
            import jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    return jieba


def _guessing_later() -> types.ModuleType:
    """A stand-in for the module that guesses unknown words, which takes as long to load as all the rest of jieba."""

    def late(name: str) -> Callable[..., Any]:
        def call(*words: Any) -> Any:
            sys.modules.pop(_GUESSING, None)
            real = importlib.import_module(_GUESSING)
            stand_in.__dict__.update(real.__dict__)
            return getattr(real, name)(*words)

        return call

    stand_in = types.ModuleType(_GUESSING)
    stand_in.__dict__.update({name: late(name) for name in ("cut", "add_force_split")})
    return stand_in
