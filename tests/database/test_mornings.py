"""The one message of a morning: what is in it, its numbers, and what becomes of older copies."""

from datetime import date, timedelta

import pytest
from aiogram.methods import SendMessage

from models.activities import Category, Facts, Type
from models.notifications import NoticeKind
from models.requests.tables import RequestKind
from scheduler.letters.table import LETTERS
from services.activities import records
from services.plan import cards, changes, proposals
from services.reminders import own, rules
from services.requests import answering, scheduling
from services.requests.create import Asked
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.databases import ON_SQLITE
from tests.support.outbox import Post
from tests.support.plan import found, planned, written
from tests.support.reminders import at as moment
from tests.support.reminders import fire
from tests.support.requests import accepted, at, filed
from tests.support.telegram import Telegram
from tests.support.town import ANNA, MARIA, OLGA, Town, Who

LESSONS = [f"Занятие {n} | 31 марта | психолог | 5 |" for n in ("первое", "второе")]


@pytest.fixture
def post(town: Town, clock: FakeClock) -> Post:
    return Post(town, clock, Telegram(), LETTERS)


def labels(post: Post, who: Who) -> list[list[str]]:
    """The buttons of each message that the person has, the oldest first."""
    return [
        [button.text for row in (one.reply_markup.inline_keyboard if one.reply_markup else []) for button in row]
        for _, one in sorted(post.telegram.chats.get(who.telegram_id, {}).items())
    ]


def sent(post: Post, who: Who) -> list[str]:
    """Every message that was ever sent to the person."""
    calls = [one for one in post.telegram.calls if isinstance(one, SendMessage) and one.chat_id == who.telegram_id]
    return [one.text for one in calls]


async def come(post: Post, text: str) -> None:
    moment(post.clock, text)
    await fire(post.town)
    await post.run(seconds=5, step=1)


async def test_letters_of_one_request_that_fell_into_the_night_are_one_letter(
    post: Post, maria: Work, anna: Work, clock: FakeClock
) -> None:
    request = await filed(maria)
    moment(clock, "2026-03-16 21:00")
    await answering.accept(anna, request)
    await scheduling.offer(anna, request, [at(anna, 3)], 60, "")
    await answering.say(anna, request, "Или в четверг?")
    await post.run(seconds=5)
    await come(post, "2026-03-17 08:30")
    assert post.got(MARIA) == [], "they come with the digest"
    await come(post, "2026-03-17 09:00")
    (letter,) = post.got(MARIA)
    assert letter.startswith("Заявка № 1 принята.")
    assert "Заявка № 1: предложено время." in letter
    assert letter.endswith("Или в четверг?")
    assert labels(post, MARIA) == [["Ответить", "Открыть заявку", "чт 19.03 15:00", "Другое время"]]


async def test_late_messages_keep_their_buttons_by_number(post: Post, maria: Work, pyotr: Work) -> None:
    moment(post.clock, "2026-03-16 21:00")
    await filed(maria)
    await filed(pyotr)
    await post.run(seconds=5)
    await come(post, "2026-03-17 09:00")
    (digest,) = post.got(ANNA)
    assert "\n1. Новая заявка № 1." in digest
    assert "\n2. Новая заявка № 2." in digest
    assert "Третий месяц" not in digest, "a line is brief"
    assert labels(post, ANNA) == [["1 Принять", "2 Принять"]]


async def test_what_is_due_today_is_one_message_and_so_is_its_evening(town: Town, olga: Work, post: Post) -> None:
    moment(post.clock, "2026-03-30 12:00")
    await planned(olga, written(*LESSONS))
    await rules.switch(olga, on=True)
    await come(post, "2026-03-31 09:00")
    digest = post.got(ANNA)[-1]
    assert "1. Занятие первое" in digest
    assert labels(post, ANNA)[-1] == ["1 ✓", "2 ✓", "Мои сроки"]
    await come(post, "2026-03-31 18:00")
    evening = post.got(ANNA)[-1]
    assert evening.startswith("Прошло? Сколько человек? 31 марта 2026")
    assert labels(post, ANNA) == [["1 ✓", "2 ✓", "Мои сроки"]], "the morning's copy is gone"


async def test_of_what_is_repeated_only_the_newest_can_be_pressed(
    town: Town, post: Post, maria: Work, anna: Work
) -> None:
    await accepted(maria, anna)
    for day in (19, 20, 23, 24, 27):
        await come(post, f"2026-03-{day} 09:00")
    texts = [text for text in post.got(ANNA) if "ждёт вас" in text]
    assert len(texts) == 3
    assert len(set(texts)) == 3, "nobody reads the same words twice"
    assert [bool(buttons) for buttons in labels(post, ANNA)[-3:]] == [False, False, True]


async def test_whoever_pauses_is_told_nothing_and_reads_it_all_in_one_when_they_are_back(
    town: Town, post: Post, maria: Work, pyotr: Work, anna: Work, clock: FakeClock
) -> None:
    request = await accepted(maria, anna)
    await post.run(seconds=5)
    before = len(post.got(MARIA))
    await own.pause(maria, maria.today + timedelta(days=18))  # up to Friday, 3 April
    await scheduling.offer(anna, request, [at(anna, 29)], 60, "")
    await answering.say(anna, request, "Жду ответа")
    for day in ("2026-03-17", "2026-03-23", "2026-03-30", "2026-04-03"):
        await come(post, f"{day} 09:00")
    assert len(post.got(MARIA)) == before
    await come(post, "2026-04-06 09:00")
    (letter,) = post.got(MARIA)[before:]
    assert "предложено время" in letter
    assert "Жду ответа" in letter
    assert not [row for row in await post.rows() if row.status == "expired" and row.kind == NoticeKind.REQUEST_CHANGED]


async def test_whether_it_helped_is_answered_by_number_and_not_only_with_yes(
    town: Town, post: Post, maria: Work, anna: Work
) -> None:
    for _ in range(2):
        request = await accepted(maria, anna, Asked(kind=RequestKind.MATERIALS, question="Памятки"))
        await answering.deliver(anna, request, "https://example.org/1")
    await come(post, "2026-03-30 09:00")
    assert labels(post, MARIA)[-1] == [
        *("1 Помогло", "1 Частично", "1 Не помогло"),
        *("2 Помогло", "2 Частично", "2 Не помогло"),
    ]


@ON_SQLITE
async def test_a_proposal_that_nobody_answers_is_said_again_more_and_more_seldom(
    town: Town, olga: Work, anna: Work, post: Post
) -> None:
    moment(post.clock, "2026-03-16 10:00")
    await planned(olga, written("Слёт | до 30 октября | психолог | |"))
    item = await cards.open_item(anna, (await found(olga, "слёт")).id)
    await changes.move(anna, item.item.id, item.dates[0].id, date(2026, 5, 12), "Болезнь")
    await post.run(seconds=5)
    for n in range(1, 24):
        await come(post, f"{date(2026, 3, 16) + timedelta(days=n)} 09:00")
    told = {who: [text for text in sent(post, who) if "перенести" in text] for who in (OLGA, ANNA)}
    assert [text.split("</b>")[1].split(" Предложение")[0].strip() for text in told[OLGA][1:]] == [
        *("1 рабочий день.", "3 рабочих дня.", "7 рабочих дней."),
        *("10 рабочих дней.", "15 рабочих дней."),  # and then once a week, on its first working day
    ]
    (theirs,) = told[ANNA]
    assert theirs.startswith("<b>Координатор ещё не ответил на ваше предложение:</b>")
    asked = [buttons for text, buttons in zip(post.got(OLGA), labels(post, OLGA), strict=True) if "перенести" in text]
    assert asked[-1] == ["Согласиться", "Отказать"]
    assert not [one for one in asked[:-1] if one], "older copies are gone, or cannot be pressed"
    await proposals.decide(olga, 1, agree=True)
    await come(post, "2026-04-08 10:00")
    assert post.got(OLGA)[-1].endswith("✅ Согласовано.")
    assert labels(post, OLGA)[-1] == []
    await come(post, "2026-04-13 09:00")
    assert "перенести" not in post.got(OLGA)[-1] or post.got(OLGA)[-1].endswith("✅ Согласовано.")


async def test_what_is_proposed_in_the_evening_is_asked_once_in_the_morning(
    town: Town, olga: Work, anna: Work, post: Post
) -> None:
    moment(post.clock, "2026-03-16 21:00")
    await planned(olga, written("Слёт | до 30 октября | психолог | |"))
    await changes.cancel(anna, (await found(olga, "слёт")).id, "Нет зала")
    await come(post, "2026-03-16 21:30")
    await come(post, "2026-03-17 09:00")
    assert len(sent(post, OLGA)) == 1


async def test_a_digest_changes_with_what_is_done_elsewhere(
    town: Town, olga: Work, anna: Work, maria: Work, post: Post
) -> None:
    moment(post.clock, "2026-03-30 12:00")
    await planned(olga, written(*LESSONS))
    await rules.switch(olga, on=True)
    moment(post.clock, "2026-03-30 21:00")
    await filed(maria)
    await post.run(seconds=5)
    await come(post, "2026-03-31 09:00")
    assert labels(post, ANNA)[-1] == ["1 ✓", "2 ✓", "3 Принять", "Мои сроки"]
    item = (await found(anna, "первое")).id
    facts = Facts(type=Type.TRAINING, title="Занятие", day=date(2026, 3, 31), attendance={Category.CURATORS: (14, 0)})
    await records.log_activity(anna, facts, "k", item)
    await come(post, "2026-03-31 12:00")
    assert "1. Занятие первое. Уже отмечено 31 марта, 14 чел." in post.got(ANNA)[-1]
    assert "2. Занятие второе – сегодня" in post.got(ANNA)[-1]
    assert labels(post, ANNA)[-1] == ["2 ✓", "3 Принять", "Мои сроки"]
    await answering.accept(anna, 1)
    await come(post, "2026-03-31 12:10")
    assert "3. Заявка № 1." in post.got(ANNA)[-1]
    assert "Сейчас: " in post.got(ANNA)[-1]
    assert labels(post, ANNA)[-1] == ["2 ✓", "Мои сроки"]
    assert len(post.got(ANNA)) == 1


async def test_every_coordinator_s_digest_says_what_one_of_them_answered(
    town: Town, olga: Work, anna: Work, post: Post
) -> None:
    moment(post.clock, "2026-03-16 10:00")
    await planned(olga, written("Слёт | до 30 октября | психолог | |", "Сбор | до 27 ноября | психолог | |"))
    for words in ("слёт", "сбор"):
        await changes.cancel(anna, (await found(olga, words)).id, "Нет зала")
    await post.run(seconds=5)
    await come(post, "2026-03-17 09:00")
    assert labels(post, OLGA)[-1] == ["1 Согласиться", "1 Отказать", "2 Согласиться", "2 Отказать"]
    await proposals.decide(olga, 2, agree=False)
    await come(post, "2026-03-17 09:05")
    assert "Отказано. В плане всё по-прежнему." in post.got(OLGA)[-1]
    assert labels(post, OLGA)[-1] == ["1 Согласиться", "1 Отказать"]
