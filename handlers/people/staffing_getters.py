"""What the windows of districts and posts show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.people.staffing_kept import Choosing, Deed, StaffingKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Role
from models.rearrangements import Touched
from services.people import members, overview, touching, undoing
from services.people.centers import list_districts
from services.people.overview import Ground, PostView
from services.people.undoing import Done
from services.reminders import deputies
from services.work import Work

NOWHERE = 0
GROUNDS = 5
"""Districts on a page: more ways lead on from there than from other lists."""
Choice = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """The districts, what all of them have together, and whether anything can be undone."""

    page: Page[Ground]
    districts: int
    posts: int
    vacant: int
    waiting: int
    undoable: bool


async def home(work: Work, mine: StaffingKept) -> HomeFacts:
    """The posts of no district come first, and are no district."""
    found, done = await overview.list_grounds(work), await undoing.list_done(work)
    return HomeFacts(
        page=page_of(found, mine.page, GROUNDS),
        districts=len(found) - 1,
        posts=sum(one.posts for one in found),
        vacant=sum(one.vacant for one in found),
        waiting=sum(one.waiting for one in found),
        undoable=bool(done),
    )


@dataclass(frozen=True)
class PostsFacts:
    """A page of posts, of a district or of the whole centre."""

    page: Page[PostView]
    ground: Ground | None = None

    @property
    def named(self) -> bool:
        """Whether it is a district, which has a name and may be closed."""
        return self.ground is not None and self.ground.id != NOWHERE


async def district(work: Work, mine: StaffingKept) -> PostsFacts:
    """Raises NotFound for one that is closed."""
    ground = await overview.open_district(work, mine.district)
    return PostsFacts(await _page(work, mine, ground.id), ground)


async def posts(work: Work, mine: StaffingKept) -> PostsFacts:
    """The vacant ones, or all by what hangs on them."""
    return PostsFacts(await _page(work, mine, None))


async def _page(work: Work, mine: StaffingKept, district_id: int | None) -> Page[PostView]:
    found = await overview.list_posts(work, mine.view, district_id, mine.page_posts)
    return Page(items=found.items, number=found.page, more=found.more)


@dataclass(frozen=True)
class PostFacts:
    """A post with its people and numbers."""

    post: PostView


async def post(work: Work, mine: StaffingKept) -> PostFacts:
    """Raises NotFound for one that is closed."""
    return PostFacts(await overview.open_post(work, mine.post))


@dataclass(frozen=True, kw_only=True)
class StaffingChoice:
    """What may be chosen, for what, and whether «none» may."""

    choosing: Choosing
    subject: str
    page: Page[Choice]
    none: bool

    @property
    def empty(self) -> bool:
        return not self.page.items and not self.none


async def choice(work: Work, mine: StaffingKept) -> StaffingChoice:
    """Raises NotFound when what it is chosen for is closed."""
    none = False
    if mine.choosing is Choosing.MERGE_DISTRICT:
        subject = (await overview.open_district(work, mine.district)).name
        offered: Sequence[Choice] = [one for one in await list_districts(work) if one[0] != mine.district]
    else:
        found = await overview.open_post(work, mine.post)
        subject = found.place
        offered = await _for_post(work, mine.choosing, found)
        has_district = mine.choosing is Choosing.MOVE_POST and found.district_id is not None
        none = mine.choosing is Choosing.DEPUTY or (has_district and found.role is not Role.CURATOR)
    return StaffingChoice(choosing=mine.choosing, subject=subject, page=page_of(offered, mine.page_choice), none=none)


async def _for_post(work: Work, choosing: Choosing, found: PostView) -> Sequence[Choice]:
    if choosing is Choosing.MERGE_POST:
        return await overview.list_heirs(work, found.id)
    if choosing is Choosing.MOVE_POST:
        return [one for one in await list_districts(work) if one[0] != found.district_id]
    if choosing is Choosing.DEPUTY:
        return [(one.id, one.place) for one in await deputies.list_posts(work) if one.id != found.id]
    there = {one.person_id for one in found.holders}
    here = {one.person_id: one.name for one in await members.list_members(work)}
    return [(person, name) for person, name in here.items() if person not in there]


@dataclass(frozen=True, kw_only=True)
class SureFacts:
    """What is asked about, of what, with what other, and what that touches."""

    deed: Deed
    subject: str
    other: str
    touched: Touched


async def sure(work: Work, mine: StaffingKept) -> SureFacts:
    """Raises NotFound when it is closed meanwhile."""
    if mine.deed in (Deed.CLOSE_DISTRICT, Deed.MERGE_DISTRICT):
        subject = (await overview.open_district(work, mine.district)).name
        touched = await touching.touched_by_district(work, mine.district)
    else:
        subject = (await overview.open_post(work, mine.post)).place
        touched = await touching.touched_by_post(work, mine.post)
    return SureFacts(deed=mine.deed, subject=subject, other=await _other(work, mine), touched=touched)


async def _other(work: Work, mine: StaffingKept) -> str:
    if mine.other == NOWHERE or mine.deed in (Deed.CLOSE_DISTRICT, Deed.CLOSE_POST):
        return ""
    if mine.deed is Deed.MERGE_POST:
        return (await overview.open_post(work, mine.other)).place
    return (await overview.open_district(work, mine.other)).name


async def undo(work: Work, mine: StaffingKept) -> Listed[Done]:
    """What was done in the last day, the newest first."""
    return Listed(page_of(await undoing.list_done(work), mine.page_choice))
