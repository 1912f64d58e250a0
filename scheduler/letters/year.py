"""How the turn of a year is worded: what the year's papers lack, what may be closed, what the old year left."""

from collections.abc import Sequence

from markupsafe import Markup

from models.notifications import NoticeKind
from models.plan_years import PlanYear
from places.plan import YearPlace, YearThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from scheduler.letters.roster import roster_of
from services.gaps.inner.owned import owned_gaps
from services.reminders.inner.year import count_of, open_dates
from services.reminders.inner.year import papers as papers_of
from services.texts import keys, texts

GROUP = "reminders-group-year"


async def papers(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator: what the year's papers lack, and that the next plan is waited for."""
    plan_year, year = _year(context), context.subject
    found = await papers_of(context.session, await roster_of(context), plan_year, context.today)
    if found.complete:
        return skipped("reminders-moot-nothing")
    counts = {"passed": found.passed, "ahead": found.ahead, "gaps": found.lines, "texts": found.texts}
    lacking = {name: count for name, count in counts.items() if count}
    said = [texts().html(f"reminders-year-{name}", count=count) for name, count in lacking.items()]
    head = [texts().html("reminders-year-papers", year=plan_year.words, lacks=Markup(", ").join(said))] if said else []
    plan = [] if found.planned else [texts().html("reminders-year-plan", year=plan_year.next().words)]
    places = {"passed": YearThen.PAST, "ahead": YearThen.AHEAD, "gaps": YearThen.GAPS}
    buttons = [
        Button(texts().plain(f"reminders-year-to-{name}", count=counts[name]), YearPlace(year=year, then=then))
        for name, then in places.items()
        if counts[name] or (name == "gaps" and found.texts)
    ]
    between = Markup(" ") if context.together else Markup("\n\n")
    return _said(context, between.join([*head, *plan]), buttons)


async def gaps(context: LetterContext) -> Letter | Line | Skipped:
    """To everybody else: how much of what the year's papers lack is theirs."""
    roster, plan_year = await roster_of(context), _year(context)
    found = await owned_gaps(context.session, context.center.id, plan_year, context.today)
    count = found.of_person(context.person.id, roster)
    if not count:
        return skipped("reminders-moot-nothing")
    text = texts().html("reminders-year-yours", year=plan_year.words, count=count)
    button = Button(texts().plain("reminders-year-to-yours"), YearPlace(year=context.subject, then=YearThen.GAPS))
    return _said(context, text, [button])


async def closing(context: LetterContext) -> Letter | Line | Skipped:
    """What is open in the year, to whoever may close it."""
    return await _open(context, "closing")


async def debts(context: LetterContext) -> Letter | Line | Skipped:
    """What of last year's plan was never marked: said once."""
    return await _open(context, "debts")


async def _open(context: LetterContext, name: str) -> Letter | Line | Skipped:
    year = context.subject
    found = await open_dates(context.session, context.center.id, _year(context), context.today)
    count = count_of(found, await roster_of(context), context.person.id, context.today)
    if not count:
        return skipped("reminders-moot-nothing")
    button = Button(texts().plain(f"reminders-year-to-{name}"), YearPlace(year=year, then=YearThen.PAST))
    school = str(_year(context).school).lower()
    text = texts().html(f"reminders-year-{name}", year=str(year), next=str(year + 1), school=school, count=count)
    more = texts().html(f"reminders-year-{name}-more", count=count)
    return _said(context, text if context.together else Markup(" ").join([text, more]), [button])


def _year(context: LetterContext) -> PlanYear:
    return PlanYear(context.subject, school=bool(context.row.details.get("school")))


def _said(context: LetterContext, text: Markup, buttons: Sequence[Button]) -> Letter | Line:
    rows = [[one] for one in buttons]
    if not context.together:
        return Letter(text=text, buttons=rows)
    line = texts().html("reminders-year-line", text=text)
    return Line(text=line, group=GROUP, order="~~~~", buttons=rows, button=next(iter(buttons), None), also=buttons[1:])


WRITERS: Writers = {
    NoticeKind.YEAR_PAPERS: papers,
    NoticeKind.YEAR_GAPS: gaps,
    NoticeKind.YEAR_CLOSING: closing,
    NoticeKind.YEAR_DEBTS: debts,
}
TEXTS = (
    *keys("reminders-year", ("passed", "ahead", "gaps", "texts", "closing", "debts")),
    *keys("reminders-year", ("closing", "debts"), "-more"),
)
BUTTONS = keys("reminders-year-to", ("passed", "ahead", "gaps", "closing", "debts"))
