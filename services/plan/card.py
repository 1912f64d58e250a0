"""An item of the plan whole, as its card shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from models.activities import Type
from models.deadlines import ScheduleKind
from models.plan.aims import at_pace
from models.plan.product import Product, product_of
from models.plan.reached import Reached
from models.plan.tables import PlanChangeKind, PlanItem
from models.plan_years import PlanYear
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


@dataclass(frozen=True, kw_only=True)
class ItemCard:
    """An item whole. `fact` counts what its product is: people, copies, or things that were done."""

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

    @property
    def product(self) -> Product:
        """How many of what unit the item promises, by its words."""
        return product_of(self.item.words("content"), self.item.words("coverage"), self.item.unit)

    @property
    def next(self) -> Date | None:
        """The date that a new activity is for: the first one that is still open."""
        return next((one for one in self.dates if one.open), None)

    def forecast(self, today: date) -> int | None:
        """What a year-long item with a target comes to at the pace so far; None where there is nothing to tell."""
        if self.item.kind is not ScheduleKind.CONTINUOUS or not self.item.target or not self.fact:
            return None
        return at_pace(self.fact, self.plan_year, today)
