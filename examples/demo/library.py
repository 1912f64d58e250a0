"""The centre's library in the demonstration: what it has, twelve questions as people ask them, and what it lacked until
somebody wrote it."""

from collections.abc import Coroutine
from datetime import time
from typing import Any

from examples.demo.cast import COORDINATOR, CURATORS, SPECIALIST
from examples.demo.past import Past
from models.access import Role
from models.activity_kinds import Format, Type
from models.events.audience import Audience
from models.events.facts import EventFacts
from models.events.kinds import Answer, Presence, Reach
from models.events.tables import Where
from models.library.kinds import MaterialKind, Use
from models.library.said import MaterialSaid
from models.requests.tables import RequestKind
from services.events import announcing, making, materials, options, presence, recording
from services.events import answering as answering_events
from services.library import filing, quests, use
from services.library.filing import MaterialStart
from services.library.search import search
from services.requests import answering, attaching, create
from services.requests.create import Asked
from services.work import Work

BULLYING, BURNOUT, FOSTER = "Травля в классе: что делать учителю", "Выгорание: как беречь силы", "Приёмная семья"
DANGER, VAPES, SCRIPT = "Семья в социально опасном положении", "Электронные сигареты", "Сценарий дня семьи"
ATTACHED, TEENAGERS, HARM = "Привязанность: игры на каждый день", "Как говорить с подростком", "Самоповреждение"
SHELF: tuple[tuple[str, MaterialKind, str, str, str], ...] = (
    (
        BULLYING,
        MaterialKind.MEMO,
        "учителям, кураторам",
        "конфликт, школа",
        "Три шага: остановить, выслушать, собрать.",
    ),
    (
        BURNOUT,
        MaterialKind.BOOKLET,
        "кураторам, специалистам",
        "усталость, отдых",
        "Признаки усталости и что помогает.",
    ),
    (FOSTER, MaterialKind.BROCHURE, "опекунам", "первые шаги, документы", "С чего начинается жизнь вместе."),
    (DANGER, MaterialKind.METHODICAL, "кураторам", "план реабилитации", "Как составить план и кто в нём участвует."),
    (VAPES, MaterialKind.LEAFLET, "подросткам, родителям", "вейпы, курение", "Что в них и почему трудно бросить."),
    (SCRIPT, MaterialKind.SCENARIO, "педагогам", "праздник, конкурсы", "Игры, чай и общий альбом."),
    (ATTACHED, MaterialKind.COLLECTION, "замещающим родителям", "упражнения, доверие", "Двадцать игр для дома."),
    (TEENAGERS, MaterialKind.PRESENTATION, "родителям", "общение, границы", "Фразы, которые помогают."),
)
"""Title, kind, for whom, key words, the text itself."""
QUESTIONS: tuple[tuple[str, str], ...] = (
    ("буклет про буллинг", BULLYING),
    ("что есть по травле в школе", BULLYING),
    ("дайте что-нибудь про выгарание", BURNOUT),
    ("памятка для опекунов", FOSTER),
    ("замещающая семья с чего начать", FOSTER),
    ("СОП", DANGER),
    ("как составить план реабилитации", DANGER),
    ("листовка о вейпах для подростков", VAPES),
    ("найди сценарий дня семьи", SCRIPT),
    ("упражнения на привязанность", ATTACHED),
    ("презентация про подростков", TEENAGERS),
    ("булинг", BULLYING),
)
"""What is asked, and what stands first then."""
SEMINAR = "Границы: как говорить «нет»"
MISSING, SPEECH = "что-нибудь про самоповреждение подростков", "логоритмика для дошкольников"


async def add(work: Work, title: str, kind: MaterialKind, audience: str, keywords: str, body: str) -> int:
    """A text of the library; the coordinator's own is found at once. Returns its number."""
    said = MaterialSaid(title=title, kind=kind, audience=audience, keywords=keywords)
    return (await filing.add_material(work, MaterialStart(body=body), said, f"demo:library:{title}"[:64])).id


def stock(past: Past) -> list[Coroutine[Any, Any, None]]:
    """The stories of the library, from the oldest on."""
    return [_fill(past), _sought_and_written(past), _given(past), _after_a_seminar(past)]


async def _fill(past: Past) -> None:
    for number, one in enumerate(SHELF):
        await past.move(-60 + 3 * number)
        await add(await past.by(COORDINATOR), *one)


async def _sought_and_written(past: Past) -> None:
    """Two curators do not find it, the centre writes it, both are told."""
    for days, who in ((-20, CURATORS[0]), (-18, CURATORS[1])):
        await past.move(days)
        await quests.want(await past.by(who), MISSING)
    await past.move(-14)
    await quests.want(await past.by(CURATORS[2]), SPEECH)
    await past.move(-5)
    work = await past.by(COORDINATOR)
    await add(
        work, HARM, MaterialKind.MEMO, "кураторам, педагогам", "подросток, порезы", "Что сказать и куда обратиться."
    )


async def _given(past: Past) -> None:
    """A request for materials is answered out of the library."""
    await past.move(-8)
    asked = Asked(kind=RequestKind.MATERIALS, question="Нужна памятка про травлю в классе")
    request = (await create.file(await past.by(CURATORS[1]), asked, "demo:library:asked")).id
    await past.move(-7)
    work = await past.by(SPECIALIST)
    await answering.accept(work, request)
    await attaching.attach(work, request, (await search(work, asked.question)).items[0].id)


async def _after_a_seminar(past: Past) -> None:
    """Who came to a seminar gets its materials: one of the library and a link."""
    await past.move(-12)
    host = await past.by(SPECIALIST)
    at = Where(starts_at=past.working(-6, time(11)), minutes=90, format=Format.IN_PERSON, place="Актовый зал", link="")
    own = (await options.list_offered(host)).own[:1]
    facts = EventFacts(
        title=SEMINAR, type=Type.SEMINAR, at=at, reach=Reach.ALL, audience=Audience(roles=(Role.CURATOR,)), hosts=own
    )
    seminar = await making.make_event(host, facts, "demo:library:seminar")
    await announcing.announce(host, seminar)
    for days, who in ((-11, CURATORS[0]), (-10, CURATORS[1])):
        await past.move(days)
        await answering_events.answer(await past.by(who), seminar, Answer.COMING)
    await past.move(-6, time(13))
    host = await past.by(SPECIALIST)
    for one in (await presence.open_day(host, seminar)).people:
        if one.answer is Answer.COMING:
            await presence.tick(host, seminar, one.id, Presence.HERE)
    await materials.set_materials(host, seminar, "Слайды: https://example.org/granitsy")
    await materials.give(host, seminar, (await search(host, TEENAGERS)).items[0].id)
    await recording.record_event(host, seminar)
    await past.fire()
    await past.move(-5)
    reader = await past.by(CURATORS[0])
    await use.note_shown(reader, (await search(reader, TEENAGERS)).items[0].id, Use.EVENT)
