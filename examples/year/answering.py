"""How people answer their letters: by the buttons that stand under them, as far as the screen leads."""

import re
from collections.abc import Awaitable, Callable

from aiogram.types import Message

from examples.year.cast import Who
from examples.year.hands import WAYS, WHICH, Hands
from examples.year.world import Letter, Marked, World

NUMBERED = re.compile(r"\d+ \S.*")
"""One of the things in a message with several."""
NUMBER = re.compile(r"^\d+ ")
SLOT = re.compile(r"\w\w \d\d\.\d\d \d\d:\d\d")
FIRST = ("Отметить выполнение", "Записать", "Внести", "Принять", "Принять сданные", "Провести", "Выполнено", "Ответить")
AGREE = ("Согласиться", "Да")
FEELING = ("Помогло", "Частично", "Не помогло")
OTHERWISE = ("Отложить", "Перенести срок", "Не моё", "Передать", "Уточнить срок", "Мои сроки")
LOOK = ("Открыть", "Открыть пункт", "Открыть заявку", "Просрочено", "Мои сроки", "Открыть документ")
DATE = frozenset({"date_ahead", "date_today", "date_held", "date_overdue", "date_again", "date_asked"})
FUTURE = re.compile(r"через \d+ (?:день|дня|дней)|завтра")
LAZY = 0.12
"""The share of letters whose second button is pressed rather than the first."""

SILENT = 0.7
"""How often an answer that was given needs none in return."""


async def answer(world: World, letter: Letter) -> None:
    """Press what a person would press under that letter, and go on until it is done."""
    message = world.telegram.chats[letter.who.telegram_id].get(letter.number)
    labels = _labels(message) if message else []
    if not message or not labels:
        return  # it was taken away, or lost its buttons: there is nothing left to answer
    hands = world.hands(letter.who)
    if numbered := [label for label in labels if NUMBERED.fullmatch(label)]:
        for label in numbered:
            await _one(world, letter, hands, message, label)
    else:
        label = _choice(hands, letter, labels)
        if label:
            await _one(world, letter, hands, message, label)


def _labels(message: Message) -> list[str]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return [button.text for row in rows for button in row]


def _choice(hands: Hands, letter: Letter, labels: list[str]) -> str:
    slots = [label for label in labels if SLOT.fullmatch(label)]
    first = slots or [label for label in (*FIRST, *FEELING, *AGREE) if label in labels]
    others = [label for label in OTHERWISE if label in labels]
    if "Помогло" in labels:
        return hands.chance.choices([one for one in FEELING if one in labels], (6, 2, 1))[0]
    if labels == ["Ответить"] and letter.who.role == "Куратор" and hands.chance.random() < SILENT:
        return ""
    early = FUTURE.search(letter.text) is not None and not letter.digest
    if others and first and hands.chance.random() < (0.6 if early else LAZY):
        return hands.chance.choice(others)
    looks = [label for label in labels if label in LOOK or label.startswith("Напомнить")]
    return (first or looks or labels)[0]


async def _one(world: World, letter: Letter, hands: Hands, message: Message, label: str) -> None:
    with world.trying(letter.who, f"«{label}» под «{letter.text[:80]}»"):
        last = await world.numbers("SELECT COALESCE(MAX(id), 0) FROM activities")
        world.diary.pressed += 1
        await hands.phone.press_on(message, label)
        if not world.telegram.said:
            return  # a notice said all: nothing was opened
        if WHICH in hands.phone.screen:
            await hands.phone.press(next(one for one in hands.phone.buttons if one not in WAYS))
        await FOLLOWING.get(NUMBER.sub("", label), _recheck)(world, letter.who, hands)
        dates = [one.subject for one in letter.about if one.kind in DATE and one.subject is not None]
        if label in FIRST[:2] and len(dates) == 1:
            closed = await world.numbers(
                "SELECT COALESCE(occurrence_id, 0) FROM activities WHERE id > :last AND author_id = "
                "(SELECT id FROM persons WHERE telegram_id = :id)",
                last=last[0],
                id=letter.who.telegram_id,
            )
            world.diary.marked += [Marked(letter.who, dates[0], tuple(closed), world.today)] if closed else []


Following = Callable[[World, Who, Hands], Awaitable[None]]


async def _form(_: World, __: Who, hands: Hands) -> None:
    await hands.finish()


async def _recheck(_: World, __: Who, hands: Hands) -> None:
    """Somebody opened something: a form is filled, a list of one's own dates is gone through, else it was only seen."""
    await hands.finish()
    if hands.sees("Выбрать все"):
        await close_past(hands)
        return
    if late := next((label for label in hands.phone.buttons if label.startswith("⚠️")), ""):
        await hands.phone.press(late)
        if hands.sees("Отметить выполнение"):
            await hands.mark()
    elif label := hands.sees("Принять сданные", "Напомнить всем"):
        await hands.talk(f"[{label}]")


async def close_past(hands: Hands) -> None:
    """All that passed undone was done, each in its own time."""
    await hands.talk("[Выбрать все]", "[Сделано]")
    if hands.sees("В свой срок"):
        await hands.talk("[В свой срок]")
    await hands.finish()


async def _accepted(_: World, __: Who, hands: Hands) -> None:
    """The card of a request that is mine now: a time is offered, or the answer is given at once."""
    if hands.sees("Отправить материалы"):
        await hands.talk("[Отправить материалы]", "[Ссылка или текст]")
    elif "Консультация" in hands.phone.screen:
        if hands.sees("Ответить"):
            await hands.talk("[Ответить]")
            await hands.finish()
            return
        if hands.sees("Написать"):
            await hands.talk("[Написать]")
            await hands.finish()
        if hands.sees("Провести"):
            await hands.talk("[Провести]")
    elif hands.sees("Предложить время"):
        await hands.talk("[Предложить время]")
    await hands.finish()


async def _held(_: World, __: Who, hands: Hands) -> None:
    """How it went; of a group, first who came. Then what was said there, and sometimes what is to be done."""
    if "Кто был" in hands.phone.screen:
        await hands.talk("[Дальше]")
    await hands.finish()
    if hands.sees("Описать"):
        await hands.talk("[Описать]")
        await hands.finish()
    if hands.sees("Рекомендация") and hands.chance.random() < 0.5:
        await hands.talk("[Рекомендация]")
        await hands.finish()


async def _put_off(_: World, __: Who, hands: Hands) -> None:
    if label := hands.sees("На неделю", "Через 3 дня", "Завтра"):
        await hands.talk(f"[{label}]")


async def _passed(_: World, __: Who, hands: Hands) -> None:
    """To whoever stands first in the list."""
    options = [label for label in hands.phone.buttons if label not in WAYS]
    if options:
        await hands.phone.press(options[0])


FOLLOWING: dict[str, Following] = {
    "Принять": _accepted,
    "Провести": _held,
    "Отложить": _put_off,
    "Передать": _passed,
    "Ответить": _form,
}
"""What comes after the first press, where it is no form."""
