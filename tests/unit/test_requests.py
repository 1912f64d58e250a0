"""Requests without a database: the diagram, terms, who is asked, which item is served, reminders, papers."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.access import Role
from models.activities import Type
from models.errors import BadInput, DomainError
from models.forms.kinds import Scene, TextKey
from models.forms.moments import Minutes, Moments
from models.forms.pick import Pick
from models.plan.fitting import Candidate, Cells
from models.plan.own_rows import served
from models.requests.lists import CONSULTATION, RequestTopics
from models.requests.meetings import Meeting, MeetingState
from models.requests.reminders import due_reminder, next_reminder
from models.requests.routing import AnswererRule, addressees
from models.requests.states import DIAGRAM, PENDING, WAYS, RequestStep, State, after
from models.requests.tables import Request, RequestKind, case_code
from models.requests.terms import RequestTerms, answer_by, half_way, term_ends
from services.texts import label, texts
from tests.support.drawings import check_drawing

ZONE = ZoneInfo("Europe/Moscow")
TERMS = RequestTerms()
AUTHOR, ANNA, NINA = 1, 2, 3


def request(state: State = State.NEW) -> Request:
    return Request(author_id=AUTHOR, state=state, answerer_id=None, meeting_id=None, round=0, urgent=False)


# the diagram


DRAWINGS = {
    "answered": {
        RequestStep.ACCEPT, RequestStep.APPOINT, RequestStep.MOVE, RequestStep.HOLD, RequestStep.DESCRIBE,
        RequestStep.ANSWER, RequestStep.DELIVER, RequestStep.CLOSE,
    },
    "passed on": {RequestStep.PASS, RequestStep.RELEASE, RequestStep.LEAVE},
    "ended": {RequestStep.DECLINE, RequestStep.CANCEL, RequestStep.REOPEN},
}  # fmt: skip
"""The table in drawings that can be taken in at a glance."""


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_drawings_in_docs_are_the_table(name: str) -> None:
    arrows: dict[tuple[State, State], list[str]] = {}
    for (source, step), target in DIAGRAM.items():
        if step in DRAWINGS[name]:
            arrows.setdefault((source, target), []).append(texts().plain(f"request-step-{step}"))
    drawn = [
        f'    state "{label("request-state", state)}" as {state}'
        for state in State
        if any(state in pair for pair in arrows)
    ]
    ways = [f"    {source} --> {target}: {', '.join(steps)}" for (source, target), steps in arrows.items()]
    if name == "answered":
        ways = [f"    [*] --> {State.NEW}: {texts().plain('request-step-file')}", *ways, f"    {State.CLOSED} --> [*]"]
    check_drawing("docs/requests.md", name, "\n".join(["stateDiagram-v2", *drawn, *ways]))


def test_each_step_is_drawn_once() -> None:
    assert sorted(step for steps in DRAWINGS.values() for step in steps) == sorted(way.step for way in WAYS)


def test_every_state_can_be_reached_and_left() -> None:
    reached, wave = {State.NEW}, {State.NEW}
    while wave:
        wave = {target for (source, _), target in DIAGRAM.items() if source in wave} - reached
        reached |= wave
    assert reached == set(State)
    assert {source for source, _ in DIAGRAM} == set(State)


def test_nobody_waits_in_a_state_that_cannot_be_cancelled() -> None:
    assert {state for state in State if after(state, RequestStep.CANCEL)} == set(PENDING)
    assert {state for state in State if after(state, RequestStep.REOPEN)} == set(State) - set(PENDING)


class AnyPath(RuleBasedStateMachine):
    """Whatever people do in whatever order, a request stands where the diagram says, or refuses and stands still."""

    @initialize()
    def file(self) -> None:
        self.request = request()

    def attempt(self, step: RequestStep | None, deed: object, *args: object) -> None:
        before = self.stand()
        refused = ""
        try:
            deed(*args)  # type: ignore[operator]
        except DomainError as error:
            refused = error.key
        if refused:
            assert self.stand() == before, "a refusal changes nothing"
            assert refused in {"request-own", "request-no-meeting", f"request-is-{before[0]}"}
        elif step is not None:
            assert after(before[0], step) is self.request.state

    def stand(self) -> tuple[State, int | None, int | None, int]:
        return self.request.state, self.request.answerer_id, self.request.meeting_id, self.request.round

    @rule(person=st.sampled_from([AUTHOR, ANNA, NINA]))
    def accept(self, person: int) -> None:
        had = self.request.answerer_id if self.request.state is not State.NEW else None
        self.attempt(RequestStep.ACCEPT, self.request.accept, person)
        if had is not None:
            assert self.request.answerer_id == had, "one acceptance wins"

    @rule(step=st.sampled_from([RequestStep.PASS, RequestStep.RELEASE, RequestStep.REOPEN]))
    def put_back(self, step: RequestStep) -> None:
        self.attempt(step, self.request.put_back, step)

    @rule(step=st.sampled_from([RequestStep.DECLINE, RequestStep.CANCEL]))
    def drop(self, step: RequestStep) -> None:
        self.attempt(step, self.request.drop, step)

    @rule(
        step=st.sampled_from(
            [
                RequestStep.MOVE,
                RequestStep.HOLD,
                RequestStep.DESCRIBE,
                RequestStep.DELIVER,
                RequestStep.CLOSE,
                RequestStep.SAID,
            ]
        )
    )
    def go(self, step: RequestStep) -> None:
        self.attempt(step, self.request.go, step)

    @rule()
    def arrange(self) -> None:
        if self.request.state in (State.ACCEPTED, State.MOVED):
            self.request.meeting_id = 7

    @rule()
    def appoint(self) -> None:
        self.attempt(RequestStep.APPOINT, self.request.appoint)

    @rule()
    def leave(self) -> None:
        self.attempt(None, self.request.leave)

    @invariant()
    def stands_as_it_must(self) -> None:
        state = self.request.state
        if state is State.NEW:
            assert self.request.answerer_id is None, "a new request has nobody yet"
        if state in (State.ACCEPTED, State.APPOINTED, State.MOVED, State.HELD, State.DESCRIBED, State.CLOSED):
            assert self.request.answerer_id in (ANNA, NINA), "nobody answers their own request"
        if state is State.APPOINTED:
            assert self.request.meeting_id is not None
        if state in (State.DECLINED, State.CANCELLED):
            assert self.request.meeting_id is None


TestAnyPath = AnyPath.TestCase
TestAnyPath.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_a_meeting_is_held_once_and_not_after_it_was_cancelled() -> None:
    meeting = Meeting(state=MeetingState.ARRANGED, version=0, starts_at=None, minutes=60)
    meeting.appoint(datetime(2026, 3, 17, 12, tzinfo=ZONE))
    assert meeting.ends_at == datetime(2026, 3, 17, 13, tzinfo=ZONE)
    meeting.arrange()
    assert (meeting.version, meeting.starts_at) == (2, None)
    with pytest.raises(ValueError, match="no time"):
        _ = meeting.ends_at
    meeting.hold(date(2026, 3, 17), 50, 1)
    for refused in (lambda: meeting.hold(date(2026, 3, 17), 50, 1), meeting.cancel, meeting.arrange):
        with pytest.raises(DomainError, match="meeting-is-held"):
            refused()  # type: ignore[no-untyped-call]  # theirs


# by when


@pytest.mark.parametrize(
    ("asked", "urgent", "by"),
    [
        ("2026-03-16 12:00", False, "2026-03-18"),
        ("2026-03-16 23:59", False, "2026-03-18"),
        ("2026-03-13 12:00", False, "2026-03-17"),  # Friday
        ("2026-03-14 12:00", False, "2026-03-17"),  # Saturday
        ("2026-12-30 12:00", False, "2027-01-12"),  # over the New Year's holidays
        ("2026-03-16 12:00", True, "2026-03-16"),
        ("2026-03-16 17:59", True, "2026-03-16"),
        ("2026-03-16 18:00", True, "2026-03-17"),
        ("2026-03-13 21:00", True, "2026-03-16"),
        ("2026-03-14 10:00", True, "2026-03-16"),
    ],
)
def test_the_day_of_the_answer(asked: str, urgent: bool, by: str) -> None:
    assert answer_by(datetime.fromisoformat(asked), TERMS, urgent=urgent) == date.fromisoformat(by)


@pytest.mark.parametrize(
    ("asked", "half"),
    [
        ("2026-03-16 12:00", "2026-03-17 15:00"),
        ("2026-03-16 20:00", "2026-03-18 09:00"),  # the middle falls into the evening
        ("2026-03-13 12:00", "2026-03-16 09:00"),  # and here on a Sunday
        ("2026-03-17 02:00", "2026-03-18 10:00"),
    ],
)
def test_the_half_of_the_term_is_a_working_hour(asked: str, half: str) -> None:
    at = datetime.fromisoformat(asked).replace(tzinfo=ZONE)
    ends = term_ends(answer_by(at, TERMS, urgent=False), at, TERMS)
    assert ends.hour == 18
    found = half_way(at, ends, TERMS)
    assert found == datetime.fromisoformat(half).replace(tzinfo=ZONE)
    assert at <= found <= ends


# who is asked

HELD = {10: Role.SPECIALIST, 11: Role.SPECIALIST, 12: Role.COORDINATOR, 13: Role.HEAD, 14: Role.CURATOR}
TOPIC_RULE = AnswererRule(11, RequestKind.CONSULTATION, "Юридическая")


@pytest.mark.parametrize(
    ("rules", "held", "asked"),
    [
        ([], HELD, [10, 11]),
        ([], {12: Role.COORDINATOR, 13: Role.HEAD, 14: Role.CURATOR}, [12]),
        ([], {13: Role.HEAD, 14: Role.CURATOR}, [13]),
        ([], {14: Role.CURATOR}, []),
        ([AnswererRule(12, RequestKind.CONSULTATION)], HELD, [12]),
        ([AnswererRule(12, RequestKind.SUPERVISION)], HELD, [10, 11]),
        ([AnswererRule(12, RequestKind.CONSULTATION), TOPIC_RULE], HELD, [11]),
        (
            [AnswererRule(99, RequestKind.CONSULTATION, "Юридическая"), AnswererRule(12, RequestKind.CONSULTATION)],
            HELD,
            [12],
        ),
        (
            [AnswererRule(10, RequestKind.CONSULTATION, "", 5), AnswererRule(12, RequestKind.CONSULTATION, "", 6)],
            HELD,
            [10],
        ),
        ([AnswererRule(10, RequestKind.CONSULTATION, "Юридическая", 5), TOPIC_RULE], HELD, [10]),
        ([AnswererRule(10, RequestKind.CONSULTATION, "Другая")], HELD, [10, 11]),
    ],
)
def test_who_is_asked(rules: list[AnswererRule], held: dict[int, Role], asked: list[int]) -> None:
    assert addressees(rules, held, RequestKind.CONSULTATION, "Юридическая", 5) == asked


def test_topics_come_back_from_json_as_they_went() -> None:
    kept = RequestTopics(supervision=["Своя"])  # type: ignore[arg-type]  # JSON gives lists
    assert kept.of(RequestKind.SUPERVISION) == ("Своя",)
    assert kept.of(RequestKind.CONSULTATION) == CONSULTATION
    assert kept.of(RequestKind.MATERIALS) == ()


def test_a_code_says_nothing_but_district_year_and_number() -> None:
    assert case_code(3, 2024, 17) == "03-24-017"


# the plan


@pytest.mark.parametrize(
    ("activity_type", "about", "row"),
    [
        (Type.SUPERVISION, "Индивидуальная Эмоциональное выгорание", 2),
        (Type.SUPERVISION, "Групповая Диагностика семьи", 3),
        (Type.CONSULTATION, "Индивидуальная Юридическая", 5),
        (Type.CONSULTATION, "Индивидуальная Логопедическая", 4),
        (Type.INTERNSHIP, "Индивидуальная", None),
    ],
)
def test_the_item_that_is_served(activity_type: Type, about: str, row: int | None) -> None:
    items = [
        "Семинар «Эмоциональное выгорание»",
        "Индивидуальные супервизии кураторов",
        "Групповые супервизии кураторов",
        "Консультации специалистов районов",
        "Юридические консультации",
    ]
    year = ((date(2026, 1, 1), date(2026, 12, 31)),)
    plan = [
        Candidate(id=number, cells=Cells(content=content), windows=year, always=True)
        for number, content in enumerate(items, 1)
    ]
    assert served(about, activity_type, date(2026, 3, 16), plan) == row


# reminders


def test_a_day_and_an_hour_before_and_nothing_in_between() -> None:
    starts = datetime(2026, 3, 18, 15, tzinfo=ZONE)
    day, hour = starts - timedelta(days=1), starts - timedelta(hours=1)
    ends = starts + timedelta(minutes=60)
    assert next_reminder(starts, ends, starts - timedelta(days=3), ZONE) == day
    assert next_reminder(starts, ends, day, ZONE) == hour
    assert next_reminder(starts, ends, hour, ZONE) == ends
    assert next_reminder(starts, ends, ends, ZONE) is None
    assert due_reminder(starts, day - timedelta(seconds=1), ZONE) is None
    assert due_reminder(starts, day, ZONE) == timedelta(days=1)
    assert due_reminder(starts, hour, ZONE) == timedelta(hours=1)
    assert due_reminder(starts, starts, ZONE) is None


def test_a_meeting_on_monday_is_reminded_of_on_friday() -> None:
    monday = datetime(2026, 3, 23, 15, tzinfo=ZONE)
    friday = monday - timedelta(days=3)
    assert next_reminder(monday, monday, friday - timedelta(hours=1), ZONE) == friday
    assert due_reminder(monday, monday - timedelta(days=1), ZONE) == timedelta(days=1)
    assert next_reminder(monday, monday, friday, ZONE) == monday - timedelta(hours=1)


# questions

TODAY = date(2026, 3, 16)


def scene(**ui: str) -> Scene:
    return Scene({}, dict(ui), TODAY)


def test_times_are_chosen_by_day_and_hour_and_taken_back() -> None:
    kind, at = Moments(), scene()
    kind.tap("2026-03-17", [], at)
    hint = kind.hint([], at)
    assert isinstance(hint, TextKey)
    assert hint.args == {"day": "17 марта 2026"}
    chosen = kind.tap("t15:30", [], at).value
    assert (chosen, at.ui) == (["2026-03-17T15:30"], {})
    assert kind.typed("18 марта в 10.00; ", chosen, at).value == ["2026-03-17T15:30", "2026-03-18T10:00"]
    assert kind.tap("-2026-03-17T15:30", chosen, at).value == []
    kind.tap("2026-03-17", chosen, at)
    assert kind.typed("9:05", [], at).value == ["2026-03-17T09:05"]
    assert kind.tap("..", [], scene(day="2026-03-17")).value == []
    assert kind.show(chosen) == ["17.03 15:30"]


def test_times_are_typed_with_days_of_the_week_and_in_one_line() -> None:
    kind = Moments()
    found = kind.typed("чт 19.03 15:00, пт 20.03 в 10", [], scene()).value
    assert found == ["2026-03-19T15:00", "2026-03-20T10:00"]
    assert kind.typed("пт в 10", [], scene()).value == ["2026-03-20T10:00"]
    assert kind.typed("19 марта, 15:00", [], scene()).value == ["2026-03-19T15:00"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("чт 20.03 15:00", "form-another-weekday"),
        ("завтра", "form-not-a-time"),
        ("17 марта 24:00", "form-not-a-time"),
        ("17 марта 10:60", "form-not-a-time"),
        ("32 марта 10:00", "form-no-such-day"),
        ("2 декабря 10:00", "slot-which-year"),
        ("10:00", "form-no-day"),
        ("22 марта 10:00", "slot-day-off"),
        ("15 марта 2026 10:00", "slot-past"),
        ("17 марта 2040 10:00", "form-day-far"),
    ],
)
def test_times_that_are_none(typed: str, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        Moments().typed(typed, [], scene())


@pytest.mark.parametrize("data", ["2026-03-22", "2026-03-13"])
def test_days_that_are_off_cannot_be_forged(data: str) -> None:
    with pytest.raises(BadInput):
        Moments().tap(data, [], scene())


@pytest.mark.parametrize("data", ["t25:00", "t15:00", "ghost", "-", "="])
def test_hours_that_are_none_cannot_be_forged(data: str) -> None:
    kind, at = Moments(), scene()
    if data == "-":  # nothing to take back
        assert kind.tap(data, [], at).value == []
        return
    with pytest.raises(DomainError, match="error-stale"):
        kind.tap(data, [], at)


def test_minutes() -> None:
    kind = Minutes()
    assert kind.tap("=45", None, scene()).value == 45
    assert kind.typed("50 мин", None, scene()).value == 50
    assert kind.typed("час", None, scene()).value == 60
    for bad in ("0", "-5", "долго", "1000"):
        with pytest.raises(BadInput):
            kind.typed(bad, None, scene())
    with pytest.raises(DomainError):
        kind.tap("=7", None, scene())


def test_a_topic_keeps_its_words() -> None:
    kind = Pick(("Диагностика семьи", "Другое"), TextKey("answerer-any-topic"))
    assert kind.tap("=0", None, scene()).value == "Диагностика семьи"
    assert kind.typed("диагностика", None, scene()).value == "Диагностика семьи"
    assert kind.tap("-", None, scene()).value == ""
    for bad in ("=2", "=x"):
        with pytest.raises(DomainError):
            kind.tap(bad, None, scene())
    with pytest.raises(BadInput):
        kind.typed("погода", None, scene())
    assert kind.show("Тема прошлого года") == ["Тема прошлого года"]
