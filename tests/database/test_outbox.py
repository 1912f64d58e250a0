"""The outbox and its sender: nothing is lost, nothing stale is sent, and each row's end is known."""

from datetime import time, timedelta

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import update

from models.notifications import DeliveryPolicy, Priority, Status
from models.people import Person
from scheduler import delivery
from scheduler.letters.letter import File
from storage.dialogues import ChatKey
from tests.support.clock import FakeClock
from tests.support.outbox import KIND, Post
from tests.support.telegram import Telegram
from tests.support.town import ANNA, MARIA, PYOTR, Town

HOUR = timedelta(hours=1)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    return Post(town, clock, telegram)


async def test_what_is_told_is_sent_once(post: Post) -> None:
    assert await post.tell(MARIA, 1) == 1
    assert await post.tell(MARIA, 1) == 0, "the same occurrence"
    await post.tell(PYOTR, 1)
    await post.run()
    await post.run()
    assert (post.got(MARIA), post.got(PYOTR)) == (["дело 1"], ["дело 1"])
    row, _ = await post.rows()
    assert (row.status, row.message_id is not None, row.reason) == ("sent", True, "")
    assert await post.attempts() == ["sent", "sent"]


async def test_not_before_its_moment_and_the_urgent_first(
    post: Post, clock: FakeClock, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.tell(MARIA, 1, at=clock.now() + HOUR)
    await post.tell(ANNA, 2)
    monkeypatch.setattr(KIND, "policy", DeliveryPolicy(priority=Priority.ANSWER, life=HOUR, quiet=False))
    await post.tell(PYOTR, 3)
    monkeypatch.setattr(delivery, "MAX_CONCURRENT", 1)  # else the two are on their way together
    await post.run()
    assert telegram.said == ["дело 3", "дело 2"]
    clock.move(hours=1)
    await post.run()
    assert post.got(MARIA) == ["дело 1"]


async def test_what_is_no_longer_true_is_not_sent(post: Post) -> None:
    await post.tell(MARIA, 1, 2)
    post.letters.moot.add(1)
    await post.run(seconds=2)
    assert post.got(MARIA) == ["дело 2"]
    row = (await post.rows())[0]
    assert (row.status, row.reason) == ("superseded", "done meanwhile")
    assert await post.attempts() == ["sent"]


async def test_what_comes_too_late_is_not_sent(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1, expires_at=clock.now() + HOUR)
    clock.move(hours=1)
    await post.run()
    assert post.got(MARIA) == []
    assert await post.statuses() == {1: "expired"}


async def test_one_message_a_second_to_one_chat(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1, 2)
    await post.run()
    assert post.got(MARIA) == ["дело 1"]
    clock.move(seconds=1)
    await post.run()
    assert post.got(MARIA) == ["дело 1", "дело 2"]


# hours, and people who are busy


async def test_quiet_hours_are_looked_at_again_before_sending(post: Post, clock: FakeClock) -> None:
    clock.move(hours=9)  # 21:00 in Moscow, Monday
    await post.tell(MARIA, 1)
    await post.run()
    assert post.got(MARIA) == []
    assert await post.statuses() == {1: "waiting"}
    clock.move(hours=11.9)
    await post.run()
    assert post.got(MARIA) == [], "the night is over, but what it put off comes with the morning's digest"
    clock.move(hours=0.1)
    await post.run()
    assert post.got(MARIA) == ["Напоминания на 17 марта 2026\n\nСотрудники\nдело 1"]


async def test_a_persons_own_hours(post: Post, town: Town, clock: FakeClock) -> None:
    async with town.db.writing() as session:
        await session.execute(update(Person).values(quiet_from=time(23), quiet_until=time(6)))
    clock.move(hours=9)
    await post.tell(MARIA, 1)
    await post.run()
    assert post.got(MARIA) == ["дело 1"]


async def test_an_open_form_is_not_disturbed(
    post: Post, clock: FakeClock, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ChatKey(telegram.id, MARIA.telegram_id, MARIA.telegram_id)
    await post.notebook.save(key, "{}", busy=True)
    await post.tell(MARIA, 1)
    await post.run(seconds=60)
    assert post.got(MARIA) == []
    monkeypatch.setattr(KIND, "policy", DeliveryPolicy(priority=Priority.ANSWER, life=HOUR))
    await post.tell(MARIA, 2)
    await post.run()
    assert post.got(MARIA) == ["дело 2"], "what the person waits for"
    await post.notebook.save(key, "{}")
    await post.run(seconds=60)
    assert post.got(MARIA) == ["дело 2", "дело 1"]


# the digest


async def test_lines_come_as_one_digest_a_day(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1, 2, 3, together=True)
    post.letters.moot.add(2)
    await post.run()
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nдело 1\nдело 3"]
    assert await post.statuses() == {1: "coalesced", 2: "superseded", 3: "coalesced"}
    await post.tell(MARIA, 4, together=True)
    await post.run(seconds=60)
    assert len(post.got(MARIA)) == 1, "today's has come"
    clock.move(days=1)
    await post.run()
    assert post.got(MARIA)[1:] == ["Напоминания на 17 марта 2026\n\nСотрудники\nдело 4"]
    digests = [row for row in await post.rows() if row.kind == "digest"]
    assert [row.status for row in digests] == ["sent", "sent"]
    assert {row.digest_id for row in await post.rows() if row.status is Status.COALESCED} == {d.id for d in digests}


async def test_a_digest_without_a_line_left_is_not_sent(post: Post) -> None:
    await post.tell(MARIA, 1, together=True)
    post.letters.moot.add(1)
    await post.run()
    assert post.got(MARIA) == []
    assert [(row.status, row.reason) for row in await post.rows()] == [
        ("superseded", "done meanwhile"),
        ("superseded", "всё уже сделано"),
    ]


async def test_a_digest_that_told_nothing_leaves_the_day_free(post: Post) -> None:
    await post.tell(MARIA, 1, together=True)
    post.letters.moot.add(1)
    await post.run()
    await post.tell(MARIA, 2, together=True)
    await post.run(seconds=15)
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nдело 2"]


async def test_a_digest_is_never_longer_than_a_message(post: Post) -> None:
    post.letters.words = {n: f"дело {n} " + "ы" * 200 for n in range(40)}
    await post.tell(MARIA, *range(40), together=True)
    await post.run()
    (text,) = post.got(MARIA)
    shown = text.count("дело")
    assert len(text) <= 4096
    assert text.endswith(f"… и ещё {40 - shown}")
    assert set((await post.statuses()).values()) == {"coalesced"}


async def test_late_messages_come_together(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1, 2, 3)
    await post.tell(PYOTR, 4, 5)
    clock.move(hours=1)
    await post.run(seconds=5)
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nдело 1\nдело 2\nдело 3"]
    assert post.got(PYOTR) == ["дело 4", "дело 5"]


async def test_a_letter_with_a_file_stays_alone(post: Post, clock: FakeClock, telegram: Telegram) -> None:
    post.letters.files[2] = File("журнал.docx", b"PK")
    await post.tell(MARIA, 1, 2, 3)
    clock.move(hours=1)
    await post.run(seconds=5)
    assert await post.statuses() == {1: "coalesced", 2: "sent", 3: "coalesced"}
    assert [call.caption for call in telegram.calls if isinstance(call, SendDocument)] == ["дело 2"]


async def test_a_line_that_fails_holds_up_nobody(post: Post) -> None:
    post.letters.broken.add(1)
    await post.tell(MARIA, 1, 2, together=True)
    await post.run()
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nдело 2"]
    assert await post.statuses() == {1: "waiting", 2: "coalesced"}


async def test_what_waits_over_a_weekend_makes_one_digest(post: Post, clock: FakeClock) -> None:
    clock.move(days=4, hours=9)  # Friday night
    await post.tell(MARIA, 1, together=True)
    await post.run()
    clock.move(days=1)
    await post.run()
    assert [row.kind for row in await post.rows()] == [KIND], "not even begun on a day off"
    clock.move(days=1, hours=12)
    await post.run()
    assert post.got(MARIA) == ["Напоминания на 23 марта 2026\n\nСотрудники\nдело 1"]
