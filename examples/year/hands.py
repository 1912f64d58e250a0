"""A person at the phone: answers whatever a form asks, by what stands on the screen, until it is saved."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from examples.year.messenger import Phone
from models.calendar import next_working
from models.dates import in_words
from services.texts import texts

MOST_STEPS = 40
"""So many answers are more than any form asks."""
WAYS = frozenset({"Назад", "Дальше", "Пропустить", "К проверке", "Отмена", "Выйти", "Меню", "Все варианты"})
ENDS = ("Сохранить", "Отправить", "Сдать", "Всё равно сохранить", "Подтвердить ноль", "Указать причину")
"""What is pressed as soon as it is offered: it ends a form, or a part of it."""
NUMBERS = ("3", "5", "8", "10", "12", "15")
QUESTION = "Что происходит: на встречах мало времени. Пробовали делить группу. Как лучше поступить?"
LINK = "https://example.org/news"
STEP = re.compile(r"Шаг \d+ из \d+|Исправление\.|Число \d+ из \d+|Проверьте\.")
AHEAD = re.compile(r"впереди|ещё не прош|уже прошёл")
"""The form says that the day has not come: the person comes back later."""

CLOSED = re.compile(r"уже закрыт")
"""It was marked before: nobody marks it once more."""
PEOPLE = re.compile(r"Кто участвовал")
WHICH = "За какой срок"
DATE = re.compile(r"\d{1,2} [а-я]+|\d\d\.\d\d(?:\.\d{4})?")


class Stuck(Exception):
    """Nobody would find the way on from this screen."""


class Hands:
    """What one person does with the phone. `today` says which day it is."""

    def __init__(self, phone: Phone, chance: random.Random, today: Callable[[], date]) -> None:
        self.phone, self.chance, self.today = phone, chance, today
        self._said, self._title = 0, ""
        self.numbers: Mapping[str, int] = {}
        """What a curator has to say of the quarter, by code."""

    def sees(self, *labels: str) -> str:
        """The first of the labels that stands under the newest window; empty when none does."""
        buttons = self.phone.buttons
        return next((label for label in labels if label in buttons), "")

    async def talk(self, *steps: str) -> None:
        """Each step is a text to send, or a «[button]» to press."""
        for step in steps:
            await (self.phone.press(step[1:-1]) if step.startswith("[") else self.phone.say(step))

    async def finish(self, title: str = "") -> bool:
        """Answer until the form is saved; False when it could not be, because its day has not come yet.

        With a `title` every question is gone through, else only those that must be. Raises Stuck where the screen leads
        nowhere."""
        typed: list[str] = []
        self._title = title
        for _ in range(MOST_STEPS):
            if CLOSED.search(self.phone.screen) and self.sees("Вернуться"):
                await self.talk("[Вернуться]")
                await self.leave()
                return False
            if label := self.sees(*ENDS):
                await self._end(label)
            elif not STEP.search(self.phone.screen) and not self.sees("Отмена"):
                return True
            elif AHEAD.search(self.phone.heard) and typed:
                await self.leave()
                return False
            else:
                await self._answer(typed)
        raise Stuck(self.phone.screen)

    async def _end(self, label: str) -> None:
        """Press what ends the form. Raises Stuck where it is refused."""
        before = self.phone.screen
        heard = await self.phone.press(label)
        if self.phone.screen == before and label in self.phone.buttons:
            raise Stuck(f"{before}\n← «{label}»: {heard.removesuffix(before)}")

    async def mark(self) -> bool:
        """«Отметить выполнение» of an item's card, the earliest of its dates where it asks which."""
        await self.talk("[Отметить выполнение]")
        if WHICH in self.phone.screen:
            await self.phone.press(next(label for label in self.phone.buttons if label not in WAYS))
        return await self.finish()

    async def leave(self) -> None:
        """Out of the form, nothing saved."""
        for label in ("Отмена", "Не сохранять", "Выйти"):
            if label in self.phone.buttons:
                await self.phone.press(label)

    async def _answer(self, typed: list[str]) -> None:
        screen, buttons = self.phone.screen, self.phone.buttons
        options = [label for label in buttons if label not in WAYS]
        pad = [label for label in NUMBERS if label in buttons]
        if (words := self._must_be_typed(screen, options, typed)) is not None:
            await self._say(typed, words)
        elif "Сколько" in screen and pad and not typed:
            typed.append(self.chance.choice(pad))
            await self.phone.press(typed[-1])
        elif way := self.sees(*(("Дальше", "Пропустить") if self._title else ("К проверке", "Дальше"))):
            await self.phone.press(way)
        elif days := [label for label in options if DATE.match(label) or label == "Сегодня"]:
            await self.phone.press(days[0])
        elif "‹" in buttons:
            await self._say(typed, in_words(next_working(self.today() + timedelta(days=3))))
        elif options:
            await self.phone.press(self.chance.choice(options))
        else:
            await self._say(typed, self._words(link="ссылк" in screen))

    def _must_be_typed(self, screen: str, options: Sequence[str], typed: Sequence[str]) -> str | None:
        """What is asked for in words although something could be pressed."""
        answered = "Дальше" in self.phone.buttons
        if "Число " in screen:
            return "\n".join(f"{code} {number}" for code, number in self.numbers.items())
        if texts().plain("request-offer-slots-ask") in screen and not answered:
            return self._slots()
        if "⚠️" in screen:
            return self._other_words(typed)
        if self._title and not options and self._title not in typed:
            return self._title
        if self._title and PEOPLE.search(screen) and not answered:
            return f"Кураторы {self.chance.randint(3, 12)}, педагоги 4"
        return None

    async def _say(self, typed: list[str], words: str) -> None:
        if words in typed:
            raise Stuck(f"{self.phone.screen}\n← {words}")
        typed.append(words)
        await self.phone.say(words)

    def _words(self, *, link: bool = False) -> str:
        """Nobody says the same twice."""
        self._said += 1
        return f"{LINK}/{self._said}" if link else f"{QUESTION} Это записка {self._said}."

    def _other_words(self, typed: Sequence[str]) -> str:
        return next((one for one in ("12", "Кураторы 12", LINK, in_words(self.today())) if one not in typed), QUESTION)

    def _slots(self) -> str:
        first = next_working(self.today() + timedelta(days=2))
        second = next_working(first + timedelta(days=1))
        return f"{in_words(first)} 15:00\n{in_words(second)} 10:30"
