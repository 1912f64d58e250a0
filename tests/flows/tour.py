"""The way to every window, in a person's words: a state that is not here has nobody who has ever seen it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from aiogram.fsm.state import State
from aiogram.types import Document

from documents.monitoring_form import write_form
from examples.make_school_plan import school_plan
from handlers.activities.states import My
from handlers.agenda.states import AgendaStates
from handlers.claims.states import ClaimStates
from handlers.event_after.states import EventAfterStates
from handlers.event_day.states import EventDayStates
from handlers.events.states import EventStates
from handlers.finding.states import LibraryFind
from handlers.gaps.states import GapStates
from handlers.guests.states import GuestStates
from handlers.handover.states import HandoverStates, StepStates
from handlers.leaves.states import LeaveStates
from handlers.library.states import LibraryStates
from handlers.messengers.states import MessengersStates
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.papers.states import PaperStates
from handlers.people.states import Centers, People, Staffing
from handlers.phrases.states import PhraseStates
from handlers.plan.states import ImportStates, PlanStates
from handlers.privacy.states import Privacy
from handlers.questionnaires.states import QuestionnaireStates
from handlers.registers.states import RegisterStates
from handlers.reminders.states import RemindersStates
from handlers.requests.states import RequestLists, RequestStates
from handlers.signals.states import SignalStates, SignalTellStates
from handlers.states import FormStates, Join, Menu
from handlers.summary.states import SummaryStates
from handlers.tasks.states import TaskStates
from handlers.words.states import WordsStates
from models.monitoring.form import default_form
from places.event_after import AfterPlace
from places.event_day import CertificatesPlace, EventDayPlace
from places.place import Place
from tests.support.afterwards import held_on
from tests.support.clock import FakeClock
from tests.support.gatherings import of_phone
from tests.support.materials import docx
from tests.support.plan import written
from tests.support.telegram import Phone
from tests.support.town import ADMIN, ANNA, MARIA, OLGA, PYOTR, STRANGER, VERA, Who

Way = Callable[[Callable[[Who], Phone]], Awaitable[Phone]]

CLUB = "Занятие клуба | 20 января, 17 февраля, 20 марта | психолог | |"
TITLE = "Семинар «Детство без слёз»"
PLAN = written(
    "Семинар «Ранняя помощь» | Март | психолог | не менее 20 | Протокол",
    "Круглый стол «Итоги» | середина года | методист | 15 | Протокол",
    before="1) обучение кураторов (не менее 45 человек);",
)
"""A plan with one deadline that is not understood."""

GUESTS = "Серова Инна Львовна; куратор; Лесной район\nЛугова Зоя Ильинична; куратор; Лестной район"
"""Two people, one of a district that is not there."""


async def answer_needed(phone: Phone, title: str = TITLE) -> None:
    """Open the form of an activity and answer what it needs: it stands at the district then."""
    await phone.say("/log")
    await phone.press("Учебные ›", "Семинар")
    await phone.say(title)
    await phone.press("Сегодня")


async def log(phone: Phone, title: str = TITLE) -> None:
    """Log an activity of four answers."""
    await answer_needed(phone, title)
    await phone.press("К проверке", "Сохранить")
    assert "Сохранено" in phone.screen, phone.screen


async def invite(phone: Phone, *, role: str = "Руководитель", guest: str = "") -> str:
    """Make an invite; returns the code of its link."""
    await phone.say("/invite")
    await phone.press(role)
    await (phone.say(guest) if guest else phone.press("Пропустить"))
    await phone.press("Сохранить")
    return phone.screen.rpartition("start=")[2].strip()


def numbered(phone: Phone, words: str) -> str:
    """The number of the line with these words: what its button says."""
    return next(line.partition(".")[0] for line in phone.screen.splitlines() if words in line and line[:1].isdigit())


async def send_file(phone: Phone, data: bytes, name: str = "план.txt", size: int | None = None) -> str:
    """Send a file; what the bot downloads for it is the data."""

    async def download(_: Any, out: Any) -> None:
        out.write(data)

    file = Document(file_id="f", file_unique_id="f", file_name=name, file_size=len(data) if size is None else size)
    with patch.object(phone.telegram, "download", download):  # there is no network here
        return await phone.send(document=file)


async def _home(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/start")
    return maria


async def _more(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/menu")
    await olga.press("Ещё")
    return olga


async def _of_three(phones: Callable[[Who], Phone]) -> Phone:
    """Vera holds a post in two other centres, and chooses one."""
    admin, vera = phones(ADMIN), phones(VERA)
    await admin.say("/center")
    await admin.say("Центр «Остров»")
    await admin.say("Дальний район")
    await admin.press("Омск", "Сохранить")
    for code in (admin.screen.rpartition("start=")[2].split()[0], await invite(phones(OLGA))):
        await vera.say(f"/start {code}")
        await vera.press("Согласен")
        await vera.press(vera.buttons[0])
    await vera.say("/switch")
    return vera


async def _stranger(phones: Callable[[Who], Phone]) -> Phone:
    await (stranger := phones(STRANGER)).say("/start")
    return stranger


async def _guide(phones: Callable[[Who], Phone]) -> Phone:
    maria = await _help(phones)
    await maria.press("Памятка")
    return maria


async def _help(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/help")
    return maria


async def _consent(phones: Callable[[Who], Phone]) -> Phone:
    code = await invite(phones(OLGA))
    await (stranger := phones(STRANGER)).say(f"/start {code}")
    return stranger


async def _refused(phones: Callable[[Who], Phone]) -> Phone:
    await (stranger := await _consent(phones)).press("Не согласен")
    return stranger


async def _step(phones: Callable[[Who], Phone]) -> Phone:
    await answer_needed(maria := phones(MARIA))
    return maria


async def _stopped(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/log")
    await maria.press("Учебные ›", "Семинар")
    await maria.say("Беседа с мальчиком Ваней")
    return maria


async def _mydata(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/mydata")
    return maria


async def _audit(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/mydata")
    await olga.press("Журнал событий")
    return olga


async def _forget(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/forget")
    return maria


async def _sure(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _forget(phones)).press("Удалить данные")
    return maria


async def _review(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _step(phones)).press("К проверке")
    return maria


async def _twin(phones: Callable[[Who], Phone]) -> Phone:
    await log(phones(MARIA))
    await (maria := await _review(phones)).press("Сохранить")
    return maria


async def _leave(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _step(phones)).say("/my")
    return maria


async def _saved(phones: Callable[[Who], Phone]) -> Phone:
    await log(maria := phones(MARIA))
    return maria


async def _my(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _saved(phones)).say("/my")
    return maria


async def _card(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _my(phones)).press(maria.buttons[0])
    return maria


async def _my_filter(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _my(phones)).press("Отбор")
    return maria


async def _my_news(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _card(phones)).press("Текст новости")
    return maria


async def _my_choice(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _my_filter(phones)).press("Вид")
    return maria


async def _delete(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _card(phones)).press("Удалить")
    return maria


async def _my_item(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _card(phones)).press("Засчитать пункту")
    return maria


async def _my_date(phones: Callable[[Who], Phone]) -> Phone:
    await send_file(olga := phones(OLGA), written(CLUB))
    await olga.press("Принять")
    await _card(phones)
    await (maria := phones(MARIA)).press("Засчитать пункту", CLUB.partition(" |")[0], "Другой срок")
    return maria


async def _people(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _staffing(phones)).press("Все люди")
    return olga


async def _staffing(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/people")
    return olga


def _staffed(*buttons: str) -> Way:
    """From «Люди» on by these buttons."""

    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (olga := await _staffing(phones)).press(*buttons)
        return olga

    return way


async def _renamed(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _staffed("Лесной район · 1 место", "Переименовать")(phones)).say("Боровой район")
    await olga.press("Районы и места", "Вернуть")
    return olga


async def _member(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _people(phones)).press("Мария Орлова · Куратор, Петровский район")
    return olga


async def _leaves(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/leave")
    return olga


async def _leave_of(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leaves(phones)).press("Запланировать")
    return olga


async def _leave_days(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leave_of(phones)).press("Мария Орлова · Куратор, Петровский район")
    return olga


async def _leave_deputy(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leave_days(phones)).say("1–14 июля")
    return olga


async def _one_leave(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leave_deputy(phones)).press("Пётр Лугов · Куратор, Лесной район")
    await olga.press("Мария Орлова · 1 июля – 14 июля")
    return olga


async def _leaves_many(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leaves(phones)).press("Списком")
    return olga


async def _leaves_check(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _leaves_many(phones)).say("Орлова; 1–14 июля; Лугов\nИванова; 1 июля")
    return olga


async def _handover(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/handover")
    return olga


async def _who_leaves(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _handover(phones)).press("Передать место")
    return olga


async def _bundle(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _who_leaves(phones)).press("Мария Орлова · Куратор, Петровский район")
    return olga


async def _passing(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _bundle(phones)).press("Кому передать")
    await olga.say("Инна Серова")
    await olga.press("3 дня")
    await olga.press("Сохранить")
    await olga.press("Все передачи")
    await olga.press("Куратор, Петровский район · ждём")
    return olga


async def _steps(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/steps")
    return maria


async def _first_step(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _steps(phones)).press("Записать мероприятие")
    return maria


async def _inherited(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _steps(phones)).press("Что перешло")
    return maria


async def _invites(phones: Callable[[Who], Phone]) -> Phone:
    await invite(phones(OLGA), guest="Инна Серова")
    await (olga := await _staffing(phones)).press("Приглашения")
    return olga


async def _invite(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _invites(phones)).press("Руководитель · Инна Серова")
    return olga


async def _library(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/library")
    return olga


async def _library_add(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library(phones)
    await olga.press("Добавить")
    return olga


async def _library_check(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_add(phones)
    await olga.send_file("план.docx", docx("План", "Мама Иванова Светлана Петровна, 8 916 123-45-67"))
    return olga


async def _library_card(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_add(phones)
    await olga.say("Буклет о травле\nЧто делать, если ребёнка травят в школе.")
    await olga.press("Буклет о травле")
    await olga.press("Сохранить")
    return olga


async def _library_list(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_card(phones)
    await olga.press("К списку")
    return olga


async def _library_copies(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_card(phones)
    await olga.press("Тираж")
    return olga


async def _library_item(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_card(phones)
    await olga.press("Пункт плана")
    return olga


async def _library_settings(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library(phones)
    await olga.press("Настройки")
    return olga


async def _library_rubric(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _library_settings(phones)
    await olga.press("Сопровождение выпускников")
    return olga


def _registers(*presses: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (olga := phones(OLGA)).say("/registers")
        for label in presses:
            await olga.press(label)
        return olga

    return way


def _registered(*presses: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        olga = await _registers("Проекты", "Добавить")(phones)
        await olga.say("Мир детства")
        await olga.say("1 февраля – 30 ноября 2026")
        await olga.press("Пропустить")
        await olga.press("Идёт")
        await olga.press("Сохранить")
        for label in presses:
            await olga.press(label)
        return olga

    return way


async def _guests(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/guests")
    return olga


async def _guest_list(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _guests(phones)).say(GUESTS)
    return olga


async def _guest_district(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _guest_list(phones)).press("Какой это район?")
    return olga


async def _guests_invited(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _guest_list(phones)).press("Создать (1)")
    return olga


async def _guests_waiting(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _guests_invited(phones)).press("Ещё не пришли")
    return olga


async def _guest_waiting(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _guests_waiting(phones)).press("Серова Инна Львовна · Куратор, Лесной район")
    return olga


async def share(phone: Phone) -> str:
    """Make a link of five for a district; returns its code."""
    await phone.say("/guests")
    await phone.press("Общие приглашения", "Новое общее", "Озёрный округ", "Куратор", "5", "3", "Сохранить")
    return phone.screen.rpartition("start=")[2].strip()


async def _shared_links(phones: Callable[[Who], Phone]) -> Phone:
    await share(olga := phones(OLGA))
    await olga.say("/guests")
    await olga.press("Общие приглашения")
    return olga


async def _shared_link(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _shared_links(phones)).press("Куратор, Озёрный округ · 0 из 5")
    return olga


async def _arrivals(phones: Callable[[Who], Phone]) -> Phone:
    code = await share(olga := phones(OLGA))
    await (stranger := phones(STRANGER)).say(f"/start {code}")
    await stranger.press("Согласен", STRANGER.name)
    await olga.say("/guests")
    await olga.press("Ждут подтверждения")
    return olga


async def _arrival(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _arrivals(phones)).press("Прохожий Сергей · Куратор, Озёрный округ")
    return olga


async def _centers(phones: Callable[[Who], Phone]) -> Phone:
    await (admin := phones(ADMIN)).say("/centers")
    return admin


async def _center(phones: Callable[[Who], Phone]) -> Phone:
    await (admin := await _centers(phones)).press("Ресурсный центр «Маяк»")
    return admin


async def _check(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/check")
    return olga


async def _papers(phones: Callable[[Who], Phone]) -> Phone:
    phone = phones(OLGA)
    await phone.say("/papers")
    return phone


async def _paper_templates(phones: Callable[[Who], Phone]) -> Phone:
    phone = await _papers(phones)
    await phone.press("Шаблоны")
    return phone


async def _paper_template(phones: Callable[[Who], Phone]) -> Phone:
    phone = await _paper_templates(phones)
    await phone.press("План и выполнение")
    return phone


async def _paper_period(phones: Callable[[Who], Phone]) -> Phone:
    phone = await _papers(phones)
    await phone.press("Период")
    return phone


async def _summary(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/summary")
    return olga


async def _summary_lines(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _summary(phones)).press("По строкам")
    return olga


async def _period(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _summary(phones)).press("Период")
    return olga


async def _district(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _summary(phones)).press("Территория")
    return olga


async def _sending(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _summary(phones)).press("Присылать")
    return olga


async def _import(phones: Callable[[Who], Phone]) -> Phone:
    await send_file(olga := phones(OLGA), PLAN)
    return olga


async def _notes(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _import(phones)).press("Сомнения (1)")
    return olga


async def _many(phones: Callable[[Who], Phone]) -> Phone:
    await send_file(olga := phones(OLGA), school_plan(), "планы.docx")
    return olga


async def _plans(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _many(phones)).press("Планы файла (2)")
    return olga


async def _tables(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _many(phones)).press("Другие таблицы (2)")
    return olga


async def _table(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _tables(phones)).press("1")
    return olga


async def _doubt(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _import(phones)).press("Уточнить сроки (1)")
    return olga


async def _posts(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _import(phones)).press("Ответственные")
    return olga


async def _post(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _posts(phones)).press("2")
    return olga


async def _accepted(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _import(phones)).press("Принять")
    return olga


async def _plan(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _accepted(phones)).press("План")
    return olga


async def _items(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _plan(phones)).press("Этот месяц (1)")
    return olga


async def _sections(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _plan(phones)).press("По разделам")
    return olga


async def _coverage(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _plan(phones)).press("Охват за год")
    return olga


async def _item(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _items(phones)).press("31.03 Семинар «Ранняя помощь»")
    return olga


async def _dates(phones: Callable[[Who], Phone]) -> Phone:
    await send_file(olga := phones(OLGA), written(CLUB))
    await olga.press("Принять", "План")
    await olga.say("клуба")
    await olga.press(olga.buttons[0], "Отметить выполнение")
    return olga


async def _past(phones: Callable[[Who], Phone]) -> Phone:
    await send_file(olga := phones(OLGA), written(CLUB))
    await olga.press("Принять", "Закрыть прошлое")
    return olga


async def _item_posts(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _item(phones)).press("Ответственные")
    return olga


async def _item_post(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _item_posts(phones)).press("1")
    return olga


async def _item_register(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _item(phones)).press("Реестр")
    return olga


async def _monitoring(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/monitoring")
    return maria


async def _zero(phones: Callable[[Who], Phone]) -> Phone:
    await (await _report(phones)).press("Открыть приём")  # in March the last quarter is closed
    await (maria := await _monitoring(phones)).press("Ноль за квартал")
    return maria


async def _number(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _zero(phones)).press("Внести")
    return maria


async def _numbers(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _number(phones)).press("К проверке")
    return maria


async def _board(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/monitoring")
    return olga


async def _pressed_on_board(phones: Callable[[Who], Phone], label: str) -> Phone:
    await (olga := await _board(phones)).press(label)
    return olga


async def _quarters(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "Другой квартал")


async def _report(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "○ Петровский район · нет данных")


async def _without_post(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "– Озёрный округ · нет места")


async def _rates(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "Сроки и полнота")


async def _form(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "Форма")


async def _chart(phones: Callable[[Who], Phone]) -> Phone:
    return await _pressed_on_board(phones, "График")


async def _version(phones: Callable[[Who], Phone]) -> Phone:
    form = default_form()
    await send_file(olga := await _form(phones), write_form(replace(form, rules=form.rules[1:]), 2026), "форма.xlsx")
    return olga


async def _questionnaires(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/questionnaires")
    return olga


async def ask_all(phone: Phone, *groups: str) -> None:
    """Send the questionnaire about motivation to these posts."""
    await phone.say("/questionnaires")
    await phone.press("Все анкеты", "Разослать анкету", "Мотивация")
    for group in groups or ("Куратор (2)",):
        await phone.press(group)
    await phone.press("К проверке", "Отправить")


async def _rounds(phones: Callable[[Who], Phone]) -> Phone:
    await ask_all(olga := phones(OLGA))
    return olga


async def _round(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _rounds(phones)).press(olga.buttons[0])
    return olga


async def _reminders(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _accepted(phones)).say("/reminders")
    return olga


async def _messengers(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Мессенджеры", "Разрешить оба")
    return olga


async def _preview(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Кому что придёт")
    return olga


async def _rules(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Правила")
    return olga


async def _late(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Просрочено")
    return olga


async def _log(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Журнал")
    return olga


async def _whose(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _log(phones)).press("По сотруднику")
    return olga


async def _deputies(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _reminders(phones)).press("Заместители")
    return olga


async def _deputy(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _deputies(phones)).press("Координатор → координатор")
    return olga


async def _put_off(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _accepted(phones)).callback("date:1:later")
    return olga


async def ask(phone: Phone, topic: str = "Эмоциональное выгорание") -> str:
    """Ask for a supervision in six steps; returns the number of the request."""
    await phone.say("/request")
    await phone.press("Супервизия", "Дистанционно", "Дальше", topic, "Обычная", "После обеда", "Выдать код")
    await phone.say("Третий месяц нет сил на встречи. Как вернуться к работе?")
    await phone.press("Отправить")
    assert "отправлена" in phone.screen, phone.screen
    return phone.screen.partition("№ ")[2].partition(" ")[0]


async def consult(phone: Phone) -> str:
    """Ask for a consultation in three steps; returns the number of the request."""
    await phone.say("/request")
    await phone.press("Консультация", "Юридическая", "Обычная")
    await phone.say("Кто подписывает согласие на обработку данных?")
    await phone.press("Отправить")
    return phone.screen.partition("№ ")[2].partition(" ")[0]


async def _choose(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/request")
    return maria


async def _requests(phones: Callable[[Who], Phone]) -> Phone:
    await ask(phones(MARIA))
    await (anna := phones(ANNA)).say("/requests")
    return anna


async def _request_list(phones: Callable[[Who], Phone]) -> Phone:
    await (anna := await _requests(phones)).press("Новые (1)")
    return anna


async def _request(phones: Callable[[Who], Phone]) -> Phone:
    await (anna := await _request_list(phones)).press(anna.buttons[0])
    return anna


async def _takers(phones: Callable[[Who], Phone]) -> Phone:
    await (anna := await _request(phones)).press("Передать")
    return anna


async def _group(phones: Callable[[Who], Phone]) -> Phone:
    await ask(phones(PYOTR))
    await (anna := await _requests(phones)).press("Новые (2)")
    await anna.press(anna.buttons[0])
    await anna.press("Принять", "Собрать группу")
    return anna


async def _attendance(phones: Callable[[Who], Phone]) -> Phone:
    await (anna := await _group(phones)).press("Собрать группу", "Провести")
    return anna


async def _deliver(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/request")
    await maria.press("Материалы", "Обычная")
    await maria.say("Памятки о телефоне доверия, 20 штук")
    await maria.press("Отправить")
    await (anna := phones(ANNA)).say("/requests")
    await anna.press("Новые (1)")
    await anna.press(anna.buttons[0])
    await anna.press("Принять", "Отправить материалы")
    return anna


def _overseen(*labels: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await ask(phones(MARIA))
        await (olga := phones(OLGA)).say("/requests")
        await olga.press(*labels)
        return olga

    return way


async def _gaps(phones: Callable[[Who], Phone]) -> Phone:
    await _saved(phones)
    await (olga := phones(OLGA)).say("/gaps")
    return olga


async def _gap_lines(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/gaps")
    return maria


async def _gap_texts(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _gaps(phones)
    await olga.press("Тексты анализа")
    return olga


def _told(text: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (maria := phones(MARIA)).say(text)
        return maria

    return way


def _words(*presses: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (olga := phones(OLGA)).say("/words")
        for one in presses:
            await olga.press(one)
        return olga

    return way


async def _signal_where(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/signal")
    return olga


async def _signal(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := phones(MARIA)).say("/signal")
    return maria


async def _signal_told(phones: Callable[[Who], Phone]) -> Phone:
    await (maria := await _signal(phones)).press("Школа")
    return maria


async def _signals(phones: Callable[[Who], Phone]) -> Phone:
    await _signal_told(phones)
    await (olga := phones(OLGA)).say("/signals")
    return olga


async def _signals_month(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := await _signals(phones)).press("Петровский район · 1")
    return olga


async def _tasks(phones: Callable[[Who], Phone]) -> Phone:
    await (olga := phones(OLGA)).say("/tasks")
    return olga


async def _tasks_many(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _tasks(phones)
    await olga.press("Новые поручения")
    return olga


async def _tasks_check(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _tasks_many(phones)
    await olga.say("Подготовить памятку; психолог; до 20 апреля\nЧто-то; логопед; завтра")
    return olga


async def _task(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _tasks_check(phones)
    await olga.press("Записать", "20 апреля · Подготовить памятку")
    return olga


async def _task_due(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _task(phones)
    await olga.press("Другой срок")
    return olga


async def _task_who(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _task(phones)
    await olga.press("Передать")
    return olga


async def _turnout(phones: Callable[[Who], Phone]) -> Phone:
    olga = await _summary(phones)
    await olga.press("Явка")
    return olga


async def _event_after(phones: Callable[[Who], Phone]) -> Phone:
    anna = phones(ANNA)
    event = await held_on(anna)
    await anna.say("/menu")
    await anna.callback(AfterPlace(held=event).pack())
    return anna


async def _agenda(phones: Callable[[Who], Phone]) -> Phone:
    await (anna := phones(ANNA)).say("/calendar")
    return anna


def _day(*presses: str, place: Place | None = None) -> Way:
    """An event whose host opens its day, and then presses these."""

    async def way(phones: Callable[[Who], Phone]) -> Phone:
        event = await of_phone(anna := phones(ANNA), starts_at=FakeClock().now())
        await anna.say("/menu")
        await anna.callback((place or EventDayPlace(held=event)).pack())
        for one in presses:
            await anna.press(one)
        return anna

    return way


def _events(*presses: str, by: Who = ANNA) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (phone := phones(by)).say("/events")
        for one in presses:
            await phone.press(one)
        return phone

    return way


def _find(*presses: str) -> Way:
    """The search of whoever may see what the library lacks."""

    async def way(phones: Callable[[Who], Phone]) -> Phone:
        await (olga := phones(OLGA)).say("/find")
        await olga.say("самоповреждение")
        await olga.press("Нужен такой")
        await olga.say("/find")
        for one in presses:
            await olga.press(one)
        return olga

    return way


def _event(*presses: str) -> Way:
    async def way(phones: Callable[[Who], Phone]) -> Phone:
        anna = await _events("Новое")(phones)
        await anna.press("Учебные ›")
        await anna.press("Семинар")
        await anna.say("Детство без слёз")
        await anna.say("26 марта 15:00")
        await anna.press("Очно")
        await anna.say("Актовый зал")
        await anna.press("Все специалисты")
        await anna.press("Сохранить")
        for one in presses:
            await anna.press(one)
        return anna

    return way


async def _event_reasons(phones: Callable[[Who], Phone]) -> Phone:
    await _event("Разослать", "Разослать сейчас")(phones)
    maria = await _events(by=MARIA)(phones)
    await maria.press("чт 26.03 15:00 · Детство без слёз")
    await maria.press("Не смогу")
    return maria


TOUR: dict[State, Way] = {
    EventDayStates.day: _day(),
    EventDayStates.list: _day("Отметить"),
    EventDayStates.guests: _day("Гости"),
    EventDayStates.papers: _day("Бумаги"),
    EventDayStates.attended: _day(place=CertificatesPlace()),
    LibraryFind.found: _find(),
    LibraryFind.kind: _find("Вид"),
    LibraryFind.rubric: _find("Рубрика"),
    LibraryFind.quests: _find("Чего не хватает"),
    LibraryFind.quest: _find("Чего не хватает", "1 · самоповреждение"),
    LibraryFind.synonyms: _find("Чего не хватает", "Синонимы"),
    LibraryFind.reading: _find("Чего не хватает", "Что читают"),
    WordsStates.home: _words(),
    WordsStates.list: _words("Виды мероприятий"),
    WordsStates.card: _words("Виды мероприятий", "Семинар"),
    WordsStates.said: _words("Справка"),
    WordsStates.contacts: _words("Кому звонить"),
    PhraseStates.choose: _told("что у меня в мае"),
    PhraseStates.several: _told("вчера тренинг «Ключ» и лекция «Дом», 12 педагогов"),
    Menu.home: _home,
    Menu.more: _more,
    Menu.centers: _of_three,
    Menu.stranger: _stranger,
    Menu.help: _help,
    Menu.guide: _guide,
    Join.consent: _consent,
    Join.refused: _refused,
    FormStates.step: _step,
    FormStates.privacy: _stopped,
    FormStates.review: _review,
    FormStates.twin: _twin,
    FormStates.leave: _leave,
    FormStates.saved: _saved,
    My.list: _my,
    My.card: _card,
    My.delete: _delete,
    My.item: _my_item,
    My.date: _my_date,
    My.filter: _my_filter,
    My.choice: _my_choice,
    My.news: _my_news,
    Staffing.home: _staffing,
    Staffing.district: _staffed("Лесной район · 1 место"),
    Staffing.posts: _staffed("Нагрузка"),
    Staffing.post: _staffed("Лесной район · 1 место", "Куратор · Пётр Лугов"),
    Staffing.choice: _staffed("Лесной район · 1 место", "Объединить"),
    Staffing.sure: _staffed("Лесной район · 1 место", "Куратор · Пётр Лугов", "Закрыть"),
    Staffing.undo: _renamed,
    People.list: _people,
    People.member: _member,
    People.invites: _invites,
    People.invite: _invite,
    LibraryStates.home: _library,
    LibraryStates.list: _library_list,
    LibraryStates.card: _library_card,
    LibraryStates.add: _library_add,
    LibraryStates.check: _library_check,
    LibraryStates.item: _library_item,
    LibraryStates.copies: _library_copies,
    LibraryStates.settings: _library_settings,
    LibraryStates.rubric: _library_rubric,
    RegisterStates.home: _registers(),
    RegisterStates.list: _registers("Проекты"),
    RegisterStates.card: _registered(),
    RegisterStates.narrow: _registered("К списку", "Отобрать"),
    RegisterStates.search: _registered("К списку", "Найти"),
    RegisterStates.totals: _registered("К списку", "Итоги"),
    RegisterStates.settings: _registers("Проекты", "Настроить"),
    RegisterStates.field: _registers("Проекты", "Настроить", "Бюджет"),
    RegisterStates.kinds: _registers("Проекты", "Настроить", "Добавить поле"),
    GuestStates.start: _guests,
    GuestStates.check: _guest_list,
    GuestStates.district: _guest_district,
    GuestStates.done: _guests_invited,
    GuestStates.waiting: _guests_waiting,
    GuestStates.guest: _guest_waiting,
    GuestStates.shared: _shared_links,
    GuestStates.link: _shared_link,
    GuestStates.arrivals: _arrivals,
    GuestStates.arrival: _arrival,
    Centers.list: _centers,
    Centers.invite: _center,
    PlanStates.home: _plan,
    PlanStates.list: _items,
    PlanStates.sections: _sections,
    PlanStates.coverage: _coverage,
    PlanStates.card: _item,
    PlanStates.dates: _dates,
    PlanStates.past: _past,
    PlanStates.posts: _item_posts,
    PlanStates.post: _item_post,
    PlanStates.register: _item_register,
    ImportStates.review: _import,
    ImportStates.notes: _notes,
    ImportStates.doubt: _doubt,
    ImportStates.posts: _posts,
    ImportStates.post: _post,
    ImportStates.plans: _plans,
    ImportStates.tables: _tables,
    ImportStates.table: _table,
    ImportStates.accepted: _accepted,
    RequestLists.choose: _choose,
    RequestLists.answerers: _overseen("Кто отвечает"),
    RequestLists.topics: _overseen("Темы"),
    RequestLists.journals: _overseen("Журналы"),
    RequestStates.home: _requests,
    RequestStates.list: _request_list,
    RequestStates.card: _request,
    RequestStates.takers: _takers,
    RequestStates.group: _group,
    RequestStates.attendance: _attendance,
    RequestStates.deliver: _deliver,
    RequestStates.counts: _overseen("По территориям"),
    RequestStates.load: _overseen("Нагрузка"),
    ClaimStates.check: _check,
    GapStates.owners: _gaps,
    GapStates.list: _gap_lines,
    GapStates.texts: _gap_texts,
    PaperStates.list: _papers,
    AgendaStates.home: _agenda,
    EventStates.home: _events(),
    EventStates.led: _events("Провожу"),
    EventStates.dates: _events("Из плана"),
    EventStates.card: _event(),
    EventStates.reasons: _event_reasons,
    EventStates.shares: _event("Разослать", "Разослать сейчас", "По районам"),
    EventStates.people: _event("Разослать", "Разослать сейчас", "Кто придёт"),
    EventAfterStates.home: _event_after,
    SignalTellStates.where: _signal_where,
    SignalTellStates.who: _signal,
    SignalTellStates.done: _signal_told,
    SignalStates.map: _signals,
    SignalStates.month: _signals_month,
    TaskStates.list: _tasks,
    TaskStates.many: _tasks_many,
    TaskStates.check: _tasks_check,
    TaskStates.card: _task,
    TaskStates.due: _task_due,
    TaskStates.who: _task_who,
    LeaveStates.list: _leaves,
    LeaveStates.card: _one_leave,
    LeaveStates.who: _leave_of,
    LeaveStates.days: _leave_days,
    LeaveStates.deputy: _leave_deputy,
    LeaveStates.many: _leaves_many,
    LeaveStates.check: _leaves_check,
    HandoverStates.list: _handover,
    HandoverStates.who: _who_leaves,
    HandoverStates.bundle: _bundle,
    HandoverStates.card: _passing,
    StepStates.list: _steps,
    StepStates.card: _first_step,
    StepStates.inherited: _inherited,
    PaperStates.period: _paper_period,
    PaperStates.templates: _paper_templates,
    PaperStates.template: _paper_template,
    SummaryStates.page: _summary,
    SummaryStates.period: _period,
    SummaryStates.district: _district,
    SummaryStates.lines: _summary_lines,
    SummaryStates.sending: _sending,
    SummaryStates.turnout: _turnout,
    MonitoringStates.home: _monitoring,
    MonitoringStates.zero: _zero,
    BoardStates.home: _board,
    BoardStates.quarters: _quarters,
    BoardStates.report: _report,
    BoardStates.district: _without_post,
    BoardStates.rates: _rates,
    BoardStates.form: _form,
    BoardStates.version: _version,
    BoardStates.chart: _chart,
    QuestionnaireStates.home: _questionnaires,
    QuestionnaireStates.rounds: _rounds,
    QuestionnaireStates.round: _round,
    Privacy.data: _mydata,
    Privacy.audit: _audit,
    Privacy.forget: _forget,
    Privacy.sure: _sure,
    MessengersStates.home: _messengers,
    RemindersStates.home: _reminders,
    RemindersStates.week: _preview,
    RemindersStates.rules: _rules,
    RemindersStates.late: _late,
    RemindersStates.log: _log,
    RemindersStates.who: _whose,
    RemindersStates.deputies: _deputies,
    RemindersStates.deputy: _deputy,
    RemindersStates.later: _put_off,
}
LEDGER: dict[State, Way] = {FormStates.step: _number, FormStates.review: _numbers}
"""A form that is stored as it is answered has its own words in the windows of all forms."""
