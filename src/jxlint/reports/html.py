"""One self-contained web page: counts, charts, every table as it was read with the offending words marked.

Nothing is fetched and nothing runs but the page's own script; its Content-Security-Policy says so. Words of documents
are escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import jinja2
from markupsafe import Markup

from jxlint import __version__
from jxlint.reports.html_model import Page, page
from jxlint.reports.model import Report

_FOLDER = Path(__file__).with_name("page")


def render(report: Report, lang: str) -> str:
    """`report` as HTML. Both languages are in it where the findings are; it opens in `lang`."""
    style, script = (_read(name) for name in ("style.css", "script.js"))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made: Page = page(report, lang)
    return environment.get_template("page.html.jinja").render(
        page=made,
        lang=lang,
        version=__version__,
        style=_trusted(style),
        script=_trusted(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _trusted(text: str) -> str:
    """Our own style or script: the only text that is not escaped."""
    return Markup(text)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
