"""The library answers in the chat: by a sentence, by the search, by a letter, out of a request."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select, update

from models.errors import DomainError
from models.library.kinds import MaterialKind, MaterialState, Use
from models.library.said import MaterialSaid
from models.library.searching import MaterialUse, RequestMaterial
from models.library.tables import LibraryMaterial
from models.requests.states import State
from models.requests.tables import Request, RequestKind
from places.library import MaterialPlace
from services.library import cards, deciding, filing, use
from services.library.filing import MaterialStart
from services.people import members
from services.requests import answering
from services.requests.create import Asked
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import tick
from tests.flows.test_admissions import _send as send
from tests.support.clock import FakeClock
from tests.support.library import put
from tests.support.requests import filed
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ANNA, MARIA, OLGA, VERA, Town, Who

Phones = Callable[[Who], Phone]
Deliver = Callable[[], Awaitable[None]]
BULLYING = "Травля в классе: что делать учителю"


@pytest.fixture
def deliver(town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> Deliver:
    async def sent() -> None:
        await send(town, clock, telegram, notebook)

    return sent


@pytest.fixture
async def shelf(town: Town) -> dict[str, int]:
    anna = await town.work(ANNA)
    return {
        "bullying": await put(anna, BULLYING, body="Не молчите.", audience="учителей", year=2025),
        "burnout": await put(anna, "Эмоциональное выгорание", MaterialKind.BOOKLET, link="https://example.org/b"),
        "foster": await put(anna, "Приёмная семья: первые шаги", MaterialKind.BROCHURE),
    }


@pytest.mark.parametrize(
    "sentence",
    ["буклет про буллинг", "что есть по теме травли", "памятка учителям про травлю", "найди материалы про булинг"],
)
async def test_a_sentence_opens_what_was_found(maria: Phone, town: Town, shelf: dict[str, int], sentence: str) -> None:
    await maria.say(sentence)
    assert "найден 1 материал" in maria.screen, maria.screen
    await maria.press(f"Памятка · {BULLYING}, 2025")
    for words in (BULLYING, "Не молчите.", "Для кого: учителей"):
        assert words in maria.screen
    await maria.press("Помогло")
    async with town.db.reading() as session:
        assert list(await session.scalars(select(MaterialUse.rating))) == [2]
    await maria.press("Назад")
    assert "найден 1 материал" in maria.screen


async def test_a_bare_word_is_looked_for_where_the_library_has_it(maria: Phone, shelf: dict[str, int]) -> None:
    await maria.say("выгорание")
    assert "найден 1 материал" in maria.screen
    await maria.say("/menu")
    assert "трулялянье" not in await maria.say("трулялянье")
    await maria.say("/find")
    await maria.say("вчера семинар «Границы» в Петровском районе, 12 педагогов")
    assert "Запись мероприятия" in maria.screen, "what was done is no question"


async def test_what_is_sought_in_vain_is_asked_for_and_comes_back(
    phones: Phones, shelf: dict[str, int], town: Town, deliver: Deliver
) -> None:
    maria, olga = phones(MARIA), phones(OLGA)
    await maria.say("/find")
    assert "Материалов: 3" in maria.screen
    await maria.say("самоповреждение")
    assert "ничего нет" in maria.screen
    await maria.press("Нужен такой")
    assert "Вы узнаете, когда такой материал появится" in maria.screen
    assert "Нужен такой" not in maria.buttons
    await maria.press("Больше не нужен")
    assert "ждать не нужно" in maria.screen
    await maria.press("Нужен такой")
    await olga.say("/find")
    await olga.press("Чего не хватает")
    await olga.press("1 · самоповреждение")
    assert f"· {MARIA.name}, Петровский район" in olga.screen
    await put(await town.work(ANNA), "Самоповреждение у подростков")
    await deliver()
    assert "появился материал, который вы искали" in maria.screen
    await maria.press("Открыть материал")
    assert "Самоповреждение у подростков" in maria.screen


async def asked(town: Town) -> int:
    """A request for materials that Anna has accepted."""
    wanted = Asked(kind=RequestKind.MATERIALS, question="нужна памятка про травлю в классе")
    request = await filed(await town.work(MARIA), wanted)
    await answering.accept(await town.work(ANNA), request)
    return request


async def test_a_request_is_answered_out_of_the_library_in_two_taps(
    phones: Phones, shelf: dict[str, int], town: Town, deliver: Deliver
) -> None:
    request = await asked(town)
    anna, maria = phones(ANNA), phones(MARIA)
    await anna.say(f"/requests {request}")
    await anna.press("Из библиотеки")
    assert "Нажмите на материал" in anna.screen
    await anna.press(f"Памятка · {BULLYING}, 2025")
    assert f"из библиотеки – «{BULLYING}»" in anna.screen or BULLYING in anna.screen
    async with town.db.reading() as session:
        assert (await session.get_one(Request, request)).state is State.CLOSED
    await deliver()
    await maria.press("Открыть материал")
    assert "Не молчите." in maria.screen


async def test_a_material_is_told_to_be_gone(
    phones: Phones, shelf: dict[str, int], town: Town, deliver: Deliver
) -> None:
    request = await asked(town)
    anna, maria = phones(ANNA), phones(MARIA)
    await anna.say(f"/requests {request}")
    await anna.press("Из библиотеки", f"Памятка · {BULLYING}, 2025")
    await deliver()
    async with town.db.writing() as session:
        await session.execute(update(LibraryMaterial).values(state=MaterialState.REMOVED))
    assert "больше нет" in await maria.press("Открыть материал")


async def test_hostile_words(maria: Phone, shelf: dict[str, int]) -> None:
    await maria.say("/find")
    for words in ('%_"*:()', "\u202eтравля\u202c", "' OR 1=1 --", "<b>травля</b>", "я" * 4000, "🙂🙂", "«»", "\\"):
        await maria.say(words)
        assert "Меню" in maria.buttons, words
    await maria.say("<b>травля</b> & <script>")
    assert "<b>травля</b>" in maria.screen or "травля" in maria.screen


async def test_synonyms_are_the_coordinators(phones: Phones, shelf: dict[str, int]) -> None:
    olga = phones(OLGA)
    await olga.say("/find")
    await olga.press("Чего не хватает", "Синонимы", "Добавить")
    await olga.say("дедовщина")
    assert "не меньше двух" in olga.screen
    await olga.say("дедовщина = травля")
    assert "Теперь это одно и то же" in olga.screen
    await olga.press("✖ дедовщина = травля")
    assert "Своих пока нет" in olga.screen


async def test_whoever_left_is_told_nothing(phones: Phones, town: Town, deliver: Deliver) -> None:
    maria = phones(MARIA)
    await maria.say("/find")
    await maria.say("самоповреждение")
    await maria.press("Нужен такой")
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures[MARIA.name])
    await put(await town.work(ANNA), "Самоповреждение у подростков")
    await deliver()
    chat = maria.telegram.chats[maria.chat.id].values()
    assert not any("появился материал" in (one.text or "") for one in chat)


async def test_a_window_that_stood_when_the_material_went(phones: Phones, shelf: dict[str, int], town: Town) -> None:
    maria = phones(MARIA)
    await maria.say("травля")
    async with town.db.writing() as session:
        await session.execute(update(LibraryMaterial).values(state=MaterialState.REMOVED))
    assert "больше нет" in await maria.press(f"Памятка · {BULLYING}, 2025")


async def test_an_old_button_of_a_request_that_was_answered(phones: Phones, shelf: dict[str, int], town: Town) -> None:
    request, anna = await asked(town), phones(ANNA)
    await anna.say(f"/requests {request}")
    await anna.press("Из библиотеки")
    window = anna.window
    await anna.press(f"Памятка · {BULLYING}, 2025")
    again = await anna.press_on(window, f"Памятка · {BULLYING}, 2025")
    assert "из старого сообщения" in again
    async with town.db.reading() as session:
        assert len(list(await session.scalars(select(RequestMaterial.material_id)))) == 1


async def test_an_outdated_material_is_not_given_and_says_so_to_who_has_it(
    phones: Phones, shelf: dict[str, int], town: Town, deliver: Deliver
) -> None:
    request = await asked(town)
    anna, maria = phones(ANNA), phones(MARIA)
    await anna.say(f"/requests {request}")
    await anna.press("Из библиотеки", f"Памятка · {BULLYING}, 2025")
    await deliver()
    letter = maria.window
    await deciding.outdate(await town.work(OLGA), shelf["bullying"])
    await maria.press_on(letter, "Открыть материал")
    assert "Устарело" in maria.screen
    async with town.db.reading() as session:
        assert list(await session.scalars(select(MaterialUse.id))) == [], "what is out of date is not counted"
    other = await filed(await town.work(MARIA), Asked(kind=RequestKind.MATERIALS, question="памятка про выгорание"))
    await anna.say(f"/requests {other}")
    await anna.press("Из библиотеки")
    window = anna.window
    await deciding.outdate(await town.work(OLGA), shelf["burnout"])
    assert "больше нет" in await anna.press_on(window, "Буклет · Эмоциональное выгорание")
    async with town.db.reading() as session:
        assert (await session.get_one(Request, other)).state is State.NEW, "and nothing was sent instead"


async def test_the_news_of_a_month_come_with_the_digest_and_are_counted(
    phones: Phones, town: Town, clock: FakeClock, deliver: Deliver
) -> None:
    maria = phones(MARIA)
    await maria.say("/find")
    await maria.press("Новое раз в месяц")
    assert "Раз в месяц" in maria.screen
    await put(await town.work(ANNA), BULLYING, link="https://example.org/b")
    for _ in range(16):  # the first of April is a working day
        clock.move(days=1)
        await tick(town.db, clock, TIMER_HANDLERS)
    await deliver()
    assert f"«{BULLYING}»" in maria.last
    await maria.press("Открыть библиотеку", f"Памятка · {BULLYING}")
    assert "example.org" in maria.screen
    async with town.db.reading() as session:
        assert list(await session.scalars(select(MaterialUse.how))) == [Use.DIGEST]
    await maria.say("/find")
    await maria.press("Не присылать новое")
    assert "больше не придёт" in maria.screen


async def test_buttons_of_another_centre_open_nothing(phones: Phones, shelf: dict[str, int], town: Town) -> None:
    vera, maria = phones(VERA), phones(MARIA)
    await vera.say("/menu")
    for how in Use:
        await vera.callback(MaterialPlace(material=shelf["bullying"], how=how).pack())
        assert BULLYING not in vera.screen
    await maria.say("травля")
    forged = maria.data_of(f"Памятка · {BULLYING}, 2025")
    await vera.say("/find")
    assert BULLYING not in await vera.callback(forged)
    await vera.say("травля")
    assert "ничего нет" in vera.screen
    async with town.db.reading() as session:
        assert list(await session.scalars(select(MaterialUse.id))) == []


async def test_two_phones_decide_at_once_and_one_is_heard(phones: Phones, town: Town) -> None:
    anna, olga = await town.work(ANNA), await town.work(OLGA)
    made = await filing.add_material(anna, MaterialStart(body="Не молчите."), MaterialSaid(title="Травля"), "sent")
    ended = await asyncio.gather(
        deciding.approve(olga, made.id), deciding.refuse(olga, made.id, "Рано"), deciding.approve(olga, made.id),
        return_exceptions=True,
    )  # fmt: skip
    assert sorted(isinstance(one, DomainError) for one in ended) == [False, True, True]
    maria = await town.work(MARIA)
    both = await asyncio.gather(*(use.note(maria, made.id) for _ in range(2)), return_exceptions=True)
    card = await cards.open_material(olga, made.id)
    assert card.state in (MaterialState.APPROVED, MaterialState.REFUSED)
    async with town.db.reading() as session:
        counted = len(list(await session.scalars(select(MaterialUse.id))))
    assert counted == (1 if card.state is MaterialState.APPROVED else 0), both


async def test_whoever_added_it_is_forgotten_and_the_material_stays(phones: Phones, town: Town) -> None:
    anna = await town.work(ANNA)
    said = MaterialSaid(title="Травля", authors=f"{ANNA.name}, В. Берег")
    made = await filing.add_material(anna, MaterialStart(body="Не молчите."), said, "sent")
    await deciding.approve(await town.work(OLGA), made.id)
    await use.note(anna, made.id)
    phone, maria = phones(ANNA), phones(MARIA)
    await phone.say("/forget")
    await phone.press("Удалить данные", "Да, удалить")
    await maria.say("травля")
    await maria.press("Травля")
    assert "Не молчите." in maria.screen
    assert ANNA.name not in maria.screen
    assert "Авторы: В. Берег" in maria.screen
    async with town.db.reading() as session:
        assert set(await session.scalars(select(MaterialUse.person_id))) == {None, town.bereg.persons[MARIA.name]}
