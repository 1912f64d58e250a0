"""Nobody of those who were asked can be reached: who is asked instead, and the author hears of it."""

from collections.abc import Sequence

from models.access import Role
from models.reminders.recipients import CenterRoster, covering, reachable
from models.requests.states import RequestStep
from models.requests.tables import Request
from services.requests.inner.notifications import Saying


def cover(saying: Saying, roster: CenterRoster, request: Request, posts: Sequence[int]) -> list[int]:
    """Ask the deputies of these posts, else the other specialists, else the coordinator, where nobody who holds them
    can be reached today; the author is told who answers, and by when. Returns the posts that are asked now, none where
    somebody can be reached."""
    others, today = roster.without(request.author_id), roster.today(saying.now)
    instead = [one for one in covering(posts, others, today, group_of(roster, posts)) if one not in posts]
    holders = {one.id for post in instead for one in reachable(others, post, today)}
    if not holders:
        return []
    saying.asks(request, instead)
    saying.asked(request, holders)
    titles = ", ".join(dict.fromkeys(roster.posts[one].title for one in instead))
    saying.event(request, RequestStep.COVERED, [request.author_id], titles)
    return instead


def group_of(roster: CenterRoster, posts: Sequence[int]) -> list[int]:
    """The posts of the centre's other specialists: any of them may answer."""
    return [one.id for one in roster.posts.values() if one.role is Role.SPECIALIST and one.id not in posts]
