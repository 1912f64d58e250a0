"""Letters about the monitoring, worded when they are sent: whoever has handed in meanwhile gets none."""

from datetime import date

from models.calendar import previous_working, working_days_between
from models.dates import brief, in_words
from models.errors import DomainError
from models.monitoring.tables import GIVEN, OWED, State, check_day
from models.notifications import NoticeKind
from models.people import Person
from places.monitoring import BoardPlace, ReportPlace, ReportThen
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.roster import instead, roster_of
from services.monitoring.inner import notifications
from services.monitoring.inner.notifications import Owed, Seen
from services.periods import name_of
from services.plan.inner import own_deeds
from services.texts import texts


async def opened(context: LetterContext) -> Letter | Skipped:
    """The quarter is open: «Внести», «Ноль за квартал», «Отложить»."""
    return await _asking(context, "letter-monitoring-open", early="letter-monitoring-early")


async def due(context: LetterContext) -> Letter | Skipped:
    """A reminder to whoever still owes; it says when it is the last day."""
    return await _asking(context, "letter-monitoring-due")


async def asked(context: LetterContext) -> Letter | Skipped:
    """To who owes a report: the coordinator reminds of it, whatever day it is."""
    return await _asking(context, "letter-monitoring-asked")


async def _asking(context: LetterContext, key: str, early: str = "") -> Letter | Skipped:
    roster = await roster_of(context)
    found = await notifications.owed(context.session, roster, context.subject, context.person.id, context.today)
    if skipped := _skipped(context, found):
        return skipped
    if found is None:
        raise LookupError("what is not there is moot")
    wanted = await _wanted(context, found)
    text = texts().html(
        early if early and context.today <= found.quarter.last else key,
        quarter=name_of(found.quarter),
        wanted=brief(wanted, context.today) if wanted else "none",
        place=found.place,
        in_time=in_words(found.dates.in_time),
        closed=in_words(found.dates.closed),
        until=in_words(found.open_until or found.dates.last),
        day=_when(found, context.today),
        days=abs(working_days_between(context.today, found.dates.in_time)),
        **_begun(context, found),
    )
    return Letter(text=instead(text, roster, found.to), buttons=_ways(context, found))


async def _wanted(context: LetterContext, found: Seen) -> date | None:
    """The plan's own day of a quarter that runs still."""
    if context.today > found.quarter.last:
        return None
    return await own_deeds.wanted_by(context.session, context.center.id, found.quarter, context.today)


def _begun(context: LetterContext, found: Seen) -> dict[str, str]:
    """Whether the report is a draft, and whose, when it is not the reader's own."""
    another = found.begun if found.begun_by != context.person.id else None
    whose = (
        texts().plain(
            "monitoring-begun",
            person=another.person,
            day=in_words(another.day),
            done=found.done,
            total=found.total,
        )
        if another
        else ""
    )
    return {"begun": str(found.state is State.DRAFT).lower(), "whose": f" {whose}" if whose else ""}


def _ways(context: LetterContext, found: Owed) -> list[list[Button]]:
    """The coordinator, told instead of somebody, fills nothing in for them."""
    report = context.subject
    if found.to.coordinating:
        return [[_button("monitoring-open-card", report, ReportThen.CARD)]]
    first = "monitoring-go-on" if found.state is State.DRAFT else "monitoring-fill"
    zero = _button("monitoring-zero", report, ReportThen.ZERO)
    later = _button("monitoring-later", report, ReportThen.LATER)
    last = context.today >= found.dates.last
    return [[_button(first, report, ReportThen.FILL)], [zero] if last else [zero, later]]


def _when(found: Owed, today: date) -> str:
    """Which words the day wants: nothing is said of a closing day to whoever an exception was made for."""
    dates = found.dates
    if today <= found.quarter.last:
        return "running"
    if today > dates.last:
        return "open"
    if today > dates.in_time:
        closes = (dates.closed - today).days
        return "tomorrow" if closes == 1 else "closing" if today >= previous_working(dates.last) else "late"
    return "last" if today == dates.in_time else "early"


def _skipped(context: LetterContext, found: Owed | None) -> Skipped | None:
    if found is None:
        return skipped("moot-not-yours")
    if found.state not in OWED:
        return skipped("moot-given")
    try:
        check_day(found.dates, context.today, found.open_until)
    except DomainError:
        return skipped("moot-closed")
    return None


async def closed(context: LetterContext) -> Letter | Skipped:
    """It is closed and was not handed in: whoever owed it can ask for it."""
    roster = await roster_of(context)
    found = await notifications.owed(context.session, roster, context.subject, context.person.id, context.today)
    if found is None:
        return skipped("moot-not-yours")
    if found.state not in OWED:
        return skipped("moot-given")
    if context.today <= max(found.dates.last, found.open_until or found.dates.last):
        return skipped("moot-opened")
    text = texts().html(
        "letter-monitoring-closed",
        quarter=name_of(found.quarter),
        place=found.place,
        **_begun(context, found),
    )
    if found.to.coordinating:
        return Letter(text=instead(text, roster, found.to), buttons=_ways(context, found))
    plea = _button("monitoring-plead", context.subject, ReportThen.PLEAD)
    return Letter(text=instead(text, roster, found.to), buttons=[[plea]])


async def plea(context: LetterContext) -> Letter | Skipped:
    """To the coordinator: somebody was too late and asks; one tap opens the report for a week."""
    found = await notifications.pleaded(context.session, context.center.id, context.subject)
    if found is None or found.state not in OWED:
        return skipped("moot-given")
    if context.today <= max(found.dates.last, found.open_until or found.dates.last):
        return skipped("moot-opened")
    person = await context.session.get_one(Person, context.row.details["by"])
    asked = date.fromisoformat(context.row.details.get("asked", context.today.isoformat()))
    text = texts().html(
        "letter-monitoring-plea",
        person=person.name,
        asked=brief(asked, context.today) if asked < context.today else "today",
        quarter=name_of(found.quarter),
        place=found.place,
        **_begun(context, found),
    )
    return Letter(text=text, buttons=[[_button("monitoring-exception", context.subject, ReportThen.REOPEN)]])


async def returned(context: LetterContext) -> Letter | Skipped:
    """The coordinator returned a report: the comment, and the way to the number that is meant."""
    roster = await roster_of(context)
    found = await notifications.owed(context.session, roster, context.subject, context.person.id, context.today)
    if found is None:
        return skipped("moot-not-yours")
    if found.state is not State.RETURNED:
        return skipped("moot-given")
    words = {"quarter": name_of(found.quarter), "place": found.place, "comment": found.comment}
    if found.comment_code:
        text = texts().html("letter-monitoring-returned-code", **words, code=found.comment_code)
    else:
        text = texts().html("letter-monitoring-returned", **words)
    correct = _button("monitoring-correct", context.subject, ReportThen.FILL)
    return Letter(
        text=instead(text, roster, found.to), buttons=_ways(context, found) if found.to.coordinating else [[correct]]
    )


async def check(context: LetterContext) -> Letter | Skipped:
    """The quarter is over, and its report was given before: «Всё верно», or look at it and put it right."""
    roster = await roster_of(context)
    found = await notifications.owed(context.session, roster, context.subject, context.person.id, context.today)
    if found is None:
        return skipped("moot-not-yours")
    if not found.early or found.given_on is None:
        return skipped("moot-corrected")
    if context.today > found.dates.last:
        return skipped("moot-closed")
    text = texts().html(
        "letter-monitoring-check",
        quarter=name_of(found.quarter),
        place=found.place,
        day=in_words(found.given_on),
        in_time=in_words(found.dates.in_time),
    )
    if found.to.coordinating:
        return Letter(text=instead(text, roster, found.to), buttons=_ways(context, found))
    right, see = (
        _button(key, context.subject, then)
        for key, then in (("monitoring-all-right", ReportThen.RIGHT), ("monitoring-check", ReportThen.SEE))
    )
    return Letter(text=instead(text, roster, found.to), buttons=[[right, see]])


async def entered(context: LetterContext) -> Letter | Skipped:
    """The coordinator gave the district's numbers: whoever could have given them looks, and may correct them."""
    roster = await roster_of(context)
    found = await notifications.owed(context.session, roster, context.subject, context.person.id, context.today)
    if found is None or found.to.coordinating:
        return skipped("moot-not-yours")
    if not found.entered or found.state not in GIVEN:
        return skipped("moot-corrected")
    accepted = found.state is State.ACCEPTED
    editable = not accepted and context.today <= max(found.dates.last, found.open_until or found.dates.last)
    text = texts().html(
        "letter-monitoring-entered",
        quarter=name_of(found.quarter),
        place=found.place,
        zero=str(found.state is State.ZERO).lower(),
        how="accepted" if accepted else "open" if editable else "closed",
    )
    see = _button("monitoring-open-card", context.subject, ReportThen.SEE)
    return Letter(text=instead(text, roster, found.to), buttons=[[see]] if editable else [])


async def board(context: LetterContext) -> Letter | Skipped:
    """How the quarter stands, for the coordinator: who has given, who owes by name."""
    found = await notifications.stands(context.session, context.subject, context.today)
    if found is None or found.center_id != context.center.id:
        return skipped("moot-no-quarter")
    text = texts().html(
        "letter-monitoring-board",
        quarter=name_of(found.quarter),
        over=str(found.over).lower(),
        given=len(found.given),
        counted=len(found.given) + len(found.owing),
        owing=", ".join(found.owing),
        count=len(found.owing),
        without=", ".join(found.without) or "none",
        running=str(context.today <= found.quarter.last).lower(),
        early=", ".join(found.early) or "none",
    )
    button = Button(texts().plain("monitoring-open-board"), BoardPlace(monitoring=context.subject))
    return Letter(text=text, buttons=[[button]])


def _button(key: str, report: int, then: ReportThen) -> Button:
    return Button(texts().plain(key), ReportPlace(report=report, then=then))


WRITERS: Writers = {
    NoticeKind.MONITORING_OPEN: opened,
    NoticeKind.MONITORING_DUE: due,
    NoticeKind.MONITORING_ASKED: asked,
    NoticeKind.MONITORING_CLOSED: closed,
    NoticeKind.MONITORING_PLEA: plea,
    NoticeKind.MONITORING_CHECK: check,
    NoticeKind.MONITORING_RETURNED: returned,
    NoticeKind.MONITORING_ENTERED: entered,
    NoticeKind.MONITORING_BOARD: board,
}
