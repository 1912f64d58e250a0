"""One sentence is enough: what is typed outside forms opens what it wants, and nothing is stored before a tap."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from handlers.form.at_once import store_at_once
from handlers.phrases import handlers as do
from models.activities import Activity, Mode
from models.monitoring.tables import Value
from models.requests.tables import Request
from tests.flows.test_log import WHOLE, stored
from tests.flows.test_tour import MEDIA
from tests.flows.tour import log
from tests.support.clock import FakeClock
from tests.support.monitoring import to
from tests.support.plan import planned, written
from tests.support.telegram import Notebook, Phone, kept
from tests.support.town import ANNA, IGOR, MARIA, OLGA, Town, Who

USUAL = (
    "Вчера семинар «Границы помощи» в Лесном районе, 12 педагогов и 8 кураторов, "
    "протокол в папке 3, раздали 20 буклетов"
)
both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)


async def records(town: Town) -> list[Activity]:
    async with town.db.reading() as session:
        return list(await session.scalars(select(Activity).order_by(Activity.id)))


@both_engines
async def test_a_sentence_and_one_tap(maria: Phone, town: Town) -> None:
    await maria.say(USUAL)
    for said in (
        "Запись мероприятия. Проверьте.",
        "Вид: Семинар",
        "Название: Границы помощи",
        "Дата: 15 марта 2026",
        "Территория: Лесной район",
        "Педагоги – 12",
        "Кураторы – 8",
        "Протокол – есть, папка 3",
        "Буклеты – 20",
    ):
        assert said in maria.screen, maria.screen
    assert await stored(town) == 0
    await maria.press("Откуда это")
    assert "Дата – «Вчера»" in maria.screen
    assert "Подтверждения – «протокол в папке 3»" in maria.screen
    await maria.press("Сохранить")
    assert "Сохранено, № 1" in maria.screen
    assert "20 участников, 20 экз." in maria.screen
    [one] = await records(town)
    assert (one.title, str(one.day)) == ("Границы помощи", "2026-03-15")


async def test_a_supervision_is_of_a_group_or_of_one_as_it_was_said(maria: Phone, town: Town) -> None:
    await maria.say("вчера групповая супервизия, эмоциональное выгорание, 5 кураторов")
    assert "Группова" in maria.screen
    assert "Неразобранные слова" not in maria.screen
    await maria.press("Сохранить")
    async with town.db.reading() as session:
        assert (await session.scalars(select(Activity.mode))).one() is Mode.GROUP


async def test_what_it_costs_beside_the_form_of_nine_steps(phones: Callable[[Who], Phone], town: Town) -> None:
    """Taps and characters for the usual activity: a tap a button, a character a letter that is typed."""
    taps = sum(len(step) for step in WHOLE if not isinstance(step, str)) + len(("Записать мероприятие", "Сохранить"))
    letters = sum(len(step) for step in WHOLE if isinstance(step, str))
    maria, pressed = phones(MARIA), 0
    await maria.say(USUAL)
    for label in ("Сохранить",):
        await maria.press(label)
        pressed += 1
    assert await stored(town) == 1
    assert (pressed, len(USUAL)) == (1, 115)
    assert (taps, letters) == (18, 105)


async def test_what_lacks_is_asked_and_why(maria: Phone, town: Town) -> None:
    await maria.say("семинар «Границы», педагоги 8, кураторы 4, итого 14, вчера")
    assert "Кто участвовал и сколько?" in maria.screen
    assert "Числа не сходятся" in maria.screen
    assert "Сейчас: " in maria.screen
    await maria.say("педагоги 10")
    await maria.press("Дальше") if "Дальше" in str(maria.buttons) else await maria.press("К проверке")
    assert "Педагоги – 10" in maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 1


async def test_a_day_ahead_is_said_and_the_draft_is_kept(maria: Phone, notebook: Notebook, town: Town) -> None:
    await maria.say("провели тренинг «Ключ» 2 июня, 12 педагогов")
    assert "2 июня 2026 ещё впереди" in maria.screen
    assert kept(notebook, maria)[-1][1]["draft"]["values"]["title"] == "Ключ"
    await maria.press("Вчера")
    assert "Название: Ключ" in maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("31 апреля вебинар «Дом», 10 педагогов", "Когда прошло?"),
        ("вчера лекция «Дом» в Приморском районе, 20 детей", "Такой территории в вашем центре нет"),
        ("вчера семинар «Дом», минус 5 педагогов", "Кто участвовал и сколько?"),
        ("вчера семинар «Дом», 900000 педагогов", "Кто участвовал и сколько?"),
        ("семинар «Дом» вчера, пришло 33", "33 – это кто?"),
    ],
)
async def test_what_cannot_be_is_asked(maria: Phone, text: str, shown: str, town: Town) -> None:
    await maria.say(text)
    assert shown in maria.screen, maria.screen
    assert await stored(town) == 0


@pytest.mark.parametrize(
    "text",
    [
        "🙂🙂🙂",
        "Bonjour tout le monde, comment allez-vous ce matin",
        "import os; print(os.name)",
        "ы" * 4096,
        "о" * 3000,
    ],
)
async def test_what_means_nothing_is_told_how(maria: Phone, text: str) -> None:
    await maria.say("/menu")
    answer = await maria.say(text)
    assert "Напишите одной фразой" in answer
    assert "Здравствуйте" in maria.screen


async def test_after_help_a_phrase_never_brings_it_again(maria: Phone) -> None:
    await maria.say("/help")
    assert "Команды" in maria.screen
    for text in ("привет", "что ты умеешь"):
        answer = await maria.say(text)
        assert "Напишите одной фразой" in answer
        assert "Команды" not in answer
        await maria.say("/help")


async def test_personal_data_is_stopped_first(maria: Phone, town: Town) -> None:
    answer = await maria.say("вчера семинар «Дом», 12 педагогов, приходила Захарова Н. П.")
    assert "личные данные" in answer.lower() or "имя" in answer
    assert "Проверьте" not in maria.screen
    assert await stored(town) == 0


async def test_a_request_opens_its_form(maria: Phone, town: Town) -> None:
    await maria.say("срочно нужна супервизия по выгоранию, лучше во вторник")
    assert "Супервизия" in maria.screen
    assert "Эмоциональное выгорание" in maria.screen, maria.screen
    assert "вторник" in maria.screen
    async with town.db.reading() as session:
        assert list(await session.scalars(select(Request))) == []
    await maria.press("Отправить")
    async with town.db.reading() as session:
        assert len(list(await session.scalars(select(Request)))) == 1


@both_engines
async def test_several_are_cards_saved_together_once(maria: Phone, town: Town) -> None:
    await maria.say("вчера тренинг «Ключ», 12 педагогов\nсегодня лекция «Дом», 8 кураторов\nсеминар вчера, 5 кураторов")
    assert "Здесь несколько дел" in maria.screen
    assert await stored(town) == 0
    await maria.press("Убрать 2")
    assert "Не сохранять" in maria.screen
    await maria.press("Вернуть 2", "Сохранить все")
    assert "Сохранено: 2. Осталось: 1" in maria.screen, maria.screen
    assert "Сохранено, № 1" in maria.screen
    assert "сначала ответьте: Название" in maria.screen
    assert await stored(town) == 2
    await maria.press("Сохранить все")
    assert await stored(town) == 2
    await maria.press("Открыть 3")
    assert "Как называлось?" in maria.screen
    await maria.say("Границы")
    await maria.press("Сохранить")
    assert "Сохранено, № 3" in maria.screen
    assert "Все разобраны" in maria.screen
    assert await stored(town) == 3


async def test_killed_in_the_middle_of_saving_all_each_is_stored_once(
    maria: Phone, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await maria.say(
        "вчера тренинг «Ключ», 12 педагогов\nсегодня лекция «Дом», 8 кураторов\nсегодня семинар «Мост», 5 детей"
    )
    lived: list[object] = []

    async def killed(*given: Any) -> object:
        if lived:
            raise RuntimeError("killed")
        lived.append(await store_at_once(*given))
        return lived[0]

    monkeypatch.setattr(do, "store_at_once", killed)
    await maria.press("Сохранить все")
    assert await stored(town) == 1
    monkeypatch.undo()
    await maria.press("Сохранить все")
    assert "Все разобраны" in maria.screen, maria.screen
    assert [one.title for one in await records(town)] == ["Ключ", "Дом", "Мост"]


async def test_days_apart_are_a_card_each(maria: Phone, town: Town) -> None:
    await maria.say("семинары «Дом» 10 и 12 марта, 14 педагогов")
    await maria.press("Сохранить все")
    assert [str(one.day) for one in await records(town)] == ["2026-03-10", "2026-03-12"]


async def test_habits_are_guesses_and_every_card_says_so(phones: Callable[[Who], Phone]) -> None:
    olga = phones(OLGA)
    for number in (1, 2, 3):
        await olga.say(f"вчера семинар «Дом {number}» в Лесном районе, 12 педагогов, протокол в папке 7")
        await olga.press("Сохранить")
    await olga.say("вчера тренинг «Ключ», 12 педагогов, протокол есть")
    for said in ("Территория: Лесной район", "как обычно у вас", "Протокол – есть, папка 7", "как в прошлой записи"):
        assert said in olga.screen, olga.screen
    await olga.press("Территория", "Степной район")
    assert "как обычно у вас" not in olga.screen, "what somebody chose is no guess"
    await olga.say("/menu")
    await olga.press("Не сохранять")
    await olga.say("вчера тренинг «Ключ», 12 педагогов\nсегодня лекция «Дом» в Степном районе, 8 кураторов")
    assert olga.screen.count("как обычно у вас") == 1, olga.screen
    await olga.say(
        "вчера лекция «Дом» в Степном районе, 5 кураторов\nсегодня тренинг «Ключ», 9 педагогов, протокол есть"
    )
    assert olga.screen.count("как обычно у вас") == olga.screen.count("как в прошлой записи") == 1


POEM = """По тёмной воде уходит луна,
и лодка качает пустое весло,
а ночь, как и всё на земле, не вольна
вернуть то, что утром водой унесло."""


async def test_a_poem_is_not_understood_and_kindly_told_so(maria: Phone, town: Town) -> None:
    await maria.say("/menu")
    assert "Напишите одной фразой" in await maria.say(POEM)
    assert "Здравствуйте" in maria.screen
    assert await stored(town) == 0


async def test_forwarded_text_is_read_like_typed(maria: Phone, town: Town) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Кто-то", "date": 1773600000}
    await maria.send(text=USUAL, forward_origin=origin)
    assert "Название: Границы помощи" in maria.screen, maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 1


PLANNED = written("Семинар «Границы помощи» | 13 марта | психолог | | Отчет")


async def test_an_item_is_done_by_a_sentence(phones: Callable[[Who], Phone], town: Town) -> None:
    await planned(await town.work(OLGA), PLANNED)
    anna = phones(ANNA)
    await anna.say("семинар провели 15-го, пришло 33")
    await anna.press("Выполнено: Семинар «Границы помощи»")
    assert "33 – это кто?" in anna.screen, anna.screen
    await anna.say("педагоги 33")
    await anna.press("К проверке", "Сохранить")
    [one] = await records(town)
    assert (str(one.day), one.plan_item_id is None) == ("2026-03-15", False)


async def test_an_item_is_moved_by_a_sentence(phones: Callable[[Who], Phone], town: Town) -> None:
    await planned(await town.work(OLGA), PLANNED)
    olga = phones(OLGA)
    await olga.say("перенести семинар «Границы помощи» на 20 мая")
    assert "Почему переносится?" in olga.screen
    await olga.say("зал занят")
    assert "20 мая 2026" in olga.screen, olga.screen
    await olga.press("Сохранить")
    assert "20 мая" in olga.screen, olga.screen


async def test_in_the_first_question_of_a_form_too(maria: Phone, town: Town) -> None:
    await maria.say("/log")
    assert "или напишите одной фразой" in maria.screen
    await maria.say(USUAL)
    assert "Проверьте" in maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 1


async def test_a_kind_alone_answers_the_first_question(maria: Phone) -> None:
    await maria.say("/log")
    await maria.say("семинар")
    assert "Шаг 2 из 9" in maria.screen


@pytest.mark.parametrize(("who", "said"), [(IGOR, "Сводка"), (OLGA, "Сводка"), (ANNA, "видят координатор")])
async def test_a_summary_for_whoever_may(phones: Callable[[Who], Phone], who: Who, said: str) -> None:
    phone = phones(who)
    answer = await phone.say("сколько семинаров за квартал")
    assert said in answer


async def test_a_search_offers_records_and_plan(maria: Phone) -> None:
    await log(maria, "Про буллинг")
    await maria.say("что у меня в марте")
    await maria.press("Мои записи: март 2026")
    assert "Про буллинг" in str(maria.buttons)


async def test_numbers_wait_for_a_tap(maria: Phone, town: Town, clock: FakeClock) -> None:
    to(clock, 2026, 4, 2)
    await maria.say("принято 4, снято 3")
    async with town.db.reading() as session:
        assert list(await session.scalars(select(Value))) == []
    assert "F2 – 4, F3 – 3 – I квартал 2026" in maria.screen + str(maria.buttons)
    await maria.press(maria.buttons[0])
    async with town.db.reading() as session:
        found = {one.code: one.number for one in await session.scalars(select(Value))}
    assert found == {"F2": 4, "F3": 3}
    assert "Мониторинг за I квартал 2026" in maria.screen


async def test_numbers_of_a_closed_quarter_are_told_so(maria: Phone) -> None:
    assert "закры" in (await maria.say("принято 4, снято 3")).lower()


async def test_as_usual_repeats_the_last_one_today(maria: Phone, town: Town, clock: FakeClock) -> None:
    await maria.say(USUAL)
    await maria.press("Сохранить")
    await maria.say("как обычно")
    assert "Дата: 16 марта 2026" in maria.screen
    assert "Педагоги – 12" in maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 2


async def test_a_voice_is_told_how_to_dictate(maria: Phone) -> None:
    await maria.say("/menu")
    assert "микрофон на клавиатуре" in await maria.send(voice=MEDIA["voice"])


async def test_help_in_a_form_helps_with_its_question(maria: Phone) -> None:
    await maria.say("/log")
    await maria.say("семинар")
    await maria.say("Границы")
    answer = await maria.say("/help")
    assert "Нажмите день или напишите его" in answer
    assert "Когда прошло?" in maria.screen


@pytest.mark.parametrize("command", ["/cancel", "/start", "/menu"])
async def test_the_second_time_leaves(maria: Phone, command: str) -> None:
    await maria.say("/log")
    await maria.say("семинар")
    await maria.say(command)
    assert "Вы не закончили" in maria.screen
    await maria.say("/menu")
    assert "Здравствуйте" in maria.screen


async def test_the_short_one_is_a_kind_a_line_and_a_card(maria: Phone, town: Town) -> None:
    steps = 0
    await maria.say("/log")
    await maria.press("Коротко")
    for step in ("семинар", "границы помощи, вчера, педагоги 12, кураторы 8"):
        await maria.say(step)
        steps += 1
    assert steps + len(("карточка",)) <= 5
    assert "Проверьте" in maria.screen, maria.screen
    assert "Название: Границы помощи" in maria.screen
    assert "Педагоги – 12" in maria.screen
    await maria.press("Сохранить")
    assert await stored(town) == 1


async def test_whom_this_person_counts_stands_first_and_the_rest_behind(maria: Phone) -> None:
    await maria.say(USUAL)
    await maria.press("Сохранить")
    await maria.say("вчера лекция «Дом», 5 педагогов")
    await maria.press("Участники")
    shown = [one.partition(":")[0] for one in maria.buttons]
    assert {"Кураторы", "Педагоги", "Ещё"} <= set(shown)
    assert "Волонтёры" not in shown
    await maria.press("Ещё")
    assert "Волонтёры" in str(maria.buttons)


async def test_after_three_by_taps_it_is_said_once(maria: Phone) -> None:
    for number in range(1, 5):
        await log(maria, f"Запись {number}")
        assert ("Можно короче" in maria.screen) is (number == 3)
