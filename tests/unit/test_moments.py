"""When a date of the plan is told of: tables read like a calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.calendar import is_working, next_working
from models.deadlines import ScheduleKind, read
from models.people import Pace
from models.plan.occurrences import expect
from models.reminders.moments import Expectation, Moment, Nudge, following, moments, newest, undated_moments
from models.reminders.recipients import CenterRoster, Holder, StaffedPost, Why, recipients
from models.reminders.rules import ReminderRules

RULES = ReminderRules()
MOSCOW = ZoneInfo("Europe/Moscow")


def told(cell: str, year: int = 2026, number: int = 0, rules: ReminderRules = RULES) -> list[str]:
    """The moments of one of the dates that a cell of the plan means: «31.03 before30»."""
    schedule = read(cell, year)
    one = expect(schedule, year)[number]
    return [
        shown(m)
        for m in moments(Expectation(opens=one.opens, closes=one.closes, due=one.due, kind=schedule.kind), rules)
    ]


def shown(moment: Moment) -> str:
    hour = "" if moment.at == RULES.digest_time else f" {moment.at:%H:%M}"
    return f"{moment.day:%d.%m}{hour} {moment.key}"


@pytest.mark.parametrize(
    ("cell", "year", "number", "expected"),
    [
        # a month's item: the month before, two weeks, the week, the day, then twice when it is overdue
        ("Апрель", 2026, 0, ["31.03 before30", "16.04 before14", "27.04 week0", "30.04 day0", "04.05 overdue3",
                             "07.05 late7"]),
        # a quarter: its start, two weeks before its end
        ("II квартал", 2026, 0, ["01.04 start0", "16.06 before14", "29.06 week0", "30.06 day0", "03.07 overdue3",
                                 "07.07 late7"]),
        ("1 раз в квартал", 2026, 0, ["12.01 start0", "17.03 before14", "30.03 week0", "31.03 day0", "03.04 overdue3",
                                      "07.04 late7"]),
        # every month: five working days before it ends
        ("ежемесячно", 2026, 1, ["19.02 before5", "24.02 week0", "27.02 day0", "02.03 overdue3", "06.03 late7"]),
        # the year's end: 31 December 2026 is a day off, and nothing of it is overdue in the next year
        ("декабрь", 2026, 0, ["30.11 before30", "16.12 before14", "25.12 before3", "28.12 week0", "30.12 day0"]),
        # 29 February is a Thursday; thirty days before it is 30 January
        ("29 февраля", 2024, 0, ["30.01 before30", "15.02 before14", "26.02 week0", "29.02 day0",
                                 "29.02 18:00 held0", "04.03 overdue3", "07.03 late7"]),
        # a working Saturday: 27 April 2024 is worked, so it is told of on its morning
        ("27 апреля", 2024, 0, ["28.03 before30", "12.04 before14", "22.04 week0", "24.04 before3", "27.04 day0",
                                "27.04 18:00 held0", "02.05 overdue3", "06.05 late7"]),
        # before the holidays of May: three days before 12 May is 9 May, so it is told on Friday, 8 May
        ("до 12 мая", 2026, 0, ["10.04 before30", "28.04 before14", "08.05 before3", "12.05 day0", "15.05 overdue3",
                                "19.05 late7"]),
        # an event on a day off takes place then; it is told of on Friday, asked about on the next working morning, and
        # not overdue before that
        ("31 мая", 2026, 0, ["30.04 before30", "15.05 before14", "25.05 week0", "28.05 before3", "29.05 day0",
                             "01.06 held0", "04.06 overdue3", "08.06 late7"]),
        ("9 мая", 2026, 0, ["09.04 before30", "24.04 before14", "04.05 week0", "06.05 before3", "08.05 day0",
                            "12.05 held0", "15.05 overdue3", "19.05 late7"]),
        # every week: once, on its first working morning; Monday, 9 March 2026 is a day off
        ("еженедельно", 2026, 0, ["12.01 week0"]),
        ("еженедельно", 2026, 8, ["10.03 week0"]),
        # by a day of each month: not before the month's own stretch begins
        ("ежемесячно до 25 числа", 2026, 2, ["11.03 before14", "20.03 before3", "23.03 week0", "25.03 day0",
                                             "30.03 overdue3", "01.04 late7"]),
    ],
)  # fmt: skip
def test_a_date_and_its_moments(cell: str, year: int, number: int, expected: list[str]) -> None:
    assert told(cell, year, number) == expected


def test_a_centre_s_own_offsets() -> None:
    rules = ReminderRules(before=[7], overdue=[1])
    assert told("до 31 марта", rules=rules) == ["24.03 before7", "30.03 week0", "31.03 day0", "01.04 late1"]
    assert told("до 31 марта", rules=ReminderRules(before=[], overdue=[])) == ["30.03 week0", "31.03 day0"]


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
@pytest.mark.parametrize("kind", [ScheduleKind.WINDOW, ScheduleKind.DEADLINE, ScheduleKind.RECURRING])
def test_every_day_of_every_year_is_told_of_on_working_days_and_once_a_day(year: int, kind: ScheduleKind) -> None:
    due = date(year, 1, 1)
    while due.year == year:
        found = moments(Expectation(opens=due - timedelta(days=20), closes=due, due=due, kind=kind), RULES)
        assert all(is_working(one.day) for one in found)
        assert len({one.day for one in found}) == len(found)
        late = next_working(due + timedelta(days=7))
        assert [one.day for one in found if one.nudge is Nudge.LATE] == [late] * (late.year == year)
        assert all(one.until.year <= year for one in found), "with its year it ends"
        assert all(one.day <= one.until for one in found)
        due += timedelta(days=1)


def test_only_the_newest_moment_counts() -> None:
    found = moments(
        Expectation(opens=date(2026, 4, 1), closes=date(2026, 4, 30), due=date(2026, 4, 30), kind=ScheduleKind.WINDOW),
        RULES,
    )
    before, after = datetime(2026, 4, 16, 5, 59, tzinfo=UTC), datetime(2026, 4, 16, 6, 0, tzinfo=UTC)
    assert [getattr(newest(found, MOSCOW, at), "key", None) for at in (before, after)] == ["before30", "before14"]
    assert following(found, MOSCOW, before) == after
    assert newest(found, MOSCOW, datetime(2026, 3, 1, tzinfo=UTC)) is None
    assert following(found, MOSCOW, datetime(2027, 1, 1, tzinfo=UTC)) is None


def test_a_gap_of_a_clock_change_moves_the_hour() -> None:
    # Cairo: at 0:00 on 24 April 2026, a Friday, it is 1:00; an event's evening hour is set into the gap
    rules = ReminderRules(evening="00:30")
    event = Expectation(
        opens=date(2026, 4, 24), closes=date(2026, 4, 24), due=date(2026, 4, 24), kind=ScheduleKind.WINDOW
    )
    (held,) = [one for one in moments(event, rules) if one.nudge is Nudge.HELD]
    assert held.instant(ZoneInfo("Africa/Cairo")) == datetime(2026, 4, 23, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ScheduleKind.EXTERNAL, ["12.01 start1", "01.04 start2", "01.07 start3", "01.10 start4"]),
        (ScheduleKind.ON_DEMAND, ["12.01 start1", "01.04 start2", "01.07 start3", "01.10 start4"]),
        (ScheduleKind.CONTINUOUS, ["17.03 before1", "16.06 before2", "16.09 before3", "17.12 before4"]),
    ],
)
def test_items_without_dates(kind: ScheduleKind, expected: list[str]) -> None:
    assert [shown(one) for one in undated_moments(kind, 2026, RULES)] == expected


TODAY = date(2026, 3, 16)
ANNA, BORIS, OLGA = Holder(id=1), Holder(id=2), Holder(id=3)
GONE, ILL = Holder(id=4, blocked=True), Holder(id=5, away_until=TODAY)


def roster(*seats: StaffedPost) -> CenterRoster:
    known = {
        seat.id: seat for seat in (StaffedPost(id=9, title="Координатор", deputy_id=None, holders=(OLGA,)), *seats)
    }
    return CenterRoster(id=1, zone=MOSCOW, rules=RULES, posts=known, coordinator_posts=frozenset({9}))


@pytest.mark.parametrize(
    ("posts", "seats", "expected"),
    [
        (
            [1],
            [StaffedPost(id=1, title="Психолог", deputy_id=None, holders=(ANNA, BORIS))],
            [(1, Why.OWN), (2, Why.OWN)],
        ),
        ([1], [StaffedPost(id=1, title="Специалисты", deputy_id=None, holders=(ANNA, ILL, GONE))], [(1, Why.OWN)]),
        ([1], [StaffedPost(id=1, title="Психолог")], [(3, Why.VACANT)]),
        (
            [1],
            [
                StaffedPost(id=1, title="Психолог", deputy_id=2),
                StaffedPost(id=2, title="Логопед", deputy_id=None, holders=(BORIS,)),
            ],
            [(2, Why.VACANT)],
        ),
        (
            [1],
            [StaffedPost(id=1, title="Психолог", deputy_id=2, holders=(ILL,)), StaffedPost(id=2, title="Логопед")],
            [(3, Why.AWAY)],
        ),
        ([1], [StaffedPost(id=1, title="Психолог", deputy_id=None, holders=(GONE,))], [(3, Why.BLOCKED)]),
        ([], [], [(3, Why.NOBODY)]),
        ([1, 2], [StaffedPost(id=1, title="Психолог"), StaffedPost(id=2, title="Логопед")], [(3, Why.VACANT)]),
        ([1, 9], [StaffedPost(id=1, title="Психолог")], [(3, Why.OWN)]),
        (
            [1, 2],
            [
                StaffedPost(id=1, title="А", deputy_id=None, holders=(ANNA,)),
                StaffedPost(id=2, title="Б", deputy_id=1, holders=(ILL,)),
            ],
            [(1, Why.OWN)],
        ),
    ],
)
def test_who_is_told(posts: list[int], seats: list[StaffedPost], expected: list[tuple[int, Why]]) -> None:
    assert [(one.person.id, one.why) for one in recipients(posts, roster(*seats), TODAY)] == expected


def test_a_coordinator_who_is_away_is_told_all_the_same_when_there_is_no_other() -> None:
    alone = CenterRoster(
        id=1,
        zone=MOSCOW,
        rules=RULES,
        posts={9: StaffedPost(id=9, title="Координатор", deputy_id=None, holders=(ILL,))},
        coordinator_posts=frozenset({9}),
    )
    assert [one.person for one in recipients([], alone, TODAY)] == [ILL]


@pytest.mark.parametrize(
    ("now", "pace", "expected"),
    [
        ("2026-03-16 09:00", Pace.DAILY, "2026-03-16 09:00"),
        ("2026-03-16 09:00", Pace.WEEKLY, "2026-03-16 09:00"),
        ("2026-03-18 09:00", Pace.WEEKLY, "2026-03-23 09:00"),
        ("2026-12-30 09:00", Pace.WEEKLY, "2027-01-11 09:00"),
        ("2026-03-20 21:00", Pace.AT_ONCE, "2026-03-23 08:00"),
    ],
)
def test_a_pace_is_kept(now: str, pace: Pace, expected: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=MOSCOW)
    then = datetime.fromisoformat(expected).replace(tzinfo=MOSCOW)
    assert roster().not_before(Holder(id=1, pace=pace), at) == then
