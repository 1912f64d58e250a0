"""People who go through their windows and press what stands there, and what only almost stands there: other numbers in
the buttons that they see, other windows' buttons under the window that is open, and words where none are asked for."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress

from handlers.area import entries
from simulator.errors import PhoneError
from simulator.phone import Phone
from simulator.records import Button, Message
from tests.chaos.attacks import THEIRS, theirs, unchanged
from tests.chaos.presses import HIGHEST, MOST
from tests.chaos.scene import Scene

WALKERS = 9
"""Of each role some: the first of the centre's people."""
OPENED, TYPED, FORGED = 0.1, 0.2, 0.6
"""How likely a command, then something typed, then a button that is forged; else one that stands there."""
BETWEEN = "\x1d"
"""What stands between the number of a window and what its button carries."""
WORDS = (
    "Семинар", "12", "-5", "31.12.2026", "29.02.2027", "²", "١٢", "1_000", "9" * 40, "да", "нет", "a" * 4000, "<b>",
    "{x}", "с 10 марта по 5 марта", "3 из 0", "0", "Иванова Анна", "%", "№", "'; --",
)  # fmt: skip
NUMBERS = (
    "",
    "-1",
    "0",
    "2147483647",
    "2147483648",
    "9" * 30,
    "abc",
    "²",
    "١",
    " 1",
    "1_0",
    "+1",
    "1.0",
    "1:1",
    "None",
)


async def walks(scene: Scene, steps: int, seed: int) -> None:
    """So many steps of each walker, centre by centre; what the other centre has must stay as it is."""
    seen: list[str] = []
    for walkers, other in ((scene.new[:WALKERS], scene.old[0]), (scene.old[:WALKERS], scene.witness)):
        before = await theirs(scene, other, THEIRS)
        chances = [random.Random(f"{seed}:{phone.id}") for phone in walkers]
        going = (_walk(scene, one, chance, steps, seen) for one, chance in zip(walkers, chances, strict=True))
        await asyncio.gather(*going)
        await scene.heard([])
        await scene.look()
        await unchanged(scene, before, other)


async def _walk(scene: Scene, phone: Phone, chance: random.Random, steps: int, seen: list[str]) -> None:
    phone.chat.blocked = False
    for _ in range(steps):
        shown = [(one, button) for one in phone.received[-2:] for row in one.rows for button in row if button.data]
        seen += [button.data.partition(BETWEEN)[2] for _, button in shown if BETWEEN in button.data]
        with suppress(PhoneError):
            await _step(scene, phone, chance, shown, seen)


async def _step(
    scene: Scene, phone: Phone, chance: random.Random, shown: Sequence[tuple[Message, Button]], seen: Sequence[str]
) -> None:
    way = chance.random()
    if way < OPENED or not shown:
        await phone.send(f"/{chance.choice(list(entries()))}")
        return
    if way < TYPED:
        await phone.send(chance.choice(WORDS))
        return
    under, button = chance.choice(shown)
    data = _forged(chance, button.data, seen) if way < FORGED else button.data
    if data:
        await scene.sim.handled(scene.press(phone, data, under))


def _forged(chance: random.Random, data: str, seen: Sequence[str]) -> str:
    window, between, carried = data.partition(BETWEEN)
    widget, colon, item = carried.partition(":")
    match chance.randrange(5):
        case 0 if seen:
            carried = chance.choice(seen)
        case 1:
            carried = f"{widget}:{chance.choice(NUMBERS)}"
        case 2:
            carried = f"{widget}{colon}{item}:{chance.choice(NUMBERS)}"
        case 3:
            carried = f"{widget}:{chance.randint(0, HIGHEST)}"
        case _:
            carried = carried[: chance.randint(0, len(carried))] + chance.choice("²:-é#=~!^")
    return f"{window}{between}{carried}".encode()[:MOST].decode(errors="ignore")
