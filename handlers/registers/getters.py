"""What the windows of registers show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.registers.kept import RegistersKept
from handlers.widgets.pages import Page, page_of
from models.access import Permission
from models.periods import Period, Span
from models.registers.definition import ADDABLE, FieldType, Register, RegisterField, RegisterState
from services.registers import definitions, lists
from services.registers.definitions import OwnRegister
from services.registers.lists import EVERYTHING, EntryCard, EntryFilter, EntryLine, RegisterLine
from services.registers.totals import RegisterTotals, register_totals
from services.work import Work


@dataclass(frozen=True)
class HomeFacts:
    """The registers of the person, and those that are out of use for whom it is to take them back."""

    page: Page[RegisterLine]
    hidden: Sequence[RegisterLine]


async def home(work: Work, mine: RegistersKept) -> HomeFacts:
    """With how many entries there are in each."""
    hidden = await lists.list_hidden(work) if work.actor.may(Permission.MANAGE_REGISTERS) else []
    return HomeFacts(page_of(await lists.list_registers(work), mine.page), hidden)


@dataclass(frozen=True, kw_only=True)
class EntryListFacts:
    """A page of a register, and what it is narrowed to."""

    page: Page[EntryLine]
    register: Register
    narrowing: EntryFilter
    years: Sequence[int]
    manages: bool
    gone: int
    whole: bool
    """Whether the person sees the whole register, so that totals say something."""

    @property
    def empty(self) -> bool:
        return not self.page.items

    @property
    def narrowed(self) -> bool:
        return self.narrowing != EVERYTHING

    @property
    def states(self) -> Sequence[RegisterState]:
        return self.register.states


async def entries(work: Work, mine: RegistersKept) -> EntryListFacts:
    """The register that is open. Raises Denied for one that is not the person's to see."""
    found = await lists.list_entries(work, mine.register, mine.narrowing, mine.page)
    return EntryListFacts(
        page=Page(items=found.items, number=found.page, more=found.more, total=found.total),
        register=found.register,
        narrowing=mine.narrowing,
        years=found.years,
        manages=work.actor.may(Permission.MANAGE_REGISTERS),
        gone=mine.gone,
        whole=found.whole,
    )


@dataclass(frozen=True)
class EntryFacts:
    """An entry, whether it is asked if it shall go, and whether it was made just now."""

    card: EntryCard
    sure: bool
    added: bool

    @property
    def then(self) -> Sequence[RegisterState]:
        """What it may become in one tap."""
        register = self.card.register
        following = register.next_states(self.card.state) if self.changes else ()
        return [one for one in register.states if one.id in following]

    @property
    def changes(self) -> bool:
        return self.card.may_change and not self.sure


async def card(work: Work, mine: RegistersKept) -> EntryFacts:
    """The entry that is open. Raises NotFound for one that is gone."""
    return EntryFacts(await lists.open_entry(work, mine.register, mine.entry), mine.sure, mine.added and not mine.sure)


@dataclass(frozen=True)
class TotalsFacts:
    """A register in a period."""

    found: RegisterTotals

    @property
    def period(self) -> Period:
        return self.found.period

    @property
    def yearly(self) -> bool:
        return self.period.span is Span.YEAR


async def totals(work: Work, mine: RegistersKept) -> TotalsFacts:
    """Of this year, or of the period that was turned to."""
    period = Period.read(mine.code) if mine.code else Period.around(Span.YEAR, work.today)
    return TotalsFacts(await register_totals(work, mine.register, period))


@dataclass(frozen=True)
class RegisterSettingsFacts:
    """A register as the coordinator sets it."""

    own: OwnRegister
    page: Page[RegisterField]

    @property
    def hidden(self) -> bool:
        return self.own.register.hidden


async def settings(work: Work, mine: RegistersKept) -> RegisterSettingsFacts:
    """With the fields that are out of use."""
    own = await definitions.open_definition(work, mine.register)
    return RegisterSettingsFacts(own, page_of(own.register.fields, mine.page))


@dataclass(frozen=True)
class FieldFacts:
    """A field, the rows of the plan that are counted by its register, and whether hiding it is asked once more."""

    field: RegisterField
    rows: Sequence[str]
    sure: bool
    reminds: bool
    """Whether it is the day that is reminded of."""

    @property
    def hides(self) -> bool:
        return not self.field.hidden and not self.sure


async def field(work: Work, mine: RegistersKept) -> FieldFacts:
    """The field that is open. Raises DomainError for one that is gone."""
    own = await definitions.open_definition(work, mine.register)
    one = own.register.field(mine.field)
    rows, sure = own.rows if one.counted else (), mine.sure and not one.hidden
    return FieldFacts(one, rows, sure, own.register.reminds_by(one))


KINDS: Sequence[FieldType] = ADDABLE
