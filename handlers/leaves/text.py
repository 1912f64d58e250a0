"""What stands on the windows of leave."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.leaves.getters import DeputiesFacts, LeaveFacts, UnderstoodFacts
from handlers.leaves.kept import LeavesKept
from handlers.widgets.text import lines, paragraphs, said
from models.dates import brief
from models.leaves import Colleague, LeaveLine
from services.leaves.planning import LeaveCard
from services.texts import label, texts
from services.work import Work

SHOWN = 15
WORDS = 80
TROUBLES = ("nobody", "several", "days", "deputy", "twice", "meets", "past", "far", "backwards")
"""Why a line of a list is not stored."""


def span(first: date, last: date, today: date) -> str:
    """«1 июля – 14 июля»; of one day that day."""
    return brief(first, today) if first == last else f"{brief(first, today)} – {brief(last, today)}"


def leave_line(work: Work, one: LeaveCard) -> str:
    """A leave on its button."""
    return texts().plain("leave-line", name=one.name, days=span(one.first, one.last, work.today))


def card_text(work: Work, shown: LeaveFacts) -> Markup:
    """Who is away, when, who stands in."""
    one = shown.one
    return texts().html(
        "leave-card",
        name=one.name,
        days=span(one.first, one.last, work.today),
        deputy=one.deputy or "none",
        begun=str(one.begun).lower(),
    )


def colleague_line(_work: Work, one: Colleague) -> str:
    """A person with the first of their posts."""
    return f"{one.name} · {one.posts[0][1]}" if one.posts else one.name


def wrong_text(_work: Work, shown: LeavesKept) -> Markup | None:
    """What was wrong with the days that were typed."""
    return said(shown.wrong) if shown.wrong else None


def deputies_text(work: Work, shown: DeputiesFacts) -> Markup:
    """On which days somebody is to stand in."""
    return texts().html("leave-deputy-ask", days=span(shown.first, shown.last, work.today))


def check_text(work: Work, shown: UnderstoodFacts) -> Markup:
    """The lines that will be stored, and those that will not, with the reason."""
    well = [_well(work, one) for one in shown.well[:SHOWN]]
    return paragraphs(
        lines(texts().html("leaves-check", count=len(shown.well)), *well, *_more(len(shown.well))),
        wrong_lines(shown.wrong),
    )


def wrong_lines(wrong: Sequence[LeaveLine]) -> Markup | None:
    """Lines that are not stored."""
    if not wrong:
        return None
    told = [
        texts().html(
            "leaves-wrong-line", number=str(one.number), words=one.words[:WORDS], why=label("leave-why", one.trouble)
        )
        for one in wrong[:SHOWN]
    ]
    return lines(texts().html("leaves-wrong", count=len(wrong)), *told, *_more(len(wrong)))


def _well(work: Work, one: LeaveLine) -> Markup:
    name = one.person.name if one.person else ""
    days = span(one.first, one.last, work.today) if one.first and one.last else ""
    return texts().html("leaves-line", name=name, days=days, deputy=one.deputy or "none")


def _more(count: int) -> list[Markup]:
    return [texts().html("handover-more", count=count - SHOWN)] if count > SHOWN else []
