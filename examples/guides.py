"""`python -m examples.guides`: docs/ru, a page a role: the guide that the bot itself shows, and what the screens of it
look like on the phones of the demonstration's people. With `--pages` the words alone are written anew.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from bot.factory import build_dispatcher
from examples.demo.cast import COORDINATOR, CURATORS, HEAD, SPECIALIST, Part
from examples.demo.seed import fill, telegram_ids
from examples.phone_picture import Shown, picture
from examples.pictures import COLOURS, NOW
from examples.year.messenger import Notebook, Phone, Telegram
from handlers.menu.guides import PAGES
from models.access import Role
from services.texts import texts
from storage import migration
from storage.clock import StoppedClock
from storage.database import Database

FOLDER = Path(__file__).parents[1] / "docs" / "ru"
SENT = (
    "Эту же памятку, без картинок, показывает сам бот: /help, кнопка «Памятка». Люди, районы и центр на картинках\n"
    "выдуманы."
)


class Scene(NamedTuple):
    """What somebody of a role says, and what is written under the picture of the answer."""

    said: str
    about: str


class Story(NamedTuple):
    """Whose phone shows the role's scenes."""

    who: Part
    scenes: Sequence[Scene]


STORIES: Mapping[Role, Story] = {
    Role.CURATOR: Story(
        CURATORS[1],
        (Scene("/menu", "Меню"), Scene("вчера тренинг в школе, 12 кураторов", "Запись одной фразой")),
    ),
    Role.SPECIALIST: Story(SPECIALIST, (Scene("/requests", "Заявки"), Scene("/plan", "План"))),
    Role.COORDINATOR: Story(COORDINATOR, (Scene("/menu", "Меню"), Scene("/monitoring", "Мониторинг"))),
    Role.HEAD: Story(HEAD, (Scene("/summary", "Сводка"), Scene("/plan", "План"))),
}


def page(role: Role) -> str:
    """The role's page, as Markdown."""
    head, *rest = texts().plain(f"guide-{role}").split("\n")
    title = re.sub("</?b>", "", head)
    words = "\n".join(rest).replace("<b>", "**").replace("</b>", "**")
    words = re.sub(r"(\*\*[^*\n]+\*\*)\n", r"\1\n\n", words).strip()
    words = re.sub(r"(?<![\w/])/([a-z]+)", r"`/\1`", words)
    shown = "\n\n".join(
        f"![{scene.about}](pictures/{file})" for scene, file in zip(STORIES[role].scenes, files(role), strict=True)
    )
    return f"# {title}\n\n{words}\n\n## Как это выглядит\n\n{shown}\n\n{SENT}\n"


def files(role: Role) -> Sequence[str]:
    """The pictures of the role, in the order of its scenes."""
    return [f"{PAGES[role]}-{number}.png" for number, _ in enumerate(STORIES[role].scenes, 1)]


def write_pages() -> None:
    """The words of every page."""
    (FOLDER / "pictures").mkdir(parents=True, exist_ok=True)
    for role, name in PAGES.items():
        (FOLDER / f"{name}.md").write_text(page(role), encoding="utf-8")


async def draw(folder: Path) -> None:
    """The pictures of every page, from the demonstration's centre in the middle of December."""
    url = f"sqlite+aiosqlite:///{folder / 'opora.db'}"
    await migration.upgrade(url)
    db = Database(url)
    try:
        await fill(db, NOW, timedelta())
        telegram, updates = Telegram(), count(1)
        dispatcher = build_dispatcher(db, StoppedClock(NOW), Notebook())
        ids = telegram_ids()
        for role, (who, scenes) in STORIES.items():
            phone = Phone(telegram, dispatcher, _Owner(ids[who.telegram_name], who.telegram_name), updates)
            for scene, file in zip(scenes, files(role), strict=True):
                _save(await _shown(phone, scene.said), file)
    finally:
        await db.close()


class _Owner(NamedTuple):
    telegram_id: int
    name: str


async def _shown(phone: Phone, said: str) -> Shown:
    await phone.say(said)
    keyboard = phone.window.reply_markup
    rows = keyboard.inline_keyboard if keyboard else []
    return Shown(said, phone.screen, [[button.text for button in row] for row in rows])


def _save(shown: Shown, file: str) -> None:
    small = picture(shown).quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(FOLDER / "pictures" / file, optimize=True)


def main() -> None:
    """Write and draw them anew."""
    write_pages()
    if "--pages" not in sys.argv:
        with tempfile.TemporaryDirectory() as scratch:
            asyncio.run(draw(Path(scratch)))


if __name__ == "__main__":
    main()
