"""The quarter's numbers as a form: each beside the last quarter's, a whole column in one text, stored as it is read."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from handlers.context import Bag
from handlers.monitoring.doors import door, handed_in
from handlers.monitoring.kept import AboutReport
from handlers.monitoring.report_text import card_text, question_text, sheet_in
from handlers.monitoring.text import arithmetic, finding_word
from handlers.widgets.form.ledger import Entered, LedgerSpec, LedgerView
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.errors import BadInput, DomainError
from models.forms.form import Field, Trouble
from models.forms.kinds import FieldKind, Rows, Tap, TextKey, pairs
from models.forms.ledger import Ledger
from models.forms.number import SumOfAnswers, WholeNumber
from models.forms.simple import Line
from models.monitoring.form import Indicator, Level, Nature, Source
from models.monitoring.tree import refs
from models.monitoring.typed import is_column, read_column, read_number
from services.monitoring.sheets import LONGEST_REASON, Put, Sheet
from services.texts import texts
from services.work import Work

CODES = 4
"""Numbers in a row of buttons."""
MENDS = 4
"""Terms of a sum that are offered to be put right."""
REASON = "reason"
"""The question why the first warning is all right. Codes of indicators are in capitals."""
REASONS = ("monitoring-reason-true", "monitoring-reason-way", "monitoring-reason-mistake")


async def _open(work: Work, start: Bag) -> FormBeginning:
    """Of a returned report the number that is meant, else the first that is missing."""
    about = AboutReport.read(start)
    sheet = await door(about).open_sheet(work, about.report)
    first = sheet.comment_code if sheet.comment_code in sheet.form.codes else ""
    return FormBeginning(options={"sheet": sheet.json}, values=sheet.now, review=about.review, first=first)


def _build(options: Bag) -> Ledger:
    sheet = sheet_in(options)
    return Ledger(
        (*(_question(sheet, one) for one in sheet.form.indicators), *_reason(sheet)),
        order=lambda _: sheet.asked,
        column=lambda text, step: _column(sheet, text, step),
        derived=sheet.form.formulas,
    )


def _question(sheet: Sheet, one: Indicator) -> Field:
    name = f"{one.name}, {one.unit}" if one.unit and one.unit not in one.name.lower() else one.name
    return Field(
        name=one.code, kind=_kind(sheet, one), title=TextKey("monitoring-ask", {"code": one.code, "name": name})
    )


def _kind(sheet: Sheet, one: Indicator) -> FieldKind:
    if one.source is Source.COMPUTED:
        parts = dict.fromkeys(ref.code for ref in refs(sheet.form.formulas[one.code]) if not ref.before)
        return SumOfAnswers(
            read=read_number,
            about=[arithmetic(sheet, one)],
            comes_to=sheet.form.computed(one.code, sheet.facts),
            parts=[*parts][:MENDS],
        )
    before = sheet.before.get(one.code)
    when = "monitoring-at-start" if one.source is Source.CARRIED else "monitoring-on-date"
    about = [TextKey(when)] if one.nature is Nature.SNAPSHOT else []
    about += [TextKey("monitoring-was", {"number": before})] if before is not None else []
    about += [TextKey("monitoring-counted", {"number": sheet.counted[one.code]})] if one.code in sheet.counted else []
    return WholeNumber(read=read_number, about=about, before=before)


def _reason(sheet: Sheet) -> Iterator[Field]:
    if sheet.unexplained:
        broken = finding_word(sheet.form, sheet.facts, sheet.unexplained[0])
        title = TextKey("monitoring-reason-why", {"broken": texts().plain(broken.key, **broken.args)})
        offers = [texts().plain(name) for name in REASONS]
        yield Field(name=REASON, kind=Line(LONGEST_REASON, 3, offers), title=title)


def _column(sheet: Sheet, text: str, step: str) -> Mapping[str, int] | None:
    """Over the whole report only a column says whose numbers they are."""
    if is_column(text):
        return read_column(text, sheet.form, [code for code in sheet.asked if code not in sheet.form.formulas])
    if not step:
        raise BadInput("monitoring-whose", typed=text[:60])
    return None


async def _put(work: Work, start: Bag, options: Bag, answers: Bag) -> Entered:
    about, sheet = AboutReport.read(start), sheet_in(options)
    if REASON in answers:
        key, sheet = sheet.unexplained[0].key, await door(about).open_sheet(work, about.report)
        put = Put(await door(about).give_reason(work, sheet, key, answers[REASON]), {})
    else:
        put = await door(about).put(work, sheet, answers)
    code, number = next(iter(put.taken.items()), ("", 0))
    return Entered(
        options={"sheet": put.sheet.json},
        values=put.sheet.now,
        about={"report": put.sheet.report_id, "district": 0},
        ask=code,
        trouble=Trouble(key="monitoring-taken", args={"code": code, "number": number}) if code else None,
    )


async def _submit(work: Work, submission: Submission) -> SaveResult:
    about = AboutReport.read(submission.start)
    try:
        done = await door(about).submit(work, about.report)
    except DomainError as refused:
        if refused.key != "monitoring-submitted-already":
            raise
        return told(refused.key, **refused.arguments)
    return told(handed_in(work, done))


def _card(work: Work, view: LedgerView, trouble: Markup | None) -> tuple[Markup, Rows]:
    sheet = sheet_in(view.options)
    numbers = [Tap(f"@{one.code}", f"{one.code}: {sheet.now.get(one.code, '–')}") for one in sheet.form.indicators]
    return card_text(work, sheet, trouble), [[_next(sheet)], *pairs(numbers, CODES)]


def _next(sheet: Sheet) -> Tap:
    """What is to be done with the report: it is handed in when nothing is missing, wrong or unexplained."""
    wrong = next((one.codes[0] for one in sheet.findings if one.level is Level.ERROR), "")
    if sheet.missing:
        return Tap("!next", TextKey("monitoring-go-on"))
    if wrong:
        return Tap(f"@{wrong}", TextKey("form-mend", {"code": wrong}))
    if sheet.unexplained:
        return Tap(f"@{REASON}", TextKey("monitoring-give-reason"))
    return Tap("!save", TextKey("monitoring-submit"))


NUMBERS = FormSpec(
    name="monitoring-numbers",
    open=_open,
    build=_build,
    save=_submit,
    free=frozenset({REASON}),
    save_word="monitoring-submit",
    ledger=LedgerSpec(put=_put, question=question_text, card=_card),
)
