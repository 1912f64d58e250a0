"""Invented materials of a library, as they stand in the database when they are open."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product

from sqlalchemy import insert

from models.library.kinds import MaterialKind, MaterialSource, MaterialState
from models.library.searching import MaterialWord
from models.library.tables import LibraryMaterial
from models.library.terms import INDEXED, MaterialText, weighed
from models.plan.words import word_set
from services.library.inner.indexing import mark, read_now
from services.work import Work
from storage.database import Database

ABOUT = (
    "травля в школе", "эмоциональное выгорание", "приёмная семья", "кровная семья", "подростковый возраст",
    "электронные сигареты", "суицидальное поведение", "самоповреждение", "детско-родительские отношения",
    "социально опасное положение", "развод родителей", "школьная тревожность", "агрессия", "утрата и горе",
    "привязанность", "профориентация выпускников", "задержка речи", "режим дня", "компьютерные игры",
    "безопасность в сети",
)  # fmt: skip
FOR = ("педагогов", "опекунов", "приёмных родителей", "подростков", "кураторов", "специалистов опеки", "психологов")
FILLING = sorted(
    word_set("""
ребёнок семья специалист помощь занятие группа беседа правило чувство граница доверие поддержка ошибка пример ситуация
вопрос ответ упражнение игра рисунок школа класс учитель дом вечер утро разговор слово тело сон страх злость радость
грусть усталость отдых план шаг цель результат встреча консультация программа приёмный опекун
""")
)


SYLLABLES = sorted(word_set("ба во ги да зу ко лу ми но пе ро су те фа хо ца чи шу"))
RARE = ["".join(one) + "н" for one in product(SYLLABLES, repeat=3)][::3]
"""Words that no dictionary has: a text has some of each, and each stands in few texts."""
FREQUENT = [1 / (place + 2) for place in range(len(FILLING))]


def invented(number: int) -> MaterialText:
    """A material by its number: the same whenever it is asked for. Of its words few are common, as in any text."""
    chance = random.Random(number)
    about, whom = chance.choice(ABOUT), chance.choice(FOR)
    return MaterialText(
        title=f"{about.capitalize()}: для {whom}, часть {number}",
        keywords=", ".join(chance.sample(FILLING, 3)),
        kind=chance.choice(("Буклет", "Памятка", "Методичка", "Сценарий")),
        audience=whom,
        year=str(2015 + number % 12),
        text=" ".join([*chance.choices(FILLING, FREQUENT, k=30), chance.choice(ABOUT), *chance.choices(RARE, k=30)]),
    )


async def shelve(
    db: Database, center_id: int, person_id: int, materials: Sequence[MaterialText], first: int = 1
) -> None:
    """Open materials with their words, numbered from `first` on."""
    day = datetime(2026, 1, 12, 9, tzinfo=UTC)
    kinds = list(MaterialKind)
    rows = [
        {
            "id": number,
            "center_id": center_id,
            "client_key": f"shelf-{center_id}-{number}",
            "state": MaterialState.APPROVED,
            "source": MaterialSource.TEXT,
            "title": one.title,
            "kind": kinds[number % len(kinds)],
            "audience": one.audience,
            "authors": one.authors,
            "keywords": one.keywords,
            "body": one.text,
            "link": "",
            "reason": "",
            "version": 1,
            "made_by": person_id,
            "made_at": day,
            "approved_at": day + timedelta(minutes=number),
        }
        for number, one in enumerate(materials, first)
    ]
    words = [
        {"center_id": center_id, "lemma": lemma, "material_id": number, "weight": weight}
        for number, one in enumerate(materials, first)
        for lemma, weight in {**weighed(one), INDEXED: 1}.items()
    ]
    async with db.writing() as session:
        await session.execute(insert(LibraryMaterial), rows)
        for start in range(0, len(words), 50_000):
            await session.execute(insert(MaterialWord), words[start : start + 50_000])


async def put(work: Work, title: str, kind: MaterialKind = MaterialKind.MEMO, **fields: object) -> int:
    """A material that is open, and read; returns its number."""
    now = work.clock.now()
    async with work.db.writing() as session:
        one = LibraryMaterial(
            center_id=work.center_id,
            client_key=f"put:{work.center_id}:{title}"[:64],
            state=MaterialState.APPROVED,
            title=title,
            kind=kind,
            made_by=work.person_id,
            made_at=now,
            approved_at=now,
            **{"source": MaterialSource.TEXT, **fields},
        )
        session.add(one)
        await session.flush()
        await mark(session, work.center_id, [one.id])
    await read_now(work.db, work.clock, work.center_id, one.id)
    return one.id
