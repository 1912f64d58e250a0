"""The summary in words: sections of lines, cut into messages that Telegram takes."""

from markupsafe import Markup

from handlers.activities.forms import label
from services.periods import name_of
from services.summary import Figure, Summary
from services.texts import texts

LONGEST = 3800
"""Characters a page: Telegram takes 4096 after the markup is read."""


def pages(summary: Summary) -> list[Markup]:
    """The whole summary in as few messages as hold it; a line is never cut, each page says what it is."""
    head = texts().html(
        "summary-head",
        period=name_of(summary.period),
        before=name_of(summary.period.before()),
        district=summary.district or texts().plain("summary-all-districts"),
    )
    lines = _lines(summary)
    found: list[list[Markup]] = [[]]
    length = 0
    for line in lines:
        size = len(line.striptags()) + 1
        if length + size > LONGEST - len(head.striptags()):
            found.append([])
            length = 0
        found[-1].append(line)
        length += size
    return [head + Markup("\n") + Markup("\n").join(page) for page in found]


def _lines(summary: Summary) -> list[Markup]:
    if not (summary.activities.now or summary.activities.before):
        return [Markup(""), texts().html("summary-nothing")]
    return [
        *_section(_total("summary-activities", summary.activities), _named("type", summary.types)),
        *_section(_visits(summary), _named("category", summary.categories)),
        *_section(_total("summary-copies", summary.copies), _named("material", summary.materials)),
        *_section(texts().html("summary-by-district"), _or(summary.districts, "summary-no-district")),
        *_section(texts().html("summary-by-person"), _or(summary.people, "form-gone")),
        Markup(""),
        texts().html("summary-note"),
    ]


def _section(head: Markup, figures: list[Figure]) -> list[Markup]:
    shown = [texts().html("summary-line", name=f.name, now=f.now, before=f.before) for f in figures]
    return [Markup(""), head, *shown]


def _total(key: str, figure: Figure) -> Markup:
    return texts().html(key, now=figure.now, before=figure.before)


def _visits(summary: Summary) -> Markup:
    total = _total("summary-visits", summary.visits)
    return total + texts().html("summary-remote", now=summary.remote.now) if summary.remote.now else total


def _named(prefix: str, figures: list[Figure]) -> list[Figure]:
    shown = [Figure(label(prefix, f.name), f.now, f.before) for f in figures]
    return sorted(shown, key=lambda f: (-f.now, -f.before, f.name))


def _or(figures: list[Figure], nameless: str) -> list[Figure]:
    return [f if f.name else Figure(texts().plain(nameless), f.now, f.before) for f in figures]
