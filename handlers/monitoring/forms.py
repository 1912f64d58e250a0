"""Short forms of the monitoring: what a report is returned for, the days of the cycle, whose a report is."""

from dataclasses import dataclass

from handlers.monitoring.kept import AboutReport
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.errors import DomainError
from models.forms.form import Field, Form
from models.forms.kinds import FieldKind, Label, Move, Option, Rows, Scene, Tap, TextKey
from models.forms.simple import Choice, Line
from models.monitoring.days import MonitoringDays
from models.monitoring.form import ReportOf
from models.monitoring.tables import COMMENT_LENGTH
from models.monitoring.typed import read_number
from models.stored import Json, JsonObject
from services.monitoring import control, forms, rates
from services.periods import name_of
from services.texts import texts
from services.work import Work

WHOSE = {
    ReportOf.POST: "monitoring-report-of-post",
    ReportOf.DISTRICT: "monitoring-report-of-district",
    ReportOf.PERSON: "monitoring-report-of-person",
}
ANY = ""
"""A report that is returned as a whole."""


@dataclass(frozen=True)
class DayOfMonth(FieldKind):
    """A day of the month from 1 to 28, which every month has."""

    offers: tuple[int, ...]

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(f"={day}", str(day), day == value) for day in self.offers]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data not in {f"={day}" for day in self.offers}:
            raise DomainError("error-stale")
        return Move(int(data[1:]), done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(read_number(text), done=True)

    def show(self, value: Json) -> list[Label]:
        return [str(value)]


async def _open_return(work: Work, start: JsonObject) -> FormBeginning:
    card = await control.open_card(work, AboutReport.read(start).report)
    return FormBeginning(options={"indicators": [[one.code, one.name] for one in card.sheet.form.indicators]})


def _return_form(options: JsonObject) -> Form:
    codes = [Option(code, f"{code}. {name}") for code, name in options["indicators"]]
    return Form(
        (
            Field(name="code", kind=Choice(options=codes, none=TextKey("monitoring-return-whole"))),
            Field(name="comment", kind=Line(COMMENT_LENGTH, shortest=3), required=True),
        )
    )


async def _return(work: Work, submission: Submission) -> SaveResult:
    report = AboutReport.read(submission.start).report
    await control.give_back(work, report, submission.answers["comment"], submission.answers.get("code", ANY))
    return told("monitoring-returned")


async def _open_days(work: Work, _start: JsonObject) -> FormBeginning:
    days = await rates.days(work)
    return FormBeginning(options={}, values={"in_time": days.in_time, "closed": days.closed})


def _days_form(_options: JsonObject) -> Form:
    return Form(
        (
            Field(name="in_time", kind=DayOfMonth((5, 10, 15, 20)), required=True),
            Field(name="closed", kind=DayOfMonth((15, 20, 25, 28)), required=True),
        )
    )


async def _save_days(work: Work, submission: Submission) -> SaveResult:
    await rates.set_days(work, MonitoringDays(submission.answers["in_time"], submission.answers["closed"]))
    return told("monitoring-days-kept")


async def _open_report_of(work: Work, _start: JsonObject) -> FormBeginning:
    return FormBeginning(options={}, values={"whose": (await forms.serving(work)).form.report_of.value})


def _report_of_form(_options: JsonObject) -> Form:
    options = [Option(one.value, texts().plain(name)) for one, name in WHOSE.items()]
    return Form((Field(name="whose", kind=Choice(options=options, width=1), required=True),))


async def _save_report_of(work: Work, submission: Submission) -> SaveResult:
    quarter = await forms.set_report_of(work, ReportOf(submission.answers["whose"]), submission.client_key)
    return told("monitoring-report-of-kept", whose=submission.answers["whose"], quarter=name_of(quarter))


RETURN = FormSpec(
    name="monitoring-return",
    open=_open_return,
    build=_return_form,
    save=_return,
    free=frozenset({"comment"}),
    save_word="monitoring-return-button",
)
DAYS = FormSpec(name="monitoring-days", open=_open_days, build=_days_form, save=_save_days)
REPORT_OF = FormSpec(name="monitoring-report-of", open=_open_report_of, build=_report_of_form, save=_save_report_of)
