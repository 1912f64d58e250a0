"""What the windows of «Чего не хватает» show."""

from dataclasses import dataclass

from handlers.gaps.kept import GapsKept
from handlers.widgets.pages import Page, page_of
from models.papers.texts import OwnPart
from services.gaps import listing
from services.gaps.listing import GapLine, GapPage, GapsOverview, OwnerLine
from services.work import Work


@dataclass(frozen=True)
class OwnersFacts:
    """All that a year's papers lack, by person and post."""

    page: Page[OwnerLine]
    found: GapsOverview


async def owners(work: Work, mine: GapsKept) -> OwnersFacts:
    """The most first."""
    found = await listing.overview(work, mine.year)
    return OwnersFacts(page_of(found.owners, mine.page_owners), found)


@dataclass(frozen=True)
class LinesFacts:
    """The lines of one person or post, or one's own."""

    page: Page[GapLine]
    found: GapPage
    own: bool


async def lines(work: Work, mine: GapsKept) -> LinesFacts:
    """The page before where the last line of a page was put right."""
    found = await _page(work, mine)
    if mine.page and not found.items:
        mine.page = max(0, (found.total - 1) // listing.SIZE)
        found = await _page(work, mine)
    page = Page(items=found.items, number=found.number, more=found.more, size=listing.SIZE, total=found.total)
    return LinesFacts(page, found, mine.own)


async def _page(work: Work, mine: GapsKept) -> GapPage:
    if mine.own:
        return await listing.own_gaps(work, mine.year, mine.page)
    return await listing.gaps_of(work, mine.year, mine.whose, mine.page)


@dataclass(frozen=True)
class TextsFacts:
    """The parts of the analysis that nobody wrote for the year."""

    year: str
    parts: list[OwnPart]


async def texts(work: Work, mine: GapsKept) -> TextsFacts:
    """In the order of the analysis."""
    found = await listing.overview(work, mine.year)
    return TextsFacts(found.year.words, found.parts)
