"""Units of one dimension, each in the smallest of its kind: 1小时 is 3600 秒, 1公里 1000 米."""

from __future__ import annotations

# A month is no number of days, and how long working days are depends on the calendar: times are three dimensions.
DIMENSIONS: dict[str, dict[str, str]] = {
    "time": {"毫秒": "0.001", "秒": "1", "分钟": "60", "小时": "3600", "天": "86400", "周": "604800"},
    "months": {"月": "1", "个月": "1", "季度": "3", "个季度": "3", "年": "12"},
    "workdays": {"工作日": "1", "个工作日": "1"},
    "length": {"毫米": "0.001", "厘米": "0.01", "公分": "0.01", "米": "1", "延米": "1", "公里": "1000"},
    "mass": {"毫克": "0.000001", "克": "0.001", "斤": "0.5", "千克": "1", "吨": "1000"},
    "volume": {"毫升": "0.001", "升": "1", "立方米": "1000", "立方": "1000"},
    "area": {"平方": "1", "平方米": "1", "公顷": "10000", "平方公里": "1000000"},
    "power": {"千瓦": "1", "兆瓦": "1000"},
    "data": {"MB": "1", "GB": "1024", "TB": "1048576"},
    "share": {"%": "1", "‰": "0.1", "‱": "0.01"},
}
