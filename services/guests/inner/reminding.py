"""Who has not come by their link after three days, and after seven: the coordinators are told, once of all together."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select

from models.access import Role
from models.calendar import next_working
from models.notifications import NoticeKind
from models.people import INVITE_LIFE, Invite, Post
from models.reminders.recipients import CenterRoster
from models.timers import Timer
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

STAGES = (timedelta(days=3), timedelta(days=7))
"""How long after a link was sent its being unused is told."""


async def fire_invites(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Tell of the links that nobody came by; of one that was used, revoked or ran out nothing more is told."""
    query = (
        select(Invite)
        .join(Post, Post.id == Invite.post_id)
        .where(Invite.id.in_([timer.subject_id for timer in timers]))
        .where(Invite.used_at.is_(None), Invite.revoked_at.is_(None), Post.closed_on.is_(None), Invite.places.is_(None))
        .where(Invite.made_by.is_not(None) | (Post.role != Role.COORDINATOR))
    )
    found = (await firing.session.scalars(query)).all()
    rosters = await load_rosters(firing.session, {one.center_id for one in found}, firing.now)
    due: set[tuple[int, date, int]] = set()
    next_at: dict[int, datetime | None] = {}
    for one in found:
        roster = rosters[one.center_id]
        sent = (one.expires_at - INVITE_LIFE).astimezone(roster.zone).date()
        moments = [roster.morning(next_working(sent + stage)) for stage in STAGES]
        over = [stage.days for stage, at in zip(STAGES, moments, strict=True) if at <= firing.now]
        if over:
            due.add((one.center_id, sent, over[-1]))
        next_at[one.id] = next((at for at in moments if at > firing.now), None)
    for center, sent, days in sorted(due):
        await _tell(firing, rosters[center], sent, days)
    return next_at


async def _tell(firing: FiringContext, roster: CenterRoster, sent: date, days: int) -> None:
    key = f"invites:{roster.id}:{sent.isoformat()}:{days}"
    people = roster.coordinators(roster.today(firing.now))
    notices = [
        roster.notice(NoticeKind.INVITES_WAIT, one, key, firing.now, roster.id, {"days": days}) for one in people
    ]
    await tell(firing.session, firing.now, notices)
