"""What the windows of people show."""

from dataclasses import dataclass

from handlers.people.kept import PeopleKept
from handlers.widgets.pages import Listed, Page, page_of
from models.dates import in_words
from services.people import centers as people_centers
from services.people import invites as people_invites
from services.people import members as people
from services.people.invitation import Invitation
from services.people.members import Member
from services.work import Work


@dataclass(frozen=True)
class MembersFacts:
    """Who has come, post by post; how many people that is, and how many links are open."""

    page: Page[Member]
    people: int
    links: int


async def members(work: Work, mine: PeopleKept) -> MembersFacts:
    """Two lists, each of a centre's size."""
    here, links = await people.list_members(work), await people_invites.list_invites(work)
    return MembersFacts(page_of(here, mine.page), len({one.person_id for one in here}), len(links))


@dataclass(frozen=True)
class MemberFacts:
    """One person in one post, None when they have left it; whether it is asked if they should."""

    found: Member | None
    sure: bool


async def member(work: Work, mine: PeopleKept) -> MemberFacts:
    """Found in the list of all."""
    found = next((one for one in await people.list_members(work) if one.tenure_id == mine.holding), None)
    return MemberFacts(found, found is not None and mine.sure)


async def invites(work: Work, mine: PeopleKept) -> Listed[Invitation]:
    """The open links, the newest first."""
    return Listed(page_of(await people_invites.list_invites(work), mine.page))


@dataclass(frozen=True)
class LinkFacts:
    """For whom a link is, until when where that is said, and what «Прислать заново» carries."""

    whom: str
    anew: tuple[int]
    expires: str = ""


async def invite(work: Work, mine: PeopleKept) -> LinkFacts:
    """One invite; its link stands in no table."""
    found = await people_invites.open_invite(work, mine.invite)
    return LinkFacts(found.whom, (mine.links,), in_words(work.actor.local(found.expires_at).date()))


async def centers(work: Work, mine: PeopleKept) -> Listed[tuple[int, str, int]]:
    """Every centre of the deployment, by name and number of people only."""
    return Listed(page_of(await people_centers.list_centers(work), mine.page))


async def center(work: Work, mine: PeopleKept) -> LinkFacts:
    """The open invite of a centre's coordinator."""
    found = await people_centers.list_centers(work)
    return LinkFacts(next((name for center, name, _ in found if center == mine.center), ""), (mine.links,))
