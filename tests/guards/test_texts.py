"""Every word stands in `locales/`, every word there is said, and buttons are short."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from fluent.syntax.serializer import serialize_pattern

from documents.papers.trouble import Trouble
from handlers.activities.kept import Narrowing
from handlers.area import entries, forms
from handlers.people.forms import INVITED, SPECIALISTS, ZONES
from handlers.plan.card import FORMS as CARD_FORMS
from handlers.plan.import_kept import Notes
from handlers.requests.forms import TIMES, URGENT, USUAL
from handlers.requests.papers import WRITERS
from models.access import Role
from models.activities import GROUPS, Category, Evidence, Format, Involvement, Level, Material, Organisation, Type
from models.activity_filters import Having
from models.audit import Event, Paper
from models.channels import Channels
from models.clarifications import Cleared
from models.forms.form import Form
from models.gaps import Gap
from models.labels import fits
from models.monitoring.checks import OPPOSITE
from models.monitoring.days import Dates, MonitoringDays
from models.monitoring.form import default_form
from models.monitoring.tables import ReportEventKind as Did
from models.monitoring.tables import State as ReportState
from models.notifications import NoticeKind, Status
from models.papers.kinds import PaperKind
from models.papers.texts import OwnParts
from models.people import Employment, Pace, Trade
from models.periods import Period, Span
from models.plan.draft import EVERYONE, NOBODY, VACANT
from models.plan.next_year import YearMark
from models.plan.proposals import WHY, Outcome, Proposed
from models.plan.rules import PlanRules
from models.plan.tables import CELLS, PlanChangeKind
from models.privacy import Category as PersonalData
from models.questionnaires import Theme
from models.reminders.rules import ReminderRules
from models.requests.lists import LISTED, RequestTopics
from models.requests.meetings import MeetingState
from models.requests.states import WAYS, RequestStep, State
from models.requests.tables import Mode, Rating, RequestKind
from models.requests.terms import RequestTerms
from models.summaries import SummaryRhythm
from models.trips import TripPurpose
from places.people import MeetThen
from places.plan import ItemThen, ProposalThen
from scheduler.letters.requests import STEPS_TOLD_ELSEWHERE
from services.monitoring.sheets import Sheet
from services.news.writing import SAID as NEWS_SAID
from services.papers.analysis_words import TOLD
from services.papers.plan_fact import COLUMNS as PLAN_COLUMNS
from services.papers.register import COLUMNS as REGISTER_COLUMNS
from services.papers.samples import WORDS as SAMPLE_WORDS
from services.papers.trips import COLUMNS as TRIP_COLUMNS
from services.plan.lists import COUNTED, View
from services.reminders.log import OURS
from services.requests.lists import View as RequestView
from services.requests.routing import ANSWERERS
from services.texts import LOCALES, texts
from simulator.limits import DESCRIPTIONS
from tests.guards.source import PRODUCT, calls, trees

SAYS = {"TextKey", "html", "plain", "Text", "tell", "told", "DomainError", "BadInput", "NotFound"}
"""Calls whose first argument is a key."""
AGAIN = {"activity", "trip", "invite", "center"}
"""Forms that are offered once more when they are saved: the others go back to the window that they were opened from."""
SAMPLE = {
    "vacancies": [[1, "Петрова А.В.", 2, True]],
    "districts": [[1, "Лесной район"]],
    "usual": ["seminar"],
    "offers": ["Мария Орлова"],
    "dates": [[1, "15 марта 2026"]],
    "year": 2026,
    "topics": ["Эмоциональное выгорание"],
    "codes": ["03-26-017"],
    "supervision": ["Эмоциональное выгорание"],
    "consultation": ["Юридическая"],
    "posts": [[1, "Психолог"]],
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
    "indicators": [["K1", "Кураторов на конец квартала"]],
    "groups": [[1, "Куратор (38)"]],
    "channels": [["Сайт", True]],
    "colleagues": [[1, "Мария Орлова"]],
    "companions": [[1, "Мария Орлова, куратор"]],
    "programmes": ["Комплекс мер"],
    "series": ["Ковчег добра"],
    "places": ["Школа № 3"],
    "questions": [["scale", "Мне интересно"], ["choice", "Что мешает?", "Ничего", "Всё"]],
}
ARGUMENTS = {"count": 40, "year": "2026", "day": "15.03.2026", "number": 12, "code": "F6"}
"""What stands in the words of buttons."""
MOST_WORDS = 3
AS_AGREED = {"privacy-not-personal"}
"""«Это не персональные данные»: the words that the customer named; shorter ones would say something else."""
ENTRIES_OF = {
    file.name: FluentParser().parse(file.read_text(encoding="utf-8")).body
    for file in sorted((LOCALES / "ru").glob("*.ftl"))
}
WORDS_OF_ALL = "".join(file.read_text("utf-8") for file in (LOCALES / "ru").glob("*.ftl"))
REFERRED = set(re.findall(r"{ ([a-z]+(?:-[a-z]+)+) }", WORDS_OF_ALL))
"""Sentences that stand in other texts."""
KEYS = {entry.id.name for body in ENTRIES_OF.values() for entry in body if isinstance(entry, Message)}


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
                yield from (f"{name}-{field.name}", f"{name}-{field.name}-ask")


def of_kinds() -> Iterator[str]:
    kinds: dict[str, type[StrEnum]] = {
        "type": Type,
        "format": Format,
        "level": Level,
        "category": Category,
        "evidence": Evidence,
        "material": Material,
        "involvement": Involvement,
        "organisation": Organisation,
        "employment": Employment,
        "trade": Trade,
    }
    for prefix, kind in kinds.items():
        yield from (f"{prefix}-{value.replace('_', '-')}" for value in kind)
    yield from (f"group-{name}" for name in GROUPS)
    yield from (f"role-{role}" for role in INVITED)
    yield from (f"post-{name}" for name in SPECIALISTS)
    yield from (f"zone-{name}" for name in ZONES.values())


def of_entries() -> Iterator[str]:
    for entry in entries().values():
        yield f"command-{entry.command}"
        yield from (f"menu-{entry.command}",) if entry.menu else ()


def of_periods() -> Iterator[str]:
    for span in (Span.QUARTER, Span.HALF, Span.YEAR, Span.SCHOOL):
        yield from (f"period-{span}", f"period-{span}-brief")


def of_records() -> Iterator[str]:
    yield from (f"records-by-{by}" for by in Narrowing)
    yield from (f"records-having-{one}" for one in Having)


def of_trips() -> Iterator[str]:
    yield from (f"trip-purpose-{one}" for one in (*TripPurpose, "trip"))


def of_news() -> Iterator[str]:
    yield from (f"news-came-of-{one.replace('_', '-')}" for one in Category)
    yield from (f"news-copies-of-{one.replace('_', '-')}" for one in Material)
    yield from (f"news-field-{one}" for one in NEWS_SAID)


def of_clarifications() -> Iterator[str]:
    yield from (f"clarify-{state}-card" for state in ("waits", Cleared.CHANGED, Cleared.RIGHT))
    yield from (f"letter-record-{outcome}" for outcome in Cleared)


def of_gaps() -> Iterator[str]:
    yield from (f"gap-{gap}" for gap in Gap)


def of_plan_buttons() -> Iterator[str]:
    yield from (f"plan-view-{view}" for view in COUNTED)
    yield from (f"plan-cell-{cell.replace('_', '-')}" for cell in CELLS)
    yield from (f"plan-all-{role}" for role in EVERYONE)
    yield from (f"people-meet-{then}" for then in MeetThen)
    yield from (f"plan-proposal-{then}" for then in ProposalThen)
    yield from (f"plan-act-{then}" for then in (*CARD_FORMS, ItemThen.POSTS, ItemThen.RESTORE))
    yield from (f"plan-post-{word}" for word in (VACANT, NOBODY))


def of_plan_windows() -> Iterator[str]:
    for view in View:
        yield from (f"plan-list-{view}", f"plan-empty-{view}")
    yield from (f"plan-step-{what}" for what in PlanChangeKind if what is not PlanChangeKind.IMPORTED)
    yield from (f"plan-proposed-{kind}" for kind in Proposed)
    yield from (f"plan-decided-{outcome}" for outcome in Outcome if outcome is not Outcome.WAITING)
    yield from (f"letter-plan-{outcome}" for outcome in (Outcome.AGREED, Outcome.REFUSED, Outcome.MOOT))
    yield from (f"moot-plan-{why}" for why in WHY)
    yield from (f"plan-notes-{name}" for name in Notes)
    yield from (f"plan-date-{state}" for state in ("open", "late", "done"))
    yield from (f"plan-diff-{how}" for how in ("changed", "added", "removed"))


def of_monitoring() -> Iterator[str]:
    yield from (f"monitoring-state-{state.replace('_', '-')}" for state in ReportState)
    yield from (f"monitoring-did-{what}" for what in Did)
    yield from (f"monitoring-done-{state}" for state in ("submitted", "late", "zero"))
    yield from (f"monitoring-broken-{how}{when}" for how in OPPOSITE.values() for when in ("", "-when"))
    yield from (f"questionnaire-theme-{theme}" for theme in Theme)


def of_requests() -> Iterator[str]:
    for view in RequestView:
        yield f"requests-view-{view}"
    for kind in LISTED:
        yield from (f"topics-{kind}", *(f"journals-{kind}-{suffix}" for suffix in WRITERS))
    yield from (f"request-kind-{kind}" for kind in RequestKind)
    yield from (f"request-rate-{rating}" for rating in Rating)


def of_request_windows() -> Iterator[str]:
    for view in RequestView:
        yield from (f"requests-list-{view}", f"requests-empty-{view}")
    yield from (f"requests-counts-{view}" for view in (RequestView.DISTRICT, RequestView.TOPIC))
    yield from (f"request-mode-{mode}" for mode in Mode)
    yield from (f"request-urgency-{one}" for one in (USUAL, URGENT))
    yield from (f"request-time-{one}" for one in TIMES)
    for state in State:
        yield from (f"request-state-{state}", f"request-is-{state}")
    yield from (f"meeting-is-{state}" for state in (MeetingState.HELD, MeetingState.CANCELLED))
    for step in RequestStep:
        yield f"request-past-{step.replace('_', '-')}"
        yield from () if step in STEPS_TOLD_ELSEWHERE else (f"letter-request-{step.replace('_', '-')}",)
    yield from (f"request-step-{step}" for step in (RequestStep.FILE, *(way.step for way in WAYS)))
    yield from (f"journal-file-{kind}" for kind in LISTED)


def of_privacy() -> Iterator[str]:
    yield from (f"audit-event-{event.replace('_', '-')}" for event in Event)
    rules = (ReminderRules, MonitoringDays, PlanRules, Channels, RequestTopics, RequestTerms, OwnParts)
    about = (*Paper, *(one.AREA for one in rules), ANSWERERS)
    yield from (f"audit-about-{one.replace('_', '-')}" for one in about)
    yield from (f"audit-template-{one}" for one in ("own", "standard", "before"))
    yield from (f"privacy-{category}" for category in PersonalData)


def of_papers() -> Iterator[str]:
    """What papers say of numbers."""
    yield from (f"paper-{kind.value.replace('_', '-')}" for kind in PaperKind)
    yield from (f"paper-span-{span}" for span in Span if span is not Span.OWN)
    yield from (f"template-{trouble}" for trouble in Trouble)
    yield from (f"sample-{what}" for what in SAMPLE_WORDS)
    yield from (f"counted-{value.replace('_', '-')}" for value in (*Type, *Mode))
    yield from (
        f"counted-{what}"
        for what in ("participants", "events", "curators", "items", "records", "visits", "times", "appeals")
    )
    yield from (f"next-plan-{name.replace('_', '-')}" for name in CELLS)
    yield from (f"next-plan-mark-{mark}" for mark in YearMark)
    yield from (f"compared-mode-{mode}" for mode in Mode)
    yield from (f"review-{how}" for how in ("more", "fewer", "same"))
    yield from (f"trips-{name}" for name in TRIP_COLUMNS)
    yield from (f"plan-fact-{name}" for name in PLAN_COLUMNS)
    yield from (f"register-{name}" for name, _ in REGISTER_COLUMNS)
    yield from (f"analysis-mode-{mode}" for mode in Mode)
    yield from (f"analysis-plan-{state}" for state in TOLD)
    yield from (
        f"analysis-{part}-one" for part in ("events", "projects", "trips", "informing", "programme", "other", "joined")
    )
    yield from (f"analysis-{part}-alike" for part in ("events", "programme"))


def of_summaries() -> Iterator[str]:
    """How often the summary is sent."""
    yield from (f"summary-{what}-{rhythm}" for what in ("rhythm", "sent-to") for rhythm in SummaryRhythm)


def of_reminders() -> Iterator[str]:
    """What reminders say in messages and windows."""
    nudges = ("ahead", "today", "due", "overdue", "held", "again", "asked", "external", "undated", "continuous")
    yield from (f"reminders-{name}" for name in nudges)
    yield from (f"reminders-line-{name}" for name in ("external", "undated", "continuous"))
    moot = (
        "off",
        "gone",
        "moved",
        "done",
        "cancelled",
        "snoozed",
        "hands",
        "newer",
        "dated",
        "logged",
        "nothing",
        "year",
        "open",
    )
    yield from (f"reminders-moot-{why}" for why in moot)
    yield from (f"reminders-year-{name}" for name in ("passed", "ahead", "gaps", "texts", "closing", "debts"))
    yield from (f"reminders-year-{name}-more" for name in ("closing", "debts"))
    yield from (f"reminders-kind-{kind.value.replace('_', '-')}" for kind in OURS)
    yield from {f"reminders-kind-{kind.value.partition('_')[0]}" for kind in NoticeKind if kind not in OURS}
    yield from (f"reminders-status-{status.value}" for status in Status)
    yield from (f"reminders-rules-{example}" for example in ("dated", "quarterly", "monthly"))
    yield from (f"reminders-switched-{way}" for way in ("on", "off"))


def of_reminders_buttons() -> Iterator[str]:
    yield from (f"reminders-pace-{pace.value.replace('_', '-')}" for pace in Pace)
    yield from (f"reminders-year-to-{way}" for way in ("passed", "ahead", "gaps", "closing", "debts"))
    yield from (f"reminders-{word}" for word in ("mark", "record", "later", "move", "not-me", "clarify", "item"))


IN_WINDOWS = {
    *of_news(),
    *of_trips(),
    *of_reminders(),
    *of_papers(),
    *of_plan_windows(),
    *of_monitoring(),
    *of_privacy(),
    *of_request_windows(),
    *of_clarifications(),
    *of_gaps(),
}
FAMILIES = {
    *of_requests(),
    *of_fields(),
    *of_kinds(),
    *of_entries(),
    *of_periods(),
    *of_records(),
    *of_plan_buttons(),
    *of_reminders_buttons(),
    *of_summaries(),
    *of_requests(),
    *IN_WINDOWS,
}


def literals() -> set[str]:
    """Every string that stands in the product's code."""
    return {
        node.value
        for tree in trees(*PRODUCT).values()
        for node in ast.walk(tree)
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
        for node in ast.walk(tree):
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
    families = {key for key in FAMILIES if not key.endswith(("-ask", "-form")) and not key.startswith("command-")}
    return (found | families) - IN_WINDOWS


def test_every_entry_is_understood() -> None:
    junk = [entry.content for body in ENTRIES_OF.values() for entry in body if isinstance(entry, Junk)]
    assert junk == []


def test_no_key_stands_twice() -> None:
    every = Counter(entry.id.name for body in ENTRIES_OF.values() for entry in body if isinstance(entry, Message))
    assert [key for key, times in every.items() if times > 1] == []


def test_every_key_that_is_said_exists() -> None:
    assert (said() | FAMILIES) - KEYS == set()


def test_every_key_that_exists_is_said() -> None:
    assert KEYS - FAMILIES - literals() - REFERRED == set()


SENDS = re.compile(r"(?:сообщите|скажите|попросите|обращайтесь|напомните)[^.]*координатор", re.IGNORECASE)
TO_ANOTHER = {"menu-stranger", "people-not-yourself"}
"""A stranger, and a coordinator who needs another one."""
TO_A_POST = {"letter-plan-unanswered", "letter-monitoring-closed", "letter-monitoring-entered"}
"""Letters speak to whoever holds a post, whatever else they are."""


def test_nobody_sends_a_coordinator_to_the_coordinator() -> None:
    every = [entry for body in ENTRIES_OF.values() for entry in body if isinstance(entry, Message)]
    sending = {one.id.name: one for one in every if one.value and SENDS.search(serialize_pattern(one.value))}
    spared = {name for name, entry in sending.items() if "coordinator" in {one.id.name for one in entry.attributes}}
    assert sending.keys() - spared == TO_ANOTHER | TO_A_POST
    for attribute in (one for entry in every for one in entry.attributes):
        assert attribute.id.name in (Role.COORDINATOR, Role.ADMIN)
        assert not SENDS.search(serialize_pattern(attribute.value)), attribute.id.name


def test_telegram_takes_what_is_said_of_the_bot() -> None:
    assert len(texts().plain("bot-description")) <= DESCRIPTIONS["description"]
    assert len(texts().plain("bot-short")) <= DESCRIPTIONS["short_description"]


def test_there_are_keys_on_buttons() -> None:
    assert {"form-save", "menu", "join-agree", "my-repeat", "form-today"} <= on_buttons()


PERIODS = {key for key in FAMILIES if key.startswith("period-")}


@pytest.mark.parametrize("key", sorted(on_buttons() - PERIODS - AS_AGREED - {"form-month-short"}))
def test_a_button_is_short(key: str) -> None:
    text = texts().plain(key, **ARGUMENTS)
    assert len(text.strip("‹› ").split()) <= MOST_WORDS
    assert not text.endswith(".")
    assert "<" not in text
    assert fits(text), "a phone of 360 pixels shows it whole"


@pytest.mark.parametrize("file", ENTRIES_OF)
def test_the_tone(file: str) -> None:
    words = re.sub(r"^#.*$", "", (LOCALES / "ru" / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
    words = words.replace('{ "" }', "")  # Fluent's way to say nothing
    assert "!" not in words, "no exclamation marks"
    assert not re.search(r"[а-яё,;:–] (?:Вы|Вас|Вам|Вами|Ваш\w*)\b", words), "«вы» in lower case"
    assert "неблагополучн" not in words.lower()
    assert '"' not in words, "«ёлочки»"
    assert not re.search(r"\d-\d| - ", words), "en dash in ranges and between words"
