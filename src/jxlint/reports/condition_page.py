"""The page of conditions: both ways to write them, with every variable."""

from __future__ import annotations

from jxlint.rules.conditions import facts
from jxlint.rules.variables import VARIABLES

_MADE = "<!-- Made by `jxlint rules docs` from src/jxlint/rules/conditions.py, variables.py; do not edit. -->"
_WORDS = """\
`when` 写只查哪些，`unless` 写不查哪些；两样都写时都要满足。写法有两种。
`when` says what is judged, `unless` what is not; with both, both must allow it. There are two ways to write them.

## 按词 By words

查名称、分类里的词，用这种：不需要另装什么，最快。出厂的规则都这样写。
For words and categories: nothing to install, and the quickest. The shipped rules use no other.

```yaml
when: {name: [成本, 费用]}                 # 名称里有其中一个词 the name has one of these words
when: {name: [成本], category: [时效指标]}  # 都要满足 both must hold
when: [{name: [成本]}, {project: [培训]}]   # 满足一个即可 one is enough
unless: {value: {lexicon: routine}}        # 词表里的词 words of a lexicon
```

`category`、`parent` 要整个相同，其余只要含有。 `category` and `parent` are compared whole, the others searched.

- 指标 Of an indicator: {row}
- 项目 Of a project: {project}

## CEL

按词写不出来的，用 [CEL](https://cel.dev)（Common Expression Language）：`pip install "jxlint[cel]"`。写成一段文字：
What words cannot say is written in CEL, as text; it needs `pip install "jxlint[cel]"`:

```yaml
when: 'category == "成本指标" && !name.contains("超支")'
unless: 'indicators > 20 || project.matches("维护|运行")'
```

检查方式 [`expression`](kinds/expression.md) 的 `expr` 也用 CEL。载入规则时就编译、核对类型，并用各种样例试算：
名称写错、类型不对、或有的表算不出来（如没有数时的 `numbers[0]`），都立即报错，不会等到检查时。
The kind [`expression`](kinds/expression.md) takes CEL, too. It is compiled and type-checked when the rule is loaded,
and tried on samples: a wrong name or type, or an answer that some tables would not have (`numbers[0]` without a
number), is an error then and never later.

函数 Functions: `contains`、`startsWith`、`endsWith`、`matches`（RE2 正则 pattern）、`size`、`all`、`exists`、
`filter`、`map`、`in_lexicon(name, "routine")`。与或非 And, or, not: `&&`、`||`、`!`。
小数要写小数点 Decimals need their point: `100.0`。`numbers`、`units`、`comparators` 至多 50 个 hold 50 at most.
"""


def conditions_page() -> str:
    """The page of conditions: both ways to write them, with every variable."""
    words = _WORDS
    for thing in ("row", "project"):
        words = words.replace(f"{{{thing}}}", "、".join(f"`{name}`" for name in facts(thing)))
    lines = ["# 条件 Conditions", "", _MADE, "", words]
    heads = {
        "row": "指标的条件，expression 的 scope: row Of indicators",
        "value": "expression 的 scope: value Of one value",
        "project": "项目的条件，expression 的 scope: project Of projects",
    }
    for thing, variables in VARIABLES.items():
        lines += [f"### {heads[thing]}", "", "| 变量 Variable | 类型 Type | 是什么 | Meaning |", "|---|---|---|---|"]
        lines += [f"| `{n}` | {_CEL[v.type]} | {v.zh} | {v.en} |" for n, v in variables.items()]
        lines.append("")
    return "\n".join(lines)


_CEL = {
    "string": "文字 string", "bool": "真假 bool", "int": "整数 int", "double": "小数 double",
    "strings": "文字列表 list(string)", "doubles": "小数列表 list(double)",
}  # fmt: skip
