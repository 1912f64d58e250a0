"""The rules of an event: its states, its answers, the days of a series."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.activity_kinds import Format, Type
from models.errors import BadInput, DomainError
from models.events.kinds import Answer, Reach, Reason
from models.events.moments import EventMoment, due, following
from models.events.people import EventInvitee
from models.events.series import series_days
from models.events.states import DIAGRAM, WAYS, EventState, EventStep
from models.events.tables import Event, MoveEffect, Where
from tests.support.drawings import check_drawing

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
AHEAD = NOW + timedelta(days=3)
STEPS = {
    EventStep.ANNOUNCE: "объявить",
    EventStep.MOVE: "перенести",
    EventStep.END: "время вышло",
    EventStep.RECORD: "записать",
    EventStep.UNRECORD: "запись удалена",
    EventStep.CANCEL: "отменить",
}
STATES = {
    EventState.DRAFT: "черновик",
    EventState.ANNOUNCED: "объявлено",
    EventState.OVER: "прошло",
    EventState.RECORDED: "записано",
    EventState.CANCELLED: "отменено",
}


def event(**said: object) -> Event:
    usual = {"state": EventState.DRAFT, "starts_at": AHEAD, "minutes": 90, "format": Format.MIXED, "sequence": 0}
    where = {"place": "Зал", "link": "", "type": Type.SEMINAR, "reach": Reach.ALL, "seats": None, "why": ""}
    return Event(**(usual | where | said))


def there(**said: object) -> Where:
    usual = {"starts_at": AHEAD, "minutes": 90, "format": Format.MIXED, "place": "Зал", "link": ""}
    return Where(**(usual | said))  # type: ignore[arg-type]


def invitee() -> EventInvitee:
    return EventInvitee(answer=Answer.NONE)


def test_the_drawing_is_the_table() -> None:
    drawn = [f'    state "{name}" as {state}' for state, name in STATES.items()]
    ways = [f"    {source} --> {way.target}: {STEPS[way.step]}" for way in WAYS for source in way.sources]
    ends = [f"    {state} --> [*]" for state in (EventState.RECORDED, EventState.CANCELLED)]
    lines = ["stateDiagram-v2", *drawn, f"    [*] --> {EventState.DRAFT}", *ways, *ends]
    check_drawing("docs/events.md", "an event", "\n".join(lines))


@pytest.mark.parametrize("state", EventState)
@pytest.mark.parametrize("step", EventStep)
def test_what_is_not_drawn_is_refused(state: EventState, step: EventStep) -> None:
    one = event(state=state)
    if (state, step) in DIAGRAM:
        one.go(step)
        assert one.state is DIAGRAM[state, step]
    else:
        with pytest.raises(DomainError, match=f"event-is-{state}"):
            one.go(step)
        assert one.state is state


def test_nothing_is_announced_or_moved_into_the_past() -> None:
    past = event(starts_at=NOW)
    with pytest.raises(DomainError, match="event-past"):
        past.announce(NOW)
    one = event()
    one.announce(NOW)
    with pytest.raises(DomainError, match="event-past"):
        one.move(there(starts_at=NOW), NOW)
    assert (one.starts_at, one.sequence, one.state) == (AHEAD, 0, EventState.ANNOUNCED)


@pytest.mark.parametrize(
    ("said", "changed", "sequence"),
    [
        ({}, MoveEffect.NOTHING, 0),
        ({"minutes": 60}, MoveEffect.NOTHING, 1),
        ({"link": "https://example.org/a"}, MoveEffect.LINK, 1),
        ({"place": "Другой зал"}, MoveEffect.MEETING, 1),
        ({"format": Format.REMOTE}, MoveEffect.MEETING, 1),
        ({"starts_at": AHEAD + timedelta(hours=1), "link": "https://example.org/a"}, MoveEffect.MEETING, 1),
    ],
)
def test_a_move_says_whom_it_concerns(said: dict[str, object], changed: MoveEffect, sequence: int) -> None:
    one = event()
    one.announce(NOW)
    assert one.move(there(**said), NOW) is changed
    assert (one.sequence, one.moved_at) == (sequence, NOW if changed is MoveEffect.MEETING else None)


def test_answers_are_taken_till_it_begins() -> None:
    one = event()
    with pytest.raises(DomainError, match="event-is-draft"):
        one.check_open(NOW)
    one.announce(NOW)
    one.check_open(AHEAD - timedelta(seconds=1))
    with pytest.raises(DomainError, match="event-begun"):
        one.check_open(AHEAD)
    with pytest.raises(DomainError, match="event-not-over"):
        one.end(one.ends_at - timedelta(seconds=1))
    one.end(one.ends_at)
    with pytest.raises(DomainError, match="event-is-over"):
        one.check_open(NOW)


def test_who_has_a_seat_keeps_it_and_who_waits_keeps_the_place() -> None:
    one = invitee()
    one.say(Answer.COMING, NOW, seat=False)
    later = NOW + timedelta(hours=1)
    one.say(Answer.COMING, later, seat=False)
    assert (one.waiting_since, one.seated) == (NOW, False)
    one.seat()
    assert one.seated
    one.say(Answer.COMING, later, seat=False)
    assert one.seated, "answered again, and keeps it"
    one.say(Answer.DECLINED, later, Reason.FAR)
    assert (one.reason, one.seated, one.waiting_since) == (Reason.FAR, False, None)
    one.say(Answer.COMING, later, seat=False)
    assert (one.reason, one.waiting_since) == (None, later), "whoever gave it up asks anew"
    one.say(Answer.REMOTE, later, seat=False)
    assert one.waiting_since is None, "a remote one needs none"


def test_what_was_said_before_a_move_is_to_be_said_again() -> None:
    one = invitee()
    seen = [one.confirmed]
    one.say(Answer.REMOTE, NOW)
    seen.append(one.confirmed)
    one.asked_again_at = NOW + timedelta(hours=1)
    seen.append(one.confirmed)
    one.say(Answer.REMOTE, NOW + timedelta(hours=2))
    seen.append(one.confirmed)
    assert seen == [False, True, False, True]


ZONE, MORNING = ZoneInfo("Europe/Moscow"), time(9)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+03:00")


@pytest.mark.parametrize(
    ("announced", "now", "found"),
    [
        ("2026-04-06 10:00", "2026-04-10 10:00", None),
        ("2026-04-06 10:00", "2026-04-13 09:00", EventMoment.NUDGE),
        ("2026-04-06 10:00", "2026-04-15 23:59", EventMoment.NUDGE),
        ("2026-04-06 10:00", "2026-04-16 00:00", None),
        ("2026-04-13 10:00", "2026-04-13 12:00", None),
        ("2026-04-06 10:00", "2026-04-17 09:00", EventMoment.DAY),
        ("2026-04-17 10:00", "2026-04-17 10:30", None),
        ("2026-04-06 10:00", "2026-04-20 10:00", EventMoment.HOUR),
        ("2026-04-20 10:30", "2026-04-20 10:45", None),
        ("2026-04-06 10:00", "2026-04-20 11:00", None),
        ("2026-04-06 10:00", "2026-04-20 12:30", EventMoment.END),
        ("2026-04-06 10:00", "2026-05-20 12:30", EventMoment.END),
    ],
)
def test_what_is_due_is_what_is_still_of_use(announced: str, now: str, found: EventMoment | None) -> None:
    """Monday, 20 April, eleven o'clock; answers up to Wednesday before it."""
    one = event(starts_at=at("2026-04-20 11:00"), answer_by=date(2026, 4, 15), announced_at=at(announced))
    assert due(one, at(now), ZONE, MORNING) is found


def test_the_moments_follow_one_another() -> None:
    one = event(starts_at=at("2026-04-20 11:00"), answer_by=date(2026, 4, 15), announced_at=at("2026-04-06 10:00"))
    now, found = at("2026-04-06 10:00"), []
    while (now := following(one, now, ZONE, MORNING) or NOW) is not NOW:
        found.append(f"{now.astimezone(ZONE):%d.%m %H:%M}")
    assert found == ["13.04 09:00", "17.04 09:00", "20.04 10:00", "20.04 12:30"]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("каждый вторник марта", ["17.03", "24.03", "31.03"]),
        ("по вторникам и четвергам марта", ["17.03", "19.03", "24.03", "26.03", "31.03"]),
        ("3, 10 и 24 марта", ["24.03"]),
        ("раз в две недели по вторникам с 17 марта по 30 апреля", ["17.03", "31.03", "14.04", "28.04"]),
        ("второй вторник апреля", ["14.04"]),
        ("каждый понедельник января", ["04.01", "11.01", "18.01", "25.01"]),
    ],
)
def test_the_days_of_a_series(said: str, days: list[str]) -> None:
    found = series_days(said, date(2026, 3, 16))
    assert [f"{day:%d.%m}" for day in found] == days
    assert all(day > date(2026, 3, 16) for day in found)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("каждый вторник", "event-series-endless"),
        ("когда-нибудь", "event-series-unclear"),
        ("март", "event-series-unclear"),
        ("", "event-series-unclear"),
        ("ежедневно", "event-series"),
        ("<b>вторник</b>", "event-series"),
        ("по будням с 17 марта по 31 августа", "event-series-many"),
        ("31 ноября", "event-series-unclear"),
    ],
)
def test_words_that_name_no_series(said: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        series_days(said, date(2026, 3, 16))
