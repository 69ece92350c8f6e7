"""The entry `files` of a profile, as it is written: which files of a folder are checked, how large they may be."""

from __future__ import annotations

from jxlint.errors import BrokenProfile, UsageError
from jxlint.readers.limits import Limits, amount
from jxlint.rules.profiles import fields
from jxlint.rules.profiles.model import Files
from jxlint.rules.yamlfile import Lined, check_keys

KEYS = ("include", "exclude", "gitignore", "limits")


def read_files(data: Lined, file: str) -> Files:
    """The key `files` of the profile `data`. Raises BrokenProfile."""
    value = data.get("files")
    if value is None:
        return Files()
    value = check_keys(value, KEYS, (), f"{file}:{data.lines['files']}", BrokenProfile)
    include, exclude = fields.texts(value, "include", file), fields.texts(value, "exclude", file)
    gitignore = value.get("gitignore")
    if gitignore is not None and not isinstance(gitignore, bool):
        raise fields.broken(
            f"{file}:{value.lines['gitignore']}", f"gitignore 应是 true 或 false，写的是 {gitignore}",
            f"gitignore must be true or false, found {gitignore}", "请改正", "mend it",
        )  # fmt: skip
    return Files(
        None if include is None else tuple(c.text for c in include),
        tuple(c.text for c in exclude or ()),
        gitignore,
        _limits(value, file),
    )


def _limits(data: Lined, file: str) -> dict[str, int]:
    given = data.get("limits")
    if given is None:
        return {}
    given = check_keys(given, Limits.__struct_fields__, (), f"{file}:{data.lines['limits']}", BrokenProfile)
    try:
        return {name: amount(name, str(value)) for name, value in given.items()}
    except UsageError as e:
        name = next(n for n in given if n == e.where)
        raise BrokenProfile(
            e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=f"{file}:{given.lines[name]}"
        ) from e
