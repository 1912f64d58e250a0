"""What does not print goes no further than the door."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram_dialog import DialogManager

from bot.raw import clean
from handlers.widgets.sending import send_kept
from models.printable import printable


def test_what_turns_words_or_breaks_papers_goes() -> None:
    assert printable("отчёт\u202eфдп.exe") == "отчётфдп.exe"
    assert printable("а\x00б\x07в\ud800г\u2066д") == "абвгд"
    assert printable("две\nстроки\tи ёлочки « » – №") == "две\nстроки\tи ёлочки « » – №"
    assert printable("👩\u200d🏫") == "👩\u200d🏫", "of several characters that are one"


def test_what_people_write_is_cleaned_at_the_door() -> None:
    raw = {
        "update_id": 1,
        "message": {"text": "а\x00б", "caption": "в\u202eг", "document": {"file_name": "д\x08.docx"}},
    }
    clean(raw)
    assert raw["message"] == {"text": "аб", "caption": "вг", "document": {"file_name": "д.docx"}}
    odd: Any
    for odd in ({"update_id": 1, "message": 7}, {"message": {"document": [], "text": None}}):
        clean(odd)


@pytest.mark.parametrize("name", ['<a href="https://example.org">Открыть</a>.docx', "Памятка <для родителей>.docx"])
async def test_a_file_s_name_is_shown_and_never_read_as_markup(name: str) -> None:
    sent: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    async def send_document(*given: Any, **named: Any) -> None:
        sent.append((given, named))

    bag = {"bot": SimpleNamespace(send_document=send_document), "event_chat": SimpleNamespace(id=7)}
    await send_kept(cast("DialogManager", SimpleNamespace(middleware_data=bag)), "file-id", name)
    assert sent == [((7, "file-id"), {"caption": name, "parse_mode": None})]
