"""How the turn of a year is worded: what the year's papers lack, what may be closed, what the old year left."""

from collections.abc import Sequence

from markupsafe import Markup

from models.notifications import NoticeKind
from models.plan_years import PlanYear
from places.plan import YearPlace, YearThen
from scheduler.letters.letter import Button, Case, Letter, Line, Skipped, Writer, skipped
from scheduler.letters.roster import roster_of
from services.reminders.inner.year import count_of, open_dates
from services.reminders.inner.year import papers as papers_of
from services.texts import texts

GROUP = "reminders-group-year"


async def papers(case: Case) -> Letter | Line | Skipped:
    """To the coordinator: what the year's papers lack, and that the next plan is waited for."""
    plan_year, year = _year(case), case.subject
    found = await papers_of(case.session, await roster_of(case), plan_year, case.today)
    counts = {
        "passed": (found.passed, YearPlace(year=year, then=YearThen.PAST)),
        "ahead": (found.ahead, YearPlace(year=year, then=YearThen.AHEAD)),
        "numberless": (found.numberless, YearPlace(year=year, then=YearThen.NUMBERLESS)),
    }
    lacking = {name: one for name, one in counts.items() if one[0]}
    if not lacking and found.planned:
        return skipped("reminders-moot-nothing")
    said = [texts().html(f"reminders-year-{name}", count=count) for name, (count, _) in lacking.items()]
    head = [texts().html("reminders-year-papers", year=plan_year.words, lacks=Markup(", ").join(said))] if said else []
    plan = [] if found.planned else [texts().html("reminders-year-plan", year=plan_year.next().words)]
    buttons = [
        Button(texts().plain(f"reminders-year-to-{name}", count=count), place)
        for name, (count, place) in lacking.items()
    ]
    between = Markup(" ") if case.together else Markup("\n\n")
    return _said(case, between.join([*head, *plan]), buttons)


async def closing(case: Case) -> Letter | Line | Skipped:
    """What is open in the year, to whoever may close it."""
    return await _open(case, "closing")


async def debts(case: Case) -> Letter | Line | Skipped:
    """What of last year's plan was never marked: said once."""
    return await _open(case, "debts")


async def _open(case: Case, name: str) -> Letter | Line | Skipped:
    year = case.subject
    found = await open_dates(case.session, case.center.id, _year(case), case.today)
    count = count_of(found, await roster_of(case), case.person.id, case.today)
    if not count:
        return skipped("reminders-moot-nothing")
    button = Button(texts().plain(f"reminders-year-to-{name}"), YearPlace(year=year, then=YearThen.PAST))
    school = str(_year(case).school).lower()
    text = texts().html(f"reminders-year-{name}", year=str(year), next=str(year + 1), school=school, count=count)
    more = texts().html(f"reminders-year-{name}-more", count=count)
    return _said(case, text if case.together else Markup(" ").join([text, more]), [button])


def _year(case: Case) -> PlanYear:
    return PlanYear(case.subject, school=bool(case.row.details.get("school")))


def _said(case: Case, text: Markup, buttons: Sequence[Button]) -> Letter | Line:
    rows = [[one] for one in buttons]
    if not case.together:
        return Letter(text, rows)
    line = texts().html("reminders-year-line", text=text)
    return Line(line, GROUP, "~~~~", rows, next(iter(buttons), None), buttons[1:])


WRITERS: dict[NoticeKind, Writer] = {
    NoticeKind.YEAR_PAPERS: papers,
    NoticeKind.YEAR_CLOSING: closing,
    NoticeKind.YEAR_DEBTS: debts,
}
