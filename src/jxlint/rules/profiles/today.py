"""The day on which exemptions are judged."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from jxlint.errors import UsageError


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH, so that a run can be repeated. Raises UsageError for a bad one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as e:
        raise UsageError(
            f"SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，写的是“{epoch}”",
            f"SOURCE_DATE_EPOCH must be seconds since 1970, found “{epoch}”",
            remedy_zh="请改正或取消这个环境变量",
            remedy_en="mend or unset that variable",
        ) from e
