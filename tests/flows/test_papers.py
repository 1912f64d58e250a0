"""/papers in the chat: the year's analysis in two taps, kept and sent again when the messenger fails."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import EditMessageText, SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile
from sqlalchemy import func, select

from handlers.widgets.sending import Progress
from models.activities import Type
from models.audit import AuditLine, Event
from models.papers.kinds import PaperKind, read_period
from models.papers.tables import PaperFile
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.beside import processes
from services.papers import making, preparing
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.outbox import FAST
from tests.support.papers import invented, lines_of, stored
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.templates import letterhead, of_lines
from tests.support.town import IGOR, OLGA, Town


async def last_year(town: Town) -> None:
    await stored(await town.work(OLGA), invented())


def documents(telegram: Telegram) -> list[BufferedInputFile]:
    """What was sent as files, the ones that did not arrive too."""
    found = [one for one in telegram.calls if isinstance(one, SendDocument)]
    assert all(one.chat_id == IGOR.telegram_id for one in found)
    return [one.document for one in found if isinstance(one.document, BufferedInputFile)]


async def test_the_head_gets_the_analysis_in_two_taps_and_a_failed_one_is_sent_again(
    igor: Phone, town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook
) -> None:
    await last_year(town)
    clock.move(days=-70)  # in January: the year that is over
    await igor.say("/menu")
    await igor.press("Бумаги", "Анализ деятельности")
    assert "Готово: Анализ деятельности, 2025 год" in igor.screen
    assert igor.buttons[:2] == ["Тексты анализа", "Проверить текст"]

    def away(method: TelegramMethod[Any]) -> None:
        if isinstance(method, SendDocument):
            raise TelegramNetworkError(method, "away")

    telegram.trouble = away
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))
    await sender.sweep()
    await sender.round()
    telegram.trouble = lambda _: None
    clock.move(minutes=30)
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))
    await sender.sweep()
    while await sender.round():
        pass
    failed, sent = documents(telegram)
    assert failed.data == sent.data, "the same file"
    assert sent.filename == "анализ деятельности 2025 год.docx"
    assert "Анализ деятельности за 2025 год" in lines_of(sent.data)
    async with town.db.reading() as session:
        made = await session.scalar(select(func.count()).where(AuditLine.event == Event.PAPER_MADE))
        assert (made, await session.scalar(select(func.count()).select_from(PaperFile))) == (1, 1), "made once"


async def test_another_period_and_what_is_refused(olga: Phone, town: Town) -> None:
    await last_year(town)
    await olga.say("/papers")
    assert "Бумаги за 2026 год" in olga.screen
    await olga.press("Анализ деятельности")
    assert "Для этой бумаги за 2026 год ничего не записано" in olga.heard
    await olga.press("Период", "2025 год", "План и выполнение")
    assert "Для этой бумаги за 2025 год ничего не записано" in olga.heard, "there was no plan"
    await olga.press("Период")
    await olga.say("вчерашний день")
    assert "Не похоже на период" in olga.screen
    await olga.say("I квартал 2025")
    assert "Бумаги за I квартал 2025" in olga.screen
    with making._turn(town.bereg.id):
        await olga.press("Анализ деятельности")
        assert "уже готовится бумага" in olga.heard
    await olga.press("Отчёт о выездах")
    assert "Готово: Отчёт о выездах" in olga.screen
    await olga.press("План и выполнение")
    assert "ничего не записано" in olga.heard
    assert "Готово" not in olga.screen, "what was done before is not said beside a refusal"


async def test_a_paper_that_the_messenger_does_not_take_is_said_and_not_kept(
    olga: Phone, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await last_year(town)
    monkeypatch.setattr(making, "LARGEST_FILE", 1_000)
    await olga.say("/papers 2025")
    await olga.press("Анализ деятельности")
    assert "Файл вышел больше 50 МБ. Выберите период короче." in olga.heard
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(PaperFile)) == 0
    await olga.press("Реестр мероприятий")
    assert "Файл вышел больше" in olga.heard, "the next one is made, and not waited for"


async def test_a_template_is_edited_in_word_and_sent_back(olga: Phone, town: Town, telegram: Telegram) -> None:
    await last_year(town)
    await olga.say("/papers 2025")
    await olga.press("Шаблоны", "Анализ деятельности")
    assert "Шаблон стандартный" in olga.screen
    assert "Вернуть прежний" not in olga.buttons
    await olga.press("Скачать", "Посмотреть")
    sent = [one.document for one in telegram.calls if isinstance(one, SendDocument)]
    files = {one.filename: one.data for one in sent if isinstance(one, BufferedInputFile)}
    assert list(files) == ["шаблон анализ деятельности.docx", "пример анализ деятельности.docx"]
    assert "Анализ деятельности за 2026 год" in lines_of(files["пример анализ деятельности.docx"])
    await send_file(olga, of_lines("Итоги {%p for one in own.goals %}"), "бланк.docx")
    assert "не закрыт цикл" in olga.heard
    assert "Прежний шаблон остаётся в силе" in olga.heard
    assert "Шаблон стандартный" in olga.screen
    await send_file(olga, b"", "бланк.docx", size=30 << 20)
    assert "можно до 20 МБ" in olga.heard
    await send_file(olga, letterhead("analysis", "Бланк <b>«Берег»</b>, тел. 8 910 123-45-67"), "бланк.docx")
    assert "✅ Шаблон принят" in olga.screen
    assert "похоже на личные данные: телефон" in olga.screen
    assert "Шаблон вашего центра: бланк.docx" in olga.screen
    await send_file(olga, of_lines("{{ titel }}"), "новый.docx")
    assert "Прежний шаблон остаётся в силе" in olga.heard
    assert "принят" not in olga.screen, "what was done before is not said beside a refusal"
    made = await making.make_paper(await town.work(IGOR), PaperKind.ANALYSIS, read_period("2025"), "docx")
    assert lines_of(made.content)[0].startswith("Бланк <b>«Берег»</b>")
    await olga.press("Стандартный")
    assert "Вернуть стандартный шаблон?" in olga.screen
    await olga.press("Да, стандартный")
    assert "Снова стандартный" in olga.screen
    await olga.press("Вернуть прежний")
    assert "Шаблон вашего центра: бланк.docx" in olga.screen


async def test_a_picture_comes_as_a_photo(
    igor: Phone, town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook
) -> None:
    await last_year(town)
    await igor.say("/papers 2025")
    await igor.press("Ещё ›", "График по месяцам")
    assert "Готово: График по месяцам, 2025 год" in igor.screen
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))
    await sender.sweep()
    while await sender.round():
        pass
    (sent,) = [one for one in telegram.calls if isinstance(one, SendPhoto)]
    assert isinstance(sent.photo, BufferedInputFile)
    assert (sent.photo.filename, sent.caption) == ("график по месяцам 2025 год.png", "График по месяцам 2025 год")
    assert not documents(telegram)


async def test_a_long_one_says_how_far_it_is_and_is_read_by_another_process(
    olga: Phone, town: Town, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    await last_year(town)

    async def never(*_: object) -> None:
        raise AssertionError("the bot itself answers people")

    monkeypatch.setattr(preparing, "facts_of", never)
    monkeypatch.setattr(Progress, "FIRST", 0)
    await olga.say("/papers 2025")
    telegram.calls.clear()
    await olga.press("Реестр мероприятий")
    told = [one.text for one in telegram.calls if isinstance(one, SendMessage | EditMessageText)]
    assert told[0] == "⏳ Реестр мероприятий: готово 16 из 16 строк."
    there = telegram.chats[OLGA.telegram_id].values()
    assert not any("⏳" in (one.text or "") for one in there), "it goes"
    assert "Готово: Реестр мероприятий" in olga.screen


async def test_a_paper_whose_process_ends_is_said_and_the_next_one_is_made(
    olga: Phone, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await last_year(town)
    await olga.say("/papers 2025")
    with monkeypatch.context() as patch:
        patch.setattr(processes, "PATIENCE", 0.0)
        await olga.press("Анализ деятельности")
    assert "Бумага не сделана: не хватило памяти или времени" in olga.heard
    await olga.press("Анализ деятельности")
    assert "Готово: Анализ деятельности" in olga.screen
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(PaperFile)) == 1


async def test_a_curator_has_no_such_button(maria: Phone) -> None:
    await maria.say("/papers")
    assert "Бумаги за" not in maria.last
    await maria.say("/menu")
    assert "Бумаги" not in maria.buttons


async def test_the_texts_of_the_analysis_are_asked_kept_by_year_and_guarded(
    olga: Phone, igor: Phone, town: Town
) -> None:
    await last_year(town)
    await olga.say("/papers 2025")
    await olga.press("Тексты анализа")
    assert "Какие цель и задачи" in olga.screen
    await olga.say("Учить кураторов\nПомогать районам")
    await olga.press("Пропустить")
    await olga.say("Иванова Мария Петровна не отвечает, телефон 89101234567")
    assert "Похоже на личные данные" in olga.screen
    await olga.say("Кураторы часто меняются")
    await olga.press("К проверке", "Сохранить")
    assert "Тексты анализа за 2025 год записаны" in olga.screen
    work = await town.work(IGOR)
    made = await making.make_paper(work, PaperKind.ANALYSIS, read_period("2025"), "docx")
    words = "\n".join(lines_of(made.content))
    assert "Цель и задачи\nУчить кураторов\nПомогать районам" in words
    assert "Проблемы\nКураторы часто меняются" in words
    await igor.say("/papers 2026")
    await igor.press("Тексты анализа")
    assert "Помогать районам" in igor.screen, "last year's are offered"


async def test_journals_are_papers_too(town: Town) -> None:
    await last_year(town)
    work = await town.work(OLGA)
    facts = await making.paper_facts(work, PaperKind.SUPERVISIONS, read_period("2025"))
    assert facts["count"] == len([one for one in invented() if one.type is Type.SUPERVISION])
    for suffix in ("docx", "xlsx"):
        assert (await making.make_paper(work, PaperKind.SUPERVISIONS, read_period("2025"), suffix)).content[:2] == b"PK"
