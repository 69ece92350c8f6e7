"""The floor: plain json + re, the same five rules, no positions, no report: python floor.py ind.json"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

VAGUE = re.compile("(有所|逐年|不断|进一步|持续)(提高|提升|增强|改善|加强|下降)")
BARE = re.compile(r"[≥≤><=＝]?\s*\d+(\.\d+)?")
PLACEHOLDER = re.compile("X{2,}|请填写")
LEVEL2 = frozenset(
    [
        "11-数量指标",
        "12-质量指标",
        "13-时效指标",
        "14-成本指标",
        "21-经济效益",
        "22-社会效益",
        "23-生态效益",
        "24-可持续影响",
        "31-服务对象满意度",
    ]
)

found: Counter[str] = Counter()
for row in json.loads(Path(sys.argv[1]).read_bytes()):
    found["vague-period"] += VAGUE.search(row["period_value"]) is not None
    found["vague-annual"] += VAGUE.search(row["annual_value"]) is not None
    found["category"] += row["level2"] not in LEVEL2
    found["bare-number"] += BARE.fullmatch(row["annual_value"]) is not None
    found["placeholder"] += PLACEHOLDER.search(row["name"]) is not None
print(sum(found.values()))
