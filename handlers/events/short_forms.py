"""Short forms of an event's card: move it, its seats and hosts, ask more people, call it off, a series of it."""

from datetime import date

from handlers.events.answers import audience_of, values_of, where_of
from handlers.events.forms import with_event
from handlers.events.kept import AboutEvent
from handlers.events.questions import offered, terms_fields, where_fields, who_fields
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, begin_empty
from models.dates import in_words
from models.events.kinds import Reach
from models.events.tables import WHY_LENGTH
from models.forms.events import SeriesDays
from models.forms.form import Field, Form
from models.forms.kinds import Option, Values
from models.forms.moments import Minutes
from models.forms.simple import Choice, Line
from models.stored import Answers
from services.events import announcing, changing, making
from services.events import options as event_options
from services.texts import label
from services.work import Work


def _event(start: Values) -> int:
    return AboutEvent.read(start).event


async def _known(work: Work, start: Values) -> tuple[Answers, Answers]:
    """What is offered, and what the event says of itself now."""
    facts = await event_options.read_facts(work, _event(start))
    return await offered(work), values_of(work, facts)


def _only(values: Answers, form: Form) -> Answers:
    return {field.name: values[field.name] for field in form.fields if field.name in values}


async def _open_move(work: Work, start: Values) -> FormBeginning:
    given, known = await _known(work, start)
    return FormBeginning(options=given, values=_only(known, _move_form(given)), review=True, first="at", stored=True)


def _move_form(given: Values) -> Form:
    why = Field(name="why", kind=Line(WHY_LENGTH, shortest=3))
    return Form((*where_fields(given), Field(name="minutes", kind=Minutes(), required=True), why))


async def _move(work: Work, submission: Submission) -> SaveResult:
    event = _event(submission.start)
    to = where_of(work, submission.answers)
    asked = await changing.move(work, event, to, submission.answers.get("why") or "")
    return with_event("event-moved", event, count=asked)


async def _open_terms(work: Work, start: Values) -> FormBeginning:
    given, known = await _known(work, start)
    values = _only(known, _terms_form(given))
    return FormBeginning(options=given, values=values, review=True, stored=True)


def _terms_form(given: Values) -> Form:
    return Form(terms_fields(given))


async def _set_terms(work: Work, submission: Submission) -> SaveResult:
    event, said = _event(submission.start), submission.answers
    by = said.get("until")
    hosts = [int(one) for one in said.get("hosts") or ()]
    moved = await making.set_terms(
        work, event, said.get("seats") or None, date.fromisoformat(by) if by else None, hosts
    )
    return with_event("event-terms-set", event, count=moved)


async def _open_more(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(options=await offered(work))


def _more_form(given: Values) -> Form:
    reaches = [Option(one.value, label("event-reach", one)) for one in (Reach.CHOSEN, Reach.POSTS, Reach.ALL)]
    return Form((Field(name="reach", kind=Choice(options=reaches, width=1), required=True), *who_fields(given)))


async def _ask_more(work: Work, submission: Submission) -> SaveResult:
    event = _event(submission.start)
    count = await announcing.ask_more(work, event, *audience_of(submission.answers))
    return with_event("event-more-asked", event, count=count)


def _cancel_form(_given: Values) -> Form:
    return Form((Field(name="why", kind=Line(WHY_LENGTH, shortest=3), required=True),))


async def _cancel(work: Work, submission: Submission) -> SaveResult:
    event = _event(submission.start)
    count = await changing.cancel(work, event, submission.answers["why"])
    return with_event("event-cancelled", event, count=count)


def _series_form(_given: Values) -> Form:
    return Form((Field(name="days", kind=SeriesDays(), required=True),))


async def _make_series(work: Work, submission: Submission) -> SaveResult:
    event = _event(submission.start)
    days = [date.fromisoformat(one) for one in submission.answers["days"]]
    count = await making.make_series(work, event, days)
    return with_event("event-series-made", event, count=count, last=in_words(max(days)))


MOVE = FormSpec(
    name="event-move",
    words="event",
    open=_open_move,
    build=_move_form,
    save=_move,
    free=frozenset({"place", "link", "why"}),
)
TERMS = FormSpec(name="event-terms", words="event", open=_open_terms, build=_terms_form, save=_set_terms)
MORE = FormSpec(
    name="event-more", words="event", open=_open_more, build=_more_form, save=_ask_more, save_word="form-send"
)
CANCEL = FormSpec(
    name="event-cancel",
    words="event",
    open=begin_empty,
    build=_cancel_form,
    save=_cancel,
    free=frozenset({"why"}),
    save_word="event-cancel",
)
SERIES = FormSpec(name="event-series", words="event", open=begin_empty, build=_series_form, save=_make_series)
FORMS = (MOVE, TERMS, MORE, CANCEL, SERIES)
