"""Facts of an event that never was: one that has everything, and one that has nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from models.activities import Category, Format, Organisation, Type
from models.events.kinds import Answer, MarkedBy, Presence, TaskState
from models.papers.kinds import PaperKind
from models.periods import Period
from services.papers.inner.event_facts import (
    EventPaperFacts,
    GuestCount,
    LastMeeting,
    MeetingDecision,
    MeetingNotes,
    Participant,
)
from services.papers.inner.people import Head, Signer
from services.texts import label, texts

DAY = date(2026, 3, 17)
STARTS = datetime(2026, 3, 17, 10, tzinfo=UTC)


def _said(what: str) -> str:
    return label("sample", what)


def _participant(presence: Presence, marked_by: MarkedBy | None) -> Participant:
    return Participant(
        name=_said("person"),
        post=_said("post"),
        district=_said("district"),
        answer=Answer.COMING,
        waits=False,
        asked_at=STARTS - timedelta(days=14),
        presence=presence,
        present_at=STARTS,
        marked_by=marked_by,
    )


def full_event(kind: PaperKind, head: Head) -> EventPaperFacts:
    """An event that has everything."""
    here, remote = (
        _participant(Presence.HERE, MarkedBy.CODE),
        _participant(Presence.REMOTE, MarkedBy.HOST),
    )
    decision = MeetingDecision(_said("text"), _said("post"), DAY, TaskState.DONE)
    lines = (_said("text"), _said("text"))
    return EventPaperFacts(
        head=head,
        kind=kind,
        period=Period.of(DAY, DAY),
        event_id=1,
        type=Type.MEETING,
        title=texts().plain("sample-title", number="1"),
        format=Format.MIXED,
        starts_at=STARTS,
        ends_at=STARTS + timedelta(minutes=90),
        place=_said("text"),
        hosts=(Signer(_said("post"), _said("person")),),
        people=(here,) if kind is PaperKind.CERTIFICATE else (here, remote),
        guests=(GuestCount(Category.TEACHERS, Organisation.SCHOOL, 3, 1),),
        notes=MeetingNotes(lines, lines, lines),
        decisions=(decision, replace(decision, state=TaskState.OPEN)),
        before=LastMeeting(texts().plain("sample-title", number="2"), DAY, (decision,)),
        certificate="2026-001",
    )


def bare_event(kind: PaperKind, head: Head) -> EventPaperFacts:
    """An event that has nothing: nobody answered or came, nothing was said."""
    full = full_event(kind, head)
    people = full.people if kind is PaperKind.CERTIFICATE else ()
    nothing = replace(full, place="", hosts=(), people=people, guests=(), notes=MeetingNotes())
    return replace(nothing, decisions=(), before=None)
