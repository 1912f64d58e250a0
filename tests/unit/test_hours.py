"""When a person may be told: quiet hours, days off, clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from models.calendar import is_working
from models.reminders.hours import first_allowed, instant_at
from models.reminders.rules import ReminderRules
from services.outbox.hours import next_allowed, own_or

MOSCOW = ZoneInfo("Europe/Moscow")
NEW_YORK = ZoneInfo("America/New_York")


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026-03-16 12:00", "2026-03-16 12:00"),
        ("2026-03-16 07:59", "2026-03-16 08:00"),
        ("2026-03-16 08:00", "2026-03-16 08:00"),
        ("2026-03-16 19:59", "2026-03-16 19:59"),
        ("2026-03-16 20:00", "2026-03-17 08:00"),
        ("2026-03-20 20:30", "2026-03-23 08:00"),  # Friday's evening
        ("2026-03-21 12:00", "2026-03-23 08:00"),  # Saturday
        ("2026-05-08 20:00", "2026-05-12 08:00"),  # 9 May is a Saturday, 11 May is off instead
        ("2026-12-31 12:00", "2027-01-11 08:00"),  # the New Year's days
        ("2024-02-29 21:00", "2024-03-01 08:00"),
        ("2024-04-27 03:00", "2024-04-27 08:00"),  # a working Saturday
    ],
)
def test_the_centre_s_hours(asked: str, told: str) -> None:
    assert next_allowed(at(asked), MOSCOW, None, None) == at(told)
    assert next_allowed(at(asked), "Europe/Moscow", None, None) == at(told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2026-03-16 12:59", "2026-03-16 12:59"),
        ("2026-03-16 13:00", "2026-03-16 15:00"),
        ("2026-03-16 23:59", "2026-03-16 23:59"),
        ("2026-03-21 12:00", "2026-03-23 00:00"),
    ],
)
def test_own_quiet_hours_within_the_day(asked: str, told: str) -> None:
    assert next_allowed(at(asked), MOSCOW, time(13), time(15)) == at(told)


def test_equal_hours_are_no_quiet_hours() -> None:
    assert next_allowed(at("2026-03-16 03:00"), MOSCOW, time(8), time(8)) == at("2026-03-16 03:00")


def test_the_gap_of_a_clock_change_lies_before_the_moment() -> None:
    # at 2:00 on 8 March 2026 New York's clocks go to 3:00; it is a Sunday, so it is tried on its own
    assert instant_at(date(2026, 3, 8), time(2, 30), NEW_YORK) == at("2026-03-08 03:30", NEW_YORK)


def test_a_repeated_hour_is_its_first() -> None:
    assert instant_at(date(2026, 11, 1), time(1, 30), NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_an_hour_of_the_day_is_one_instant_in_every_zone_of_the_world() -> None:
    changes = 0
    for zone in map(ZoneInfo, sorted(available_timezones())):
        noons = [datetime(2026, 1, 1, 12, tzinfo=zone) + timedelta(days=n) for n in range(366)]
        for before, after in pairwise(noons):
            if before.utcoffset() == after.utcoffset():
                continue
            changes += 1
            for half in range(48):
                clock = time(half // 2, half % 2 * 30)
                days = [after.date() + timedelta(days=n) for n in (-2, -1, 0, 1)]
                found = [instant_at(day, clock, zone) for day in days]
                assert all(timedelta(hours=22) <= b - a <= timedelta(hours=26) for a, b in pairwise(found)), zone
                for day, local in zip(days, (one.astimezone(zone) for one in found), strict=True):
                    behind = local.replace(tzinfo=None) - datetime.combine(day, clock)
                    assert timedelta(0) <= behind <= timedelta(hours=2), (zone, clock)  # only a gap moves it
                    assert not local.fold, (zone, clock)
    assert changes > 100


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "America/New_York", "Asia/Gaza", "Australia/Lord_Howe"])
@pytest.mark.parametrize("quiet", [(time(20), time(8)), (time(1, 30), time(2, 30)), (time(2, 15), time(1, 45))])
def test_any_hour_of_a_year_finds_a_later_one_that_is_allowed(zone: str, quiet: tuple[time, time]) -> None:
    place, instant = ZoneInfo(zone), datetime(2026, 1, 1, tzinfo=UTC)
    before = instant
    while instant.year == 2026:
        found = first_allowed(instant, place, *quiet)
        assert instant <= found <= instant + timedelta(days=12)
        assert found >= before, "later asked is never earlier told"
        assert is_working(found.astimezone(place).date())
        assert first_allowed(found, place, *quiet) == found
        before, instant = found, instant + timedelta(hours=5, minutes=30)


def test_own_hours_go_before_the_centre_s() -> None:
    common = ReminderRules(quiet_from="22:00", quiet_until="07:00").quiet
    assert own_or(None, None, common) == (time(22), time(7))
    assert own_or(time(19), time(9), common) == (time(19), time(9))
    assert next_allowed(at("2026-03-16 07:30"), MOSCOW, *own_or(None, None, common)) == at("2026-03-16 07:30")
