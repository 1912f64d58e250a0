"""What people are told of an event: rows of the outbox in the transaction of what happened."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from models.events.tables import Event
from models.notifications import Notice, NoticeKind

ASKING = (NoticeKind.EVENT_ASKED, NoticeKind.EVENT_NUDGE, NoticeKind.EVENT_MOVED)
"""Letters with buttons to answer by: they change when it is moved or cancelled."""


def notices(
    event: Event,
    kind: NoticeKind,
    people: Iterable[int],
    name: str,
    at: datetime,
    *,
    details: Mapping[str, object] | None = None,
    expires_at: datetime | None = None,
    together: bool | None = None,
    once: bool = False,
) -> list[Notice]:
    """The same to each of these people; `name` says which telling of the event it is: a second of that name is none, be
    it of this event or (`once`) of any of the centre's."""
    of = f"center:{event.center_id}" if once else f"event:{event.id}"
    return [
        Notice(
            kind=kind,
            center_id=event.center_id,
            person_id=person,
            key=f"{of}:{name}",
            not_before=at,
            subject_id=event.id,
            details=details or {},
            expires_at=expires_at,
            together=together,
        )
        for person in people
    ]
