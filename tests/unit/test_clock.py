"""Clocks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.people import Actor
from storage.clock import ShiftedClock, SystemClock
from tests.support.clock import FakeClock


def test_the_machine_clock_knows_its_zone() -> None:
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(("said", "shift"), [("", 0), ("\n", 0), ("86400\n", 86400), ("-3600", -3600), ("0.5", 0.5)])
def test_a_file_shifts_the_clock(tmp_path: Path, said: str, shift: float) -> None:
    file = tmp_path / "shift"
    clock = ShiftedClock(file)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    file.write_text(said)
    assert abs(clock.now() - datetime.now(UTC) - timedelta(seconds=shift)) < timedelta(seconds=5)


def test_the_centre_lives_by_its_own_zone() -> None:
    night = datetime(2026, 3, 16, 21, 30, tzinfo=UTC)
    assert Actor(1).local(night).date() == date(2026, 3, 17)
    assert Actor(1, zone="Europe/Kaliningrad").local(night).date() == date(2026, 3, 16)
    assert Actor(1, zone="Asia/Kamchatka").local(night).hour == 9


def test_the_fake_clock_stands_still() -> None:
    clock = FakeClock()
    before = clock.now()
    assert clock.now() == before
    clock.move(days=1, hours=2)
    assert clock.now() - before == timedelta(hours=26)
