"""A clock that jumps deletes nothing and ends nothing as too late."""

from datetime import timedelta

import pytest

from handlers.people.codes import MOST, WrongCodes
from models.errors import DomainError
from scheduler.trust import ClockTrust
from tests.support.clock import FakeClock


class Monotonic:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def ticking() -> Monotonic:
    return Monotonic()


@pytest.fixture
def trust(clock: FakeClock, ticking: Monotonic) -> ClockTrust:
    return ClockTrust(clock, ticking)


def pass_(clock: FakeClock, ticking: Monotonic, **time: float) -> None:
    """Both clocks go on."""
    clock.move(**time)
    ticking.seconds += timedelta(**time).total_seconds()


def test_after_a_start_only_deleting_waits_an_hour(trust: ClockTrust, clock: FakeClock, ticking: Monotonic) -> None:
    assert (trust.may_expire, trust.may_delete) == (True, False)
    pass_(clock, ticking, minutes=59)
    assert not trust.may_delete
    pass_(clock, ticking, minutes=1)
    assert trust.may_delete


@pytest.mark.parametrize("days", [90, -90])
def test_a_jump_stops_both_until_they_have_agreed_for_an_hour(
    days: int, trust: ClockTrust, clock: FakeClock, ticking: Monotonic
) -> None:
    pass_(clock, ticking, hours=2)
    clock.move(days=days)
    assert (trust.may_expire, trust.may_delete) == (False, False)
    assert trust.untold() == timedelta(days=days)
    assert trust.untold() == timedelta(0), "told once"
    pass_(clock, ticking, seconds=3)
    clock.move(days=-days)
    assert not trust.may_expire, "taken back is one more jump"
    pass_(clock, ticking, minutes=59)
    assert not trust.may_expire
    pass_(clock, ticking, minutes=1)
    assert (trust.may_expire, trust.may_delete) == (True, True)


def test_less_than_a_minute_is_no_jump(trust: ClockTrust, clock: FakeClock, ticking: Monotonic) -> None:
    pass_(clock, ticking, hours=2)
    clock.move(seconds=59)
    assert (trust.may_expire, trust.may_delete) == (True, True)


async def test_a_tick_that_deletes_waits(trust: ClockTrust, clock: FakeClock, ticking: Monotonic) -> None:
    runs = 0

    async def delete() -> None:
        nonlocal runs
        runs += 1

    guarded = trust.deleting(delete)
    await guarded()
    assert runs == 0
    pass_(clock, ticking, hours=1)
    await guarded()
    assert runs == 1


def test_a_clock_that_is_set_back_keeps_nobody_out_for_months(clock: FakeClock) -> None:
    codes = WrongCodes()
    for _ in range(MOST):
        codes.count(1, clock.now())
    with pytest.raises(DomainError):
        codes.check(1, clock.now())
    clock.move(days=-90)
    codes.check(1, clock.now())
