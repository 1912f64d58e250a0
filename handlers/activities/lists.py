"""The lists of records, one's own or the centre's behind a summary: what is shown of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.activities.kept import Narrowing, RecordsKept
from handlers.widgets.pages import Page, page_of
from models.activities import Involvement, Type
from models.activity_filters import NOWHERE, Filter
from models.forms.kinds import TextKey
from models.periods import Period, offered
from services.activities import lists
from services.people.centers import list_districts
from services.periods import name_of
from services.texts import label, texts
from services.work import Work

Offered = Type | Period | tuple[int, str]
"""A value to narrow by: a type, a period, or the id and the name of a district or a person."""


@dataclass(frozen=True, kw_only=True)
class RecordsFacts:
    """Six records, the newest first, with what the whole list comes to, and what it is narrowed by."""

    page: lists.Page
    own: bool
    behind: bool
    numberless: int
    narrowed: str

    @property
    def nothing(self) -> bool:
        """Whether the person has no records at all."""
        return not (self.page.items or self.narrowed or self.numberless) and self.own

    @property
    def whole(self) -> bool:
        """Whether the list can be searched and narrowed."""
        return not (self.nothing or self.numberless)

    @property
    def filled(self) -> bool:
        return self.whole and bool(self.page.items)

    @property
    def alone(self) -> bool:
        """Whether it stands behind nothing."""
        return self.whole and not self.behind

    @property
    def leads_back(self) -> bool:
        """Whether it leads back to a summary."""
        return self.whole and self.behind


async def records(work: Work, mine: RecordsKept) -> RecordsFacts:
    """The page before where the last record of a page was deleted."""
    if mine.numberless:
        page = await lists.list_numberless(work, mine.numberless, mine.page)
        return RecordsFacts(page=page, own=mine.own, behind=mine.behind, numberless=mine.numberless, narrowed="")
    read = lists.list_own if mine.own else lists.list_all
    page = await read(work, mine.page, mine.filter)
    if mine.page and not page.items:
        mine.page -= 1
        page = await read(work, mine.page, mine.filter)
    narrowed = ", ".join((await _values(work, mine.filter)).values())
    return RecordsFacts(page=page, own=mine.own, behind=mine.behind, numberless=0, narrowed=narrowed)


async def _values(work: Work, only: Filter) -> dict[str, str]:
    """What is chosen, by field: «Семинар», «Лесной район», «I квартал 2026», ««дом»»."""
    said: dict[str, str] = {}
    if only.type:
        said[Narrowing.TYPE] = label("type", only.type)
    if only.period:
        said[Narrowing.PERIOD] = name_of(only.period)
    if only.district is not None:
        named = dict(await list_districts(work, closed=True)) if only.district != NOWHERE else {}
        said[Narrowing.DISTRICT] = named.get(only.district, texts().plain("activity-no-district"))
    if only.person is not None:
        said[Narrowing.PERSON] = dict(await lists.list_authors(work)).get(only.person, texts().plain("form-gone"))
    said |= _counted(only)
    if only.word:
        said["word"] = f"«{only.word}»"
    return said


def _counted(only: Filter) -> dict[str, str]:
    """What a line of a summary narrows by besides."""
    named = (
        ("involvement", only.involvement if only.involvement is Involvement.JOINED else None),
        ("request-mode", only.mode),
        ("category", only.category),
        ("material", only.material),
        ("organisation", only.organisation),
        ("records-having", only.having),
    )
    found = {prefix: label(prefix, value) for prefix, value in named if value}
    return found | {name: words for name in ("programme", "series", "channel") if (words := getattr(only, name))}


@dataclass(frozen=True)
class FiltersFacts:
    """By what the list may be narrowed, each with what it is narrowed to, and whether it is by anything."""

    fields: list[tuple[Narrowing, str]]
    narrowed: bool


async def filters(work: Work, mine: RecordsKept) -> FiltersFacts:
    """By person only where the records are not one's own."""
    said = await _values(work, mine.filter)
    fields = [(one, said.get(one, "")) for one in Narrowing if one is not Narrowing.PERSON or not mine.own]
    return FiltersFacts(fields, bool(said))


@dataclass(frozen=True)
class ChoiceFacts:
    """The values of a field, and what was wrong with what was typed."""

    page: Page[Offered]
    by_period: bool
    trouble: TextKey | None

    @property
    def types(self) -> list[Type]:
        return [one for one in self.page.items if isinstance(one, Type)]

    @property
    def periods(self) -> list[Period]:
        return [one for one in self.page.items if isinstance(one, Period)]

    @property
    def named(self) -> list[tuple[int, str]]:
        """Districts, the last of which stands for none and has no name; or people."""
        return [one for one in self.page.items if isinstance(one, tuple)]


async def choice(work: Work, mine: RecordsKept) -> ChoiceFacts:
    """Types and people of the records that there are; a period may be typed too."""
    found = page_of(await _offered(work, mine), mine.page_choice)
    return ChoiceFacts(found, mine.narrowing is Narrowing.PERIOD, mine.trouble)


async def _offered(work: Work, mine: RecordsKept) -> Sequence[Offered]:
    if mine.narrowing is Narrowing.TYPE:
        return await (lists.own_types if mine.own else lists.all_types)(work)
    if mine.narrowing is Narrowing.PERIOD:
        return offered(work.today)
    if mine.narrowing is Narrowing.DISTRICT:
        return [*await list_districts(work, closed=True), (NOWHERE, "")]
    return await lists.list_authors(work)
