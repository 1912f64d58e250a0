"""Every window is reached, and in every window everything that Telegram can bring gets an answer."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram.types import (
    Audio,
    Contact,
    Dice,
    Document,
    Location,
    PhotoSize,
    Poll,
    PollOption,
    Sticker,
    Video,
    VideoNote,
    Voice,
)
from PIL import ImageFont

from handlers.activities.states import My
from handlers.claims.states import ClaimStates
from handlers.event_day.states import EventDayStates
from handlers.finding.states import LibraryFind
from handlers.guests.area import LISTS
from handlers.leaves.states import LeaveStates
from handlers.library.states import LibraryStates
from handlers.papers.states import PaperStates
from handlers.plan.states import ImportStates, PlanStates
from handlers.registers.states import RegisterStates
from handlers.requests.states import RequestStates
from handlers.states import FormStates, Join, Menu
from handlers.summary.states import SummaryStates
from handlers.tasks.states import TaskStates
from models.labels import FONT, GAP, KEYBOARD, PADDING
from tests.flows.test_log import stored
from tests.flows.tour import LEDGER, TOUR, Way
from tests.support.fonts import FONTS
from tests.support.telegram import Notebook, Phone, kept
from tests.support.town import Town, Who

FILE: dict[str, Any] = {"file_id": "f", "file_unique_id": "u"}
MEDIA: dict[str, Any] = {
    "sticker": Sticker(**FILE, type="regular", width=1, height=1, is_animated=False, is_video=False),
    "voice": Voice(**FILE, duration=3),
    "photo": [PhotoSize(**FILE, width=1, height=1)],
    "video": Video(**FILE, width=1, height=1, duration=3),
    "video_note": VideoNote(**FILE, length=1, duration=3),
    "audio": Audio(**FILE, duration=3),
    "document": Document(**FILE, file_name="план.docx"),
    "contact": Contact(phone_number="+70000000000", first_name="Инна"),
    "location": Location(latitude=52.7, longitude=41.4),
    "dice": Dice(emoji="🎲", value=4),
    "poll": Poll(
        id="1",
        question="?",
        options=[PollOption(persistent_id="1", text="да", voter_count=0)],
        total_voter_count=0,
        is_closed=False,
        is_anonymous=True,
        type="regular",
        allows_multiple_answers=False,
        allows_revoting=False,
        members_only=False,
    ),
}
LETTERS = ImageFont.truetype(FONTS / "DejaVuSans.ttf", FONT * 10)
LOOKED_AT = {"document", "voice", "video_note"}
"""What handlers tell apart; all else is one thing to them."""
READ_MESSAGES = (FormStates, ImportStates)
"""Conversations that take more than their buttons: everything comes into each of their windows."""
WITHOUT_BUTTONS = {Menu.stranger, Join.refused}
LIST = PlanStates.list
SEARCHES = {
    EventDayStates.list: EventDayStates.list,
    PlanStates.home: LIST,
    LIST: LIST,
    PlanStates.sections: LIST,
    My.item: My.item,
    My.list: My.list,
}
"""Windows where a text is looked for, and where what was found is shown."""
FINDS = tuple(one for one in LibraryFind.__states__ if one not in (LibraryFind.synonyms, LibraryFind.reading))
"""Windows of the library where a text is looked for."""
AFTER_TEXT = {
    **SEARCHES,
    FormStates.privacy: FormStates.step,
    SummaryStates.page: SummaryStates.period,
    PaperStates.list: PaperStates.period,
    Menu.help: Menu.home,
    LeaveStates.many: LeaveStates.check,
    **dict.fromkeys(FINDS, LibraryFind.found),
    RegisterStates.search: RegisterStates.list,
    TaskStates.many: TaskStates.check,
}
"""Where a text leads, when it does not stay in its window."""
TAKES_TEXT = {
    FormStates.step,
    FormStates.privacy,
    ImportStates.doubt,
    ClaimStates.check,
    LeaveStates.many,
    LibraryStates.add,
    *FINDS,
    RegisterStates.search,
    TaskStates.many,
    TaskStates.due,
    *LISTS,
    *SEARCHES,
}

TEXTS = ("привет", "ы" * 4096, "<b>&", "/неткоманды", "/LOG")
FORGED = (
    *("#abc", "#²", "#-1", "#99999999999999999999", "#0", "~²", "~99999999999999999999", "~-1", "!ghost", "@ghost"),
    *("=ghost", "quarter:0001-01-01", "year:9999-01-01", "own:2026-01-01", "m0001-01-01", "n5", "", ":", "ы"),
    *("#77", "=77", "~2147483647", "!9999", "!as 3", "!yes 3", "!move"),
)
"""What the form engine reads by itself. In every other window such a button is one that nobody knows; what is forged
for typed ones stands in test_frame.py and in `make chaos`."""


@pytest.mark.parametrize(
    ("state", "way"),
    [*TOUR.items(), *LEDGER.items()],
    ids=[*(str(s.state) for s in TOUR), *(f"ledger-{s.state}" for s in LEDGER)],
)
async def test_whatever_comes_gets_an_answer(
    state: State, way: Way, phones: Callable[[Who], Phone], notebook: Notebook, town: Town
) -> None:
    """One window, and everything that Telegram can bring into it, one after another."""
    phone = await way(phones)
    reached = dict(notebook.kept)
    assert kept(notebook, phone)[-1][0] == state.state
    assert phone.last in phone.heard
    _a_narrow_phone_shows_it(phone, state)
    await _an_edited_message_changes_nothing(phone, notebook)
    await _what_is_no_text_loses_nothing(state, phone, notebook)
    await _forged_buttons_change_nothing(phone, town, FORGED if state.group is FormStates else FORGED[::8])
    for text in TEXTS:
        notebook.kept = dict(reached)
        await _a_text_gets_an_answer(state, phone, notebook, text)


def _a_narrow_phone_shows_it(phone: Phone, state: State) -> None:
    """By the letters of a font: every label whole in its share, and no more rows of 48 pixels than leave five lines of
    the question on a screen of 740. The phone in memory refuses others in all conversations, by the bot's own table."""
    keyboard = None if state in WITHOUT_BUTTONS else phone.window.reply_markup
    rows = keyboard.inline_keyboard if keyboard else []
    assert len(rows) * 48 <= 740 - 24 - 56 - 48 - 5 * 26, state
    for row in rows:
        share = (KEYBOARD - GAP * (len(row) - 1)) / len(row) - PADDING
        for button in row:
            assert LETTERS.getlength(button.text) / 10 <= share, button.text


async def _an_edited_message_changes_nothing(phone: Phone, notebook: Notebook) -> None:
    before = kept(notebook, phone)
    assert "Исправленное сообщение бот не читает" in await phone.edit("Семинар")
    assert kept(notebook, phone) == before


NO_FILE = (
    "не принимает",
    "Пришлите план",
    "Из PDF план не прочитать",
    "такой файл прочитать нельзя",
    "Это не файл .docx",
    "Файл не принят",
)
"""What is said of a picture, a sound, a file that is not the one that is waited for."""


async def _what_is_no_text_loses_nothing(state: State, phone: Phone, notebook: Notebook) -> None:
    before = _without_trouble(kept(notebook, phone))
    shown = [] if state in WITHOUT_BUTTONS else phone.buttons
    for name, content in _brought_into(state).items():
        if (state, name) == (RequestStates.deliver, "document"):
            continue  # this is what it waits for: see test_requests.py
        answer = await phone.send(**{name: content})
        assert answer, f"no answer to {name}"
        assert "ошибка" not in answer, answer
        assert _without_trouble(kept(notebook, phone)) == before, name
        if shown:
            assert any(words in answer for words in NO_FILE), f"{name}: {answer}"
            assert phone.buttons == shown, name
            assert phone.screen == phone.last, "the window stands at the bottom of the chat"


def _brought_into(state: State) -> dict[str, Any]:
    """Into a window that has buttons alone two more kinds than handlers tell apart, each window having its own two."""
    if state.group in READ_MESSAGES:
        return MEDIA
    rest = sorted(MEDIA.keys() - LOOKED_AT)
    turn = [*TOUR].index(state) * 2 % len(rest)
    return {name: content for name, content in MEDIA.items() if name in {*LOOKED_AT, *rest[turn : turn + 2]}}


async def _forged_buttons_change_nothing(phone: Phone, town: Town, forged: Sequence[str]) -> None:
    records = await stored(town)
    for data in forged:
        if not phone.buttons:
            break  # whoever refuses the consent is left alone
        keyboard = phone.window.reply_markup
        assert keyboard is not None
        intent = (keyboard.inline_keyboard[0][0].callback_data or "").partition("\x1d")[0]
        answer = await phone.callback(f"{intent}\x1dt:{data}")
        assert "ошибка" not in answer, (data, answer)
        if "Ниже – свежее" in answer:
            assert phone.screen == phone.last
            assert phone.screen in answer
    assert await stored(town) == records


async def _a_text_gets_an_answer(state: State, phone: Phone, notebook: Notebook, text: str) -> None:
    answer = await phone.say(text)
    assert answer
    assert "ошибка" not in answer, answer
    if not text.startswith("/"):
        after = AFTER_TEXT.get(state, state).state
        assert kept(notebook, phone)[-1][0] == after
        if state in SEARCHES:
            assert "ничего не нашлось" in answer or "нет. Напишите другое слово" in answer
        if state is ImportStates.doubt:
            assert "Срок не понят" in answer
        if state is ClaimStates.check:
            assert "Проверить нечего" in answer
        if state in LISTS:
            assert "не нашлось имён" in answer
        if state not in WITHOUT_BUTTONS:
            assert phone.screen == phone.last
    if not text.startswith("/") and state not in TAKES_TEXT | WITHOUT_BUTTONS:
        assert any(
            said in answer
            for said in (
                "Напишите одной фразой",
                "Здесь работают кнопки",
                "Сначала закончите",
                "Не похоже",
                "Непонятно, чьё это число",
            )
        )


WRONG = {"trouble", "wrong", "done"}


def _without_trouble(found: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """What is kept, but for what was done or wrong with the last message."""
    plain: list[tuple[str, Any]] = []
    for name, data in found:
        inner = {part: {k: v for k, v in data.get(part, {}).items() if k not in WRONG} for part in ("draft", "kept")}
        plain.append((name, {**{k: v for k, v in data.items() if k not in WRONG}, **inner}))
    return plain
