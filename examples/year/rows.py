"""Plan against fact, row by row: what the cards say in the chat beside a count in plain SQL."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from examples.papers.plan import DONE
from examples.year.cast import COORDINATOR
from examples.year.hands import Hands, Stuck
from examples.year.world import World

TURN = "Дальше ›"
SECTIONS = "По разделам"
LAST = "Прошлый год"
MARK = re.compile(r"^(✅|○|⚠️) (?:до )?\d{1,2} [а-я]+ \d{4}", re.MULTILINE)
MANY = re.compile(r"^Выполнено (\d+) из (\d+) за год", re.MULTILINE)
PAGES = 40
"""More than any list of a plan has."""
WAYS = (TURN, "‹ Назад", "К плану")
FACT = text(
    "SELECT i.content, i.deadline, COUNT(o.id) AS expected, COALESCE(SUM(o.done >= o.count), 0) AS done "  # noqa: S608
    "FROM plan_items i JOIN plan_sections s ON s.id = i.section_id "
    f"LEFT JOIN (SELECT o.id, o.item_id, o.count, {DONE} AS done "
    "FROM occurrences o WHERE o.cancelled_at IS NULL) o ON o.item_id = i.id "
    "GROUP BY i.id, i.content, i.deadline, s.position, i.place ORDER BY s.position, i.place"
)


@dataclass(frozen=True)
class Row:
    """A row of the plan: how many dates it has, and how many are done by the card and by SQL. A cancelled row's card
    tells no dates."""

    content: str
    deadline: str
    expected: int
    product: int | None
    sql: int
    dates: int

    @property
    def ok(self) -> bool:
        """Whether the card says what the records say."""
        return (self.product, self.dates) == (self.sql, self.expected)


async def count_rows(world: World) -> list[Row]:
    """Every row of the plan, in its order."""
    async with world.db.reading() as session:
        facts = (await session.execute(FACT)).all()
    cards = list[str]()
    with world.trying(COORDINATOR, "план по разделам"):
        cards = await _cards(world)
    if len(cards) != len(facts):
        world.diary.stuck.append(f"В плане строк {len(facts)}, а карточек {len(cards)}")
    return [_row(fact, card) for fact, card in zip(facts, cards, strict=False)]


def _row(fact: Any, card: str) -> Row:
    content, deadline = " ".join((fact.content or "").split()), " ".join((fact.deadline or "").split())
    if many := MANY.search(card):
        return Row(content, deadline, fact.expected, int(many[1]), int(fact.done), int(many[2]))
    marks = MARK.findall(card)
    return Row(content, deadline, fact.expected, marks.count("✅"), int(fact.done), len(marks))


async def _cards(world: World) -> list[str]:
    """Every item's card, opened by the coordinator section by section."""
    hands, cards = world.hands(COORDINATOR), list[str]()
    phone = hands.phone
    turns: list[str] = []
    while len(turns) < PAGES:
        await _sections(hands, turns)
        for section in [n for n, label in enumerate(phone.buttons) if label not in WAYS]:
            await phone.press_nth(section)
            cards += await _section(world)
            await _sections(hands, turns)
        if TURN not in phone.buttons:
            return cards
        turns.append(f"[{TURN}]")
    return cards


async def _sections(hands: Hands, turns: list[str]) -> None:
    """The sections of the year that was lived: in January its plan stands behind «Прошлый год», what is open first."""
    await hands.talk("/plan")
    for way in (LAST, "К плану"):
        if SECTIONS not in hands.phone.buttons:
            if not (label := next((one for one in hands.phone.buttons if one.startswith(way)), "")):
                raise Stuck(hands.phone.screen)
            await hands.talk(f"[{label}]")
    await hands.talk(f"[{SECTIONS}]", *turns)


async def _section(world: World) -> list[str]:
    hands, cards = world.hands(COORDINATOR), list[str]()
    phone = hands.phone
    for _ in range(PAGES):
        items = [n for n, label in enumerate(phone.buttons) if label not in WAYS]
        for item in items:
            await phone.press_nth(item)
            cards.append(phone.screen)
            await hands.talk("[К списку]")
        if TURN not in phone.buttons:
            return cards
        await hands.talk(f"[{TURN}]")
    return cards
