"""Reminders as they arrive: the product's own rules, letters and sender, with Telegram in memory."""

from collections import Counter
from datetime import date, timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import func, select

from models.activities import Facts, Type
from models.identities import Messenger
from models.notifications import Status
from models.people import Pace
from models.timers import Timer
from scheduler.letters.table import LETTERS
from services.activities import records
from services.outbox import upkeep
from services.people.inner.reachability import mark_reachable
from services.reminders import overdue, own, preview, rules, snoozes
from services.timer_repair import repair_timers
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire
from tests.support.telegram import Telegram, seen
from tests.support.town import ANNA, MARIA, OLGA, Town, Who

SEMINAR = "Семинар «Ранняя помощь» | до 31 марта | психолог | не менее 20 | Протокол"
LETTER = "Сегодня срок по плану: Семинар «Ранняя помощь»\n31 марта 2026. Когда сделаете, отметьте выполнение."
WAYS = ["Отметить выполнение", "Отложить", "Перенести срок", "Не моё"]
YEAR = timedelta(days=365)


@pytest.fixture
def post(town: Town, clock: FakeClock) -> Post:
    return Post(town, clock, Telegram(), LETTERS)


async def come(post: Post, *moments: str) -> None:
    """The bot lives through these moments in Moscow: «03-31 09:00»."""
    for moment in moments:
        at(post.clock, f"2026-{moment}")
        await fire(post.town)
        await post.run(seconds=3, step=1)


def got(post: Post, who: Who) -> list[str]:
    """What this person was sent, without the words of buttons."""
    return [seen(text) for text in post.got(who)]


def buttons(post: Post, who: Who) -> list[str]:
    """The labels under the newest message."""
    last = [call for call in post.telegram.calls if isinstance(call, SendMessage) and call.chat_id == who.telegram_id]
    return [button.text for row in last[-1].reply_markup.inline_keyboard for button in row]  # type: ignore[union-attr]


async def test_a_digest_of_one_line_has_its_buttons(town: Town, olga: Work, post: Post) -> None:
    await planned(olga, written(SEMINAR, "Беседа | до 20 апреля | психолог | |"))
    at(post.clock, "2026-03-26 12:00")
    await rules.switch(olga, on=True)
    await come(post, "03-26 12:00", "03-27 09:00")
    assert got(post, ANNA)[-1] == "По плану: Семинар «Ранняя помощь»\nСрок: 31 марта 2026, через 4 дня."
    assert buttons(post, ANNA) == [*WAYS]
    await come(post, "04-06 09:00")
    assert "1. Семинар" in got(post, ANNA)[-1]
    assert "2. Беседа" in got(post, ANNA)[-1]
    assert buttons(post, ANNA) == ["1 ✓", "2 ✓", "Мои сроки"]


async def test_the_coordinator_s_digest_has_buttons_to_remind(town: Town, olga: Work, post: Post) -> None:
    await planned(olga, written(SEMINAR, "Беседа | до 31 марта | логопед | |", "Слёт | до 27 марта | психолог | |"))
    await rules.switch(olga, on=True)
    await come(post, "04-06 09:00", "04-07 09:00")
    assert got(post, OLGA)[0].endswith(
        "Не сделано в центре\n2. Слёт – 27 марта 2026, 10 дней назад. Не выполнено: Анна Белова\n"
        "3. Больше недели просрочен 1 срок, уже 10 дней"
    )
    assert got(post, OLGA)[-1].endswith(
        "Не сделано в центре\n"
        "1. Семинар «Ранняя помощь» – 31 марта 2026, 7 дней назад. Не выполнено: Анна Белова\n"
        "2. Беседа – 31 марта 2026, 7 дней назад. Не выполнено: никто не отвечает"
    )
    assert buttons(post, OLGA) == ["1 Напомнить", "2 Открыть", "Мои сроки"]
    await come(post, "04-13 09:00")
    assert buttons(post, OLGA) == ["Просрочено"]


async def test_what_came_in_the_night_waits_for_the_morning_s_digest(town: Town, olga: Work, post: Post) -> None:
    await planned(olga, written(SEMINAR.replace("психолог", "координатор")))
    await rules.switch(olga, on=True)
    await come(post, "03-26 12:00")
    before = got(post, OLGA)
    at(post.clock, "2026-03-26 22:00")
    await mark_reachable(town.db, post.clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=False)
    await come(post, "03-27 08:00")
    assert got(post, OLGA) == before
    await come(post, "03-27 09:00")
    (digest,) = got(post, OLGA)
    assert "Семинар" in digest
    assert "бот остановлен" in digest


@pytest.mark.parametrize("woken", ["03-28 12:00", "03-30 08:30"])
async def test_switched_on_before_the_morning_everything_comes_in_one(
    woken: str, town: Town, olga: Work, post: Post
) -> None:
    await planned(olga, written(SEMINAR, "Беседа | до 27 марта | психолог | |"))
    at(post.clock, f"2026-{woken}")
    await rules.switch(olga, on=True)
    await come(post, woken, "03-30 08:59", "03-30 09:00", "03-30 12:00")
    (digest,) = got(post, ANNA)
    assert digest.startswith("Напоминания на 30 марта 2026")
    assert (digest.count("Беседа"), digest.count("Семинар")) == (1, 1)


async def test_closed_a_minute_before_nothing_comes(town: Town, olga: Work, anna: Work, post: Post) -> None:
    await planned(olga, written(SEMINAR))
    await rules.switch(olga, on=True)
    await come(post, "03-30 12:00")
    before = len(got(post, ANNA))
    at(post.clock, "2026-03-31 08:59")
    item = (await found(olga, "ранняя")).id
    await records.log_activity(anna, Facts(type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 31)), "k", item)
    await come(post, "03-31 09:00", "03-31 18:00", "04-03 09:00", "04-07 09:00")
    assert len(got(post, ANNA)) == before
    assert got(post, OLGA) == []


async def test_a_digest_of_one_thing_says_that_it_is_done(town: Town, olga: Work, anna: Work, post: Post) -> None:
    await planned(olga, written(SEMINAR))
    await rules.switch(olga, on=True)
    await come(post, "03-30 09:00")
    assert got(post, ANNA)[-1].startswith("По плану: Семинар «Ранняя помощь»")
    assert "Отметить выполнение" in buttons(post, ANNA)
    item = (await found(olga, "ранняя")).id
    await records.log_activity(anna, Facts(type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 30)), "k", item)
    await come(post, "03-30 10:00")
    assert "Уже отмечено 30 марта" in got(post, ANNA)[-1]
    chat = post.telegram.chats[ANNA.telegram_id]
    keyboard = chat[max(chat)].reply_markup
    assert keyboard is not None
    assert [one.text for row in keyboard.inline_keyboard for one in row] == ["Открыть"]


async def test_the_coordinator_s_wish_goes_before_a_pace_and_a_delay(
    town: Town, olga: Work, anna: Work, post: Post
) -> None:
    await planned(olga, written(SEMINAR))
    at(post.clock, "2026-04-01 12:00")
    (late,) = (await overdue.list_overdue(olga)).items
    await snoozes.snooze_date(anna, late.id, date(2026, 4, 20))
    await own.choose_pace(anna, Pace.WEEKLY)
    await overdue.ask(olga, late.id)  # reminding is off
    await come(post, "04-01 12:01")
    (letter,) = got(post, ANNA)
    assert letter.startswith("Координатор просит отметить выполнение: Семинар")


async def test_the_preview_tells_of_the_week_s_overdue(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written("Слёт | до 27 февраля | логопед | |"))
    at(clock, "2026-03-21 12:00")
    told = [
        (day.day, name, one.kind.value) for day in await preview.preview(olga) for name, of in day.people for one in of
    ]
    assert told == [(date(2026, 3, 23), "Ольга Ветрова", "week_overdue")]


@pytest.mark.parametrize(
    ("down", "expected"),
    [
        # of five morning lines one is done and two have a newer one; that is a line and «сегодня срок»
        (1, {Status.COALESCED: 3, Status.SUPERSEDED: 3, Status.SENT: 1}),
        # two are a week late, three have a newer one; four are overdue now, the coordinator hears of two, and how many
        (10, {Status.EXPIRED: 2, Status.SUPERSEDED: 3, Status.COALESCED: 4 + 2 + 1}),
    ],
)
async def test_after_days_without_the_bot_the_sum_is_exact(
    down: int, expected: dict[Status, int], town: Town, olga: Work, anna: Work, post: Post
) -> None:
    """C9. Told before it went down and not sent: what is moot, too late or still holds, each in its own count."""
    days = {"Игра": 17, "Сказка": 18, "Поход": 19, "Выставка": 20, "Концерт": 25}
    await planned(olga, written(*(f"{name} | до {day} марта | психолог | |" for name, day in days.items())))
    at(post.clock, "2026-03-16 09:00")
    await rules.switch(olga, on=True)
    await fire(town)  # the timers have fired, and then the bot was gone
    item = (await found(olga, "сказка")).id
    await records.log_activity(anna, Facts(type=Type.LESSON, title="Сказка", day=date(2026, 3, 16)), "k", item)
    post.clock.move(days=down, hours=1)
    await fire(town)
    await post.run(seconds=5)
    rows = await post.rows()
    assert Counter(row.status for row in rows if row.kind != "digest") == expected
    assert sum((await upkeep.tally(town.db)).values()) == len(rows)
    for who in (ANNA, OLGA):
        assert len([text for text in got(post, who) if text.startswith("Напоминания")]) <= 1
        assert "Сказка" not in "".join(got(post, who))


@pytest.mark.parametrize("jump", [YEAR, -YEAR])
async def test_a_clock_that_was_a_year_wrong_takes_no_reminder_away(
    jump: timedelta, town: Town, olga: Work, post: Post
) -> None:
    """C10. The timers that the wrong clock fired stand again as soon as it is right."""
    await planned(olga, written(SEMINAR))
    await rules.switch(olga, on=True)
    await repair_timers(town.db, post.clock)
    await come(post, "03-17 09:00")
    before = got(post, ANNA)
    post.clock.move(days=jump.days)
    await fire(town)
    await post.run(seconds=5)
    post.clock.move(days=-jump.days)
    assert (await repair_timers(town.db, post.clock) > 0) == (jump > timedelta(0))
    assert await repair_timers(town.db, post.clock) == 0
    await fire(town)
    await post.run(seconds=5)
    assert got(post, ANNA) == before, "nothing early, nothing twice"
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Timer).where(Timer.kind == "occurrence")) == 1
    await come(post, "03-31 09:00")
    assert got(post, ANNA)[-1] == LETTER
