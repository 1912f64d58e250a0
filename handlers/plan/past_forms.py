"""How dates that passed undone are closed together: as done on a day, or as not held and why."""

from datetime import date

from handlers.plan.kept import AboutPast
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.plan import NONE, DayPassed
from models.forms.simple import Line
from models.plan.marking import another_year
from models.plan.tables import REASON_LENGTH
from services.plan import past
from services.plan.past import PastDate
from services.work import Work

NAMES, NAMED = 3, 40
"""How many dates that are still ahead are named, and by how many characters."""
MINE = ("my", TextKey("menu-my"))


async def _about(_work: Work, start: Values) -> FormBeginning:
    return FormBeginning(about=TextKey("plan-past-about", {"count": len(AboutPast.read(start).dates)}))


def _done_form(_given: Values) -> Form:
    return Form((Field(name="day", kind=DayPassed(), required=True),))


def _day(submission: Submission) -> date | None:
    """The day of all of them; None is each one's own."""
    said = submission.answers["day"]
    return None if said == NONE else date.fromisoformat(said)


async def _chosen(work: Work, start: AboutPast) -> list[PastDate]:
    """Those of the chosen dates that are not closed."""
    return [one for one in await past.list_past(work, start.year) if one.id in start.dates]


async def _in_another_year(work: Work, submission: Submission) -> TextKey | None:
    if (day := _day(submission)) is None:
        return None
    chosen = [one for one in await _chosen(work, AboutPast.read(submission.start)) if another_year(one, day)]
    if not chosen:
        return None
    return TextKey("activity-another-year", {"day": in_words(day), "due": in_words(chosen[0].due)})


async def _closed_before(work: Work, submission: Submission) -> SaveResult | None:
    """The dates are closed already; another day said now changes nothing, and that is said."""
    found = await past.closed_before(work, submission.client_key)
    if found is None:
        return None
    if _day(submission) in (None, found.day):
        return told("plan-past-closed", count=found.count)
    return SaveResult(word=TextKey("plan-past-stored", {"count": found.count}), again=False, onward=(MINE,), other=True)


async def _close_done(work: Work, submission: Submission) -> SaveResult:
    start = AboutPast.read(submission.start)
    closed = await past.close_done(work, start.dates, _day(submission), submission.client_key)
    ahead = [one for one in await _chosen(work, start) if one.opens > work.today]
    if ahead:
        names = ", ".join(f"{one.due:%d.%m} {one.content.rstrip(' .')[:NAMED]}" for one in ahead[:NAMES])
        names = f"{names}…" if ahead[NAMES:] else names
        return told("plan-past-closed-ahead", count=closed, left=len(ahead), names=names)
    left = len(start.dates) - closed
    return told("plan-past-closed-some", count=closed, left=left) if left else told("plan-past-closed", count=closed)


def _skip_form(_given: Values) -> Form:
    return Form((Field(name="reason", kind=Line(REASON_LENGTH, shortest=3), required=True),))


async def _close_cancelled(work: Work, submission: Submission) -> SaveResult:
    dates = AboutPast.read(submission.start).dates
    count, proposed = await past.close_cancelled(work, dates, submission.answers["reason"])
    return told("plan-past-proposed" if proposed else "plan-past-skipped", count=count)


PAST_FORMS = (
    FormSpec(
        name="plan-past-done",
        open=_about,
        build=_done_form,
        save=_close_done,
        twin=_in_another_year,
        stored=_closed_before,
    ),
    FormSpec(name="plan-past-skip", open=_about, build=_skip_form, save=_close_cancelled, free=frozenset({"reason"})),
)
