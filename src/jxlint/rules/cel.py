"""Conditions in CEL, the Common Expression Language: compiled and type-checked once, answers remembered.

The library is imported only when a rule in force has a condition or expression in CEL; it is an extra (`jxlint[cel]`).
Patterns (`matches`) are RE2's, which cannot backtrack, and loops have a budget, so that no expression can hang.
"""

from __future__ import annotations

from typing import Any

from jxlint.errors import BrokenRule
from jxlint.memo import Memo
from jxlint.rules.cel_errors import explain
from jxlint.rules.cel_literals import check_literals, first_line, tokens
from jxlint.rules.cel_trial import try_out
from jxlint.rules.lexicon import Phrases
from jxlint.rules.variables import VARIABLES, Thing, Variable

LONGEST = 4_000


class CannotEvaluate(Exception):
    """An expression that failed on something it judged, such as int("多")."""


class Program:
    """An expression that answers true or false."""

    def __init__(self, source: str, expression: Any, variables: dict[str, Variable]) -> None:
        self.source, self.variables, self._expression = source, variables, expression
        self._memo = Memo(self.evaluate)

    def __call__(self, thing: Any) -> bool:
        """Whether the expression holds for `thing` (a Row, Value or ProjectView). Raises CannotEvaluate."""
        return self._memo[tuple([v.get(thing) for v in self.variables.values()])]

    def forget(self) -> None:
        """Drop what was remembered."""
        self._memo.clear()

    def evaluate(self, key: tuple[Any, ...]) -> bool:
        """Whether it holds for these values of its `variables`. Raises CannotEvaluate."""
        facts = {n: list(v) if isinstance(v, tuple) else v for n, v in zip(self.variables, key, strict=True)}
        try:
            answer = self._expression.eval(data=facts).value()
        except (RuntimeError, UnicodeError) as e:
            # Half of a surrogate pair, which JSON may hold, is no text to the library.
            sound = {n: _sound(v) for n, v in facts.items()}
            if sound == facts:
                raise CannotEvaluate(f"{self.source}: {first_line(e)}") from e
            answer = self._expression.eval(data=sound).value()
        if not isinstance(answer, bool):
            raise CannotEvaluate(f"{self.source}: {first_line(answer)}")
        return answer


class Cel:
    """Compiles the expressions of one rule set; `in_lexicon` looks into its lexicons. Raises BrokenRule without the
    library."""

    def __init__(self, phrases: Phrases, where: str) -> None:
        try:
            from cel_expr_python import cel
        except ImportError as e:
            raise BrokenRule(
                "这条规则用 CEL 写条件，需要另装 CEL 库",
                "the rule has a condition in CEL, and the library for it is not installed",
                remedy_zh='请运行 pip install "jxlint[cel]"，或改用 {name: [词, …]} 的写法',
                remedy_en='run pip install "jxlint[cel]", or write the condition as {name: [word, …]}',
                where=where,
            ) from e
        self._cel, self._phrases = cel, phrases
        self._environments: dict[Thing, Any] = {}
        self._programs: list[Program] = []

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        for program in self._programs:
            program.forget()

    def program(self, source: str, thing: Thing, where: str) -> Program:
        """`source` compiled for `thing`. Raises BrokenRule naming `where` and the nearest right name."""
        if not source.strip() or len(source) > LONGEST:
            said = f"CEL 应有 1 到 {LONGEST} 字", f"CEL must have 1 to {LONGEST} characters"
            raise BrokenRule(*said, remedy_zh="请改写", remedy_en="rewrite it", where=where)
        known = VARIABLES[thing]
        try:
            expression = self._environment(thing).compile(source)
        except RuntimeError as e:
            raise explain(str(e), source, known, where) from e
        result = expression.return_type().name()
        if result != "BOOL":
            raise BrokenRule(
                f"CEL 的结果应是真或假，这里是 {result.lower()}",
                f"the result must be true or false, not {result.lower()}",
                remedy_zh='请写成比较，例如 name.contains("成本")',
                remedy_en='write a comparison such as name.contains("成本")',
                where=where,
            )
        words = tokens(source)
        check_literals(words, self._cel, self._phrases.lexicons, where)
        used = {w for i, w in enumerate(words) if w in known and (i == 0 or words[i - 1] != ".")}
        program = Program(source, expression, {name: v for name, v in known.items() if name in used})
        try_out(source, program.evaluate, program.variables, where)
        self._programs.append(program)
        return program

    def _environment(self, thing: Thing) -> Any:
        environment = self._environments.get(thing)
        if environment is None:
            t = self._cel.Type
            types = {
                "string": t.STRING, "bool": t.BOOL, "int": t.INT, "double": t.DOUBLE,
                "strings": t.List(t.STRING), "doubles": t.List(t.DOUBLE),
            }  # fmt: skip
            has = self._cel.Overload(
                "in_lexicon_string_string", return_type=t.BOOL, parameters=[t.STRING, t.STRING], is_member=False,
                impl=lambda text, lexicon: bool(self._phrases.find(text, lexicon)),
            )  # fmt: skip
            environment = self._environments[thing] = self._cel.NewEnv(
                variables={name: types[v.type] for name, v in VARIABLES[thing].items()},
                functions=[self._cel.FunctionDecl("in_lexicon", [has])],
            )
        return environment


def _sound(value: Any) -> Any:
    if isinstance(value, list):
        return [_sound(v) for v in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
