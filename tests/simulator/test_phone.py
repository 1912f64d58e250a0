"""Phones, transcripts, the clock, and the load, with no bot but the test itself."""

import asyncio
from pathlib import Path

import pytest

from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.load import ChatState, Result, Say, Tap, run
from simulator.phone import Phone
from simulator.transcript import duration
from tests.simulator.conftest import Client


async def test_the_clock_is_moved_and_written(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    async with await Simulator.start(clock=lambda: 1_000_000.0, clock_file=file) as sim:
        assert float(file.read_text()) == 0
        sim.shift(3600)
        sim.shift(-30.5)
        assert float(file.read_text()) == 3569.5
        assert sim.world.now() == 1_003_569.5
        masha = sim.phone("Мария Орлова")
        assert (await masha.send("a", wait=False)).date == 1_003_569
        assert sim.transcript() == "⏱ прошло 1 ч\n⏱ прошло −30.5 с\nМария Орлова ▸ a\n"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 с"), (59, "59 с"), (90_000, "1 д 1 ч"), (-120, "−2 мин"), (3661, "1 ч 1 мин 1 с")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


async def test_hearing_what_comes_by_itself(bot: Client, masha: Phone) -> None:
    await bot.ok("sendMessage", chat_id=masha.id, text="раньше")
    bot.sim.shift(60)
    waiting = asyncio.create_task(masha.hears("отчёт"))
    await bot.ok("sendMessage", chat_id=masha.id, text="другое")
    await bot.ok("sendMessage", chat_id=masha.id, text="Пора сдать отчёт")
    assert (await waiting).text == "Пора сдать отчёт"
    assert (await masha.hears("другое")).text == "другое"
    with pytest.raises(PhoneError):
        await masha.hears("раньше", timeout=0.05)


async def test_a_button_that_comes_later_is_waited_for(bot: Client, masha: Phone) -> None:
    keys = [[{"text": "Готово", "callback_data": "1"}]]
    pressing = asyncio.create_task(masha.press("Готово", wait=False))
    await bot.ok("sendMessage", chat_id=masha.id, text="Считаю")
    assert not pressing.done()
    await bot.ok("sendMessage", chat_id=masha.id, text="Вот", reply_markup={"inline_keyboard": keys})
    await pressing
    assert masha.transcript().endswith("Мария Орлова ▸ [Готово]\n")


async def test_labels_by_their_beginning(bot: Client, masha: Phone) -> None:
    with pytest.raises(PhoneError, match="sees no message"):
        _ = masha.last
    keys = [[{"text": text, "callback_data": text} for text in ("Отчёт за май", "Отчёт за июнь", "Назад")]]
    await bot.ok("sendMessage", chat_id=masha.id, text="Меню", reply_markup={"inline_keyboard": keys})
    await bot.ok("sendMessage", chat_id=masha.id, text="Ниже")
    await masha.press("Наз", wait=False)
    with pytest.raises(PhoneError, match="«Отчёт» begins «Отчёт за май», «Отчёт за июнь»"):
        await masha.press("Отчёт")
    masha.sim.timeout = 0.05
    with pytest.raises(PhoneError, match="Under «Меню»: Отчёт за май, Отчёт за июнь, Назад"):
        await masha.press("Вперёд")
    assert masha.screen == "Ниже"
    assert masha.transcript().endswith("Мария Орлова ▸ [Назад]\n")


async def test_blocking_shows_and_quiet_comes(sim: Simulator, bot: Client, masha: Phone) -> None:
    sim.world.updates.allow(["callback_query"])
    await masha.block()
    await masha.unblock()
    await bot.ok("getMe")
    await sim.quiet(0.05)
    assert masha.transcript() == "Мария Орлова ⛔ бот заблокирован\nМария Орлова ⛔ бот разблокирован\n"


async def answering(bot: Client) -> None:
    """A bot of a few lines: a keyboard to every message, an edit and an answer to every press."""
    keys = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "1"}]]}
    offset = 0
    while True:
        for update in await bot.ok("getUpdates", offset=offset, timeout=5):
            offset = update["update_id"] + 1
            if query := update.get("callback_query"):
                where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
                await bot.ok("editMessageText", **where, text=str(offset), reply_markup=keys)
                await bot.ok("answerCallbackQuery", callback_query_id=query["id"])
            else:
                chat = update["message"]["chat"]["id"]
                await bot.ok("sendMessage", chat_id=chat, text="меню", reply_markup=keys)


async def test_load_measures_a_bot(bot: Client) -> None:
    def step(state: ChatState) -> Say | Tap:
        return Say("ещё раз") if state.answered % 3 == 0 else Tap("Ещё")

    working = asyncio.create_task(answering(bot))
    result = await run(bot.sim.world, step, chats=5, seconds=0.4, warmup=0.1)
    working.cancel()
    assert result.updates > 0
    assert result.stuck == 0
    assert 0 < result.percentile(50) <= result.percentile(99) < 1
    assert "updates/s" in result.summary()


def test_percentiles_are_of_the_nearest_rank() -> None:
    result = Result(4, 2.0, [0.1, 0.2, 0.3, 0.4], stuck=0)
    assert (result.percentile(50), result.percentile(75), result.percentile(100)) == (0.2, 0.3, 0.4)
    assert result.per_second == 2
