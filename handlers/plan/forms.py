"""Short forms of an item: move a date, cancel, set the deadline anew, type a cell anew."""

from datetime import date
from typing import Any

from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from models.dates import in_words
from models.errors import NotFound
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey
from models.forms.plan import NONE, DayAhead, DayOfMonth, DeadlineWords, SchoolHolidays
from models.forms.simple import Choice, Line
from models.plan.rules import LATEST, with_holidays
from models.plan.tables import CELL_LENGTH, CELLS, REASON_LENGTH
from models.plan_years import SEASONS, PlanYear
from services.plan import cards, changes, rules
from services.plan.cards import ItemCard
from services.texts import label
from services.work import Work

MOVABLE = 12
"""Dates that are offered to be moved, the nearest to today: a weekly item has fifty."""
CONTENT = 200
"""Characters of an item's words above a question."""
SHOWN = 36
"""Characters of a cell on its button."""


def _saved(key: str) -> SaveResult:
    return SaveResult(TextKey(key), result={"key": key, "args": {}})


def _changed(key: str, *, proposed: bool) -> SaveResult:
    """What was done, or that the coordinator is asked."""
    return _saved("plan-proposal-sent" if proposed else key)


async def _open_dates(work: Work, start: dict[str, Any]) -> FormBeginning:
    card = await cards.open_item(work, start["item"])
    chosen = start.get("date")
    open_ = [one for one in card.dates if one.open and chosen in (None, one.id)]
    if not open_:
        raise NotFound("plan-date-gone")
    near = sorted(open_, key=lambda one: abs(one.due - work.today))[:MOVABLE]
    dates = [(one.id, in_words(one.due)) for one in sorted(near, key=lambda one: one.due)]
    values = {"date": str(dates[0][0])} if len(dates) == 1 else {}
    due = dates[0][1] if len(dates) == 1 else ""
    return FormBeginning({"dates": dates}, values, about=_about(card, due), save_word=await _word(work))


def _about(card: ItemCard, due: str = "") -> TextKey:
    """Which item is changed, and which date where it is known."""
    return TextKey("plan-change-about", {"item": card.item.words("content")[:CONTENT], "due": due or "none"})


async def _word(work: Work) -> str:
    """What is proposed is sent, what is changed at once is saved."""
    return "form-send" if await rules.proposes(work) else "form-save"


def _move_form(options: dict[str, Any]) -> Form:
    dates = [Option(str(id_), day) for id_, day in options["dates"]]
    return Form(
        (
            Field("date", Choice(dates), required=True, when=lambda _: len(dates) > 1),
            Field("day", DayAhead(), required=True),
            Field("reason", Line(REASON_LENGTH, shortest=3), required=True),
        )
    )


async def _move(work: Work, submission: Submission) -> SaveResult:
    chosen = int(submission.answers.get("date") or submission.before["date"])
    day = date.fromisoformat(submission.answers["day"])
    proposed = await changes.move(work, submission.start["item"], chosen, day, submission.answers["reason"])
    return _changed("plan-moved", proposed=proposed)


def _skip_form(options: dict[str, Any]) -> Form:
    asked = _move_form(options)
    return Form((asked.field("date"), asked.field("reason")))


async def _skip(work: Work, submission: Submission) -> SaveResult:
    chosen = int(submission.answers.get("date") or submission.before["date"])
    proposed = await changes.cancel_date(work, submission.start["item"], chosen, submission.answers["reason"])
    return _changed("plan-skipped", proposed=proposed)


async def _own(work: Work, start: dict[str, Any]) -> FormBeginning:
    card = await cards.open_item(work, start["item"])  # another's is refused before anything is asked
    return FormBeginning(about=_about(card), save_word=await _word(work))


def _reason_form(_options: dict[str, Any]) -> Form:
    return Form((Field("reason", Line(REASON_LENGTH, shortest=3), required=True),))


async def _withdraw(work: Work, submission: Submission) -> SaveResult:
    proposed = await changes.cancel(work, submission.start["item"], submission.answers["reason"])
    return _changed("plan-cancelled", proposed=proposed)


async def _open_deadline(work: Work, start: dict[str, Any]) -> FormBeginning:
    card = await cards.open_item(work, start["item"])
    plan = card.plan_year
    told = [[one.season, one.first.isoformat(), one.last.isoformat()] for one in plan.breaks]
    options = {"year": plan.year, "school": plan.school, "holidays": told}
    return FormBeginning(options, about=_about(card), save_word=await _word(work) if card.dates else "")


def _deadline_form(options: dict[str, Any]) -> Form:
    year = with_holidays(PlanYear(options["year"], options.get("school", False)), options.get("holidays", ()))
    return Form((Field("text", DeadlineWords(year), required=True),))


async def _deadline(work: Work, submission: Submission) -> SaveResult:
    text = submission.answers["text"]
    proposed = await changes.clarify(work, submission.start["item"], "" if text == NONE else text)
    return _changed("plan-clarified", proposed=proposed)


async def _open_cell(work: Work, start: dict[str, Any]) -> FormBeginning:
    item = (await cards.open_item(work, start["item"])).item
    return FormBeginning({"cells": [[cell, item.words(cell)[:SHOWN]] for cell in CELLS]})


def _cell_form(options: dict[str, Any]) -> Form:
    labels = {cell: label("plan-cell", cell) for cell in CELLS}
    named = [Option(cell, f"{labels[cell]}: {now or '–'}") for cell, now in options["cells"]]
    return Form(
        (
            Field("cell", Choice(named), required=True),
            Field("text", Line(CELL_LENGTH), required=True, guarded=False),
        )
    )


async def _edit_cell(work: Work, submission: Submission) -> SaveResult:
    text = "" if submission.answers["text"] == NONE else submission.answers["text"]
    await changes.edit_cell(work, submission.start["item"], submission.answers["cell"], text)
    result = {"key": "plan-edited", "args": {}, "posts": submission.answers["cell"] == "responsible"}
    return SaveResult(TextKey("plan-edited"), result=result)


async def _open_report_day(work: Work, _start: dict[str, Any]) -> FormBeginning:
    return FormBeginning({}, {"day": str(await rules.report_day(work))}, first="day")


def _report_day_form(_options: dict[str, Any]) -> Form:
    return Form((Field("day", DayOfMonth(LATEST), required=True),))


async def _report_day(work: Work, submission: Submission) -> SaveResult:
    moved = await rules.set_report_day(work, int(submission.answers["day"]))
    args = {"day": submission.answers["day"], "count": moved}
    return SaveResult(TextKey("plan-report-day-saved", args), result={"key": "plan-report-day-saved", "args": args})


async def _open_holidays(work: Work, start: dict[str, Any]) -> FormBeginning:
    year = start["year"]
    told = await rules.holidays(work, year)
    about = TextKey("plan-holidays-about", {"year": str(year), "next": str(year + 1)})
    return FormBeginning({"year": year}, {name: "/".join(days) for name, days in told.items()}, about=about)


def _holidays_form(options: dict[str, Any]) -> Form:
    return Form(tuple(Field(season, SchoolHolidays(options["year"]), required=True) for season in SEASONS))


async def _holidays(work: Work, submission: Submission) -> SaveResult:
    days = {season: tuple(submission.answers[season].split("/")) for season in SEASONS}
    args = {"count": await rules.set_holidays(work, submission.start["year"], days)}
    return SaveResult(TextKey("plan-holidays-saved", args), result={"key": "plan-holidays-saved", "args": args})


HOLIDAYS = FormSpec("plan-holidays", _open_holidays, _holidays_form, _holidays)
REPORT_DAY = FormSpec("plan-report-day", _open_report_day, _report_day_form, _report_day)
SKIP = FormSpec("plan-skip", _open_dates, _skip_form, _skip, free=frozenset({"reason"}))
MOVE = FormSpec("plan-move", _open_dates, _move_form, _move, free=frozenset({"reason"}))
WITHDRAW = FormSpec("plan-cancel", _own, _reason_form, _withdraw, free=frozenset({"reason"}))
DEADLINE = FormSpec("plan-deadline", _open_deadline, _deadline_form, _deadline)
CELL = FormSpec("plan-cell", _open_cell, _cell_form, _edit_cell)
