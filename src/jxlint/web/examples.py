"""The examples in the description of the API. A test sends the document and compares what comes with the findings."""

from __future__ import annotations

from typing import Any

from jxlint import __version__

DOCUMENT: dict[str, Any] = {
    "schema": "jxlint.document/1",
    "kind": "project-table",
    "department": "某局",
    "money_unit": "万元",
    "budget_year": 2026,
    "total": {"total": "5.00", "fiscal": "5.00", "special_account": None, "other": None},
    "units": [
        {
            "name": "某中心",
            "amounts": {"total": "5.00", "fiscal": "5.00", "special_account": None, "other": None},
            "projects": [
                {
                    "name": "培训经费",
                    "amounts": {"total": "5.00", "fiscal": "5.00", "special_account": None, "other": None},
                    "objective": "开展培训。",
                    "indicators": [
                        {
                            "number": 1,
                            "level1": "1-产出指标",
                            "level2": "11-数量指标",
                            "name": "培训人数",
                            "period": "≥300人",
                            "annual": "有所提高",
                        }
                    ],
                }
            ],
        }
    ],
}
PROBLEM: dict[str, Any] = {
    "error": {
        "code": "E102",
        "message": {"zh": "认不出这是哪种表", "en": "no known kind of table"},
        "remedy": {"zh": "可以读：项目支出绩效目标表……", "en": "known: 项目支出绩效目标表 …"},
        "where": "表.txt",
    }
}
JOB: dict[str, Any] = {
    "id": "Ika1F5J-IxbNNqkYdsizPJlkGbrWAp-Q",
    "state": "queued",
    "position": 2,
    "file": None,
    "files": 1,
    "page": None,
    "pages": None,
    "error": None,
}
# What `select=JX301` finds in it.
FINDINGS: dict[str, Any] = {
    "schema": "jxlint.findings/1",
    "tool": {"name": "jxlint", "version": __version__},
    "profile": "default",
    "files": [
        {
            "path": "document.json",
            "kind": "project-table",
            "units": 1,
            "projects": 1,
            "indicators": 1,
            "error": None,
            "findings": [
                {
                    "code": "JX301",
                    "name": "vague-target",
                    "severity": "error",
                    "message": "“有所提高”无法考核“培训人数”；可改写为：X人",
                    "unit": "某中心",
                    "project": "培训经费",
                    "indicator": 1,
                    "field": "annual",
                    "text": "有所提高",
                    "location": {
                        "line": 1,
                        "column": 518,
                        "end_line": 1,
                        "end_column": 522,
                        "page": None,
                        "sheet": None,
                        "cell": None,
                        "pointer": "/units/0/projects/0/indicators/0/annual",
                    },
                    "fix": None,
                    "fingerprint": "8c2e79690c63ad50438f4c8969618f4e",
                }
            ],
        }
    ],
    "summary": {"error": 1, "warning": 0, "info": 0, "files": 1, "indicators": 1},
}
