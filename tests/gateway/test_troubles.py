"""A MAX that refuses, is slow, or whose answer is lost."""

import asyncio

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import SendMessage

from bot.factory import build_bot
from gateway.botapi.errors import TelegramError
from gateway.max.errors import DELETE, EDIT, SEND, MaxError, in_telegrams_words
from gateway.max.pace import IN_A_DIALOG, IN_ALL, LONGEST, SECOND, Pace
from gateway.max.times import Times
from scheduler.pace import OWN_PATIENCE
from scheduler.troubles import Trouble, classify
from simulator.max.driver import MaxPhone
from tests.gateway.conftest import Caller


@pytest.mark.parametrize(
    ("error", "doing", "said"),
    [
        (MaxError(401, "verify.token"), SEND, "Unauthorized"),
        (MaxError(403, "chat.denied", "error.dialog.suspended"), SEND, "Forbidden: bot was blocked by the user"),
        (MaxError(404, "dialog.not.found"), SEND, "Bad Request: chat not found"),
        (MaxError(404, "chat.not.found"), EDIT, "Bad Request: chat not found"),
        (MaxError(404, "not.found"), EDIT, "Bad Request: message to edit not found"),
        (MaxError(200, "message.edit.expired"), EDIT, "Bad Request: message can't be edited"),
        (MaxError(400, "proto.payload"), EDIT, "Bad Request: message can't be edited"),
        (MaxError(404, "not.found"), DELETE, "Bad Request: message to delete not found"),
        (MaxError(403, "access.denied"), DELETE, "Bad Request: message can't be deleted for everyone"),
        (MaxError(429, "too.many", retry_after=2.2), SEND, "Too Many Requests: retry after 3"),
        (MaxError(503, "away"), SEND, "Bad Gateway: MAX is not well"),
    ],
)
def test_refusals_in_telegrams_words(error: MaxError, doing: str, said: str) -> None:
    assert in_telegrams_words(error, doing).description == said


async def troubled(bot: Caller, masha: MaxPhone) -> Trouble:
    """What the outbox makes of a letter sent now."""
    client = build_bot(bot.token, bot.running.url)
    token = OWN_PATIENCE.set(True)
    try:
        await client(SendMessage(chat_id=masha.id, text="Письмо"))
    except (TelegramNetworkError, TelegramServerError) as error:
        return classify(error)
    finally:
        OWN_PATIENCE.reset(token)
        await client.session.close()
    raise AssertionError("it was sent")


async def test_a_lost_answer_is_nobody_s_to_repeat(bot: Caller, masha: MaxPhone) -> None:
    """The outbox marks the letter and says «повтор»."""
    bot.sim.world.faults.drop(method="sendMessage", accepted=True)
    assert await troubled(bot, masha) is Trouble.AMBIGUOUS
    assert [one.text for one in masha.received] == ["Письмо"]
    bot.sim.world.faults.bad_gateway(method="sendMessage")
    assert await troubled(bot, masha) is Trouble.AMBIGUOUS
    assert len([one for one in bot.sim.world.calls if one.method == "sendMessage"]) <= 2, "the gateway repeats nothing"


async def test_a_max_that_was_not_reached_can_be_tried_again(bot: Caller, masha: MaxPhone) -> None:
    bot.gateway.api._url = "http://127.0.0.1:1"
    assert await troubled(bot, masha) is Trouble.RETRY


async def test_after_a_429_the_dialog_pauses(bot: Caller, masha: MaxPhone) -> None:
    now = [100.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    times = Times(steady=lambda: now[0], sleep=sleep)
    bot.gateway.api.pace, bot.gateway.api._times = Pace(times), times
    before = 0.0
    for pause in (1, 2, 4):
        bot.sim.world.faults.refuse(429, "Too Many Requests", method="sendMessage")
        said = await bot.refusal("sendMessage", chat_id=masha.id, text="Раз")
        assert said == f"Too Many Requests: retry after {pause}"
        before = now[0]
    await bot.ok("sendMessage", chat_id=masha.id, text="Раз")
    assert now[0] - before >= 4
    await bot.ok("sendMessage", chat_id=masha.id, text="Раз")


class Watch:
    """Time goes by when somebody waits for it."""

    def __init__(self) -> None:
        self.now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    @property
    def times(self) -> Times:
        return Times(steady=lambda: self.now, sleep=self.sleep)


async def test_two_a_second_in_a_dialog_of_each_kind() -> None:
    watch = Watch()
    pace, went = Pace(watch.times), list[float]()
    for _ in range(10):
        await pace.turn("send", 7)
        went.append(watch.now)
    await pace.turn("edit", 7)
    await pace.turn("send", 8)
    assert all(later - one >= SECOND - 1e-9 for one, later in zip(went, went[IN_A_DIALOG:], strict=False))
    assert watch.now == went[-1], "another kind and another dialog wait for nobody"


async def test_thirty_a_second_of_a_bot() -> None:
    watch = Watch()
    pace, went = Pace(watch.times), list[float]()
    for dialog in range(100):
        await pace.turn("send", dialog)
        went.append(watch.now)
    assert all(later - one >= SECOND - 1e-9 for one, later in zip(went, went[IN_ALL:], strict=False))
    assert went[-1] == pytest.approx(3 * SECOND)


async def test_who_would_wait_too_long_is_told_to_come_again() -> None:
    async def never(seconds: float) -> None:
        await asyncio.Event().wait()

    pace, waiting = Pace(Times(steady=lambda: 0.0, sleep=never)), []
    most = int(LONGEST / SECOND) * IN_A_DIALOG + IN_A_DIALOG
    for _ in range(most):
        waiting.append(asyncio.create_task(pace.turn("send", 7)))
        await asyncio.sleep(0)
    with pytest.raises(TelegramError) as refused:
        await pace.turn("send", 7)
    assert refused.value.code == 429
    assert (refused.value.parameters or {})["retry_after"] > LONGEST
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
