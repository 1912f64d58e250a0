"""The form of a register out of its definition: a field is a question of a kind that the form engine has."""

from collections.abc import Sequence
from functools import partial

from models.activities import CHANNEL_LENGTH, LINK_LENGTH, NAME_LENGTH, PARTNERS_LENGTH, PLACE_LENGTH, TITLE_LENGTH
from models.forms.form import Field, Form
from models.forms.kinds import FieldKind, Option, TextKey, Values, whole
from models.forms.library import Copies
from models.forms.lists import Several
from models.forms.records import Shares
from models.forms.registers import AnyDay, FromTo, Money, PageLink, Quarter, Until
from models.forms.simple import Choice, Day, Line
from models.registers.definition import FREE as TYPED
from models.registers.definition import MOST_OWN, Column, FieldType, RegisterField, read_field, shipped
from models.registers.values import STATE
from models.stored import Json

LARGEST = 1_000_000
LONGEST = 300
LENGTHS = {
    "title": TITLE_LENGTH,
    "partners": PARTNERS_LENGTH,
    "programme": NAME_LENGTH,
    "place": PLACE_LENGTH,
    "channel/channel": CHANNEL_LENGTH,
}
"""Characters of what an activity keeps."""
FREE = frozenset(
    {one.name for register in shipped().values() for one in register.fields if one.kind in TYPED}
    | {f"own{number:02}" for number in range(1, MOST_OWN + 1)}
)
"""What is typed in one's own words, with the warning about families' data."""


def build(given: Values) -> Form:
    """The questions; what they offer comes from the database."""
    fields = [read_field(one) for one in given.get("fields") or ()]
    states = [Option(one, label) for one, label in given.get("states") or ()]
    asked = [_question(one, given) for one in fields]
    order = [one.name for one in fields if not one.later]
    if states:
        title = TextKey("register-state-ask")
        kind = Choice(options=states)
        asked.append(Field(name=STATE, kind=kind, required=True, title=title, label=TextKey("register-state-label")))
        order += [] if given.get("begun") else [STATE]
    return Form(tuple(asked), lambda _: order)


def _question(one: RegisterField, given: Values) -> Field:
    return Field(
        name=one.name,
        kind=kind_of(one, given),
        required=one.required,
        title=one.question,
        label=TextKey("register-label", {"label": one.label}),
    )


def kind_of(one: RegisterField, given: Values) -> FieldKind:
    """The kind of question that a field is; `given` are the districts, colleagues and channels of the centre."""
    if one.kind is FieldType.DAY_AHEAD:
        return Until() if one.column is Column.UNTIL else AnyDay()
    if one.kind is FieldType.LINE:
        return Line(LENGTHS.get(one.record, LONGEST), shortest=2)
    if one.kind is FieldType.HOURS:
        return Shares(_named(given, "people"), how_many="register-how-many-hours")
    if one.kind in (FieldType.CHOICE, FieldType.DISTRICT, FieldType.CHANNEL):
        return Choice(options=_options(one, given))
    if one.kind is FieldType.SEVERAL:
        return Several([Option(*option) for option in one.options])
    return _PLAIN[one.kind]


_PLAIN: dict[FieldType, FieldKind] = {
    FieldType.NUMBER: Copies(read=partial(whole, largest=LARGEST), zero=True),
    FieldType.MONEY: Money(),
    FieldType.DAY: Day(),
    FieldType.PERIOD: FromTo(),
    FieldType.QUARTER: Quarter(),
    FieldType.LINK: PageLink(LINK_LENGTH),
}


def _options(one: RegisterField, given: Values) -> Sequence[Option]:
    if one.kind is FieldType.DISTRICT:
        return _named(given, "districts")
    if one.kind is FieldType.CHANNEL:
        return [Option(name, name) for name in given.get("channel_names") or ()]
    return [Option(option, label) for option, label in one.options]


def _named(given: Values, name: str) -> list[Option]:
    rows: Sequence[Sequence[Json]] = given.get(name) or ()
    return [Option(str(number), called) for number, called in rows]
