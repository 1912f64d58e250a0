"""What is typed outside forms: commands, searches, edited messages, captions. And what the inbox keeps of it."""

from typing import Any

import pytest
from aiogram.types import Document, Message
from sqlalchemy import select

from bot.dispatcher import GatedDispatcher
from bot.factory import build_dispatcher
from bot.inbox import Inbox
from models.inbox import Arrival
from services.people.members import Actors
from tests.flows.test_inbox import message
from tests.flows.test_odd import NOON
from tests.flows.test_privacy import at_title, deleted
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ADMINS, MARIA, OLGA, Town

CHAT = {"id": 102, "type": "private"}
SECRET = "мама Лена, 8 910 123 45 67"
erasing = pytest.mark.telegram("MAX lets no bot delete what a person wrote: the person is asked to, see below")


@pytest.mark.parametrize("before", ["/menu", "/plan", "/my", "/help", "/people", ""])
async def test_outside_a_form_kinds_and_places_are_said_and_nothing_is_kept(
    before: str, olga: Phone, telegram: Telegram, notebook: Notebook
) -> None:
    if before:
        await olga.say(before)
    said = await olga.say(SECRET)
    assert "имя или фамилия – в начале текста" in said
    assert "телефон – в конце текста" in said
    assert "Лена" not in "".join(notebook.kept.values())
    assert deleted(telegram) == 0


@erasing
async def test_the_message_waits_for_a_tap(olga: Phone, telegram: Telegram) -> None:
    await olga.say("/menu")
    await olga.say(SECRET)
    await olga.press("Удалить")
    assert deleted(telegram) == 1


@pytest.mark.parametrize("wire", ["max"], indirect=True)
async def test_in_max_the_person_is_asked_to_delete_it(olga: Phone, telegram: Telegram) -> None:
    said = await olga.say(SECRET)
    assert "Само сообщение удалите из чата сами" in said
    assert olga.buttons == []
    await olga.say("/log")
    await olga.press("Учебные ›", "Семинар")
    assert "Удалить ваше сообщение бот не смог: сделайте это сами" in await olga.edit(SECRET)


@pytest.mark.parametrize("typed", ["/plan мама Лена Сидорова", "/нет мама Лена Сидорова", "/log мама Лена Сидорова"])
async def test_a_command_s_words_are_looked_at(typed: str, olga: Phone, notebook: Notebook) -> None:
    assert "имя или фамилия" in await olga.say(typed)
    assert "Сидорова" not in "".join(notebook.kept.values())


@erasing
async def test_after_a_quarter_of_an_hour_the_message_goes_by_itself(
    olga: Phone, telegram: Telegram, dispatcher: GatedDispatcher, clock: FakeClock
) -> None:
    await olga.say("/menu")
    await olga.say(SECRET)
    clock.move(minutes=14)
    await dispatcher["typed"].look(telegram)
    assert deleted(telegram) == 0
    clock.move(minutes=1)
    await dispatcher["typed"].look(telegram)
    assert deleted(telegram) == 1


async def test_the_centre_s_own_people_are_searched_by_name(olga: Phone) -> None:
    await olga.say("/plan")
    assert "личные данные" not in await olga.say("Мария Орлова")
    assert "личные данные" not in await olga.say("/plan Орловой")
    assert "личные данные" in await olga.say("девочка Мария Орлова")


@erasing
async def test_an_edited_message_in_a_form_goes_at_once(maria: Phone, telegram: Telegram) -> None:
    await at_title(maria)
    assert "удалено из чата" in await maria.edit(SECRET)
    assert deleted(telegram) == 1


@erasing
async def test_an_edited_message_outside_is_looked_at(maria: Phone, telegram: Telegram) -> None:
    await maria.say("/menu")
    assert "телефон" in await maria.edit(SECRET)
    assert maria.buttons == ["Удалить"]


@erasing
async def test_words_that_are_put_under_a_file_later_are_looked_at(olga: Phone) -> None:
    """The file itself stays in the chat: it was taken as a plan."""
    await olga.say("/plan")
    file = Document(file_id="f", file_unique_id="f", file_name="план.docx", file_size=5)
    said: dict[str, Any] = {"message_id": 77, "chat": olga.chat, "from_user": olga.user, "date": NOON}
    changed = Message(**said, document=file, caption=SECRET, edit_date=2)
    assert "имя или фамилия – в начале текста" in await olga.feed(edited_message=changed)
    assert olga.buttons == ["Удалить"]


@pytest.mark.parametrize(
    "more",
    [
        {"text": SECRET},
        {"caption": SECRET, "document": {"file_id": "f", "file_unique_id": "f"}},
        {
            "text": "да",
            "reply_to_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": SECRET},
        },
        {"contact": {"phone_number": "+79101234567", "first_name": "Лена"}},
    ],
)
async def test_of_what_the_guard_stops_the_inbox_keeps_the_number_alone(
    more: dict[str, Any], telegram: Telegram, town: Town, clock: FakeClock, notebook: Notebook
) -> None:
    dispatcher = build_dispatcher(town.db, clock, notebook, admin_ids=ADMINS)
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS))
    raw = message(7, MARIA)
    raw["message"].pop("text", None)
    raw["message"].update(more)
    seen: list[str | None] = []
    arrival = await inbox._arrivals.of(raw, inbox._read(raw))
    seen.append(arrival.content)
    await inbox.take([raw])
    async with town.db.reading() as session:
        row = await session.scalar(select(Arrival))
    assert row is not None
    assert (seen, row.content) == ([None], None)
    staff = message(9, MARIA, "методичку передать Марии Орловой")
    assert (await inbox._arrivals.of(staff, inbox._read(staff))).content is not None
    elsewhere = {"update_id": 10, "business_message": {**raw["message"], "text": "телефон 89101234567"}}
    assert (await inbox._arrivals.of(elsewhere, inbox._read(elsewhere))).content is None, "in whatever kind it comes"
    plain = message(8, MARIA, "семинар для кураторов")
    assert (await inbox._arrivals.of(plain, inbox._read(plain))).content is not None


async def test_the_inbox_keeps_names_where_the_open_question_asks_for_them(
    olga: Phone, dispatcher: GatedDispatcher, telegram: Telegram, town: Town, clock: FakeClock
) -> None:
    """A guest's name is kept while it waits, as the form itself would keep it; anywhere else it is not, nor when
    something of the chat comes before it that may open another window."""
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS))
    named = message(7, OLGA, "Сидорова Зинаида Львовна")

    async def kept(**more: bool) -> bool:
        return (await inbox._arrivals.of(named, inbox._read(named), **more)).content is not None

    assert not await kept()
    await olga.say("/invite")
    await olga.press("Руководитель")
    assert await kept()
    assert not await kept(first=False)
    named["message"]["text"] = "Сидорова Зинаида Львовна, 8 910 123 45 67"
    assert not await kept()
