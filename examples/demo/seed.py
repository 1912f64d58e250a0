"""`python -m examples.demo.seed`: a living centre in the database of DATABASE_URL, the same at every run.

Six districts, people in posts, half a year of activities up to today, the year's plan and what was done by it.
Whatever was in the database goes: it is for the demonstration alone, which is why it wants to be asked by name and
never by the bot.
"""

import asyncio
import json
import os
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert

from examples.demo.cast import CENTER, COORDINATOR, CURATORS, DISTRICTS, SPECIALIST, STAFF, Part
from examples.demo.plant import Planted, plant_center
from examples.demo.year import live
from models.activities import Activity, Attendance, Category, Evidence, Handout, Level, Material, Proof, Type, title_key
from models.activities import Format as Form
from models.base import Base
from services import migration
from services.clock import ShiftedClock
from services.database import Database

DAYS = 182
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


async def main() -> None:
    """Empty the database and fill it anew."""
    url = os.environ["DATABASE_URL"]
    clock, staff = ShiftedClock(Path(os.environ.get("CLOCK_SHIFT_FILE", "no-such-file"))), _staff()
    await migration.upgrade(url)
    db = Database(url)
    try:
        async with db.transaction() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                await connection.execute(delete(table))
            planted = await plant_center(connection, CENTER, DISTRICTS, staff, clock.now())
            for table, rows in _activities(planted, clock.now()):
                await connection.execute(insert(table), rows)
        coordinator = next(id_ for id_, part in staff.items() if part is COORDINATOR)
        await live(db, clock, planted, coordinator, random.Random(clock.now().year))
    finally:
        await db.close()


def _staff() -> dict[int, Part]:
    numbers = {person["name"]: person["telegram_id"] for person in json.loads(PEOPLE.read_text(encoding="utf-8"))}
    return {numbers[part.telegram_name]: part for part in (COORDINATOR, *STAFF)}


def _activities(planted: Planted, now: datetime) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    chance = random.Random(now.year)
    today = now.date()
    working = [d for n in range(DAYS, 0, -1) if (d := today - timedelta(days=n)).weekday() < 5]
    held = [(n, day, *chance.choice(HELD)) for n, day in enumerate(sorted(chance.sample(working, 120)), 1)]
    yield Activity, [_activity(planted, n, day, kind, title, chance, now) for n, day, kind, title, _ in held]
    yield (
        Attendance,
        [
            {"activity_id": n, "category": category, "in_person": chance.randint(2, 18), "remote": 0}
            for n, _, _, _, categories in held
            for category in categories
        ],
    )
    yield Proof, [{"activity_id": n, "kind": Evidence.SIGN_IN, "present": True, "place": ""} for n, *_, c in held if c]
    printed = [n for n, _, kind, *_ in held if kind in (Type.LEAFLET, Type.TRIP, Type.ROUND_TABLE)]
    yield Handout, [{"activity_id": n, "kind": Material.MEMO, "copies": chance.choice((15, 20, 30))} for n in printed]


def _activity(
    planted: Planted, number: int, day: date, kind: Type, title: str, chance: random.Random, now: datetime
) -> dict[str, Any]:
    author = chance.choice((SPECIALIST, *CURATORS))
    place = author.place if author.place in DISTRICTS else chance.choice(DISTRICTS)
    return {
        "id": number,
        "center_id": planted.center,
        "author_id": planted.people[author.name],
        "client_key": f"demo:{number}",
        "type": kind,
        "title": title,
        "title_key": title_key(title),
        "day": day,
        "district_id": planted.districts[place],
        "format": Form.IN_PERSON,
        "level": Level.DISTRICT,
        "result": "",
        "created_at": now,
    }


if __name__ == "__main__":
    asyncio.run(main())
