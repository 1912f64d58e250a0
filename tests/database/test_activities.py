"""Activities on both engines: logged once, twins, changes by two, deleted."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from models.activities import (
    Activity,
    Attendance,
    Category,
    Evidence,
    Facts,
    Format,
    Handout,
    Level,
    Material,
    Proof,
    Type,
)
from models.errors import Denied, DomainError, NotFound
from services.activities import lists, records, twins
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.town import Town

DAY = date(2026, 3, 12)


def seminar(town: Town, title: str = "Детство без слёз", day: date = DAY) -> Facts:
    return Facts(
        type=Type.SEMINAR,
        title=title,
        day=day,
        district_id=town.bereg.districts["Петровский район"],
        format=Format.MIXED,
        level=Level.DISTRICT,
        attendance={Category.CURATORS: (8, 3), Category.TEACHERS: (12, 0)},
        result="Договорились.",
        evidence={Evidence.MINUTES: (True, "папка 3"), Evidence.PHOTOS: (False, "")},
        handouts={Material.MEMO: 15},
    )


async def test_what_was_logged_is_opened_whole(town: Town, maria: Work, clock: FakeClock) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    card = await records.open_activity(maria, number)
    assert Facts.read(card.answers) == seminar(town)
    assert (card.author, card.created_at, card.edits) == ("Мария Орлова", clock.now(), [])


async def test_one_key_is_one_record_however_often_it_is_pressed(town: Town, maria: Work) -> None:
    numbers = await asyncio.gather(*(records.log_activity(maria, seminar(town), "key") for _ in range(12)))
    assert len(set(numbers)) == 1
    async with town.db.reading() as session:
        for table, rows in ((Activity, 1), (Attendance, 2), (Proof, 2), (Handout, 1)):
            assert await session.scalar(select(func.count()).select_from(table)) == rows


async def test_many_at_once_are_all_there(town: Town, maria: Work, pyotr: Work, gleb: Work) -> None:
    plain = [Facts(type=Type.TALK, title=f"Беседа {n}", day=DAY) for n in range(30)]
    numbers = await asyncio.gather(
        *(records.log_activity((maria, pyotr, gleb)[n % 3], facts, f"k{n}") for n, facts in enumerate(plain))
    )
    assert len(set(numbers)) == 30


async def test_a_failing_one_among_many_fails_alone(town: Town, maria: Work) -> None:
    foreign = town.mayak.districts["Северный район"]
    results = await asyncio.gather(
        *(
            records.log_activity(
                maria,
                Facts(type=Type.TALK, title=f"Беседа {n}", day=DAY, district_id=foreign if n == 3 else None),
                f"k{n}",
            )
            for n in range(8)
        ),
        return_exceptions=True,
    )
    assert [isinstance(r, DomainError) for r in results] == [n == 3 for n in range(8)]
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Activity)) == 7


async def test_twins(town: Town, maria: Work, pyotr: Work, gleb: Work) -> None:
    facts = seminar(town)
    number = await records.log_activity(maria, facts, "key")
    alike = Facts(type=facts.type, title="  ДЕТСТВО «без слез» ", day=facts.day, district_id=facts.district_id)
    found = await twins.find_twin(pyotr, alike)
    assert found is not None
    assert (found.id, found.title) == (number, facts.title)
    assert await twins.find_twin(pyotr, alike, besides=number) is None
    for other in (
        Facts(type=Type.TALK, title=facts.title, day=facts.day, district_id=facts.district_id),
        Facts(type=facts.type, title="Другое", day=facts.day, district_id=facts.district_id),
        Facts(type=facts.type, title=facts.title, day=date(2026, 3, 13), district_id=facts.district_id),
        Facts(type=facts.type, title=facts.title, day=facts.day, district_id=None),
    ):
        assert await twins.find_twin(pyotr, other) is None
    assert await twins.find_twin(gleb, alike) is None, "another centre's record does not exist"
    await records.delete_activity(maria, number)
    assert await twins.find_twin(pyotr, alike) is None


async def test_a_twin_of_several_districts(town: Town, maria: Work, pyotr: Work) -> None:
    petrovsky, lesnoy, ozyorny = list(town.bereg.districts.values())[:3]
    await records.log_activity(maria, replace(seminar(town), districts={petrovsky: 5, lesnoy: 3}), "key")
    theirs = replace(seminar(town), district_id=lesnoy)
    assert await twins.find_twin(pyotr, theirs) is not None, "his district was there too"
    assert await twins.find_twin(pyotr, replace(theirs, district_id=ozyorny)) is None


async def test_a_twin_without_a_district(maria: Work) -> None:
    facts = Facts(type=Type.ARTICLE, title="О доме", day=DAY)
    await records.log_activity(maria, facts, "key")
    assert await twins.find_twin(maria, facts) is not None


async def test_a_change_is_kept_with_who_and_when(town: Town, maria: Work, olga: Work, clock: FakeClock) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    before = (await records.open_activity(maria, number)).answers
    clock.move(days=1)
    after = {**before, "title": "О доме", "attendance": {"curators": [5, 0]}}
    del after["result"]
    assert await records.change_activity(olga, number, before, after) == ["attendance", "result", "title"]
    card = await records.open_activity(maria, number)
    assert card.answers["title"] == "О доме"
    assert "result" not in card.answers
    assert card.author == "Мария Орлова"
    edits = {edit.field: edit for edit in card.edits}
    assert (edits["title"].person, edits["title"].at) == ("Ольга Ветрова", clock.now())
    assert (edits["title"].old, edits["title"].new) == ("Детство без слёз", "О доме")
    assert (edits["result"].old, edits["result"].new) == ("Договорились.", None)
    assert edits["attendance"].old == {"curators": [8, 3], "teachers": [12, 0]}


async def test_nothing_changed_is_no_history(town: Town, maria: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    before = (await records.open_activity(maria, number)).answers
    assert await records.change_activity(maria, number, before, before) == []
    assert (await records.open_activity(maria, number)).edits == []


async def test_two_who_change_different_fields_both_keep_theirs(town: Town, maria: Work, olga: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    before = (await records.open_activity(maria, number)).answers
    hers, coordinators = {**before, "title": "О доме"}, {**before, "result": "Иначе.", "handouts": {"memo": [20, 0]}}
    title, rest = await asyncio.gather(
        records.change_activity(maria, number, before, hers),
        records.change_activity(olga, number, before, coordinators),
    )
    assert (title, rest) == (["title"], ["handouts", "result"])
    answers = (await records.open_activity(maria, number)).answers
    assert (answers["title"], answers["result"], answers["handouts"]) == ("О доме", "Иначе.", {"memo": [20, 0]})


async def test_the_last_of_two_wins_a_field_and_the_history_tells_both(town: Town, maria: Work, olga: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    before = (await records.open_activity(maria, number)).answers
    await records.change_activity(maria, number, before, {**before, "title": "Первое"})
    await records.change_activity(olga, number, before, {**before, "title": "Второе"})
    edits = (await records.open_activity(maria, number)).edits
    assert [(e.person, e.old, e.new) for e in edits] == [
        ("Мария Орлова", "Детство без слёз", "Первое"),
        ("Ольга Ветрова", "Первое", "Второе"),
    ]


async def test_the_format_moves_the_people(town: Town, maria: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    before = (await records.open_activity(maria, number)).answers
    after = {**before, "format": {"format": "remote", "level": "district"}}
    await records.change_activity(maria, number, before, after)
    assert (await records.open_activity(maria, number)).answers["attendance"] == {
        "curators": [0, 11],
        "teachers": [0, 12],
    }


async def test_deleted_is_gone_for_everybody_and_once(town: Town, maria: Work, olga: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    await records.delete_activity(maria, number)
    for use in (
        records.open_activity(maria, number),
        records.open_activity(olga, number),
        records.delete_activity(maria, number),
        records.change_activity(maria, number, {}, {}),
    ):
        with pytest.raises(NotFound):
            await use
    assert (await lists.list_own(maria)).items == []
    assert await records.usual_types(maria) == []


async def test_one_centre_but_not_ones_own(town: Town, maria: Work, pyotr: Work, igor: Work, olga: Work) -> None:
    number = await records.log_activity(maria, seminar(town), "key")
    with pytest.raises(NotFound):
        await records.open_activity(pyotr, number)
    assert not (await records.open_activity(igor, number)).may_change
    for other in (pyotr, igor):
        for use in (
            records.delete_activity(other, number),
            records.change_activity(other, number, {}, {"title": "Моё"}),
        ):
            with pytest.raises(NotFound):
                await use
    assert (await records.open_activity(olga, number)).id == number


async def test_own_records_in_pages_the_newest_first(town: Town, maria: Work, pyotr: Work) -> None:
    for n in range(10):
        await records.log_activity(maria, Facts(type=Type.TALK, title=f"Беседа {n}", day=date(2026, 3, 1 + n)), f"k{n}")
    await records.log_activity(pyotr, seminar(town), "his")
    first, second = await lists.list_own(maria), await lists.list_own(maria, 1)
    assert [b.title for b in first.items] == [f"Беседа {n}" for n in range(9, 3, -1)]
    assert [b.title for b in second.items] == [f"Беседа {n}" for n in range(3, -1, -1)]
    assert (first.more, second.more) == (True, False)


async def test_the_usual_types(maria: Work) -> None:
    kinds = [Type.TALK] * 3 + [Type.TRIP] * 2 + [Type.CLUB, Type.SEMINAR, Type.ARTICLE]
    for n, kind in enumerate(kinds):
        await records.log_activity(maria, Facts(type=kind, title=f"{n}-е", day=DAY), f"k{n}")
    assert (await records.usual_types(maria))[:2] == [Type.TALK, Type.TRIP]
    assert len(await records.usual_types(maria)) == 4


async def test_strangers_and_admins_log_nothing(town: Town, admin: Work, stranger: Work) -> None:
    for work in (admin, stranger):
        with pytest.raises(Denied):
            await records.log_activity(work, seminar(town), "key")
