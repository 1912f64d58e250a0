"""Odd presses get one answer in every window, and what an older release kept stops nobody."""

import json
from collections.abc import Callable, Sequence

import pytest
from aiogram.fsm.state import State

from handlers.plan.states import PlanStates
from tests.flows.tour import TOUR, ask
from tests.support.telegram import Notebook, Phone, kept
from tests.support.town import Who

FORGED = (
    "t:!accept",  # as the release before spelt it
    "t:=1",
    "!sure",
    "dance",
    "accept:1",
    "time:",
    "time:²",
    "time:-1",
    "time:99999999999",
    "fulfil:x",
    "rate:dance",
    "more:",
    "more:x",
    "request.page:1",
    "",
)
STALE = "из старого сообщения"


def intent_of(phone: Phone) -> str:
    """The name of the dialogue whose window is open."""
    keyboard = phone.window.reply_markup
    assert keyboard is not None
    return (keyboard.inline_keyboard[0][0].callback_data or "").partition("\x1d")[0]


async def open_card(phone: Phone) -> None:
    number = await ask(phone)
    await phone.say(f"/requests {number}")


@pytest.mark.parametrize("data", FORGED)
async def test_a_button_that_is_not_here_is_stale(maria: Phone, data: str) -> None:
    await open_card(maria)
    before = maria.screen
    answer = await maria.callback(f"{intent_of(maria)}\x1d{data}")
    assert STALE in answer
    assert maria.screen == before


@pytest.mark.parametrize("data", ["request:x", "request.page:x", "request.page:-1", "request.page:2147483647"])
async def test_a_line_and_a_page_that_are_none_are_stale(maria: Phone, data: str) -> None:
    await open_card(maria)
    await maria.say("/requests")
    await maria.press("Мои (1)")
    assert STALE in await maria.callback(f"{intent_of(maria)}\x1d{data}")


ELSEWHERE: tuple[tuple[str, list[str], Sequence[str]], ...] = (
    (
        "/summary",
        [],
        ("t:!before", "number:x", "number:-1", "parts.page:x", "parts.page:2147483647", "own", "district:1"),
    ),
    ("/summary", ["Период"], ("t:!page", "period:own:2026-01-01", "period:dance", "period:year:0001-01-01", "period:")),
    ("/summary", ["Территория"], ("t:#1", "everywhere:1", "district:x", "district:²")),
    ("/people", ["Все люди"], ("t:!links", "t:#1", "member:x", "member.page:2147483647", "sure", "anew:0")),
    (
        "/people",
        ["Все люди", "Мария Орлова · Куратор, Петровский район"],
        ("t:!end", "end:1", "links", "revoke", "member:1"),
    ),
    ("/people", [], ("ground:x", "ground:99999999999", "ground.page:-1", "sure", "post:1", "done:1", "named")),
    (
        "/people",
        ["Лесной район · 1 место"],
        ("post:x", "post:99999999999", "post.page:2147483647", "sure", "one:1", "undo"),
    ),
    (
        "/people",
        ["Лесной район · 1 место", "Куратор · Пётр Лугов"],
        ("member:x", "member:²", "sure", "one:1", "ground:1"),
    ),
    (
        "/people",
        ["Лесной район · 1 место", "Объединить"],
        ("one:x", "one:²", "one.page:2147483647", "none", "sure", "post:1"),
    ),
    ("/people", ["Лесной район · 1 место", "Закрыть"], ("sure:1", "one:1", "none", "close", "done:1", "t:!sure")),
    ("/people", ["Приглашения"], ("t:!list", "invite:²", "invite:99999999999", "revoke", "anew:0")),
    ("/my", [], ("t:!filter", "t:#1", "t:~1", "back", "record:x", "record:²", "record.page:2147483647", "by:word")),
    ("/reminders", [], ("t:=daily", "t:!quiet", "pace:often", "week:1", "late:date:1:ask")),
    ("/reminders", ["Просрочено"], ("t:#1", "t:@1", "late:date:1:done", "late:item:1:cancel", "late:1", "more:x")),
    ("/reminders", ["Журнал", "По сотруднику"], ("t:#1", "person:x", "person.page:-1", "page.page:0")),
    ("/mydata", [], ("t:!forget", "forget:1", "go", "log.page:0", "")),
    ("/mydata", ["Журнал событий"], ("t:~1", "t:!xlsx", "log.page:x", "log.page:2147483647", "log:1", "yes")),
    ("/forget", [], ("t:!go", "yes", "audit", "keep:1")),
    ("/forget", ["Удалить данные"], ("t:!yes", "go", "yes:1", "data")),
)


@pytest.mark.parametrize(("command", "way", "forged"), ELSEWHERE)
async def test_and_so_it_is_in_every_area(olga: Phone, command: str, way: list[str], forged: Sequence[str]) -> None:
    await olga.say(command)
    for button in way:
        await olga.press(button)
    before = olga.screen
    for data in forged:
        assert STALE in await olga.callback(f"{intent_of(olga)}\x1d{data}"), data
    assert olga.screen == before


OF_THE_PLAN: dict[State, Sequence[str]] = {
    PlanStates.home: ("t:!coverage", "view:ghost", "view:", "year:x", "year:2031", "year:99999999999", "dance"),
    PlanStates.list: ("t:#1", "item:x", "item:", "item.page:-1", "item.page:2147483647", "section:1"),
    PlanStates.sections: ("section:x", "section.page:x", "t:~1", "item:1"),
    PlanStates.coverage: ("t:!home", "home:1", "coverage"),
    PlanStates.card: (
        "t:date:1:done",
        "act:item:1:dance",
        "act:fit:1:1",
        "act:plan:mine",
        "mark:",
        "decide:prop:x:agree",
    ),
    PlanStates.dates: ("date:date:1:later", "date:1", "dates.page:x", "t:!card"),
    PlanStates.past: ("t:!all", "date:²", "section:x", "section:77", "date.page:-1", "done", "skip"),
    PlanStates.posts: ("answer:77", "answer:x", "t:!add", "answer.page:²"),
    PlanStates.post: ("post:x", "post:1@x", "post:@", "besides:dance", "everyone:all:dean", "t:=1"),
}


@pytest.mark.parametrize("state", OF_THE_PLAN, ids=str)
async def test_and_so_it_is_in_every_window_of_the_plan(phones: Callable[[Who], Phone], state: State) -> None:
    phone = await TOUR[state](phones)
    before = phone.screen
    for data in OF_THE_PLAN[state]:
        assert STALE in await phone.callback(f"{intent_of(phone)}\x1d{data}"), data
    assert phone.screen == before


def rewrite(notebook: Notebook, phone: Phone, bag: object, **replaced: object) -> None:
    """Put this in the place of what the open window keeps, and of other parts of its context."""
    key = next(key for key in notebook.kept if key.user_id == phone.who.telegram_id)
    content = json.loads(notebook.kept[key])
    name = next(name for name in content["data"] if ":context:" in name)
    context = json.loads(content["data"][name])
    context |= {"dialog_data": bag, **replaced}
    content["data"][name] = json.dumps(context)
    notebook.kept[key] = json.dumps(content)


async def test_what_the_release_before_kept_is_read(maria: Phone, notebook: Notebook) -> None:
    await open_card(maria)
    before = maria.screen
    rewrite(notebook, maria, {"request": 1, "sure": False, "view": "mine", "done": None, "page": 0})
    assert STALE in await maria.callback(f"{intent_of(maria)}\x1dt:!say")
    assert maria.screen == before
    assert kept(notebook, maria)[-1][1]["kept"]["request"] == 1


async def test_and_what_it_kept_of_one_s_data(maria: Phone, notebook: Notebook) -> None:
    await maria.say("/mydata")
    before, figures = maria.screen, kept(notebook, maria)[-1][1]["kept"]
    rewrite(notebook, maria, {"kept": {name: figures[name] for name in figures if name not in ("done", "page")}})
    assert STALE in await maria.callback(f"{intent_of(maria)}\x1dt:!forget")
    assert maria.screen == before


@pytest.mark.parametrize("bag", [{"kept": {"request": "x"}}, {"kept": 7}, {"kept": None}, {"view": "dance"}, {}])
async def test_what_cannot_be_read_begins_anew(maria: Phone, notebook: Notebook, bag: object) -> None:
    await open_card(maria)
    rewrite(notebook, maria, bag)
    answer = await maria.press("Написать")
    assert "ошибка" not in answer
