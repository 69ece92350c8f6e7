"""What came of a check as the fragments of HTML that the page shows.

A pure function: it runs in the process that judged the table. Words of documents are escaped by the template engine,
and the page's Content-Security-Policy would let nothing of them run.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path as File

import jinja2
import msgspec

from jxlint.document import Document, Path
from jxlint.findings import SEVERITIES, Finding
from jxlint.reading import Location, Notice, Places
from jxlint.reports import html_page
from jxlint.reports.doubtful import doubt
from jxlint.rules.model import Rule
from jxlint.web.page.labels import spot
from jxlint.web.page.laying import Layer, paths
from jxlint.web.page.marking import target
from jxlint.web.page.model import Spots
from jxlint.web.page.telling import entries, groups

TEMPLATES = File(__file__).with_name("templates")


class View(msgspec.Struct, frozen=True):
    """A checked table for the page: the fragments of HTML, and counts to say at once.

    `table` is the document as it was read, with its marks; `findings` the list of what is said of it; `rules` why and
    by which regulation.
    """

    table: str
    findings: str
    rules: str
    counts: dict[str, int]
    projects: int
    indicators: int


def view(
    document: Document,
    findings: Sequence[Finding],
    places: Places | None,
    rules: Sequence[Rule],
    lang: str,
    notices: Sequence[Notice] = (),
) -> View:
    """`document` as judged, in `lang`. `places` are those of its file; None for one that was edited in the page, which
    has none. `rules` are those in force, `notices` what the reader had to say of the file."""
    if places is None:
        findings = [msgspec.structs.replace(f, location=Location()) if f.path else f for f in findings]
    targets = [target(document, f.path) if f.path else () for f in findings]
    by_path: dict[Path, list[tuple[int, Finding]]] = defaultdict(list)
    for i, (finding, at) in enumerate(zip(findings, targets, strict=True)):
        if at:
            # Only what is about the value itself marks its words; the rest is about what it stands for.
            about = finding if at == finding.path else msgspec.structs.replace(finding, field="project", span=None)
            by_path[at].append((i, about))
    sections = Layer(by_path, _spots(document, places, lang), lang).sections(document)
    listed = groups(document, findings, targets, rules, lang)
    tables = [t for s in sections for t in s.tables]
    active = [f for f in findings if f.suppressed is None]
    fill = functools.partial(_fill, lang=lang)
    return View(
        table=fill("table", sections=sections, notices=[n.text(lang) for n in notices]),
        findings=fill("findings", groups=listed),
        rules=fill("rules", rules=entries(findings, rules, lang)),
        counts={s: sum(f.severity == s for f in active) for s in SEVERITIES},
        projects=sum(s.kind == "project" for s in sections),
        indicators=sum(len(t.rows) for t in tables if "annual" in t.widths),
    )


def _spots(document: Document, places: Places | None, lang: str) -> Spots:
    if places is None:
        return {}
    wanted = paths(document)
    found = places.locate_all([(path, None) for path in wanted])
    return {path: (spot(at, lang), doubt(at, lang)) for path, at in zip(wanted, found, strict=True)}


def _fill(name: str, **values: object) -> str:
    return environment().get_template(f"{name}.html.jinja").render(**values)


@functools.cache
def environment() -> jinja2.Environment:
    """The templates of the page, and the macros that it shares with the report."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, html_page.FOLDER]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
