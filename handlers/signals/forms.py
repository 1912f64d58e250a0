"""A month's numbers as a form that is stored as it is answered: for whoever counts on paper."""

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from handlers.context import Bag
from handlers.signals.kept import AboutMonth
from handlers.signals.text import doubt_lines, doubt_numbers
from handlers.widgets.form.ledger import Entered, LedgerSpec, LedgerView
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from handlers.widgets.text import lines, paragraphs
from models.errors import BadInput, DomainError
from models.forms.counted import read_counts
from models.forms.form import Field, Trouble
from models.forms.kinds import Option, Rows, Tap, TextKey, pairs, whole
from models.forms.ledger import Ledger
from models.forms.number import WholeNumber
from models.periods import Period, Span
from models.signals import FOLLOWED, LARGEST, NOTICED, Measure, Numbers, SignalRow, doubts
from services.periods import name_of
from services.signals import counting
from services.signals.counting import MonthNumbers
from services.signals.words import called
from services.texts import texts
from services.work import Work

SHOWN = 60


async def _open(work: Work, start: Bag) -> FormBeginning:
    """The card with what is there already."""
    about = AboutMonth.read(start)
    found = await counting.open_sheet(work, about.district, _month(about).first)
    return FormBeginning(options=_options(found), values=_values(found.numbers), review=True)


def _month(about: AboutMonth) -> Period:
    if about.month is None:
        raise DomainError("error-stale")
    return Period.around(Span.MONTH, about.month)


def _options(found: MonthNumbers) -> Bag:
    return {
        "district": found.district,
        "month": name_of(Period.around(Span.MONTH, found.month)),
        "shown": _values(found.numbers),
    }


def _values(numbers: Numbers) -> dict[str, int]:
    return {one.value: numbers.get(one, 0) for one in Measure}


def _build(_options: Bag) -> Ledger:
    names = [(one.value, called(one)) for one in Measure]
    questions = [
        Field(
            name=name,
            kind=WholeNumber(read=partial(whole, largest=LARGEST)),
            title=TextKey("signals-month-ask", {"what": label}),
        )
        for name, label in names
    ]
    return Ledger(questions, column=partial(_column, [Option(*one) for one in names]))


def _column(options: list[Option], text: str, step: str) -> Mapping[str, int] | None:
    """«школа 3, детский сад 1, проверено 2» anywhere; a number alone answers the question that is open."""
    if step and not (any(char.isalpha() for char in text) and any(char.isdigit() for char in text)):
        return None
    if not any(char.isalpha() for char in text):
        raise BadInput("form-whose-number", typed=text[:SHOWN], example=options[0].label.lower())
    found: dict[str, int] = {}
    for said in read_counts(text, options):
        if len(said.whose) != 1:
            raise BadInput("form-whose-number", typed=said.typed[:SHOWN], example=options[0].label.lower())
        found[said.whose[0].id] = whole(said.number, LARGEST)
    return found


async def _put(work: Work, start: Bag, options: Bag, answers: Bag) -> Entered:
    about = AboutMonth.read(start)
    shown = {Measure(name): number for name, number in options["shown"].items()}
    typed = {Measure(name): number for name, number in answers.items()}
    done = await counting.put(work, about.district, _month(about).first, shown, typed)
    values = _values(done.numbers)
    taken = next(iter(done.taken), None)
    trouble = Trouble(key="signals-taken", args={"number": done.taken[taken]}) if taken is not None else None
    return Entered(options={**options, "shown": values}, values=values, ask=taken or "", trouble=trouble)


def _row(values: Bag) -> SignalRow:
    return SignalRow(district_id=0, name="", numbers={one: values.get(one.value, 0) for one in Measure})


def _head(options: Bag) -> Markup:
    return texts().html("signals-month-head", district=options["district"], month=options["month"])


def _question(_work: Work, view: LedgerView, asked: Markup) -> Markup:
    return paragraphs(_head(view.options), asked)


def _card(_work: Work, view: LedgerView, trouble: Markup | None) -> tuple[Markup, Rows]:
    values = view.draft["values"]
    taps = {one: Tap(f"@{one}", f"{called(one)}: {values.get(one.value, 0)}") for one in Measure}
    shown = paragraphs(
        _head(view.options),
        texts().html("signals-month-how", count=_row(values).came),
        lines(*doubt_lines(_row(values))),
        trouble,
    )
    numbers = [*pairs([taps[one] for one in NOTICED]), *pairs([taps[one] for one in FOLLOWED])]
    return shown, [*numbers, [Tap("!save", TextKey("signals-month-done"))]]


async def _doubtful(_work: Work, submission: Submission) -> TextKey | None:
    """What is likely a slip is asked about once more, and may be so."""
    row = _row(submission.answers)
    return next((TextKey(f"signals-doubt-{one.value}", doubt_numbers(row)) for one in doubts(row.numbers)), None)


async def _save(work: Work, submission: Submission) -> SaveResult:
    about = AboutMonth.read(submission.start)
    found = await counting.confirm(work, about.district, _month(about).first)
    return told("signals-month-stored", district=found.district, month=name_of(_month(about)))


MONTH = FormSpec(
    name="signals-month",
    open=_open,
    build=_build,
    save=_save,
    twin=_doubtful,
    save_word="signals-month-done",
    ledger=LedgerSpec(put=_put, question=_question, card=_card),
)
