"""The forms of registers: an entry, names, a field of the centre's own."""

from datetime import date

from handlers.registers.kept import AboutEntry, AboutNewField, AboutTerm
from handlers.registers.questions import FREE, build
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.simple import Line, Lines
from models.registers.definition import MOST_OPTIONS, NAME_LENGTH, FieldType, Register, field_json
from models.registers.values import STATE
from models.stored import Answers
from services.registers import definitions, offered, saving
from services.work import Work

SHORTEST = 2


async def _open(work: Work, start: Values) -> FormBeginning:
    about = AboutEntry.read(start)
    found = await offered.offer(work, about.register, about.entry)
    register = found.register
    given = {
        "fields": [field_json(one) for one in register.asked],
        "states": [[one.id, one.label] for one in register.states],
        "districts": found.districts,
        "people": found.people,
        "channel_names": found.channels,
    }
    named = TextKey("register-about", {"name": register.name})
    if about.state:
        return _asked_anew(register, about.state, found.values, given)
    if about.entry:
        return FormBeginning(options=given, values=found.values, review=True, about=named)
    if register.counts(register.first_state):
        return FormBeginning(options=given | {"begun": True}, values={STATE: register.first_state}, about=named)
    return FormBeginning(options=given, about=named)  # a plan that is taken for a deed would not count


def _asked_anew(register: Register, state: str, values: Answers, given: Answers) -> FormBeginning:
    """The entry in its new state, and the day that it is reminded of asked again; the old one is said."""
    day = register.asks_anew(state)
    first = day.name if day else ""
    was = f"{date.fromisoformat(values[first]):%d.%m.%Y}" if values.get(first) else ""
    named = TextKey("register-anew", {"state": register.state_called(state), "was": was or "none"})
    return FormBeginning(options=given, values=dict(values) | {STATE: state}, review=True, first=first, about=named)


async def _crossed(work: Work, submission: Submission) -> TextKey | None:
    """Asked before it is stored: somebody else has changed the same answer meanwhile."""
    about = AboutEntry.read(submission.start)
    if not about.entry:
        return None
    found = await offered.crossed(work, about.register, about.entry, submission.before, submission.answers)
    if found is None:
        return None
    return TextKey("register-crossed", {"who": found.person, "fields": ", ".join(found.fields)})


async def _save(work: Work, submission: Submission) -> SaveResult:
    about, key = AboutEntry.read(submission.start), submission.client_key
    if not about.entry:
        number = await saving.add_entry(work, about.register, submission.answers, key)
        return _back("register-entry-added", number)
    before = {name: value for name, value in submission.before.items() if name in _said(submission)}
    changed = await saving.change_entry(work, about.register, about.entry, before, submission.answers, key, about.state)
    word = "register-entry-crossed" if changed.crossed else "register-entry-changed"
    return _back(word, about.entry, count=len(changed.fields))


def _said(submission: Submission) -> set[str]:
    """What the form asked about: a field that is out of use keeps its answer."""
    return {*submission.before, *submission.answers}


def _back(key: str, entry: int, **args: object) -> SaveResult:
    return SaveResult(word=TextKey(key, args), result={"key": key, "args": args, "entry": entry})


ENTRY = FormSpec(name="register", open=_open, build=build, save=_save, twin=_crossed, free=FREE)


async def _open_name(work: Work, start: Values) -> FormBeginning:
    about = AboutTerm.read(start)
    found = (await definitions.open_definition(work, about.register)).register
    return FormBeginning(values={"name": found.field(about.field).label if about.field else found.name})


def _name_form(_: Values) -> Form:
    return Form((Field(name="name", kind=Line(NAME_LENGTH, shortest=SHORTEST), required=True),))


async def _save_name(work: Work, submission: Submission) -> SaveResult:
    about, name = AboutTerm.read(submission.start), submission.answers["name"]
    if about.field:
        await definitions.rename_field(work, about.register, about.field, name)
    else:
        await definitions.rename_register(work, about.register, name)
    return told("register-renamed", name=name)


NAME = FormSpec(name="register-name", open=_open_name, build=_name_form, save=_save_name, free=frozenset({"name"}))


async def _open_field(_work: Work, start: Values) -> FormBeginning:
    return FormBeginning(options={"field_kind": AboutNewField.read(start).kind.value})


def _field_form(given: Values) -> Form:
    label = Field(name="label", kind=Line(NAME_LENGTH, shortest=SHORTEST), required=True)
    if given.get("field_kind") != FieldType.CHOICE:
        return Form((label,))
    return Form((label, Field(name="options", kind=Lines(NAME_LENGTH, MOST_OPTIONS), required=True)))


async def _save_field(work: Work, submission: Submission) -> SaveResult:
    about, said = AboutNewField.read(submission.start), submission.answers
    await definitions.add_field(work, about.register, said["label"], about.kind, said.get("options") or ())
    return told("register-field-added", name=said["label"])


FIELD = FormSpec(
    name="register-field",
    open=_open_field,
    build=_field_form,
    save=_save_field,
    free=frozenset({"label", "options"}),
)
FORMS = (ENTRY, NAME, FIELD)
