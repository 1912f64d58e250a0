"""A link is shown once, and of its code nothing that is kept holds more than a hash."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.factory import build_dispatcher
from bot.inbox import Inbox
from models.base import Base
from models.codes import hashed
from models.people import Invite
from services.people.members import Actors
from storage.dialogues import SqlDialogues
from tests.flows.conftest import LINK
from tests.flows.test_stored import save_unheard
from tests.flows.tour import answer_needed, invite
from tests.support.clock import FakeClock
from tests.support.databases import bytes_of
from tests.support.telegram import Phone, Telegram
from tests.support.town import ADMINS, STRANGER, Town

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
RENEW = "Прислать заново"


class Door:
    """Where phones hand updates over: through the inbox, with a look at what it stores before it handles them."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self.arrived: list[str] = []

    async def feed_update(self, _bot: Any, update: Any) -> None:
        raw = json.loads(update.model_dump_json(by_alias=True, exclude_none=True))
        arrival = await self._inbox._arrivals.of(raw, self._inbox._read(raw))
        self.arrived.append(arrival.content or "")
        await self._inbox.take([raw])


def code_on(phone: Phone) -> str:
    """The code of the link that stands on the window."""
    assert LINK in phone.screen, phone.screen
    return phone.screen.rpartition("start=")[2].strip()


async def kept(town: Town) -> str:
    """All that the database holds; of SQLite the bytes of its file and of its WAL too."""
    async with town.db.reading() as session:
        rows = [str(row) for table in Base.metadata.sorted_tables for row in await session.execute(select(table))]
    found = await bytes_of(town.db) if town.db.sqlite else b""
    return "\n".join([*rows, found.decode("latin-1")])


@both_engines
async def test_nothing_that_is_kept_holds_a_code(
    olga: Phone, maria: Phone, stranger: Phone, telegram: Telegram, town: Town, clock: FakeClock
) -> None:
    dispatcher = build_dispatcher(
        town.db, clock, SqlDialogues(town.db, clock), admin_ids=ADMINS, start_link=LINK, strangers=None
    )
    door = Door(Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS)))
    for phone in (olga, maria, stranger):
        phone.dispatcher = door  # type: ignore[assignment]  # all that a phone asks of it
    with capture_logs() as logged:
        code = await invite(olga, guest="Инна Серова")
        await olga.press("Меню")
        await answer_needed(maria)
        await maria.say(f"/start {code}")
        await maria.press("Не сохранять", "Согласен")
        await stranger.say(f"/START  {code}")
        await stranger.press("Согласен")
        held = await kept(town)
        await stranger.press(STRANGER.name)
    for what in (held, await kept(town), "\n".join(door.arrived), str(logged)):
        assert code not in what
    assert hashed(code) in held, "by that a link is found"
    assert sum("callback_query" in one for one in door.arrived) > 5, "a press brings the window along, link and all"
    assert "вы вошли" in stranger.screen


async def test_a_link_is_shown_once_and_sent_anew(olga: Phone, stranger: Phone) -> None:
    lost = await invite(olga, guest="Инна")
    bearer = olga.window
    await olga.press_on(bearer, "Меню")
    assert lost in (olga.telegram.chats[olga.chat.id][bearer.message_id].text or ""), "it stays in the chat"

    lost = await invite(olga, guest="Зоя")
    bearer = olga.window
    await olga.say("спасибо")
    assert lost in (olga.telegram.chats[olga.chat.id][bearer.message_id].text or "")
    assert "Ссылку бот уже показал" in olga.screen
    assert LINK not in olga.screen
    await olga.press(RENEW)
    found = code_on(olga)
    assert "Эту ссылку заменили новой" in await stranger.say(f"/start {lost}")
    await stranger.say(f"/start {found}")
    assert "Вы согласны?" in stranger.screen


async def test_a_second_tap_leaves_the_link_on_the_screen(olga: Phone, town: Town) -> None:
    await olga.say("/invite")
    await olga.press("Руководитель", "Пропустить")
    review = olga.window
    await olga.press_on(review, "Сохранить")
    code = code_on(olga)
    await olga.press_on(review, "Сохранить")
    assert code_on(olga) == code

    await olga.say("/people")
    await olga.press("Приглашения")
    listed = olga.window
    await olga.press_on(listed, "Руководитель")
    card = olga.window
    await olga.press_on(card, RENEW)
    code = code_on(olga)
    await olga.press_on(card, RENEW)
    await olga.press_on(listed, "Руководитель")
    assert code_on(olga) == code
    await olga.press("К списку")
    assert code in (olga.telegram.chats[olga.chat.id][card.message_id].text or ""), "it stays in the chat"
    await olga.press("Руководитель", RENEW)
    assert code_on(olga) != code


@both_engines
async def test_a_link_that_did_not_reach_its_reader_is_renewed_and_no_second_invite_made(
    olga: Phone, telegram: Telegram, town: Town
) -> None:
    await olga.say("/invite")
    await olga.press("Руководитель", "Пропустить")
    await save_unheard(olga, telegram)
    await olga.press("Сохранить")
    assert "Приглашение готово" in olga.screen
    code_on(olga)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Invite)) == 1


async def test_an_invite_that_is_over_tells_the_coordinator_what_to_do(
    olga: Phone, stranger: Phone, clock: FakeClock
) -> None:
    code = await invite(olga)
    await olga.say("/people")
    await olga.press("Приглашения", "Руководитель")
    await stranger.say(f"/start {code}")
    await stranger.press("Согласен", STRANGER.name)
    for button in (RENEW, "Отозвать"):
        assert "уже вошли: сотрудник есть в списке" in await olga.press(button)
    await invite(olga, guest="Зоя")
    await olga.say("/people")
    await olga.press("Приглашения", "Руководитель · Зоя")
    clock.move(days=15)
    assert "Пригласите заново" in await olga.press("Отозвать")
    await olga.press(RENEW)
    code = code_on(olga)
    clock.move(days=13)
    await stranger.say(f"/start {code}")
    assert "Вы согласны?" in stranger.screen


async def test_an_admin_s_link_is_shown_once_too(admin: Phone, stranger: Phone) -> None:
    await admin.say("/centers")
    listed = admin.window
    await admin.press("Ресурсный центр «Маяк»")
    lost = code_on(admin)
    await admin.press_on(listed, "Ресурсный центр «Маяк»")
    assert code_on(admin) == lost, "the second of two taps"
    await admin.press("К списку", "Ресурсный центр «Маяк»")
    assert "Ссылку бот уже показал" in admin.screen
    await admin.press(RENEW)
    found = code_on(admin)
    assert "Эту ссылку заменили новой" in await stranger.say(f"/start {lost}")
    await stranger.say(f"/start {found}")
    assert "Вы согласны?" in stranger.screen


async def test_odd_presses_where_no_link_stands_are_stale(olga: Phone, stranger: Phone) -> None:
    code = await invite(olga)
    await olga.say("/people")
    await olga.press("Приглашения", "Руководитель")
    head, _, _ = olga.data_of(RENEW).rpartition("\x1d")
    for data in ("anew:1", "anew:x", "anew", "invite:1", "t:!revoke", "t:~0", "center:1"):
        assert "из старого сообщения" in await olga.callback(f"{head}\x1d{data}"), data
    await stranger.say(f"/start {code}")
    head, _, _ = stranger.data_of("Согласен").rpartition("\x1d")
    for data in ("t:yes", "yes:1", "anew:0"):
        assert "из старого сообщения" in await stranger.callback(f"{head}\x1d{data}"), data
    assert "Вы согласны?" in stranger.screen


async def test_what_is_typed_after_a_command_makes_no_link(olga: Phone, admin: Phone, stranger: Phone) -> None:
    code = await invite(olga)
    await olga.say("/people renew 1")
    assert "Люди. " in olga.screen
    await admin.say("/centers")
    await admin.press("Ресурсный центр «Маяк»")
    other = code_on(admin)
    await admin.say("/centers renew 2")
    assert LINK not in admin.screen
    for link in (code, other):
        assert "Вы согласны?" in await stranger.say(f"/start {link}"), "it was not replaced"


async def test_what_is_kept_of_a_code_opens_nothing(olga: Phone, stranger: Phone) -> None:
    """Whoever read the database has hashes: neither the command nor a forged press takes one for a link."""
    code = await invite(olga)
    assert "Такого приглашения нет" in await stranger.say(f"/start {hashed(code)}")
    head, _, _ = olga.data_of("Меню").partition("!menu")
    await olga.callback(f"{head}>start {hashed(code)}")
    assert "Вы согласны?" not in olga.screen
