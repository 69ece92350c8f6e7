"""JSON Schemas (2020-12) of the YAML files: rules, lexicons, taxonomies, suggestions and profiles.

They are made from what the readers use: the tuples of keys, the options of the kinds and the typed parts.
"""

from __future__ import annotations

from jxlint.rules.schemas.made import NAMES, schema

__all__ = ["NAMES", "schema"]
