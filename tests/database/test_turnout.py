"""From «позвали» to «полезно»: every cut counted by the database, visits beside different people."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from documents.papers.registry import DOCX
from examples.papers.check import check_paper
from models.activities import Category, Facts, Type
from models.errors import Denied
from models.events.kinds import Answer, Presence, Reason, Usefulness
from models.events.states import EventState
from models.events.tables import Event
from models.papers.kinds import PaperKind
from models.people import Post
from models.periods import Period, Span
from services.activities import records
from services.events import opinions
from services.events.inner.opinions import ask_useful
from services.events.turnout import turnout
from services.people import posts
from tests.support.afterwards import CAME, SILENT, crowd, held
from tests.support.clock import FakeClock
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, VERA, Town

YEAR = Period.around(Span.YEAR, date(2026, 3, 16))
QUARTER = Period.around(Span.QUARTER, date(2026, 3, 16))
BUSY = (Answer.DECLINED, Presence.NONE, Reason.BUSY)
NOT_COME = (Answer.COMING, Presence.NONE)


async def seminar_twice(town: Town) -> tuple[int, int]:
    """Maria comes to both, Pyotr to none; Igor comes unasked."""
    first = await held(town, {MARIA: CAME, PYOTR: BUSY, ANNA: NOT_COME}, hosts=[OLGA], unasked=[IGOR])
    later = datetime(2026, 4, 2, 7, tzinfo=UTC)
    second = await held(town, {MARIA: CAME, PYOTR: SILENT}, hosts=[OLGA], key="second", title="Второй", starts_at=later)
    return first, second


async def test_the_funnel_of_a_period(town: Town) -> None:
    await seminar_twice(town)
    found = await turnout(await town.work(OLGA), YEAR)
    whole = found.total
    assert (whole.asked, whole.answered, whole.coming) == (5, 4, 3)
    assert (whole.came, whole.unasked, whole.people) == (3, 1, 2)
    assert whole.declined == {Reason.BUSY: 1}
    assert whole.share == 40
    assert [(one.name, one.asked, one.came) for one in found.events] == [("Второй", 2, 1), ("Границы помощи", 3, 2)]
    assert [(one.name, one.asked, one.came, one.people) for one in found.districts] == [
        ("Лесной район", 2, 0, 0),
        ("Петровский район", 2, 2, 1),
    ]
    assert [one.name for one in found.absent] == ["Лесной район"]
    assert [(one.name, one.asked, one.came) for one in found.posts] == [
        ("Куратор", 4, 2),
        ("Психолог", 1, 0),
        ("Руководитель", 0, 1),
    ]
    assert [(one.name, one.asked, one.came) for one in found.quarters] == [
        ("quarter:2026-01-01", 3, 2),
        ("quarter:2026-04-01", 2, 1),
    ]


async def test_a_period_has_its_own_events_and_a_centre_its_own(town: Town) -> None:
    await seminar_twice(town)
    found = await turnout(await town.work(IGOR), QUARTER)
    assert (found.total.asked, len(found.events)) == (3, 1)
    assert (await turnout(await town.work(VERA), YEAR)).empty
    for who in (MARIA, ANNA):
        with pytest.raises(Denied):
            await turnout(await town.work(who), YEAR)


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.ANNOUNCED, EventState.CANCELLED])
async def test_what_was_not_held_counts_for_nothing(town: Town, state: EventState) -> None:
    await held(town, {MARIA: CAME}, state=state)
    assert (await turnout(await town.work(OLGA), YEAR)).empty


async def test_the_edges_of_a_period_are_the_centre_s_own_days(town: Town) -> None:
    for number, at in enumerate(("2026-03-31T20:59", "2026-03-31T21:01")):
        await held(town, {MARIA: CAME}, key=f"k{number}", starts_at=datetime.fromisoformat(f"{at}:00+00:00"))
    found = await turnout(await town.work(OLGA), YEAR)
    assert [(one.name, one.came) for one in found.quarters] == [("quarter:2026-01-01", 1), ("quarter:2026-04-01", 1)]
    assert (await turnout(await town.work(OLGA), QUARTER)).total.came == 1


async def test_useful_is_what_is_shown_of_it_and_of_no_district(town: Town) -> None:
    people = await crowd(town, 6)
    event = await held(town, dict.fromkeys(people, CAME))
    async with town.db.writing() as session:
        await ask_useful(session, town.clock.now(), await session.get_one(Event, event))
    for number, who in enumerate(people):
        verdict = Usefulness.USEFUL if number else Usefulness.NO
        await opinions.say_useful(await town.work(who), event, verdict)
    found = await turnout(await town.work(OLGA), YEAR)
    assert (found.total.said, found.total.useful) == (5, 4)
    assert (found.events[0].said, found.quarters[0].useful) == (5, 4)
    assert found.districts[0].said == 0


async def test_what_was_stays_with_the_district_that_the_post_was_of(town: Town, clock: FakeClock) -> None:
    await seminar_twice(town)
    clock.move(days=30)
    olga = await town.work(OLGA)
    async with town.db.reading() as session:
        post = await session.scalar(select(Post.id).where(Post.id == town.bereg.posts[MARIA.name]))
    await posts.move_post(olga, post or 0, town.bereg.districts["Степной район"])
    found = await turnout(olga, YEAR)
    assert {one.name: one.came for one in found.districts}["Петровский район"] == 2


async def test_nobody_was_ever_asked(town: Town) -> None:
    found = await turnout(await town.work(OLGA), YEAR)
    assert found.empty
    assert found.total.share is None


@pytest.mark.parametrize("kind", [PaperKind.ANALYSIS, PaperKind.SUMMARY])
async def test_papers_say_what_sql_of_its_own_counts(town: Town, clock: FakeClock, kind: PaperKind) -> None:
    await seminar_twice(town)
    people = await crowd(town, 6)
    event = await held(town, dict.fromkeys(people, CAME), key="third")
    async with town.db.writing() as session:
        await ask_useful(session, town.clock.now(), await session.get_one(Event, event))
    for who in people[:5]:
        await opinions.say_useful(await town.work(who), event, Usefulness.USEFUL)
    facts = Facts(type=Type.SEMINAR, title="О доме", day=date(2026, 3, 10), attendance={Category.CURATORS: (8, 0)})
    olga = await town.work(OLGA)
    await records.log_activity(olga, facts, "s")
    checked = await check_paper(olga, kind, DOCX, YEAR)
    assert checked is not None
    assert checked.differences == []
    assert checked.compared > 10
