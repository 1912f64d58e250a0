"""The signed plan is changed by the coordinator; others propose, and one tap agrees or refuses. On both databases."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from models.activities import Facts, Type
from models.errors import Denied, NotFound
from models.plan.proposals import Outcome, Proposal
from models.plan.tables import PlanChange
from services.activities import records
from services.plan import cards, changes, past, proposals, rules
from services.plan.card import Date, ItemCard
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at, outbox, said_all
from tests.support.town import Town

ROUND = "Круглый стол «Итоги» | до 30 апреля | психолог | |"
PAST = ("Совещание | 15 января | психолог | |", "Вебинар | до 10 февраля | психолог | |", "Сбор | май | психолог | |")
TENTH, TWELFTH = date(2026, 5, 10), date(2026, 5, 12)
AGREED = Counter({(Outcome.AGREED, ""): 1})


@pytest.fixture
async def item(olga: Work) -> int:
    await planned(olga, written(ROUND))
    return (await found(olga, "итоги")).id


async def card(work: Work, item: int) -> ItemCard:
    return await cards.open_item(work, item)


async def first(work: Work, item: int) -> Date:
    return (await card(work, item)).dates[0]


async def newest(town: Town) -> int:
    async with town.db.reading() as session:
        return max(await session.scalars(select(Proposal.id)))


async def move(work: Work, item: int, day: date = TENTH) -> bool:
    return await changes.move(work, item, (await first(work, item)).id, day, "Болезнь")


def why(reason: str) -> Counter[tuple[Outcome, str]]:
    return Counter({(Outcome.MOOT, reason): 1})


async def test_a_specialist_proposes_and_nothing_moves_until_the_coordinator_agrees(
    town: Town, olga: Work, anna: Work, item: int
) -> None:
    assert await move(anna, item) is True
    before = await card(olga, item)
    assert (before.dates[0].due, before.steps) == (date(2026, 4, 30), [])
    assert [(one.person, one.day, one.reason) for one in before.proposals] == [("Анна Белова", TENTH, "Болезнь")]
    (letter,) = await said_all(town)
    moved = "перенести срок 30.04.2026 → 10.05.2026, Круглый стол «Итоги»"
    assert letter == f"Ольга: Анна Белова предлагает: {moved}\nПричина: Болезнь [Согласиться] [Отказать]"
    assert await proposals.decide(olga, await newest(town), agree=True) == AGREED
    after = await card(olga, item)
    assert (after.dates[0].due, after.dates[0].moved_from, after.proposals) == (TENTH, date(2026, 4, 30), [])
    assert [(one.person, one.proposer, one.old, one.new, one.reason) for one in after.steps] == [
        ("Ольга Ветрова", "Анна Белова", "30.04.2026", "10.05.2026", "Болезнь")
    ]
    assert (await said_all(town))[-1] == f"Анна: ✅ Координатор согласен: {moved}"
    assert await proposals.decide(olga, await newest(town), agree=False) == AGREED, "what was decided stays so"
    assert (await first(olga, item)).due == TENTH


async def test_what_is_refused_stays_as_it_was_and_the_proposer_hears(
    town: Town, olga: Work, anna: Work, item: int
) -> None:
    assert await changes.cancel(anna, item, "Нет зала") is True
    assert await proposals.decide(olga, await newest(town), agree=False) == Counter({(Outcome.REFUSED, ""): 1})
    assert (await card(olga, item)).item.cancelled_at is None
    assert await said_all(town) == [
        "Ольга: (предложение уже рассмотрено)",
        "Анна: Координатор отказал, в плане всё по-прежнему: отменить пункт, Круглый стол «Итоги»",
    ]


async def test_every_kind_of_change_is_made_when_it_is_agreed_to(town: Town, olga: Work, anna: Work, item: int) -> None:
    assert await changes.clarify(anna, item, "до 20 мая") is True
    await proposals.decide(olga, await newest(town), agree=True)
    assert (await first(olga, item)).due == date(2026, 5, 20)
    assert await changes.cancel_date(anna, item, (await first(olga, item)).id, "Карантин") is True
    await proposals.decide(olga, await newest(town), agree=True)
    assert (await first(olga, item)).cancel_reason == "Карантин"
    assert await changes.cancel(anna, item, "Не нужно") is True
    await proposals.decide(olga, await newest(town), agree=True)
    assert (await card(olga, item)).item.reason == "Не нужно"
    async with town.db.reading() as session:
        both = [(one.person_id, one.proposed_by) for one in await session.scalars(select(PlanChange))]
    assert both == [(olga.person_id, anna.person_id)] * 3


async def test_the_newer_of_two_alike_replaces_the_older(town: Town, olga: Work, anna: Work, item: int) -> None:
    await move(anna, item)
    older = await newest(town)
    await changes.cancel(anna, item, "Не нужно")  # another kind waits beside it
    await move(anna, item, TWELFTH)
    assert [(one.kind.value, one.day) for one in (await card(olga, item)).proposals] == [
        ("cancel", None),
        ("move", TWELFTH),
    ]
    assert await proposals.decide(olga, older, agree=True) == Counter({(Outcome.REPLACED, ""): 1})
    assert (await first(olga, item)).due == date(2026, 4, 30)
    assert [line for line in await said_all(town) if "рассмотрено" in line] == ["Ольга: (предложение уже рассмотрено)"]


async def test_what_changed_meanwhile_is_moot(town: Town, olga: Work, anna: Work, item: int) -> None:
    await move(anna, item)
    await move(olga, item, TWELFTH)
    assert "Ольга: (срок уже другой)" in await said_all(town)
    assert (await card(olga, item)).proposals[0].waits is False
    assert await proposals.decide(olga, await newest(town), agree=True) == why("another")
    await move(anna, item, date(2026, 6, 1))
    await records.log_activity(anna, Facts(type=Type.ROUND_TABLE, title="Итоги", day=date(2026, 3, 12)), "k", item)
    assert await proposals.decide(olga, await newest(town), agree=True) == why("done")
    assert "Анна: Предложение не понадобилось, уже отмечено:" in (await said_all(town))[-1]
    assert (await first(olga, item)).due == TWELFTH
    await changes.cancel(anna, item, "Не нужно")
    await changes.cancel(olga, item, "Сама")
    assert await proposals.decide(olga, await newest(town), agree=False) == why("item-cancelled")


async def test_a_date_that_is_gone_with_its_deadline_is_moot(town: Town, olga: Work, anna: Work, item: int) -> None:
    await move(anna, item)
    await changes.clarify(olga, item, "сентябрь, ноябрь")
    assert await proposals.decide(olga, await newest(town), agree=True) == why("another")


async def test_the_centres_rule_lets_them_change_at_once_and_the_digest_tells(
    town: Town, olga: Work, anna: Work, item: int
) -> None:
    await rules.set_changes_at_once(olga, at_once=True)
    await rules.set_report_day(olga, 15)
    assert await rules.changes_at_once(olga), "one setting keeps the other"
    assert await move(anna, item) is False
    assert (await first(olga, item)).due == TENTH
    assert [(row.name, row.kind, row.together) for row in await outbox(town)] == [("Ольга", "plan_changed", True)]
    (line,) = await said_all(town)
    assert line.startswith("Ольга: – · Круглый стол «Итоги»: ")
    assert line.endswith("Анна Белова, перенос: 30.04.2026 → 10.05.2026, Болезнь")


async def test_an_item_without_dates_gets_them_at_once(town: Town, olga: Work, anna: Work) -> None:
    await planned(olga, written("Слёт | по плану министерства | психолог | |"))
    item = (await found(olga, "слёт")).id
    assert await changes.clarify(anna, item, "до 20 мая") is False
    assert await changes.clarify(anna, item, "до 25 мая") is True


async def test_the_coordinator_asks_nobody(town: Town, olga: Work, item: int) -> None:
    assert await move(olga, item) is False
    assert await outbox(town) == []


async def test_dates_not_held_are_proposed_together_and_agreed_to_with_one_tap(
    town: Town, olga: Work, anna: Work, clock: FakeClock
) -> None:
    at(clock, "2026-04-21 10:00")
    await planned(olga, written(*PAST))
    late = await past.list_past(anna)
    assert await past.close_cancelled(anna, [one.id for one in late], "Болезнь") == (2, True)
    assert [one.proposed for one in await past.list_past(anna)] == [True, True]
    (letter,) = await said_all(town)
    assert "отменить срок 15.01.2026, Совещание" in letter
    assert "отменить срок 10.02.2026, Вебинар" in letter
    facts = Facts(type=Type.WEBINAR, title="Вебинар", day=date(2026, 2, 9))
    await records.log_activity(anna, facts, "k", late[1].item_id, late[1].id)
    async with town.db.reading() as session:
        whole = min(await session.scalars(select(Proposal.id)))
    assert await proposals.decide(olga, whole, agree=True) == AGREED + why("done")
    assert await past.list_past(anna) == []
    assert (await card(olga, late[0].item_id)).dates[0].cancel_reason == "Болезнь"


async def test_one_of_several_is_decided_alone(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    at(clock, "2026-04-21 10:00")
    await planned(olga, written(*PAST))
    late = await past.list_past(anna)
    await past.close_cancelled(anna, [one.id for one in late], "Болезнь")
    (one,) = (await card(olga, late[0].item_id)).proposals
    await proposals.decide(olga, one.id, agree=True, alone=True)
    assert [len((await card(olga, dated.item_id)).proposals) for dated in late] == [0, 1]


async def test_only_a_coordinator_of_the_centre_decides(
    town: Town, olga: Work, anna: Work, vera: Work, item: int
) -> None:
    await move(anna, item)
    with pytest.raises(Denied):
        await proposals.decide(anna, await newest(town), agree=True)
    with pytest.raises(NotFound):
        await proposals.decide(vera, await newest(town), agree=True)
