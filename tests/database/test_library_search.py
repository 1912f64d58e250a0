"""The library is searched on both databases: one order, whatever is asked; what is sought in vain comes back."""

import asyncio

import pytest
from sqlalchemy import delete, func, select, update

from examples.demo import library as demo
from models.errors import DomainError, NotFound
from models.events.kinds import Presence
from models.events.people import EventInvitee
from models.library.kinds import MaterialKind, MaterialState, Use
from models.library.searching import MaterialWord
from models.library.tables import LibraryMaterial
from models.notifications import NoticeKind, Notification
from models.periods import Period, Span
from models.requests.tables import Rating
from models.timers import Timer, TimerKind
from services.events import afterwards, materials
from services.library import deciding, news, quests, synonyms, use
from services.library.inner.indexing import mark
from services.library.search import Hits, Narrowed, search
from services.papers.next_plan import gather_next_plan, next_plan_paper
from services.timer_handlers import TIMER_HANDLERS
from services.timer_repair import repair_timers
from services.timers.firing import tick
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.gatherings import gathering
from tests.support.library import invented, put, shelve
from tests.support.plan import planned, written
from tests.support.town import ANNA, VERA, Town

QUESTIONS = (
    "травля", "буллинг в школе", "приёмная семья", "памятка опекунам про привязанность", "агрессия подростков",
    "выгарание специалистов", "СОП", "«детско родительские отношения»", "игры", "тревожность",
    "семья ребёнок школа дом",    "для психологов 2020", "страх сон вечер", "что-нибудь про утрату", "сигареты", "речь",
    "пример ошибка правило доверие",
)  # fmt: skip


async def order(work: Work, question: str) -> list[int]:
    pages = [await search(work, question, Narrowed(), page) for page in range(3)]
    return [hit.id for page in pages for hit in page.items]


async def test_two_thousand_materials_stand_in_one_order(
    town: Town, maria: Work, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Both engines write what they found; the second compares it with the first."""
    await shelve(town.db, town.bereg.id, town.bereg.persons[ANNA.name], [invented(n) for n in range(1, 2001)])
    found = {question: await order(maria, question) for question in QUESTIONS}
    assert all(found.values()), [one for one, hits in found.items() if not hits]
    ORDERS.append(found)
    assert all(one == ORDERS[0] for one in ORDERS)


ORDERS: list[dict[str, list[int]]] = []


async def test_words_in_all_their_forms(town: Town, maria: Work, anna: Work) -> None:
    bullying = await put(anna, "Травля в классе: что делать учителю", keywords="агрессия")
    foster = await put(anna, "Приёмная семья: первые шаги", MaterialKind.BOOKLET)
    for question, best in (
        ("буклет про буллинг", bullying),
        ("булинг", bullying),
        ("травлей", bullying),
        ("приемных семей", foster),
        ("%травля_*:()", bullying),
        ("\u202eбуллинг\u202c", bullying),
    ):
        hits = await search(maria, question)
        assert ([one.id for one in hits.items], hits.exact) == ([best], True), question
    assert [one.id for one in (await search(maria, "")).items] == [foster, bullying]
    kind = Narrowed(kind=MaterialKind.BOOKLET)
    assert [one.id for one in (await search(maria, "", kind)).items] == [foster]
    assert not (await search(maria, "травля", kind)).items
    vera = await town.work(VERA)
    assert not (await search(vera, "травля")).items, "another centre has its own"


async def test_near_is_not_exact(maria: Work, anna: Work) -> None:
    await put(anna, "Школьная тревожность")
    hits = await search(maria, "школьная тревожность глухих дошкольников")
    assert (len(hits.items), hits.exact) == (1, False)
    assert await search(maria, "полиграфия") == Hits()


async def test_what_is_no_more_open_is_not_found(town: Town, maria: Work, anna: Work) -> None:
    one = await put(anna, "Травля в классе")
    async with town.db.writing() as session:
        await session.execute(update(LibraryMaterial).values(state=MaterialState.REMOVED))
    assert not (await search(maria, "травля")).items
    async with town.db.writing() as session:
        await mark(session, town.bereg.id, [one])
    await tick(town.db, town.clock, TIMER_HANDLERS)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(MaterialWord)) == 0
        assert (
            await session.scalar(select(func.count()).select_from(Timer).where(Timer.kind == TimerKind.MATERIAL)) == 0
        )


async def test_what_a_process_left_unread_the_next_tick_reads(town: Town, maria: Work, anna: Work) -> None:
    await put(anna, "Травля в классе")
    async with town.db.writing() as session:
        await session.execute(delete(MaterialWord))
    assert not (await search(maria, "травля")).items
    await repair_timers(town.db, town.clock)
    await tick(town.db, town.clock, TIMER_HANDLERS)
    assert len((await search(maria, "травля")).items) == 1


async def test_a_synonym_of_the_centre_is_used_at_once(maria: Work, anna: Work, olga: Work, town: Town) -> None:
    await put(anna, "Травля в классе")
    assert not (await search(maria, "дедовщина")).items
    line = await synonyms.add_synonym(olga, "дедовщина = травля")
    await synonyms.add_synonym(olga, "дедовщина = травля")
    (kept,) = await synonyms.list_synonyms(olga)
    assert kept.words == line
    assert len((await search(maria, "дедовщиной")).items) == 1
    vera = await town.work(VERA)
    with pytest.raises(NotFound):
        await synonyms.drop_synonym(vera, kept.id)
    await synonyms.drop_synonym(olga, kept.id)
    assert not (await search(maria, "дедовщина")).items


async def told(town: Town, kind: NoticeKind) -> list[int]:
    async with town.db.reading() as session:
        found = await session.scalars(select(Notification.person_id).where(Notification.kind == kind))
        return sorted(found)


async def test_what_was_sought_in_vain_comes_back(town: Town, maria: Work, pyotr: Work, anna: Work, olga: Work) -> None:
    assert await quests.want(maria, "что-нибудь про самоповреждение") == 1
    assert await quests.want(maria, "САМОПОВРЕЖДЕНИЕ") == 1, "asked again by the same person"
    assert await quests.want(pyotr, "памятка о селфхарме") == 2, "in other words it is the same"
    assert await quests.wants(maria, "самоповреждения")
    page = await quests.list_quests(anna)
    (line,) = page.items
    assert (line.asked, line.count, line.waiting, page.total) == ("что-нибудь про самоповреждение", 2, 2, 1)
    card = await quests.open_quest(olga, line.id)
    assert dict(card.districts) == {"Петровский район": 1, "Лесной район": 1}
    assert [name for name, _ in card.waiting] == [maria.actor.name, pyotr.actor.name]
    await put(anna, "Режим дня", body="самоповреждение")
    assert await told(town, NoticeKind.LIBRARY_FOUND) == [], "a word in a text is no answer"
    material = await put(anna, "Самоповреждение у подростков")
    assert await told(town, NoticeKind.LIBRARY_FOUND) == sorted([maria.person_id, pyotr.person_id])
    assert not (await quests.list_quests(anna)).items
    assert (await quests.open_quest(olga, line.id)).material_id == material
    await put(anna, "Самоповреждение: памятка родителям")
    assert len(await told(town, NoticeKind.LIBRARY_FOUND)) == 2, "once"
    assert not await quests.wants(maria, "самоповреждение")


async def test_a_quest_is_answered_by_hand_and_dropped(town: Town, maria: Work, anna: Work, olga: Work) -> None:
    await quests.want(maria, "логоритмика")
    (line,) = (await quests.list_quests(olga)).items
    material = await put(anna, "Развитие речи в движении")
    vera = await town.work(VERA)
    for one in (quests.open_quest, quests.drop):
        with pytest.raises(NotFound):
            await one(vera, line.id)
    with pytest.raises(NotFound):
        await quests.answer(vera, line.id, material)
    assert await quests.answer(anna, line.id, material) == 1
    assert await quests.answer(anna, line.id, material) == 0
    await quests.drop(olga, line.id)
    with pytest.raises(NotFound):
        await quests.open_quest(olga, line.id)
    for empty in ("", "про", "%_*", "🙂"):
        with pytest.raises(DomainError, match="library-quest-empty"):
            await quests.want(maria, empty)


async def test_a_long_question_is_answered_though_not_all_of_it_is_kept(maria: Work, anna: Work) -> None:
    await quests.want(maria, "логоритмика " * 16 + "для логопедов")
    (line,) = (await quests.list_quests(anna)).items
    assert line.asked.endswith(" для"), "no half of a word"
    await put(anna, "Логоритмика")
    assert not (await quests.list_quests(anna)).items


async def test_two_who_ask_at_once_ask_for_one_thing(maria: Work, pyotr: Work, anna: Work) -> None:
    await asyncio.gather(*(quests.want(work, "логоритмика") for work in (maria, pyotr, maria, pyotr)))
    (line,) = (await quests.list_quests(anna)).items
    assert (line.count, line.waiting) == (2, 2)


async def test_use_is_counted_by_district_and_quarter(
    town: Town, maria: Work, pyotr: Work, olga: Work, anna: Work
) -> None:
    one, other = await put(anna, "Травля в классе"), await put(anna, "Режим дня")
    with pytest.raises(DomainError, match="library-not-used"):
        await use.rate(maria, one, Rating.YES)
    for work, material, how in (
        (maria, one, Use.ANSWER), (maria, one, Use.OPENED), (pyotr, one, Use.OPENED), (anna, other, Use.OPENED)
    ):  # fmt: skip
        await use.note(work, material, how)
    await use.rate(maria, one, Rating.NO)
    await use.rate(maria, one, Rating.YES)
    assert await use.my_rating(maria, one) == (True, Rating.YES)
    assert await use.my_rating(maria, other) == (False, None)
    found = await use.reading(olga, Period.around(Span.QUARTER, olga.today))
    assert [(line.title, line.times, line.people, line.helped, line.rated) for line in found.materials] == [
        ("Травля в классе", 2, 2, 1, 1),
        ("Режим дня", 1, 1, 0, 0),
    ]
    assert {line.district: line.total for line in found.uses.districts} == {
        "Петровский район": 1,
        "Лесной район": 1,
        "": 1,
    }
    assert (found.uses.total, found.ways, found.lately) == (3, [(Use.OPENED, 2), (Use.ANSWER, 1)], 2)
    assert (await use.reading(olga, Period.around(Span.QUARTER, olga.today).before())).uses.total == 0
    vera = await town.work(VERA)
    for foreign in (use.rate(vera, one, Rating.YES), use.note(vera, one), use.my_rating(vera, one)):
        with pytest.raises(NotFound):
            await foreign


async def test_news_of_a_month_are_told_once(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    assert not await news.hears_news(maria)
    await news.choose_news(maria, on=True)
    await news.choose_news(maria, on=True)
    assert await news.hears_news(maria)
    await put(anna, "Травля в классе")
    for _ in range(40):
        clock.move(days=1)
        await tick(town.db, clock, TIMER_HANDLERS)
    assert await told(town, NoticeKind.LIBRARY_NEWS) == [maria.person_id]
    await news.choose_news(maria, on=False)
    assert not await news.hears_news(maria)
    async with town.db.reading() as session:
        timers = await session.scalars(select(Timer.subject_id).where(Timer.kind == TimerKind.LIBRARY_NEWS))
        assert list(timers) == []


async def test_what_is_asked_for_most_is_proposed_for_the_next_plan(
    maria: Work, pyotr: Work, anna: Work, olga: Work
) -> None:
    await planned(olga, written("Семинар «Ранняя помощь» | Март | психолог | 20 | Протокол"))
    for work in (maria, pyotr):
        await quests.want(work, "про самоповреждение")
    await quests.want(maria, "логоритмика")
    await quests.want(maria, "приказ 120-ФЗ")
    facts = await gather_next_plan(olga, Period.around(Span.YEAR, olga.today))
    assert facts.wanted == ["про самоповреждение", "логоритмика"]
    tasks = [one.text for one in next_plan_paper(facts).before]
    assert any("подготовить материал: про самоповреждение" in one for one in tasks)
    await put(anna, "Самоповреждение у подростков")
    again = await gather_next_plan(olga, Period.around(Span.YEAR, olga.today))
    assert again.wanted == ["логоритмика"]


async def test_the_library_of_the_demonstration_answers_twelve_questions(olga: Work, maria: Work, town: Town) -> None:
    for one in demo.SHELF:
        await demo.add(olga, *one)
    assert len(demo.QUESTIONS) == 12
    for question, best in demo.QUESTIONS:
        hits = await search(maria, question)
        assert (hits.items[0].title if hits.items else "", hits.exact) == (best, True), question
    assert not (await search(maria, demo.MISSING)).exact
    await quests.want(maria, demo.MISSING)
    await demo.add(olga, demo.HARM, MaterialKind.MEMO, "кураторам", "подросток", "Куда обратиться.")
    assert await told(town, NoticeKind.LIBRARY_FOUND) == [maria.person_id]


async def test_a_material_goes_to_those_who_came(town: Town, anna: Work, maria: Work, olga: Work) -> None:
    event, material = await gathering(town), await put(anna, "Травля в классе")
    assert await materials.give(anna, event, material) is None, "nobody is marked yet"
    with pytest.raises(DomainError, match="event-nobody-came"):
        await materials.send_materials(anna, event)
    with pytest.raises(NotFound):
        await materials.give(maria, event, material)
    async with town.db.writing() as session:
        came = update(EventInvitee).where(EventInvitee.person_id == maria.person_id)
        await session.execute(came.values(presence=Presence.HERE))
    assert await materials.give(anna, event, material) == 1
    assert await materials.give(olga, event, material) == 0, "once"
    assert await told(town, NoticeKind.EVENT_MATERIALS) == [maria.person_id]
    await deciding.outdate(olga, material)
    assert (await afterwards.open_after(anna, event)).given == []
    with pytest.raises(DomainError, match="library-material-gone"):
        await materials.give(anna, event, material)
    with pytest.raises(DomainError, match="event-no-materials"):
        await materials.send_materials(anna, event)
