"""Every kind of content in every kind of window gets a sensible answer."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from examples.demo.moves import talk
from models.identities import Messenger
from simulator import actions
from simulator.phone import Phone
from simulator.records import Media
from tests.e2e.house import House
from tests.e2e.team import Team, gather

WAYS = ("Назад", "Пропустить", "К проверке", "Отмена", "Ещё ›", "Дальше")

REFUSED = "Фото, голос и файлы бот не принимает"
BUTTONS = "Напишите одной фразой"


async def _send_media(phone: Phone, kind: str, body: object) -> None:
    _, update = actions.say(phone.sim.world, phone.chat, media=Media(kind, body))
    await phone.sim.handled(update)


CONTENT: dict[str, Callable[[Phone], Awaitable[object]]] = {
    "photo": lambda phone: phone.send_photo(b"\xff\xd8\xff", "Вот подпись"),
    "document": lambda phone: phone.send_document("план.docx", b"PK"),
    "voice": lambda phone: phone.send_voice(),
    "video": lambda phone: phone.send_video(),
    "sticker": lambda phone: phone.send_sticker(),
    "contact": lambda phone: phone.send_contact(),
    "location": lambda phone: phone.send_location(),
    "poll": lambda phone: _send_media(phone, "poll", POLL),
    "dice": lambda phone: _send_media(phone, "dice", {"emoji": "🎲", "value": 3}),
}
TELEGRAMS_ALONE = ("poll", "dice")
POLL: dict[str, object] = {
    "id": "1",
    "question": "Кто придёт?",
    "options": [{"persistent_id": "1", "text": "Я", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
WINDOWS: dict[str, tuple[str, ...]] = {
    "menu": ("/start",),
    "help": ("/help",),
    "step": ("/log", "семинар"),
    "review": ("/log", "семинар", "Название", "[Сегодня]", "[К проверке]"),
    "leave": ("/log", "семинар", "/my"),
    "saved": ("/log", "семинар", "Название", "[Сегодня]", "[К проверке]", "[Сохранить]"),
    "list": ("/my",),
    "people": ("/people",),
    "invites": ("/people", "[Приглашения]"),
    "summary": ("/summary",),
    "period": ("/summary", "[Период]"),
    "district": ("/summary", "[Территория]"),
}

IN_FORM = ("step", "review", "leave")


async def _answered(phone: Phone, since: int, patience: float = 60) -> None:
    """Waits until the bot has said something since then. Raises TimeoutError."""
    async with asyncio.timeout(patience):
        while "Опора" not in phone.transcript(since):  # noqa: ASYNC110 — as below
            await asyncio.sleep(0.05)


async def _shows(phone: Phone, buttons: list[str], patience: float = 60) -> None:
    """Waits until the window with these buttons stands below. Raises TimeoutError."""
    async with asyncio.timeout(patience):
        while phone.buttons != buttons:  # noqa: ASYNC110 — a keyboard is no event to wait for
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("window", WINDOWS)
async def test_content_in_a_window(sqlite_house: House, window: str) -> None:
    team = await gather(sqlite_house)
    await talk(team.olga, *WINDOWS[window])
    before = team.olga.buttons
    for kind, send in CONTENT.items():
        if kind in TELEGRAMS_ALONE and sqlite_house.messenger is not Messenger.TELEGRAM:
            continue
        since = len(sqlite_house.sim.events)
        await send(team.olga)
        await _answered(team.olga, since)  # a file is read meanwhile
        await _shows(team.olga, before)
        answer = team.olga.transcript(since)
        assert "Опора" in answer, kind
        assert "Не получилось" not in answer, kind
        if kind == "document" and window not in IN_FORM:
            assert "план" in answer, "a coordinator's file is read as a plan"
        elif window != "period":
            assert REFUSED in answer, kind
        assert team.olga.buttons == before, f"{kind}: the window's buttons stand below"


@pytest.mark.parametrize("window", WINDOWS)
async def test_words_in_a_window(sqlite_house: House, window: str) -> None:
    team = await gather(sqlite_house)
    await talk(team.olga, *WINDOWS[window])
    before = team.olga.buttons
    since = len(sqlite_house.sim.events)
    await team.olga.send("ъ" * 5000)  # a client sends it as two messages
    answer = team.olga.transcript(since)
    assert answer.count("Опора ▸") >= 2
    assert "Не получилось" not in answer
    if window not in ("list", "summary", "help"):  # a word is looked for, a period asked anew; help is not said twice
        assert team.olga.buttons == before
    message = await team.olga.send("не то")
    since = len(sqlite_house.sim.events)
    await team.olga.edit(message, "и снова не то")
    assert "Исправленное сообщение бот не читает" in team.olga.transcript(since)
    await team.olga.send("/nosuch")
    assert "Такой команды нет" in team.olga.transcript(since)
    for way_out in ("/menu", "/start", "/cancel"):
        await talk(team.olga, way_out)
        if "[Не сохранять]" in team.olga.screen:
            await talk(team.olga, "[Не сохранять]")
        assert team.olga.last.text.startswith("Здравствуйте, Ветрова Ольга Ивановна."), way_out


async def test_marks_stay_words(team: Team) -> None:
    title = "<b>Жирный</b> & <script>«ёлочки»</script> &lt; {name} %s"
    await talk(team.nina, "/log", "семинар", title, "[Сегодня]", "[К проверке]")
    assert title in team.nina.last.text
    await talk(team.nina, "[Сохранить]", "/my", "[15.09 Семинар]", "[Изменить]", "[Название]", "<i>Другой</i>")
    await talk(team.nina, "[Сохранить]")
    assert f"{title} → <i>Другой</i>" in team.nina.last.text


async def test_the_longest_answers_fit(team: Team) -> None:
    nina, each = team.nina, "п" * 200
    await talk(nina, "/log", "семинар", "&" * 300, "[Сегодня]", "[Дальше]", "[Смешанный]", "[Дальше]")
    for category in ("кураторы", "специалисты", "педагоги", "опека", "советы помощи", "замещающие родители", "дети"):
        await talk(nina, f"{category} 99999 + 99999")
    await talk(nina, "[Дальше]", "<" * 1000)
    while left := [name for name in nina.buttons if name not in WAYS and not name.startswith("✓")][:1]:
        await talk(nina, f"[{left[0]}]", each)
    await talk(nina, "[К проверке]", "[Сохранить]")
    assert "Сохранено" in nina.last.text
    await talk(nina, "/my", "[15.09 Семинар]")
    # in MAX it is longer than one message
    assert any("Запись № 1" in message.text for message in nina.received[-2:])
