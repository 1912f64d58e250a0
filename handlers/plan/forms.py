"""Short forms of an item: move a date, cancel, set the deadline anew, type a cell anew."""

from datetime import date

from handlers.plan.kept import AboutItem, AboutYear
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.dates import in_words
from models.errors import NotFound
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.plan import NONE, DayAhead, DayOfMonth, DeadlineWords, SchoolHolidays
from models.forms.simple import Choice, Line
from models.plan.rules import LATEST, with_holidays
from models.plan.tables import CELL_LENGTH, CELLS, REASON_LENGTH
from models.plan_years import SEASONS, PlanYear
from services.plan import cards, changes, rules
from services.plan.card import ItemCard
from services.texts import label
from services.work import Work

MOVABLE = 12
"""Dates that are offered to be moved, the nearest to today: a weekly item has fifty."""
CONTENT = 200
"""Characters of an item's words above a question."""
SHOWN = 36
"""Characters of a cell on its button."""
RESPONSIBLE_EDITED = "plan-responsible-edited"
"""What is said when responsibles were typed anew: then they are looked through."""


def _item(start: Values) -> int:
    """Which item the form is about."""
    return AboutItem.read(start).item


def _changed(key: str, *, proposed: bool) -> SaveResult:
    """What was done, or that the coordinator is asked."""
    return told("plan-proposal-sent" if proposed else key)


async def _open_dates(work: Work, start: Values) -> FormBeginning:
    card = await cards.open_item(work, _item(start))
    chosen = start.get("date")
    open_dates = [one for one in card.dates if one.open and chosen in (None, one.id)]
    if not open_dates:
        raise NotFound("plan-date-gone")
    near = sorted(open_dates, key=lambda one: abs(one.due - work.today))[:MOVABLE]
    dates = [(one.id, in_words(one.due)) for one in sorted(near, key=lambda one: one.due)]
    values = {"date": str(dates[0][0])} if len(dates) == 1 else {}
    due = dates[0][1] if len(dates) == 1 else ""
    return FormBeginning(options={"dates": dates}, values=values, about=_about(card, due), save_word=await _word(work))


def _about(card: ItemCard, due: str = "") -> TextKey:
    """Which item is changed, and which date where it is known."""
    return TextKey("plan-change-about", {"item": card.item.words("content")[:CONTENT], "due": due or "none"})


async def _word(work: Work) -> str:
    """What is proposed is sent, what is changed at once is saved."""
    return "form-send" if await rules.proposes(work) else "form-save"


def _move_form(given: Values) -> Form:
    dates = [Option(str(date_id), day) for date_id, day in given["dates"]]
    return Form(
        (
            Field(name="date", kind=Choice(options=dates), required=True, when=lambda _: len(dates) > 1),
            Field(name="day", kind=DayAhead(), required=True),
            Field(name="reason", kind=Line(REASON_LENGTH, shortest=3), required=True),
        )
    )


async def _move(work: Work, submission: Submission) -> SaveResult:
    chosen = int(submission.answers.get("date") or submission.before["date"])
    day = date.fromisoformat(submission.answers["day"])
    proposed = await changes.move(work, _item(submission.start), chosen, day, submission.answers["reason"])
    return _changed("plan-moved", proposed=proposed)


def _skip_form(given: Values) -> Form:
    asked = _move_form(given)
    return Form((asked.field("date"), asked.field("reason")))


async def _skip(work: Work, submission: Submission) -> SaveResult:
    chosen = int(submission.answers.get("date") or submission.before["date"])
    proposed = await changes.cancel_date(work, _item(submission.start), chosen, submission.answers["reason"])
    return _changed("plan-skipped", proposed=proposed)


async def _own(work: Work, start: Values) -> FormBeginning:
    card = await cards.open_item(work, _item(start))  # another's is refused before anything is asked
    return FormBeginning(about=_about(card), save_word=await _word(work))


def _reason_form(_given: Values) -> Form:
    return Form((Field(name="reason", kind=Line(REASON_LENGTH, shortest=3), required=True),))


async def _withdraw(work: Work, submission: Submission) -> SaveResult:
    proposed = await changes.cancel(work, _item(submission.start), submission.answers["reason"])
    return _changed("plan-cancelled", proposed=proposed)


async def _open_deadline(work: Work, start: Values) -> FormBeginning:
    card = await cards.open_item(work, _item(start))
    plan = card.plan_year
    holidays = [[one.season, one.first.isoformat(), one.last.isoformat()] for one in plan.breaks]
    offered = {"year": plan.year, "school": plan.school, "holidays": holidays}
    return FormBeginning(options=offered, about=_about(card), save_word=await _word(work) if card.dates else "")


def _deadline_form(given: Values) -> Form:
    year = with_holidays(PlanYear(given["year"], given.get("school", False)), given.get("holidays", ()))
    return Form((Field(name="text", kind=DeadlineWords(year), required=True),))


async def _deadline(work: Work, submission: Submission) -> SaveResult:
    text = submission.answers["text"]
    proposed = await changes.clarify(work, _item(submission.start), "" if text == NONE else text)
    return _changed("plan-clarified", proposed=proposed)


async def _open_cell(work: Work, start: Values) -> FormBeginning:
    item = (await cards.open_item(work, _item(start))).item
    return FormBeginning(options={"cells": [[cell, item.words(cell)[:SHOWN]] for cell in CELLS]})


def _cell_form(given: Values) -> Form:
    labels = {cell: label("plan-cell", cell) for cell in CELLS}
    named = [Option(cell, f"{labels[cell]}: {now or '–'}") for cell, now in given["cells"]]
    return Form(
        (
            Field(name="cell", kind=Choice(options=named), required=True),
            Field(name="text", kind=Line(CELL_LENGTH), required=True, guarded=False),
        )
    )


async def _edit_cell(work: Work, submission: Submission) -> SaveResult:
    text = "" if submission.answers["text"] == NONE else submission.answers["text"]
    await changes.edit_cell(work, _item(submission.start), submission.answers["cell"], text)
    return told(RESPONSIBLE_EDITED if submission.answers["cell"] == "responsible" else "plan-edited")


async def _open_report_day(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(options={}, values={"day": str(await rules.report_day(work))}, first="day")


def _report_day_form(_given: Values) -> Form:
    return Form((Field(name="day", kind=DayOfMonth(LATEST), required=True),))


async def _report_day(work: Work, submission: Submission) -> SaveResult:
    moved = await rules.set_report_day(work, int(submission.answers["day"]))
    return told("plan-report-day-saved", day=submission.answers["day"], count=moved)


async def _open_holidays(work: Work, start: Values) -> FormBeginning:
    year = AboutYear.read(start).year
    known = await rules.holidays(work, year)
    about = TextKey("plan-holidays-about", {"year": str(year), "next": str(year + 1)})
    return FormBeginning(
        options={"year": year}, values={name: "/".join(days) for name, days in known.items()}, about=about
    )


def _holidays_form(given: Values) -> Form:
    return Form(tuple(Field(name=season, kind=SchoolHolidays(given["year"]), required=True) for season in SEASONS))


async def _holidays(work: Work, submission: Submission) -> SaveResult:
    days = {season: tuple(submission.answers[season].split("/")) for season in SEASONS}
    year = AboutYear.read(submission.start).year
    return told("plan-holidays-saved", count=await rules.set_holidays(work, year, days))


HOLIDAYS = FormSpec(name="plan-holidays", open=_open_holidays, build=_holidays_form, save=_holidays)
REPORT_DAY = FormSpec(name="plan-report-day", open=_open_report_day, build=_report_day_form, save=_report_day)
SKIP = FormSpec(name="plan-skip", open=_open_dates, build=_skip_form, save=_skip, free=frozenset({"reason"}))
MOVE = FormSpec(name="plan-move", open=_open_dates, build=_move_form, save=_move, free=frozenset({"reason"}))
WITHDRAW = FormSpec(name="plan-cancel", open=_own, build=_reason_form, save=_withdraw, free=frozenset({"reason"}))
DEADLINE = FormSpec(name="plan-deadline", open=_open_deadline, build=_deadline_form, save=_deadline)
CELL = FormSpec(name="plan-cell", open=_open_cell, build=_cell_form, save=_edit_cell)
