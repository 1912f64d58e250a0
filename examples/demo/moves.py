"""What people do with the bot, in a few words each: for the scripted day and for the end-to-end tests."""

import re
from collections.abc import Sequence
from datetime import datetime

from simulator.driver import Simulator
from simulator.phone import Phone

LINK = re.compile(r"https://(?:t\.me|max\.ru)/\S+")


async def talk(phone: Phone, *steps: str) -> None:
    """Each step is a text to send, or a «[button]» to press."""
    for step in steps:
        if step.startswith("[") and step.endswith("]"):
            await phone.press(step[1:-1])
        else:
            await phone.send(step)


def link_on(phone: Phone) -> str:
    """The link in the bot's newest message. Raises LookupError where there is none."""
    found = LINK.search(phone.last.text)
    if found is None:
        raise LookupError(f"no link in «{phone.last.text}»")
    return found[0]


async def found_center(admin: Phone, name: str, districts: Sequence[str], zone: str = "Москва") -> str:
    """A new centre; returns the link for its coordinator."""
    await talk(admin, "/center", name, "\n".join(districts), f"[{zone}]", "[Сохранить]")
    return link_on(admin)


async def come_in(phone: Phone, link: str, name: str = "") -> None:
    """The link opened, the consent given; without a `name` the one of the invite or of Telegram is taken."""
    await phone.open(link)
    await phone.press("Согласен")
    await talk(phone, name or f"[{phone.buttons[0]}]")


async def invite(coordinator: Phone, role: str, place: str = "", guest: str = "") -> str:
    """An invite to a role; `place` is a curator's district or a specialist's post. Returns the link."""
    steps = ["/invite", f"[{role}]", *([f"[{place}]"] if place else []), guest or "[Пропустить]", "[Сохранить]"]
    await talk(coordinator, *steps)
    return link_on(coordinator)


def move(sim: Simulator, moment: datetime) -> None:
    """Set the clock of Telegram and of the bot."""
    sim.shift(moment.timestamp() - sim.world.now())
