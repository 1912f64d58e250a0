"""What the dialogue of the plan keeps and is started with, and what its forms are about."""

from dataclasses import dataclass, field

from aiogram_dialog import DialogManager

from handlers.plan.responsibles import PostsKept
from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Start, kept
from models.periods import Period
from models.stored import JsonObject
from services.plan.lists import View


@dataclass(kw_only=True)
class PlanKept(PostsKept):
    """`/plan`: which year, which list of it, and the item whose card is open."""

    year: int = 0
    """The year of the plan that is looked at; 0 is this year's."""
    view: View | None = None
    what: str = ""
    """The section or the words whose items are listed."""
    told: JsonObject = field(default_factory=dict)
    """What a sentence told of the item, for its form (`models.phrases.Told`)."""
    item: int = 0
    dates_page: int = 0
    posts_page: int = 0
    ticked: list[int] = field(default_factory=list)
    """Dates that passed undone, chosen to be closed."""
    past_page: int = 0
    by_section: bool = False
    """Whether they are chosen by sections of the plan."""

    def look(self, view: View, what: str = "") -> None:
        """At another list, from its first page on."""
        self.view, self.what, self.page = view, what, 0


def mine_of(manager: DialogManager) -> PlanKept:
    """What the dialogue keeps."""
    return kept(manager, PlanKept)


@dataclass(kw_only=True)
class PlanStart(Start):
    """A place of the plan at once, as a button carries it."""

    place: str = ""
    told: JsonObject = field(default_factory=dict)
    """What a sentence told of it."""
    period: Period | None = None
    """The stretch of time whose dates are looked for."""


@dataclass(kw_only=True)
class AboutItem(FormStart):
    """What the forms of a card are about."""

    item: int


@dataclass(kw_only=True)
class AboutDate(AboutItem):
    """One date of the item and no other."""

    date: int


@dataclass(kw_only=True)
class AboutYear(FormStart):
    """Which school year the holidays are of."""

    year: int


@dataclass(kw_only=True)
class AboutPast(FormStart):
    """Which dates are closed together."""

    dates: list[int]
    year: int
