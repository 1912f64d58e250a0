"""A trip: one save fills the report, the journals, the records and the plan, and nothing is counted twice."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from models.activities import Category, Evidence, Facts, Mode, Type
from models.errors import DomainError, NotFound
from models.papers.kinds import PaperKind, read_period
from models.periods import Period, Span
from models.requests.tables import RequestKind
from models.trips import PurposeSaid, TripPurpose, TripSaid
from services.activities import lists, records
from services.monitoring.counters import count_deeds
from services.papers.making import paper_facts
from services.papers.trips import gather_trips
from services.papers.trips_words import trips_words
from services.plan import changes
from services.plan.cards import open_item
from services.requests.journal import list_held
from services.summary.figures import summarise
from services.trips import reading, saving
from services.work import Work
from tests.support.plan import found, planned, written
from tests.support.town import Town

DAY = date(2026, 3, 12)
PLAN = written(
    "Межведомственное взаимодействие с Советами помощи семье и детям | В течение года | психолог | | Отчет о выездах",
    "Выезды в районы для оказания методической помощи | В течение года | психолог | | Отчет о выездах",
    "Мониторинговые визиты в районы | Март | психолог | | Справка",
    "Супервизии со специалистами и кураторами | По запросу | психолог | | Журнал супервизий",
    "Семинар «Раннее выявление» | Март | психолог | 20 | Протокол",
    "Семинар «Выгорание» | Март | психолог | 20 | Протокол",
)


def said(
    purpose: TripPurpose, people: Mapping[Category, int], title: str = "", kind: Type | None = None
) -> PurposeSaid:
    came = {category: (count, 0) for category, count in people.items()}
    return PurposeSaid(purpose=purpose, type=kind or purpose.type or Type.SEMINAR, title=title, came=came, minutes=60)


def whole(town: Town) -> TripSaid:
    """All six purposes at once: 3 + 5 + 20 + 8 + 4 + 1 people."""
    return TripSaid(
        day=DAY,
        district_id=town.bereg.districts["Лесной район"],
        coauthors=frozenset({town.bereg.persons["Игорь Савельев"]}),
        purposes=(
            said(TripPurpose.CONTROL, {Category.CURATORS: 3}, "Документы кураторов"),
            said(TripPurpose.HELP, {Category.CURATORS: 2, Category.SPECIALISTS: 3}),
            said(TripPurpose.EVENT, {Category.TEACHERS: 20}, "Раннее выявление", Type.SEMINAR),
            said(TripPurpose.COUNCIL, {Category.COUNCILS: 8}, "Итоги квартала"),
            said(TripPurpose.SUPERVISION, {Category.CURATORS: 4}, "Тупиковая ситуация"),
            said(TripPurpose.CONSULTATION, {Category.GUARDIANSHIP: 1}, "Юридическая"),
        ),
        evidence={Evidence.TRIP_REPORT: (True, "папка 3")},
        result="Договорились о встрече",
    )


async def asked(work: Work, query: str) -> list[tuple[Any, ...]]:
    async with work.db.reading() as session:
        return [tuple(row) for row in await session.execute(text(query))]


async def agree(work: Work) -> dict[str, object]:
    """Every door that counts, against the tables themselves; returns what they say."""
    shown = "activities a WHERE a.deleted_at IS NULL AND a.involvement = 'held'"
    kinds = dict(await asked(work, f"SELECT a.type, count(*) FROM {shown} GROUP BY a.type"))  # noqa: S608
    came = "SELECT COALESCE(sum(t.in_person + t.remote), 0) FROM attendance t JOIN activities a ON a.id = t.activity_id"
    ((visits,),) = await asked(work, f"{came} WHERE a.deleted_at IS NULL AND a.involvement = 'held'")
    summary = await summarise(work, Period.around(Span.QUARTER, DAY))
    assert {one.name: one.now for one in summary.types if one.now} == kinds
    assert (summary.activities.now, summary.visits.now) == (sum(kinds.values()), visits)
    register = await paper_facts(work, PaperKind.REGISTER, read_period("2026"))
    assert ({k: n for k, n in register["types"].items() if n}, register["visits"]) == (kinds, visits)
    counted = await count_deeds(work, 2026)
    assert sum(one.activities for one in counted) == sum(kinds.values())
    assert sum(one.participants for one in counted) == visits
    page = await lists.list_all(work)
    assert (page.records, page.visits) == (sum(kinds.values()), visits)
    on_trips = (
        f"{came} LEFT JOIN trip_records r ON r.activity_id = a.id WHERE a.deleted_at IS NULL "
        "AND a.involvement = 'held' AND (a.type = 'trip' OR r.trip_id IS NOT NULL)"
    )
    ((met,),) = await asked(work, on_trips)
    report = await paper_facts(work, PaperKind.TRIPS, read_period("2026")) if "trip" in kinds else {"count": 0}
    assert (report["count"], report.get("visits", 0)) == (kinds.get("trip", 0), met if "trip" in kinds else 0)
    for kind, name in ((RequestKind.SUPERVISION, "supervision"), (RequestKind.CONSULTATION, "consultation")):
        assert len(await list_held(work, kind, 2026)) == kinds.get(name, 0)
    hung = "SELECT i.content, count(*) FROM activities a JOIN plan_items i ON i.id = a.plan_item_id"
    in_plan = dict(await asked(work, f"{hung} WHERE a.deleted_at IS NULL GROUP BY i.content"))
    facts = await paper_facts(work, PaperKind.PLAN_FACT, read_period("2026"))
    assert {one["content"]: len(one["records"]) for one in facts["items"] if one["records"]} == in_plan
    return {"kinds": kinds, "visits": visits, "plan": in_plan}


@pytest.fixture
async def trip(olga: Work, anna: Work, town: Town) -> int:
    """Anna's, with a plan that wants all of it."""
    await planned(olga, PLAN)
    return await saving.store_trip(anna, whole(town), "anna:trip")


async def test_one_save_fills_everything_once(trip: int, olga: Work, anna: Work, town: Town) -> None:
    told = await agree(olga)
    assert told["kinds"] == {"trip": 1, "seminar": 1, "supervision": 1, "consultation": 1}
    assert told["visits"] == 41
    names = ("Межведомственное", "Выезды", "Мониторинговые", "Супервизии", "Семинар «Раннее")
    in_plan = told["plan"]
    assert isinstance(in_plan, dict)
    assert {next(n for n in names if one.startswith(n)): count for one, count in in_plan.items()} == dict.fromkeys(
        names, 1
    )
    (visit,) = (await open_item(olga, (await found(olga, "мониторинговые")).id)).dates
    assert visit.done == visit.count, "a date of the plan is closed too"
    (row,) = await list_held(olga, RequestKind.SUPERVISION, 2026)
    assert (row.mode, row.topic, row.people, row.minutes, row.districts) == (
        "групповая",
        "Тупиковая ситуация",
        4,
        60,
        "Лесной район",
    )
    report = (await saving_report(olga))[0]
    assert report == (
        "Контроль: Документы кураторов (3 чел.); Методическая помощь (5 чел.); Семинар: Раннее выявление (20 чел.); "
        "Совет помощи: Итоги квартала (8 чел.); Супервизия: Тупиковая ситуация (4 чел.); "
        "Консультация: Юридическая (1 чел.)"
    )
    shown = await gather_trips(olga, read_period("2026"))
    assert str(trips_words(shown)["text"]).startswith("Совершён 1 выезд")
    assert shown.trips[0].who == ("Анна Белова, Психолог", "Игорь Савельев, Руководитель")
    again = await asyncio.gather(*(saving.store_trip(anna, whole(town), "anna:trip") for _ in range(3)))
    assert set(again) == {trip}
    assert await agree(olga) == told, "a second press makes nothing"


async def saving_report(work: Work) -> list[str]:
    return [one.purpose for one in (await gather_trips(work, read_period("2026"))).trips]


async def test_several_presses_at_once_are_one_trip(anna: Work, olga: Work, town: Town) -> None:
    made = await asyncio.gather(*(saving.store_trip(anna, whole(town), "anna:trip") for _ in range(4)))
    assert len(set(made)) == 1
    assert await asked(olga, "SELECT count(*) FROM activities") == [(7,)]


async def test_a_save_that_breaks_in_the_middle_leaves_nothing(
    anna: Work, olga: Work, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, calls = saving._place, []

    async def dies(*args: object) -> None:
        calls.append(args)
        if len(calls) == 5:
            raise ConnectionError
        await place(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "_place", dies)
    with pytest.raises(ConnectionError):
        await saving.store_trip(anna, whole(town), "anna:trip")
    assert await asked(olga, "SELECT count(*) FROM activities") == [(0,)]
    monkeypatch.setattr(saving, "_place", place)
    await saving.store_trip(anna, whole(town), "anna:trip")
    assert await asked(olga, "SELECT count(*) FROM activities") == [(7,)], "the press again is not lost"


async def test_a_change_of_one_record_keeps_the_others(trip: int, anna: Work, olga: Work) -> None:
    lines = {one.purpose: one for one in (await reading.trip_of(anna, trip)).lines}  # type: ignore[union-attr]
    seminar = lines[TripPurpose.EVENT].id
    before = (await records.open_activity(anna, seminar)).answers
    after = {**before, "type": "training", "attendance": {"teachers": [15, 0]}, "result": "Учились"}
    await records.change_activity(anna, seminar, before, after)
    told = await agree(olga)
    assert told["visits"] == 36
    assert (await records.open_activity(anna, trip)).answers["title"] == (
        "Контроль, методическая помощь, тренинг, Совет помощи, супервизия, консультация"
    )
    await records.delete_activity(anna, lines[TripPurpose.SUPERVISION].id)
    told = await agree(olga)
    assert told["kinds"] == {"trip": 1, "training": 1, "consultation": 1}
    assert (await open_item(olga, (await found(olga, "супервизии")).id)).deeds == []


async def test_the_whole_trip_is_changed_by_its_form(trip: int, anna: Work, olga: Work, town: Town) -> None:
    seminar = next(one.id for one in (await reading.trip_of(anna, trip)).lines if one.type is Type.SEMINAR)  # type: ignore[union-attr]
    own = (await records.open_activity(anna, seminar)).answers
    await records.change_activity(anna, seminar, own, {**own, "result": "Сказано отдельно"})
    before = await reading.open_trip(anna, trip)
    assert TripSaid.read(before) == whole(town), "what was said comes back"
    after = {
        **before,
        "day": "2026-03-13",
        "purposes": ["control", "event", "consultation"],
        "control-came": {"curators": [6, 0]},
    }
    assert await saving.change_trip(anna, trip, before, after)
    told = await agree(olga)
    assert told["kinds"] == {"trip": 1, "seminar": 1, "consultation": 1}
    assert told["visits"] == 6 + 20 + 1
    days = await asked(olga, "SELECT DISTINCT day FROM activities WHERE deleted_at IS NULL")
    assert [str(day) for (day,) in days] == ["2026-03-13"]
    kept = (await records.open_activity(anna, seminar)).answers
    assert (kept["result"], kept["day"]) == ("Сказано отдельно", "2026-03-13")
    now = await reading.open_trip(anna, trip)
    assert await saving.change_trip(anna, trip, now, {**now, "purposes": [*now["purposes"], "council"],
                                                      "council-came": {"councils": [2, 0]}})  # fmt: skip
    assert len((await open_item(olga, (await found(olga, "советами")).id)).deeds) == 1, "put in again, it counts again"
    await agree(olga)


async def test_a_change_takes_no_date_of_the_plan_and_no_day_of_a_record(trip: int, anna: Work, olga: Work) -> None:
    control = "SELECT day, occurrence_id FROM activities WHERE involvement = 'within' AND title = 'Документы кураторов'"
    ((_, visits),) = await asked(olga, control)
    seminar = next(one.id for one in (await reading.trip_of(anna, trip)).lines if one.type is Type.SEMINAR)  # type: ignore[union-attr]
    own = (await records.open_activity(anna, seminar)).answers
    await records.change_activity(anna, seminar, own, {**own, "day": "2026-03-11"})
    seen = await reading.open_trip(anna, trip)
    await saving.change_trip(anna, trip, seen, {**seen, "help-came": {"curators": [9, 0]}})
    assert (await records.open_activity(anna, seminar)).answers["day"] == "2026-03-11", "it was held on the eve"
    await saving.change_trip(anna, trip, seen, {**seen, "day": "2026-03-13"})
    assert visits
    assert [(str(day), date_id) for day, date_id in await asked(olga, control)] == [("2026-03-13", visits)]


async def test_two_windows_change_different_things(trip: int, anna: Work, olga: Work) -> None:
    seen = await reading.open_trip(anna, trip)
    await saving.change_trip(anna, trip, seen, {**seen, "result": "Новый результат"})
    await saving.change_trip(olga, trip, seen, {**seen, "help-came": {"curators": [9, 0]}})
    now = await reading.open_trip(anna, trip)
    assert (now["result"], now["help-came"]) == ("Новый результат", {"curators": [9, 0]})


async def test_a_trip_that_is_deleted_takes_all_of_it_along(trip: int, anna: Work, olga: Work) -> None:
    await records.log_activity(anna, Facts(type=Type.TALK, title="О доме", day=DAY), "anna:talk")
    await records.delete_activity(anna, trip)
    told = await agree(olga)
    assert (told["kinds"], told["visits"], told["plan"]) == ({"talk": 1}, 0, {})
    with pytest.raises(NotFound):
        await saving.change_trip(anna, trip, {}, {"result": "Поздно"})


async def test_a_trip_counts_for_an_item_once_whoever_chooses_it(trip: int, anna: Work, olga: Work) -> None:
    councils = (await found(olga, "советами")).id
    await changes.link(anna, trip, councils)
    assert [deed.id for deed in (await open_item(olga, councils)).deeds] == [trip]
    await agree(olga)


async def test_a_plan_with_one_row_of_trips_counts_a_trip_once(anna: Work, olga: Work, town: Town) -> None:
    await planned(olga, written("Выезды в районы округа | 1 раз в квартал | психолог | 60 | Отчет о выездах"))
    trip = await saving.store_trip(anna, whole(town), "anna:trip")
    card = await open_item(olga, (await found(olga, "выезды")).id)
    assert [deed.id for deed in card.deeds] == [trip]
    assert [date.done for date in card.dates] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"day": date(2026, 3, 17)}, "trip-ahead"),
        ({"purposes": ()}, "trip-no-purpose"),
        ({"purposes": (said(TripPurpose.CONTROL, {}),)}, "trip-nobody"),
        ({"coauthors": frozenset({6})}, "form-gone-person"),
        ({"district_id": 7}, "form-gone-district"),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_is_stored(
    anna: Work, town: Town, wrong: dict[str, object], key: str
) -> None:
    assert town.mayak.persons["Вера Холодова"] == 6
    assert town.mayak.districts["Северный район"] == 7
    with pytest.raises(DomainError) as refused:
        await saving.store_trip(anna, replace(whole(town), **wrong), "anna:trip")  # type: ignore[arg-type]
    assert refused.value.key == key
    assert await asked(anna, "SELECT count(*) FROM activities") == [(0,)]


async def test_a_seminar_is_never_taken_for_another_one(anna: Work, olga: Work, town: Town) -> None:
    await planned(olga, PLAN)
    other = said(TripPurpose.EVENT, {Category.TEACHERS: 5}, "Права приёмных семей", Type.SEMINAR)
    await saving.store_trip(anna, replace(whole(town), purposes=(other,)), "anna:trip")
    rows = await asked(olga, "SELECT plan_item_id FROM activities WHERE type = 'seminar'")
    assert rows == [(None,)], "of the kind and open is not enough to close a date"
    assert (await lists.list_numberless(olga, 2026)).items == [], "the trip's people stand with its seminar"


def test_a_supervision_of_one_is_individual() -> None:
    one = said(TripPurpose.SUPERVISION, {Category.CURATORS: 1}, "Диагностика семьи")
    facts: Facts = TripSaid(day=DAY, district_id=None, purposes=(one,)).record(one, "Супервизия")
    assert facts.mode is Mode.INDIVIDUAL
