"""In a worker: the reports that the page offers, as `jxlint check` and `jxlint report` write them."""

from __future__ import annotations

from jxlint.web.judging import Crew, form, judge
from jxlint.web.orders import Made, Order, Tell


def report(crew: Crew, order: Order, tell: Tell) -> Made:
    """The report that `more["format"]` names on the one file of `order`. Raises JxlintError."""
    wanted, lang = order.more["format"], order.options.lang
    if wanted == "docx":
        return Made(_review(crew, order, tell))
    if wanted == "annotated":
        return Made(_annotated(crew, order, tell))
    made, errors = judge(crew, order, tell, bilingual=wanted == "html")
    if errors:
        raise errors[0]
    from jxlint.reports.formats import render
    from jxlint.reports.terminal import Terminal

    written = render(made, wanted, lang, Terminal.plain(), summary=True)
    return Made(written if isinstance(written, bytes) else written.encode(errors="backslashreplace"))


def _annotated(crew: Crew, order: Order, tell: Tell) -> bytes:
    """The file itself, with its findings as comments."""
    from jxlint.annotating import annotate

    made, errors = judge(crew, order, tell)
    if errors:
        raise errors[0]
    (file,), options = order.files, order.options
    titles = {rule.code: rule.title.of(options.lang) for rule in made.rules}
    return annotate(
        file.data, made.files[0].findings, name=file.name, titles=titles, lang=options.lang,
        layout=form(options.layout), limits=crew.limits(options),
    ).data  # fmt: skip


def _review(crew: Crew, order: Order, tell: Tell) -> bytes:
    """The official review form; it is Chinese, and so are the opinions in it."""
    import msgspec

    from jxlint.reports.review import word
    from jxlint.reports.review.building import build

    asked = msgspec.structs.replace(order, options=msgspec.structs.replace(order.options, lang="zh"))
    made, errors = judge(crew, asked, tell, bilingual=False)
    if errors:
        raise errors[0]
    rules = crew.shelf(order.options).rules()
    return word.render(build(made.files[0], rules), word.template(None))
