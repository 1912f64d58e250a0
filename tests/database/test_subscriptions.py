"""The summary that is sent: a quarter goes by on both databases, each letter comes once, in time, or not at all."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import select, text, update

from models.activities import Category, Facts, Type
from models.errors import Denied
from models.notifications import NoticeKind, Status
from models.people import Person, Tenure
from models.summaries import SummaryRhythm
from models.timers import LONG_PAST, Timer, TimerKind
from scheduler.letters.table import LETTERS
from services.activities import records
from services.outbox import deliveries
from services.people.members import end_tenure
from services.privacy.own_data import forget
from services.reminders import own
from services.subscriptions.choosing import choose_rhythm, my_rhythm
from services.timer_repair import repair_timers
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.reminders import at, fire
from tests.support.telegram import Telegram, seen
from tests.support.town import IGOR, OLGA, VERA, Town, Who

WEEK, MONTH, QUARTER = SummaryRhythm
AUTUMN = date(2026, 10, 1)
EMPTY = (date(2026, 11, 9), date(2026, 11, 15))
"""A week without a record."""


@pytest.fixture
def post(town: Town, clock: FakeClock) -> Post:
    at(clock, "2026-09-30 12:00")
    return Post(town, clock, Telegram(), LETTERS)


async def logged(work: Work, days: Sequence[date]) -> None:
    for day in days:
        one = Facts(type=Type.SEMINAR, title=f"О доме {day}", day=day, attendance={Category.CURATORS: (7, 1)})
        await records.log_activity(work, one, f"{work.center_id}:{day}")


async def morning(post: Post, day: date, hour: str = "09:00") -> None:
    at(post.clock, f"{day} {hour}")
    await fire(post.town)
    await post.run()


def sent(post: Post, who: Who) -> list[str]:
    """What each summary that the person was sent begins with."""
    calls = [one for one in post.telegram.calls if isinstance(one, SendMessage) and one.chat_id == who.telegram_id]
    return [found.splitlines()[0] for one in calls if "Сводка за" in (found := seen(one.text))]


async def test_a_quarter_goes_by(town: Town, post: Post, olga: Work, igor: Work, vera: Work) -> None:
    wednesdays = [AUTUMN + timedelta(days=6 + 7 * week) for week in range(12)]
    await logged(olga, [day for day in wednesdays if not EMPTY[0] <= day <= EMPTY[1]])
    await logged(vera, [date(2026, 12, 2)])
    for work, rhythm in ((olga, WEEK), (igor, MONTH), (vera, QUARTER)):
        await choose_rhythm(work, rhythm)
    read: list[tuple[date, int]] = []
    for number in range(106):
        day = AUTUMN + timedelta(days=number)
        if day.weekday() not in (0, 1, 6) and day.day != 1:  # nothing is due on it, or tells anything new
            continue
        before = len(sent(post, OLGA))
        await morning(post, day)
        read += [(day, len(sent(post, OLGA)) - before)]
    counted = "SELECT count(*) FROM activities WHERE center_id = :center AND day BETWEEN :first AND :last"
    async with town.db.reading() as session:
        for day, letters in read:
            first, last = day - timedelta(days=7), day - timedelta(days=1)
            if not town.db.sqlite:
                args: dict[str, object] = {"first": first, "last": last}
            else:
                args = {"first": first.isoformat(), "last": last.isoformat()}
            there = (await session.execute(text(counted), {"center": town.bereg.id, **args})).scalar_one()
            assert letters == (1 if day.weekday() == 0 and there else 0), day
    assert len(set(sent(post, OLGA))) == len(sent(post, OLGA)) == 11
    # 1 November is a Sunday; the new year's letters wait for the end of the holidays; September was empty
    assert sent(post, IGOR) == [f"Сводка за {month}" for month in ("октябрь 2026", "ноябрь 2026", "декабрь 2026")]
    assert sent(post, VERA) == ["Сводка за IV квартал 2026"]
    (letter,) = post.got(VERA)
    assert "1 мероприятие (0)" in letter
    assert "8 посещений (0)" in letter
    rows = [row for row in await post.rows() if row.kind is NoticeKind.SUMMARY]
    assert {row.status for row in rows} == {Status.SENT, Status.SUPERSEDED}
    assert {row.reason for row in rows if row.status is Status.SUPERSEDED} == {"за это время ничего не записано"}


async def test_ten_days_of_silence_leave_no_old_news(post: Post, olga: Work, igor: Work) -> None:
    await logged(olga, [date(2026, 10, day) for day in (14, 21, 28)] + [date(2026, 11, 5)])
    await choose_rhythm(olga, WEEK)
    await choose_rhythm(igor, MONTH)
    await morning(post, date(2026, 10, 31))
    post.telegram.calls.clear()
    await morning(post, date(2026, 11, 11))  # the machine was off
    assert sent(post, OLGA) == ["Сводка за 02.11.2026 – 08.11.2026"], "the newest alone, while it is news"
    assert sent(post, IGOR) == [], "October is no news on the eleventh"
    await own.pause(olga, date(2026, 11, 25))
    await morning(post, date(2026, 11, 16))
    await morning(post, date(2026, 11, 27))
    assert len(sent(post, OLGA)) == 1, "nor is it after a pause"


async def test_whoever_dies_in_the_middle_sends_it_once(town: Town, post: Post, olga: Work) -> None:
    await logged(olga, [date(2026, 10, 1)])
    await choose_rhythm(olga, WEEK)
    at(post.clock, "2026-10-05 09:00")
    await fire(town)
    async with town.db.writing() as session:  # the tick was rolled back, or is told anew
        (await session.get_one(Timer, (TimerKind.SUMMARY, olga.person_id))).at = LONG_PAST
    await fire(town)
    (row,) = await deliveries.claim(town.db, post.clock.now(), 10)  # and the sender dies with the row in its hands
    assert row.kind is NoticeKind.SUMMARY
    at(post.clock, "2026-10-05 09:05")
    await post.run()
    await post.run()
    assert sent(post, OLGA) == ["Сводка за 28.09.2026 – 04.10.2026"]
    async with town.db.writing() as session:
        await session.delete(await session.get_one(Timer, (TimerKind.SUMMARY, olga.person_id)))
    assert await repair_timers(town.db, post.clock) > 0, "a timer that is gone comes back"
    await fire(town)
    await post.run()
    assert len(sent(post, OLGA)) == 1


async def test_it_keeps_to_the_hours_of_its_person_and_to_what_they_chose_last(post: Post, olga: Work) -> None:
    await logged(olga, [date(2026, 10, 1), date(2026, 10, 7)])
    await choose_rhythm(olga, WEEK)
    await own.keep_quiet(olga, (time(20), time(11)))
    await morning(post, date(2026, 10, 5))
    assert sent(post, OLGA) == []
    await morning(post, date(2026, 10, 5), "11:00")
    assert len(sent(post, OLGA)) == 1
    at(post.clock, "2026-10-12 09:00")
    await fire(post.town)
    await choose_rhythm(olga, None)  # while it waits
    await morning(post, date(2026, 10, 12), "12:00")
    assert len(sent(post, OLGA)) == 1


async def test_whoever_leaves_is_sent_nothing_and_whoever_may_not_see_it_cannot_choose(
    town: Town, post: Post, olga: Work, igor: Work, anna: Work
) -> None:
    with pytest.raises(Denied):
        await choose_rhythm(anna, WEEK)
    await logged(olga, [date(2026, 10, 1)])
    for work in (olga, igor):
        await choose_rhythm(work, WEEK)
    await end_tenure(olga, town.bereg.tenures[IGOR.name])
    async with town.db.reading() as session:
        left = await session.get_one(Person, igor.person_id)
        timers = (await session.scalars(select(Timer.subject_id).where(Timer.kind == TimerKind.SUMMARY))).all()
    assert left.summary_rhythm is None
    assert timers == [olga.person_id]
    assert await my_rhythm(olga) is WEEK
    async with town.db.writing() as session:  # the post ends by itself, as an order said beforehand
        ends = update(Tenure).where(Tenure.person_id == olga.person_id).values(until=date(2026, 10, 2))
        await session.execute(ends)
    await morning(post, date(2026, 10, 5))
    assert sent(post, OLGA) == sent(post, IGOR) == []


async def test_whoever_is_forgotten_is_not_sent_it(town: Town, post: Post, igor: Work) -> None:
    await choose_rhythm(igor, MONTH)
    await forget(igor)
    async with town.db.reading() as session:
        assert (await session.get_one(Person, igor.person_id)).summary_rhythm is None
        assert not (await session.scalars(select(Timer).where(Timer.kind == TimerKind.SUMMARY))).all()
    assert post.got(IGOR) == []
