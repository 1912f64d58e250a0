"""An attacker's question: after a text was stopped, does any piece of it stand in a table, the log or a message?"""

from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.factory import build_dispatcher
from bot.inbox import Inbox
from models.base import Base
from services.people.members import Actors
from storage.dialogues import SqlDialogues
from tests.flows.test_inbox import message
from tests.support.clock import FakeClock
from tests.support.telegram import Telegram
from tests.support.town import ADMINS, MARIA, OLGA, Town, Who

SECRET = "Рогожина Снежана Эдуардовна, тел 8910-123-45-67, ул. Овражная, 5"
PIECES = ("рогожин", "снежан", "эдуард", "8910", "45-67", "овражн")
HER = {"id": 7, "is_bot": False, "first_name": "Снежана", "last_name": "Рогожина"}
FILE = {"file_id": "f", "file_unique_id": "f", "file_size": 5}
OPTION = {"persistent_id": "0", "text": SECRET, "voter_count": 0}
POLL = {
    "id": "1", "question": SECRET, "options": [OPTION], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
}  # fmt: skip
ORIGIN = {"type": "user", "date": 1, "sender_user": HER}
PHOTO = [{**FILE, "width": 1, "height": 1}]
PLACE = {"latitude": 52.7, "longitude": 41.4}
OPENING = ("/menu", "/log", "/my", "/plan", "/request", "/monitoring", "/help")
SENT: tuple[dict[str, Any], ...] = (
    {"text": f"/plan {SECRET}"},
    {"text": f"/start {SECRET}"},
    {"text": f"/нет {SECRET}"},
    {"text": "да", "forward_origin": ORIGIN},
    {"text": "да", "entities": [{"type": "text_mention", "offset": 0, "length": 2, "user": HER}]},
    {"text": "да", "reply_to_message": {**message(1, MARIA, SECRET)["message"], "from": HER}},
    {"text": "да", "quote": {"text": SECRET, "position": 0}},
    {"caption": SECRET, "photo": PHOTO},
    {"caption": f"/plan {SECRET}", "photo": PHOTO},
    {"caption": f"/plan {SECRET}", "document": FILE},
    {"caption": f"/start {SECRET}", "voice": {**FILE, "duration": 1}},
    {"caption": f"/request {SECRET}", "document": {**FILE, "file_name": "план.docx"}},
    {"caption": SECRET, "document": FILE},
    {"document": {**FILE, "file_name": f"{SECRET}.docx"}},
    {"document": {**FILE, "file_name": f"{SECRET.replace(' ', '_')}.xlsx"}},
    {"caption": SECRET, "voice": {**FILE, "duration": 1}},
    {"contact": {"phone_number": "+7 8910-123-45-67", "first_name": "Снежана", "last_name": "Рогожина"}},
    {"location": PLACE},
    {"venue": {"location": PLACE, "title": SECRET, "address": SECRET}},
    {"poll": POLL},
)


class Attack:
    """Sends as a person does, through the inbox, and looks at what it would store before it handles it."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox, self._last = inbox, 100
        self.arrived: list[str] = []

    async def send(self, who: Who, *, edited: bool = False, **what: Any) -> None:
        self._last += 1
        raw = message(self._last, who)
        raw["message"].pop("text")
        raw["message"].update(what)
        if edited:
            raw["edited_message"] = {**raw.pop("message"), "edit_date": 2}
        arrival = await self._inbox._arrivals.of(raw, self._inbox._read(raw))
        self.arrived.append(arrival.content or "")
        await self._inbox.take([raw])


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_nothing_of_what_was_stopped_stands_anywhere(telegram: Telegram, town: Town, clock: FakeClock) -> None:
    dispatcher = build_dispatcher(town.db, clock, SqlDialogues(town.db, clock), admin_ids=ADMINS)
    attack = Attack(Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS)))
    with capture_logs() as logged:
        for command in OPENING:
            await attack.send(MARIA, text=command)
            await attack.send(MARIA, text=SECRET)
            await attack.send(MARIA, edited=True, text=SECRET)
        for number, what in enumerate(SENT):
            await attack.send((MARIA, OLGA)[number % 2], **what)
    async with town.db.reading() as session:
        rows = [str(row) for table in Base.metadata.sorted_tables for row in await session.execute(select(table))]
    assert [one for one in attack.arrived if _holds(one)] == []
    assert [one for one in rows if _holds(one)] == []
    assert [one for one in map(str, logged) if _holds(one)] == []
    assert [one for one in map(str, telegram.calls) if _holds(one)] == []


def _holds(text: str) -> list[str]:
    low = text.encode().decode("unicode_escape", "ignore").lower() if "\\u" in text else text.lower()
    return [piece for piece in PIECES if piece in low]
