"""A register is data: its fields, its states in their order, what it reminds of, who adds to it, which row of the plan
it is.

What every centre has stands in `models/data/registers.json`, what a centre changed in `models/registers/tables.py`.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from models.access import Role
from models.activity_kinds import Involvement, Type
from models.errors import DomainError
from models.plan.words import fold
from models.stored import JsonObject

NAME_LENGTH = 60
"""Characters of what a register or a field is called."""
MOST_OWN = 10
"""Fields that a centre adds to a register: a form of more is not filled in on a phone."""
MOST_OPTIONS = 12
_QUOTED = re.compile("«[^»]*»")
PUBLICATIONS = "publications"
"""The register of what was published."""
USUAL = (Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)


class FieldType(StrEnum):
    """Kinds of fields."""

    LINE = "line"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    DAY_AHEAD = "day_ahead"
    """A day that may be still ahead."""
    PERIOD = "period"
    QUARTER = "quarter"
    CHOICE = "choice"
    SEVERAL = "several"
    DISTRICT = "district"
    CHANNEL = "channel"
    LINK = "link"
    HOURS = "hours"
    """Colleagues, each with hours."""


ADDABLE = (FieldType.LINE, FieldType.NUMBER, FieldType.MONEY, FieldType.DAY_AHEAD, FieldType.PERIOD, FieldType.CHOICE)
"""Kinds of what a centre may add."""
FREE = (FieldType.LINE, FieldType.LINK)
"""Kinds that are typed and kept as they stand: they go through the guard of personal data."""


class Column(StrEnum):
    """What the database itself counts by: an answer of such a field stands in a column of its own."""

    TITLE = "title"
    DAY = "day"
    UNTIL = "until"
    PERIOD = "period"
    """Both of them."""
    DISTRICT = "district"
    SORT = "sort"
    AMOUNT = "amount"
    NUMBER = "number"
    PEOPLE = "people"


@dataclass(frozen=True, kw_only=True)
class RegisterField:
    """A field. `column` is what is counted by it, `record` where it stands in the answers of an activity that is the
    entry (`attendance/specialists`); a field without either stands in the entry alone and counts nothing."""

    name: str
    kind: FieldType
    label: str
    ask: str = ""
    required: bool = False
    later: bool = False
    """Whether it is said under «Подробнее», and asked of nobody."""
    options: tuple[tuple[str, str], ...] = ()
    column: Column | None = None
    record: str = ""
    hidden: bool = False
    """The centre asks it of nobody any more; what was answered is kept, and counted as before."""
    own: bool = False
    """Whether the centre has added it."""

    @property
    def question(self) -> str:
        return self.ask or f"{self.label}?"

    @property
    def core(self) -> bool:
        """Whether an entry is none without it."""
        return self.required and (self.column is not None or bool(self.record))

    @property
    def counted(self) -> bool:
        """Whether a number of the plan or of the summary comes out of it."""
        return self.column is not None or bool(self.record)

    def called(self, option: str) -> str:
        """What an option is called; one that is gone is called as it was kept."""
        return next((label for known, label in self.options if known == option), option)


@dataclass(frozen=True)
class RegisterState:
    """A state of an entry, what it is called, and what it may become in one tap."""

    id: str
    label: str
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reminding:
    """Which date is reminded of, how many days before, and in which states."""

    column: Column
    days: tuple[int, ...]
    states: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register of a centre. `types` are the activities that are its entries by themselves; a register without any
    has entries of its own."""

    key: str
    name: str
    rows: tuple[str, ...]
    """Patterns of the plan's rows that it is (the words folded)."""
    fields: tuple[RegisterField, ...]
    types: tuple[Type, ...] = ()
    involvement: Involvement = Involvement.HELD
    adds: tuple[Role, ...] = USUAL
    """Roles that add entries; others of the staff neither add nor see any."""
    states: tuple[RegisterState, ...] = ()
    """In their order."""
    counted: tuple[str, ...] = ()
    """States that count for the plan."""
    reminds: Reminding | None = None
    spans: bool = False
    """Whether an entry counts in every period that it lasts in, and not only in that of its day."""
    snapshot: bool = False
    """Whether its numbers are of a quarter's end: over time the last quarter is taken, over districts they add up."""
    monthly: bool = False
    """Whether something is expected in each channel every month, where the plan says so."""
    hidden: bool = False

    @property
    def recorded(self) -> bool:
        """Whether its entries are activities, with what the register adds to them."""
        return bool(self.types)

    @property
    def trains(self) -> bool:
        """Whether it says of colleagues how many hours they learned."""
        return any(one.kind is FieldType.HOURS for one in self.fields)

    @property
    def first_state(self) -> str:
        return self.states[0].id if self.states else ""

    @property
    def asked(self) -> list[RegisterField]:
        """The fields that are in use."""
        return [one for one in self.fields if not one.hidden]

    def field(self, name: str) -> RegisterField:
        """The field of that name. Raises DomainError for one that there is not."""
        found = next((one for one in self.fields if one.name == name), None)
        if found is None:
            raise DomainError("register-field-gone")
        return found

    def of_column(self, column: Column) -> RegisterField | None:
        """The field that fills a column."""
        return next((one for one in self.fields if one.column is column), None)

    def reminds_by(self, one: RegisterField) -> bool:
        """Whether a field is the day that is reminded of."""
        return self.reminds is not None and one.column is self.reminds.column

    def state_called(self, state: str) -> str:
        return next((one.label for one in self.states if one.id == state), state)

    def next_states(self, state: str) -> tuple[str, ...]:
        """What an entry may become in one tap."""
        return next((one.then for one in self.states if one.id == state), ())

    def asks_anew(self, state: str) -> RegisterField | None:
        """The day that is asked again when an entry comes to that state: the one it goes on being reminded of."""
        if self.reminds is None or state == self.first_state or state not in self.reminds.states:
            return None
        return next((one for one in self.asked if self.reminds_by(one)), None)

    def counts(self, state: str) -> bool:
        """Whether an entry in that state counts."""
        return not self.states or state in self.counted

    def is_row(self, content: str) -> bool:
        """Whether a row of the plan is this register's."""
        words = fold(_QUOTED.sub("", content))  # a seminar on projects is no project
        return any(re.search(one, words) for one in self.rows)

    def may_add(self, roles: frozenset[Role]) -> bool:
        return bool(roles & set(self.adds))


@cache
def shipped() -> Mapping[str, Register]:
    """The registers that every centre has, by their keys, in the order of the menu."""
    source = resources.files("models").joinpath("data", "registers.json")
    return {key: _read(key, row) for key, row in json.loads(source.read_text(encoding="utf-8")).items()}


def register_of(key: str) -> Register:
    """One of them. Raises DomainError for a key that is none."""
    if key not in shipped():
        raise DomainError("register-gone")
    return shipped()[key]


def _read(key: str, row: JsonObject) -> Register:
    reminds = row.get("reminds")
    return Register(
        key=key,
        name=row["name"],
        rows=tuple(row["rows"]),
        fields=tuple(read_field(one) for one in row["fields"]),
        types=tuple(Type(one) for one in row.get("types", ())),
        involvement=Involvement(row.get("involvement", Involvement.HELD)),
        adds=tuple(Role(one) for one in row.get("adds", USUAL)),
        states=tuple(RegisterState(one, label, tuple(then)) for one, label, *then in row.get("states", ())),
        counted=tuple(row.get("counted", ())),
        reminds=Reminding(Column(reminds["column"]), tuple(reminds["days"]), tuple(reminds["states"]))
        if reminds
        else None,
        spans=row.get("spans", False),
        snapshot=row.get("snapshot", False),
        monthly=row.get("monthly", False),
    )


@dataclass(frozen=True, kw_only=True)
class Term:
    """What a centre made of a register, or of the `field` (`models.registers.tables.RegisterTerm`)."""

    field: str
    kind: FieldType | None
    label: str
    options: Sequence[Sequence[str]]
    hidden: bool


def own_register(shipped_one: Register, terms: Iterable[Term]) -> Register:
    """The register as a centre has it: its names, what is out of use, the fields that it added, in their order."""
    by_field = {one.field: one for one in terms}
    whole = by_field.pop("", None)
    fields = [_named(one, by_field.pop(one.name, None)) for one in shipped_one.fields]
    fields += [_added(one) for _, one in sorted(by_field.items()) if one.kind is not None]
    found = replace(shipped_one, fields=tuple(fields))
    return replace(found, name=whole.label or found.name, hidden=whole.hidden) if whole else found


def _named(one: RegisterField, term: Term | None) -> RegisterField:
    if term is None:
        return one
    # another name asks another question
    asks = f"{term.label}?" if term.label else one.ask
    return replace(one, label=term.label or one.label, ask=asks, hidden=term.hidden)


def _added(term: Term) -> RegisterField:
    return RegisterField(
        name=term.field,
        kind=term.kind or FieldType.LINE,
        label=term.label,
        later=True,
        options=tuple((one, label) for one, label in term.options),
        hidden=term.hidden,
        own=True,
    )


def read_field(row: JsonObject) -> RegisterField:
    """A field out of its JSON."""
    return RegisterField(
        name=row["name"],
        kind=FieldType(row["kind"]),
        label=row["label"],
        ask=row.get("ask", ""),
        required=row.get("required", False),
        later=row.get("later", False),
        options=tuple((one, label) for one, label in row.get("options", ())),
        column=Column(row["column"]) if row.get("column") else None,
        record=row.get("record", ""),
        hidden=row.get("hidden", False),
        own=row.get("own", False),
    )


def field_json(one: RegisterField) -> JsonObject:
    """The same back, for a form's options."""
    return {
        **asdict(one),
        "kind": one.kind.value,
        "column": one.column.value if one.column else "",
        "options": [list(option) for option in one.options],
    }
