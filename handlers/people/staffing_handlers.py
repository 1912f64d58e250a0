"""What the buttons of districts and posts do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import work_of
from handlers.entries import visit
from handlers.people.kept import PeopleKept
from handlers.people.staffing_getters import NOWHERE
from handlers.people.staffing_kept import AboutDistrict, AboutPost, Choosing, Deed, StaffingKept
from handlers.people.states import People, Staffing
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from models.errors import DomainError
from services.people import districts, posts, undoing
from services.people.overview import View
from services.reminders import deputies


def mine_of(manager: DialogManager) -> StaffingKept:
    """What the dialogue keeps."""
    return kept(manager, StaffingKept)


async def open_ground(manager: DialogManager, district: int) -> None:
    """A district of the list, or the posts of none."""
    mine = mine_of(manager)
    mine.district, mine.view, mine.page_posts = district, View.ALL, 0
    await manager.switch_to(Staffing.district)


def look(view: View) -> OnClick:
    """Posts of the whole centre, in that way."""

    async def opened(manager: DialogManager) -> None:
        mine = mine_of(manager)
        mine.view, mine.page_posts = view, 0
        await manager.switch_to(Staffing.posts)

    return opened


async def open_post(manager: DialogManager, post: int) -> None:
    """A post of a list."""
    mine_of(manager).post = post
    await manager.switch_to(Staffing.post)


async def hand_over(manager: DialogManager) -> None:
    """A vacant post: what goes along with it, and the link for whoever comes."""
    await visit(manager, "handover", post=mine_of(manager).post)


async def to_posts(manager: DialogManager) -> None:
    """Back to the list that the post was opened from."""
    of_district = mine_of(manager).view is View.ALL
    await manager.switch_to(Staffing.district if of_district else Staffing.posts)


async def open_member(manager: DialogManager, tenure: int) -> None:
    """Who holds the post: the card of a person in a post."""
    await manager.start(People.member, PeopleKept(holding=tenure).json(), mode=StartMode.RESET_STACK)


async def everybody(manager: DialogManager) -> None:
    """The list of people, whatever their posts."""
    await manager.start(People.list, mode=StartMode.RESET_STACK)


async def links(manager: DialogManager) -> None:
    """The open links: who has not come."""
    await manager.start(People.invites, mode=StartMode.RESET_STACK)


async def rename_district(manager: DialogManager) -> None:
    """The form of a district's name."""
    await open_form(manager, AboutDistrict(form="district-name", district=mine_of(manager).district))


async def add_post(manager: DialogManager) -> None:
    """The form of a new post here."""
    await open_form(manager, AboutDistrict(form="post", district=mine_of(manager).district))


async def rename_post(manager: DialogManager) -> None:
    """The form of a post's title."""
    await open_form(manager, AboutPost(form="post-name", post=mine_of(manager).post))


async def invite(manager: DialogManager) -> None:
    """The form of a link to this post."""
    await open_form(manager, AboutPost(form="post-invite", post=mine_of(manager).post))


def choose(choosing: Choosing) -> OnClick:
    """The list of what may be chosen for it."""

    async def opened(manager: DialogManager) -> None:
        mine = mine_of(manager)
        mine.choosing, mine.page_choice = choosing, 0
        await manager.switch_to(Staffing.choice)

    return opened


async def chosen(manager: DialogManager, other: int) -> None:
    """A deputy and a person are taken at once, all else is asked about first."""
    mine, work = mine_of(manager), work_of(manager)
    if mine.choosing is Choosing.DEPUTY:
        await deputies.set_deputy(work, mine.post, other or None)
        mine.tell("staffing-deputy-set")
        await manager.switch_to(Staffing.post)
    elif mine.choosing is Choosing.PERSON:
        mine.tell("staffing-given", title=await posts.give_post(work, mine.post, other))
        await manager.switch_to(Staffing.post)
    else:
        mine.deed, mine.other = Deed(mine.choosing.value), other
        await manager.switch_to(Staffing.sure)


async def nobody(manager: DialogManager) -> None:
    """No deputy, or no district; there is always something to merge with."""
    if mine_of(manager).choosing not in (Choosing.DEPUTY, Choosing.MOVE_POST):
        raise DomainError("error-stale")
    await chosen(manager, NOWHERE)


async def back(manager: DialogManager) -> None:
    """Nothing is chosen or done."""
    mine = mine_of(manager)
    asked = mine.choosing if manager.current_context().state == Staffing.choice else mine.deed
    of_district = asked in (Choosing.MERGE_DISTRICT, Deed.CLOSE_DISTRICT, Deed.MERGE_DISTRICT)
    await manager.switch_to(Staffing.district if of_district else Staffing.post)


def ask(deed: Deed) -> OnClick:
    """What it touches is shown first."""

    async def asked(manager: DialogManager) -> None:
        mine = mine_of(manager)
        mine.deed, mine.other = deed, NOWHERE
        await manager.switch_to(Staffing.sure)

    return asked


async def do(manager: DialogManager) -> None:
    """The second tap: it is done, and can be undone for a day."""
    mine, work = mine_of(manager), work_of(manager)
    if mine.deed is Deed.CLOSE_DISTRICT:
        mine.tell("staffing-district-closed", name=await districts.close_district(work, mine.district))
    elif mine.deed is Deed.MERGE_DISTRICT:
        mine.tell("staffing-merged", name=await districts.merge_districts(work, mine.district, mine.other))
    elif mine.deed is Deed.CLOSE_POST:
        mine.tell("staffing-post-closed", title=await posts.close_post(work, mine.post))
    elif mine.deed is Deed.MERGE_POST:
        mine.tell("staffing-merged", name=await posts.merge_posts(work, mine.post, mine.other))
    else:
        mine.tell("staffing-moved", title=await posts.move_post(work, mine.post, mine.other or None))
    mine.page, mine.page_posts = 0, 0
    of_district = mine.deed in (Deed.CLOSE_DISTRICT, Deed.MERGE_DISTRICT)
    if of_district:
        await manager.switch_to(Staffing.home)
    else:
        await to_posts(manager)


async def undo(manager: DialogManager, rearrangement: int) -> None:
    """One tap: it is as it was."""
    await undoing.undo(work_of(manager), rearrangement)
    mine_of(manager).tell("staffing-undone")
    await manager.switch_to(Staffing.home)
