"""What stands on the windows of signals."""

from collections.abc import Iterator

from markupsafe import Markup

from handlers.signals.getters import MapFacts, MonthFacts, ToldFacts
from handlers.widgets.text import lines, paragraphs, wrong
from models.dates import brief
from models.periods import Period, Span
from models.signals import SignalRow, doubts
from services.periods import name_of
from services.signals.counting import SignalChange
from services.signals.words import followed_words, inside, noticed_words
from services.texts import texts
from services.work import Work


def done_text(_work: Work, shown: ToldFacts) -> Markup:
    """What is stored now, or is not any more."""
    one = shown.one
    month = name_of(Period.around(Span.MONTH, one.month))
    told = {"who": inside(one.measure), "district": one.district, "month": month, "number": one.number}
    return texts().html("signal-undone" if one.undone else "signal-stored", **told)


def map_text(_work: Work, shown: MapFacts) -> Markup:
    """The period, all districts together, where nobody notices."""
    head = texts().html("signals-head", period=name_of(shown.period))
    if not shown.found.known:
        return paragraphs(head, texts().html("signals-nothing"))
    return paragraphs(head, row_lines(shown.found.total), lines(*map(Markup.escape, shown.quiet)))


def row_lines(row: SignalRow) -> Markup:
    """How many came and who noticed; what followed."""
    followed = followed_words(row)
    return lines(
        texts().html("signals-came", count=row.came, who=noticed_words(row) or "none"),
        texts().html("signals-then", followed=followed) if followed else None,
    )


def row_line(_work: Work, row: SignalRow) -> str:
    """«Степной район · 3»; a dash where nobody has counted."""
    return texts().plain("signals-row", name=row.name, number=str(row.came) if row.known else "–")


def wrong_text(_work: Work, shown: MapFacts) -> Markup | None:
    """What was wrong with the period that was typed."""
    return wrong(shown.wrong)


def before_text(_work: Work, shown: MapFacts | MonthFacts) -> str:
    """The period before."""
    return f"‹ {name_of(shown.period.before(), brief=True)}"


def after_text(_work: Work, shown: MapFacts | MonthFacts) -> str:
    """The period after."""
    return f"{name_of(shown.period.after(), brief=True)} ›"


def month_text(work: Work, shown: MonthFacts) -> Markup:
    """The month's numbers, what is to be asked about, who changed them."""
    one = shown.one
    head = texts().html("signals-month-head", district=one.district, month=name_of(shown.period))
    if not one.known:
        return paragraphs(head, texts().html("signals-month-nothing"))
    changes = [_change(work, change) for change in one.changes if change.change]
    return paragraphs(
        head,
        row_lines(shown.row),
        lines(*doubt_lines(shown.row)),
        lines(texts().html("signals-changes"), *changes) if changes else None,
    )


def doubt_lines(row: SignalRow) -> Iterator[Markup]:
    """What is likely a slip, and may be so."""
    for doubt in doubts(row.numbers):
        yield texts().html(f"signals-doubt-{doubt.value}", **doubt_numbers(row))


def doubt_numbers(row: SignalRow) -> dict[str, int]:
    """The numbers that doubts are about, by the names of their texts."""
    return {"came": row.came} | {one.value: row.of(one) for one in row.numbers}


def _change(work: Work, one: SignalChange) -> Markup:
    signed = f"{one.change:+d}".replace("-", "−")
    day = brief(work.actor.local(one.at).date(), work.today)
    return texts().html("signals-change", day=day, person=one.person, what=inside(one.measure), by=signed)
