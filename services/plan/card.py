"""An item of the plan whole, as its card shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from models.activities import Type
from models.deadlines import ScheduleKind
from models.plan.aims import at_pace
from models.plan.product import THINGS, Product, product_of
from models.plan.reached import Reached
from models.plan.tables import PlanChangeKind, PlanItem
from models.plan_years import PlanYear
from models.registers.definition import Register
from models.registers.tallies import RegisterTally
from services.plan.suggestion import Suggestion


@dataclass(frozen=True, kw_only=True)
class Date:
    """One expected execution with how many times it was done."""

    id: int
    opens: date
    closes: date
    due: date
    count: int
    done: int
    moved_from: date | None
    reason: str
    cancelled: bool
    cancel_reason: str
    later: date | None = None
    """The day until which the person put it off."""
    marked: str = ""
    """How the plan itself says that it was done before the bot."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return not self.cancelled and self.done < self.count


@dataclass(frozen=True, kw_only=True)
class LinkedActivity:
    """An activity that was logged for the item."""

    id: int
    type: Type
    title: str
    day: date
    came: int


@dataclass(frozen=True)
class DateStep:
    """A line of the item's history."""

    at: datetime
    person: str
    what: PlanChangeKind
    field: str
    old: str
    new: str
    reason: str
    proposer: str | None = None
    """Who proposed what the person agreed to."""


@dataclass(frozen=True)
class CountedRegister:
    """The register that counts an item, and what it comes to there in the plan's year."""

    register: Register
    tally: RegisterTally


@dataclass(frozen=True, kw_only=True)
class ItemCard:
    """An item whole. `fact` counts what its product is: people, copies, things that were done, what a register has."""

    item: PlanItem
    plan_year: PlanYear
    section: list[str]
    posts: list[tuple[str, list[str]]]
    dates: list[Date]
    deeds: list[LinkedActivity]
    fact: int
    reached: Reached | None
    """How the people were counted, where it is people."""
    missing: list[str]
    steps: list[DateStep]
    may_change: bool
    proposals: list[Suggestion]
    """Changes of it that wait for the coordinator."""
    counted: CountedRegister | None = None
    """Filled in by `services.registers.linking.counted_card`."""
    times: int = 0
    """How many activities were logged for it."""

    @property
    def product(self) -> Product:
        """How many of what unit the item promises, by its words; of a register that is no list of activities, entries
        of it: nobody «came» to a sum of money."""
        found = product_of(self.item.words("content"), self.item.words("coverage"), self.item.unit)
        own = self.counted is not None and not self.counted.register.recorded
        return Product.ENTRIES if own and found not in THINGS else found

    @property
    def next(self) -> Date | None:
        """The date that a new activity is for: the first one that is still open."""
        return next((one for one in self.dates if one.open), None)

    def forecast(self, today: date) -> int | None:
        """What a year-long item with a target comes to at the pace so far; None where there is nothing to tell."""
        if self.item.kind is not ScheduleKind.CONTINUOUS or not self.item.target or not self.fact:
            return None
        return at_pace(self.fact, self.plan_year, today)
