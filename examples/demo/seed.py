"""`python -m examples.demo.seed [DAYS]`: a living centre in the database of DATABASE_URL, the same at every run.

Six districts, people in posts, four quarters of monitoring, half a year of activities up to today, requests in every
state with their meetings, questionnaires, the year's plan and what was done by it: all by the use cases of people. What
the bot said meanwhile is said by its own clock and sender, and some of it is answered by its buttons: the chats of half
a year (or of so many DAYS) go into CHATS_FILE, where that is named, for the page to show (`examples/demo/chats.py`).
Whatever was in the database goes: it is for the demonstration alone, which is why it wants to be asked by name and
never by the bot.
"""

import asyncio
import json
import os
import random
import sys
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from examples.demo.asked import ask
from examples.demo.cast import ADMIN, CENTER, CURATORS, DISTRICTS, SPECIALIST, STAFF
from examples.demo.chats import Chats
from examples.demo.emptying import empty
from examples.demo.joined import join
from examples.demo.library import stock
from examples.demo.past import Past, found
from examples.demo.quarters import question, report
from examples.demo.signals import notice
from examples.demo.timeline import Timeline
from examples.demo.year import live
from examples.year.clock import StillClock
from models.activities import Category, Evidence, Facts, Level, Material, Type
from models.activities import Format as Form
from services.activities.records import log_activity
from services.people.centers import list_districts
from storage import migration
from storage.clock import ShiftedClock
from storage.database import Database

FOUNDED, DAYS, MANY = 380, 182, 120
"""Days since the centre was founded, days of activities, and how many they are."""
HALF = timedelta(days=DAYS)
"""How much of what the phones have heard is kept."""
EVENING = time(18)
PEOPLE = Path(__file__).with_name("people.json")
HELD: tuple[tuple[Type, str, tuple[Category, ...]], ...] = (
    (Type.SEMINAR, "Профилактика вторичных отказов в замещающих семьях", (Category.CURATORS, Category.TEACHERS)),
    (Type.SEMINAR, "Раннее выявление: с чего начать", (Category.CURATORS, Category.GUARDIANSHIP)),
    (Type.PRACTICUM, "Программа реабилитации семьи шаг за шагом", (Category.CURATORS, Category.SPECIALISTS)),
    (Type.ROUND_TABLE, "Как сохранить ребёнку кровную семью", (Category.OFFICIALS, Category.COUNCILS)),
    (Type.TRAINING, "Эмоциональная устойчивость куратора", (Category.CURATORS,)),
    (Type.LECTURE, "Жизнестойкость подростка", (Category.TEACHERS, Category.SPECIALISTS)),
    (Type.MEETING, "Итоги работы кураторов за квартал", (Category.CURATORS, Category.OFFICIALS)),
    (Type.TRIP, "Методическая помощь специалистам района", (Category.SPECIALISTS, Category.COUNCILS)),
    (Type.CONSILIUM, "Междисциплинарный консилиум", (Category.SPECIALISTS, Category.GUARDIANSHIP)),
    (Type.SUPERVISION, "Семья не идёт на контакт", (Category.CURATORS,)),
    (Type.SUPERVISION, "Тупиковая ситуация при сопровождении", (Category.CURATORS,)),
    (Type.CONSULTATION, "Заполнение мониторинга плана реабилитации", (Category.CURATORS,)),
    (Type.PUBLICATION, "Работа ресурсного центра в социальных сетях", ()),
    (Type.LEAFLET, "Памятка «Куда обратиться за помощью»", ()),
    (Type.CLUB, "Клуб замещающих родителей «Тёплый дом»", (Category.FOSTER_PARENTS, Category.CHILDREN)),
    (Type.HOLIDAY, "Праздник «Вместе веселее»", (Category.BIRTH_PARENTS, Category.CHILDREN, Category.VOLUNTEERS)),
)
PROGRAMMES = {Type.CLUB: "Тёплый дом", Type.HOLIDAY: "Тёплый дом"}
"""What belongs to a programme: it is counted in its own part of the papers."""
PRINTED = (Type.LEAFLET, Type.TRIP, Type.ROUND_TABLE)


async def main(heard: timedelta) -> None:
    """Empty the database and fill it anew; where CHATS_FILE is named, with the chats of so long a time."""
    url = os.environ["DATABASE_URL"]
    clock = ShiftedClock(Path(os.environ.get("CLOCK_SHIFT_FILE", "no-such-file")))
    await migration.upgrade(url)
    db = Database(url)
    if db.sqlite:
        event.listen(db.writer.sync_engine, "connect", _hurry)
    try:
        async with db.transaction() as connection:
            await empty(connection)
        kept = os.environ.get("CHATS_FILE")
        chats = await fill(db, clock.now(), heard if kept else timedelta())
        if kept:
            chats.save(Path(kept))
        await join(db, clock.now(), os.environ.get("IN_MAX", ""))
    finally:
        await db.close()


def _hurry(connection: Any, _record: object) -> None:
    """Nobody waits for the disk: what a power cut takes here is made anew."""
    connection.execute("PRAGMA synchronous = OFF")


async def fill(db: Database, now: datetime, heard: timedelta = HALF) -> Chats:
    """A year of the centre up to `now` in an empty database; returns what the phones have heard for so long."""
    ids = telegram_ids()
    clock = StillClock(now - timedelta(days=FOUNDED + 1))
    chats = Chats(db, clock, ids, (ids[ADMIN.telegram_name],))
    past = Past(db, now, clock, ids, Timeline(clock, partial(_pass, chats, now - heard)))
    await past.timeline.play(found(past, CENTER, DISTRICTS, STAFF, FOUNDED))
    years = {(past.today - timedelta(days=DAYS)).year, past.today.year}
    told = (report, _log, question, notice)
    await past.timeline.play(
        *(story(past, _chance(story.__name__, past)) for story in told),
        *(live(past, year, _chance(f"{year}", past)) for year in sorted(years)),
        *ask(past),
        *stock(past),
        _quiet(past, now - heard),
        past.at(now),
    )
    if not heard:
        await past.be_quiet()
    return chats


def telegram_ids() -> dict[str, int]:
    """The numbers of the demonstration's people in Telegram, by the names they have there."""
    return {one["name"]: one["telegram_id"] for one in json.loads(PEOPLE.read_text(encoding="utf-8"))}


def _chance(name: str, past: Past) -> random.Random:
    """Every story has a chance of its own: what happens in one changes no other."""
    return random.Random(f"{name} {past.today.year}")


async def _pass(chats: Chats, since: datetime, moment: datetime) -> None:
    """What comes by itself is heard from a moment on."""
    if moment > since:
        await chats.live(moment)


async def _quiet(past: Past, moment: datetime) -> None:
    """What was due before that has been told already, to phones that are not looked at."""
    await past.at(moment)
    await past.be_quiet()


async def _log(past: Past, chance: random.Random) -> None:
    """Half a year of activities, each logged on its evening."""
    working = [d for n in range(DAYS, 0, -1) if (d := past.today - timedelta(days=n)).weekday() < 5]
    for number, day in enumerate(sorted(chance.sample(working, MANY)), 1):
        author = chance.choice((SPECIALIST, *CURATORS))
        await past.go(day, EVENING)
        work = await past.by(author)
        places = {place: district for district, place in await list_districts(work)}
        place = author.place if author.place in places else chance.choice(DISTRICTS)
        await log_activity(work, _facts(places[place], day, chance), f"demo:{number}")


def _facts(district: int, day: date, chance: random.Random) -> Facts:
    kind, title, categories = chance.choice(HELD)
    return Facts(
        type=kind,
        title=title,
        day=day,
        district_id=district,
        format=Form.IN_PERSON,
        level=Level.DISTRICT,
        attendance={category: (chance.randint(2, 18), 0) for category in categories},
        evidence={Evidence.SIGN_IN: (True, "")} if categories else {},
        handouts={Material.MEMO: chance.choice((15, 20, 30))} if kind in PRINTED else {},
        programme=PROGRAMMES.get(kind, ""),
    )


if __name__ == "__main__":
    asyncio.run(main(timedelta(days=int(sys.argv[1])) if sys.argv[1:] else HALF))
