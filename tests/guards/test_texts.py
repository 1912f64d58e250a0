"""Every word stands in `locales/`, every word there is said, and buttons are short."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache
from importlib import import_module
from itertools import chain

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import EntryType, Junk, Message
from fluent.syntax.serializer import serialize_pattern

from gateway.botapi.limits import DESCRIPTIONS
from handlers.area import areas, entries, forms
from models.access import Role
from models.forms.form import Form
from models.labels import fits
from models.monitoring.days import Dates
from models.monitoring.form import default_form
from models.monitoring.tables import State as ReportState
from models.periods import Period, Span
from services.monitoring.sheets import Sheet
from services.texts import LOCALES, texts
from tests.guards.source import PRODUCT, calls, nodes, trees
from tests.support import registers

SAYS = {"TextKey", "html", "plain", "Text", "tell", "told", "DomainError", "BadInput", "NotFound"}
"""Calls whose first argument is a key."""
AGAIN = {"activity", "trip", "invite", "post-invite", "center"}
"""Forms that are offered once more when they are saved: the others go back to the window that they were opened from."""
SAMPLE = {
    "district": 1,
    "vacancies": [[1, "Петрова А.В.", 2, True]],
    "districts": [[1, "Лесной район"]],
    "usual": ["seminar"],
    "offers": ["Мария Орлова"],
    "dates": [[1, "15 марта 2026"]],
    "year": 2026,
    "held": True,
    "topics": ["Эмоциональное выгорание"],
    "codes": ["03-26-017"],
    "supervision": ["Эмоциональное выгорание"],
    "consultation": ["Юридическая"],
    "posts": [[1, "Психолог"]],
    "hosts": [[1, "Психолог"]],
    "who": ["Куратор"],
    "cells": [["content", "Семинар"]],
    "sheet": Sheet(
        report_id=1,
        place="Лесной район",
        quarter=Period.around(Span.QUARTER, date(2026, 1, 1)),
        dates=Dates(date(2026, 4, 1), date(2026, 4, 10), date(2026, 4, 24)),
        state=ReportState.DRAFT,
        form_id=None,
        form=default_form(),
        now={"S1": 1, "F2": 3},
        before={},
        reasons={},
    ).json,
    "fields": registers.every_field(),
    "states": [["sent", "Подана"]],
    "people": [[1, "Мария Орлова"]],
    "channel_names": ["Сайт"],
    "field_kind": "choice",
    "indicators": [["K1", "Кураторов на конец квартала"]],
    "groups": [[1, "Куратор (38)"]],
    "channels": [["Сайт", True]],
    "colleagues": [[1, "Мария Орлова"]],
    "companions": [[1, "Мария Орлова, куратор"]],
    "programmes": ["Комплекс мер"],
    "series": ["Ковчег добра"],
    "places": ["Школа № 3"],
    "families": False,
    "split": "here",
    "questions": [["scale", "Мне интересно"], ["choice", "Что мешает?", "Ничего", "Всё"]],
}
ARGUMENTS = {"count": 40, "year": "2026", "day": "15.03.2026", "number": 12, "code": "F6"}
"""What stands in the words of buttons."""
MOST_WORDS = 3
AS_AGREED = {"privacy-not-personal"}
"""«Это не персональные данные»: the words that the customer named; shorter ones would say something else."""
WORDS = {file.name: file.read_text(encoding="utf-8") for file in sorted((LOCALES / "ru").glob("*.ftl"))}


@cache
def of_files() -> Sequence[EntryType]:
    """Every entry of all files."""
    return tuple(entry for words in WORDS.values() for entry in FluentParser().parse(words).body)


def messages() -> Sequence[Message]:
    return [entry for entry in of_files() if isinstance(entry, Message)]


def keys() -> set[str]:
    return {entry.id.name for entry in messages()}


def referred() -> set[str]:
    """Sentences that stand in other texts."""
    return set(re.findall(r"{ ([a-z]+(?:-[a-z]+)+) }", "".join(WORDS.values())))


def built() -> dict[str, Form]:
    """Every form with sample options."""
    return {spec.name: spec.build(SAMPLE) for spec in forms().values()}


def of_fields() -> Iterator[str]:
    yield from (spec.save_word for spec in forms().values())
    for name, form in built().items():
        yield from (f"{name}-form",) if forms()[name].ledger is None else ()
        yield from (f"{name}-again",) if name in AGAIN else ()
        for field in form.fields:
            if field.title is None:
                yield from (f"{forms()[name].speaks}-{field.name}", f"{forms()[name].speaks}-{field.name}-ask")


def of_entries() -> Iterator[str]:
    for entry in entries().values():
        yield f"command-{entry.command}"
        yield from (f"menu-{entry.command}",) if entry.menu else ()


def of_periods() -> Iterator[str]:
    for span in (Span.QUARTER, Span.HALF, Span.YEAR, Span.SCHOOL):
        yield from (f"period-{span}", f"period-{span}-brief")


def of_letters(sort: str) -> Iterator[str]:
    """What the modules of letters put together: their `TEXTS`, or their `BUTTONS`."""
    for file in trees("scheduler/letters"):
        yield from getattr(import_module(".".join(file.with_suffix("").parts)), sort, ())


@cache
def in_windows() -> Set[str]:
    """What areas and letters put together, but for buttons."""
    return {*chain.from_iterable(area.texts for area in areas()), *of_letters("TEXTS")}


@cache
def families() -> Set[str]:
    """Every key that is put together."""
    buttons = {*chain.from_iterable(area.buttons for area in areas()), *of_letters("BUTTONS")}
    return {*buttons, *of_fields(), *of_entries(), *of_periods(), *in_windows()}


def literals() -> set[str]:
    """Every string that stands in the product's code."""
    return {
        node.value
        for tree in trees(*PRODUCT).values()
        for node in nodes(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def said() -> set[str]:
    """Every literal that is surely a key."""
    found = set()
    for tree in trees(*PRODUCT).values():
        for name, call in calls(tree):
            first = call.args[0] if call.args else None
            if name in SAYS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
        for node in nodes(tree):
            if isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                found |= {
                    value.value
                    for key, value in pairs
                    if isinstance(key, ast.Constant)
                    and key.value == "key"
                    and isinstance(value, ast.Constant)
                    and isinstance(value.value, str)
                }
    return found


def on_buttons() -> set[str]:
    """Every key that a button bears."""
    found = set()
    for tree in trees("handlers", "models").values():
        for name, call in calls(tree):
            if name not in ("Tap", "Button", "Select", "_act"):
                continue
            for inner, word in calls(call):
                if inner in ("TextKey", "Text") and isinstance(word.args[0], ast.Constant):
                    found.add(str(word.args[0].value))
    built = {key for key in families() if not key.endswith(("-ask", "-form")) and not key.startswith("command-")}
    return (found | built) - in_windows()


def test_every_entry_is_understood() -> None:
    assert [entry.content for entry in of_files() if isinstance(entry, Junk)] == []


def test_no_key_stands_twice() -> None:
    every = Counter(entry.id.name for entry in messages())
    assert [key for key, times in every.items() if times > 1] == []


def test_every_key_that_is_said_exists() -> None:
    assert (said() | families()) - keys() == set()


def test_every_key_that_exists_is_said() -> None:
    assert keys() - families() - literals() - referred() == set()


SENDS = re.compile(r"(?:сообщите|скажите|попросите|обращайтесь|напомните)[^.]*координатор", re.IGNORECASE)
TO_ANOTHER = {"check-in-stranger", "menu-stranger", "people-not-yourself"}
"""A stranger, and a coordinator who needs another one."""
TO_A_POST = {"letter-plan-unanswered", "letter-monitoring-closed", "letter-monitoring-entered"}
"""Letters speak to whoever holds a post, whatever else they are."""


def test_nobody_sends_a_coordinator_to_the_coordinator() -> None:
    every = messages()
    sending = {one.id.name: one for one in every if one.value and SENDS.search(serialize_pattern(one.value))}
    spared = {name for name, entry in sending.items() if "coordinator" in {one.id.name for one in entry.attributes}}
    assert sending.keys() - spared == TO_ANOTHER | TO_A_POST
    for attribute in (one for entry in every for one in entry.attributes):
        assert attribute.id.name in (Role.COORDINATOR, Role.ADMIN)
        assert not SENDS.search(serialize_pattern(attribute.value)), attribute.id.name


def test_telegram_takes_what_is_said_of_the_bot() -> None:
    assert len(texts().plain("bot-description")) <= DESCRIPTIONS["description"]
    assert len(texts().plain("bot-short")) <= DESCRIPTIONS["short_description"]


def test_a_button_is_short() -> None:
    buttons = on_buttons()
    assert {"form-save", "menu", "join-agree", "my-repeat", "form-today"} <= buttons
    periods = {key for key in families() if key.startswith("period-")}
    said = {key: texts().plain(key, **ARGUMENTS) for key in buttons - periods - AS_AGREED - {"form-month-short"}}
    assert {key: text for key, text in said.items() if len(text.strip("‹› ").split()) > MOST_WORDS} == {}
    assert {key: text for key, text in said.items() if text.endswith(".") or "<" in text} == {}
    assert {key: text for key, text in said.items() if not fits(text)} == {}, "a phone of 360 pixels shows it whole"


@pytest.mark.parametrize("file", WORDS)
def test_the_tone(file: str) -> None:
    words = re.sub(r"^#.*$", "", WORDS[file], flags=re.MULTILINE)
    words = words.replace('{ "" }', "")  # Fluent's way to say nothing
    assert "!" not in words, "no exclamation marks"
    assert not re.search(r"[а-яё,;:–] (?:Вы|Вас|Вам|Вами|Ваш\w*)\b", words), "«вы» in lower case"
    assert "неблагополучн" not in words.lower()
    assert '"' not in words, "«ёлочки»"
    assert not re.search(r"\d-\d| - ", words), "en dash in ranges and between words"


MESSENGER = re.compile(r"телеграм|telegram", re.IGNORECASE)


def test_only_its_name_names_a_messenger() -> None:
    """The same words are said in each of them: they say «бот», «мессенджер»."""
    said = [
        f"{file.name}: {line.partition('=')[0].strip()}"
        for file in sorted((LOCALES / "ru").glob("*.ftl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if MESSENGER.search(line.partition("=")[2] or line) and not line.startswith("#")
    ]
    assert said == ["messengers.ftl: messenger-telegram"]
