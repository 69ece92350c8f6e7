"""A self-contained web page from a template of page/.

Nothing is fetched and nothing runs but the page's own script; its Content-Security-Policy says so. Words of documents
are escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

import jinja2
from markupsafe import Markup

from jxlint import __version__, stamp

FOLDER = Path(__file__).with_name("page")


def fill(template: str, styles: Iterable[str], scripts: Iterable[str], lang: str, **values: object) -> str:
    """The page that `template` (of page/, without .html.jinja) makes of `values`, with these styles and scripts in it;
    it opens in `lang`."""
    style, script = ("".join(_read(name) for name in names) for names in (styles, scripts))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{template}.html.jinja").render(
        **values,
        lang=lang,
        version=__version__,
        generator=_trusted(stamp.HTML),
        style=_trusted(style),
        script=_trusted(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _trusted(text: str) -> str:
    """Our own style or script: the only text that is not escaped."""
    return Markup(text)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
