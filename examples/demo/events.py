"""A seminar of the invented centre: who holds it makes a draft, and people are asked."""

from examples.demo.moves import talk
from simulator.phone import Phone

TITLE = "Детство без слёз"
ROOM = "https://room.example.org/7"


async def draft_seminar(host: Phone, when: str, seats: int) -> None:
    """A draft by the form: a hall with so many seats, and a room online."""
    await talk(host, "/events", "[Новое]", "семинар", TITLE, when, "[Смешанный]", "Актовый зал", ROOM)
    await talk(host, "[Все специалисты]", "[Подробнее]", "[Мест]", str(seats), "[Сохранить]")


async def announce(host: Phone) -> None:
    """The draft that is open: everybody whom it is for is asked."""
    await talk(host, "[Разослать]", "[Разослать сейчас]")
