"""Who is in the middle of answering: what keeps reminders away for a while."""

from datetime import timedelta

import pytest
from redis.asyncio import Redis

from bot.storage import Conversation
from storage.database import Database
from storage.dialogues import ATTENTION, ChatKey, RedisDialogues, SqlDialogues
from tests.support.clock import FakeClock

OPEN, SHUT, UNKNOWN = ChatKey(1, 5_000_000_001, 5_000_000_001), ChatKey(1, 2, 2), ChatKey(1, 3, 3)


@pytest.mark.parametrize(
    ("state", "busy"),
    [
        *(("FormStates:step", True), ("FormStates:review", True), ("FormStates:saved", False), ("My:list", False)),
        *(("MonitoringStates:home", False), ("FormStates:leave", True)),
    ],
)
def test_a_conversation_knows_that_somebody_is_answering(state: str, busy: bool) -> None:
    conversation = Conversation(OPEN, None)
    conversation.data = {"aiogd:context:x": f'{{"state": "{state}", "dialog_data": {{"typed": "FormStates:step"}}}}'}
    assert conversation.busy is busy
    again = Conversation(OPEN, conversation.content())
    assert again.busy is busy
    again.data = {}
    assert not again.busy


async def test_the_table_knows_who_is_busy_and_until_when(db: Database, clock: FakeClock) -> None:
    dialogues = SqlDialogues(db, clock)
    await dialogues.save(OPEN, "{}", busy=True)
    await dialogues.save(SHUT, '{"seen": ["busy"]}')
    everybody = [OPEN, SHUT, UNKNOWN]
    began = clock.now()
    clock.move(hours=1)
    assert await dialogues.busy(everybody, clock.now()) == {OPEN: began + ATTENTION}
    clock.move(hours=1)
    assert await dialogues.busy(everybody, clock.now()) == {}, "two hours without a touch"
    await dialogues.save(OPEN, "{}", busy=True)
    await dialogues.save(OPEN, "{}")
    assert await dialogues.busy(everybody, clock.now()) == {}, "the form was left"


async def test_redis_knows_it_too(redis_url: str, clock: FakeClock) -> None:
    redis = Redis.from_url(redis_url)
    dialogues = RedisDialogues(redis)
    await dialogues.save(OPEN, "{}", busy=True)
    await dialogues.save(SHUT, "{}")
    busy = await dialogues.busy([OPEN, SHUT, UNKNOWN], clock.now())
    assert list(busy) == [OPEN]
    assert timedelta(0) <= clock.now() + ATTENTION - busy[OPEN] < timedelta(seconds=5)
    await dialogues.save(OPEN, "{}")
    assert await dialogues.busy([OPEN], clock.now()) == {}, "the form was left"
    await redis.aclose()
