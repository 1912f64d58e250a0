"""What is done to the bot: odd updates, forged presses, ends in the middle of «Сохранить»."""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from simulator.errors import PhoneError
from simulator.phone import Phone
from simulator.records import EventKind
from tests.chaos.presses import forged
from tests.chaos.scene import FIRST, Scene
from tests.chaos.shapes import made
from tests.chaos.updates import updates

BATCH = 150
"""So many are told at once: the slowest of them, often a file that is read, holds up the next ones."""
FROM, AUTHORS = 10, 12
"""Who logs while the bot is killed: so many after those who attack it."""
SHORT = 1_000
"""Of a seed so much stands in a title: a longer number is taken for a telephone's."""
AGAIN = 3.0
"""Seconds until somebody who was not answered tries again."""
STORM = 20
"""Calls of a storm that are refused, and as many of which nobody knows what became."""
LIFE = (0.3, 5.0)
"""Seconds that a bot lives after somebody has begun to save."""
SAVED = re.compile(r"✅ Сохранено, № (\d+)\.\s+\S+ «(Встреча \d+-\d+)")
STEPS = ("Всё равно сохранить", "Сохранить", "К проверке", "Сегодня", "Не сохранять")
"""Buttons of which the first that stands there is pressed."""
SHOWN = (EventKind.SENT, EventKind.EDITED)
OPENERS = ("/menu", "/plan", "/my", "/requests", "/monitoring", "/people", "/reminders", "/log", "/summary")
THEIRS = (
    *("activities", "plan_items", "occurrences", "persons", "posts", "invites", "requests", "meetings", "plans"),
    *("monitoring_reports", "questionnaires", "request_feedback", "plan_proposals", "center_settings"),
)
"""Tables of a centre's things."""
PARTS = (
    *("attendance", "request_events", "slots", "slot_votes", "recommendations", "monitoring_values", "plan_changes"),
    *("questionnaire_respondents", "plan_item_posts", "request_posts"),
)
"""Tables of their parts: what stood there must still stand there."""


async def odd_updates(scene: Scene, count: int, seed: int) -> None:
    """Updates of every kind and shape."""
    told = made(updates(scene.attackers), count, seed)
    for start in range(0, len(told), BATCH):
        await scene.heard([scene.push(*one) for one in told[start : start + BATCH]])
    await scene.look()


async def forged_presses(scene: Scene, count: int, seed: int) -> None:
    """People of one centre press what only the other one's people were shown; closed windows; and what nobody was."""
    chance = random.Random(seed)
    await _open_windows(scene, [*scene.old, *scene.new[:6]])
    seen = scene.seen([*scene.old, *scene.new[:6]])
    await _open_windows(scene, [*scene.new[6:-1], *scene.strangers])
    attackers = [phone for phone in (*scene.new[6:-1], *scene.strangers) if phone.received]
    before = await theirs(scene, scene.old[0])
    data = list(forged(chance, seen, count))
    for start in range(0, len(data), BATCH):
        some = data[start : start + BATCH]
        await scene.heard([scene.press(chance.choice(attackers), one) for one in some])
    await scene.look()
    await unchanged(scene, before, scene.old[0])


async def _open_windows(scene: Scene, phones: Sequence[Phone]) -> None:
    """Everybody has some window open, and one or two below it that are closed."""
    for number, phone in enumerate(phones):
        phone.chat.blocked = False
        await phone.send("/cancel", wait=False)
        await phone.send(OPENERS[number % len(OPENERS)], wait=False)
        await phone.send("/menu", wait=False)
    await scene.heard(list(scene.sim.world.updates.pending.values()))


async def unchanged(scene: Scene, before: Mapping[str, set[str]], whose: Phone) -> None:
    """Counts what is not there any more of these rows of each table, and what came to a centre's things."""
    for table, rows in (await theirs(scene, whose, tuple(before))).items():
        if lost := before[table] - rows:
            scene.wrong("changed by others", f"{table}: {sorted(lost)[:3]}")
        elif table in THEIRS and rows - before[table]:
            scene.wrong("changed by others", f"{table}: {sorted(rows - before[table])[:3]}")


async def theirs(scene: Scene, who: Phone, tables: Sequence[str] = (*THEIRS, *PARTS)) -> dict[str, set[str]]:
    """Rows of the centre that this person belongs to and nobody of the attackers, by table."""
    found = {}
    center = await scene.house.number("SELECT center_id FROM persons WHERE telegram_id = :id", id=who.id)
    for table in tables:
        whose = f" WHERE center_id = {center}" if table in THEIRS else ""
        found[table] = {repr(row) for row in await scene.house.rows(f"SELECT * FROM {table}{whose}")}  # noqa: S608
    return found


async def kills(scene: Scene, times: int, seed: int) -> None:
    """kill -9 at random moments while people save; what they were shown as saved is looked for in the database."""
    chance = random.Random(seed)
    async with _people_save(scene, seed):
        for _ in range(times):
            await asyncio.sleep(chance.uniform(*LIFE))
            await scene.house.bot.kill()
            scene.sent["kill"] += 1
            await scene.begin_anew()


async def storms(scene: Scene, times: int) -> None:
    """Refusals, broken lines and half answers while people save; the same is looked for."""
    faults = scene.sim.world.faults
    scene.stormy = True
    async with _people_save(scene, scene.sent["storm"]):
        for _ in range(times):
            faults.too_many(1, times=STORM)
            for _ in range(STORM // 4):
                faults.drop(accepted=False)
                faults.drop(accepted=True)
                faults.cut()
                faults.bad_gateway()
            scene.sent["storm"] += 1
            await asyncio.sleep(max(LIFE))
        faults.clear()
    scene.stormy = False


@asynccontextmanager
async def _people_save(scene: Scene, seed: int) -> AsyncIterator[None]:
    """Some log one meeting after another meanwhile; afterwards each that was shown as saved is looked for."""
    authors = scene.new[FROM : FROM + AUTHORS]
    for phone in authors:
        phone.chat.blocked = False
        await phone.send("/cancel", wait=False)
    await scene.heard([])
    await scene.look()
    mark = f"{seed % SHORT:03d}"
    working = [asyncio.create_task(keep_logging(phone, mark)) for phone in authors]
    yield
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    await scene.heard([])
    await scene.emptied()
    scene.sim.world.callbacks.clear()  # a bot that died in the middle of one left its button waiting
    await _recount(scene)
    await scene.look()


async def keep_logging(phone: Phone, mark: str) -> None:
    """Log one meeting after another, by what stands on the screen."""
    number = 0
    while True:
        buttons, moment = phone.last.buttons if phone.received else [], len(phone.sim.events)
        step = next((one for one in STEPS if one in buttons), "")
        with suppress(PhoneError):
            if step:
                await phone.press(step, wait=False)
            elif "Шаг 2 из" in phone.last.text:
                number += 1
                await phone.send(f"Встреча {mark}{phone.id - FIRST:02d}-{number}", wait=False)
            elif "Шаг 1 из" in phone.last.text:
                await phone.send("супервизия", wait=False)
            else:
                await phone.send("/log", wait=False)
        await _answered(phone, moment)


async def _answered(phone: Phone, moment: int) -> None:
    """Until the bot has shown something; a dead one shows nothing, and people try again."""
    until = time.monotonic() + AGAIN
    while time.monotonic() < until:
        shown = [event.message for event in phone.events(moment) if event.kind in SHOWN and event.message]
        if any(message.rows for message in shown):
            return
        await asyncio.sleep(0.05)


async def _recount(scene: Scene) -> None:
    """Every «✅ Сохранено, № N» against the database: the record is there, under its number and its title, once."""
    rows: list[dict[str, Any]] = await scene.house.rows("SELECT id, title FROM activities WHERE title LIKE 'Встреча %'")
    stored, titles = {row["id"]: row["title"] for row in rows}, [row["title"] for row in rows]
    shown = {(int(found[1]), found[2]) for _, text in scene.confirmed("Сохранено") for found in SAVED.finditer(text)}
    scene.sent["saved"] = len(shown)
    for number, title in shown:
        if stored.get(number) != title:
            scene.wrong("lost", f"№ {number} {title!r}, stored {stored.get(number)!r}")
    for title in set(titles):
        if titles.count(title) > 1:
            scene.wrong("stored twice", title)
