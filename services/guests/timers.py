"""When it is looked whether somebody who was invited has come."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, select

from models.people import INVITE_LIFE, Invite
from models.timers import TimerKind
from services.guests.inner.reminding import fire_invites
from services.timers.firing import Timers, TimerSource

YOUNG = timedelta(days=5)
"""A link of so many days has still to be told of; that of the seventh day is then over."""


def _invites(today: date, _reminding: set[int]) -> Select[int, int]:
    sent = datetime.combine(today - YOUNG, time(), UTC)
    waiting = (Invite.used_at.is_(None), Invite.revoked_at.is_(None), Invite.places.is_(None))
    return select(Invite.id, Invite.center_id).where(*waiting, Invite.expires_at > sent + INVITE_LIFE)


TIMERS: Timers = {TimerKind.INVITE: TimerSource(fire=fire_invites, standing=_invites, trusting=True)}
