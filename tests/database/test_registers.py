"""Registers on both databases: who wins, what is counted, when it is reminded of, whose they are."""

import asyncio
import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from sqlalchemy import func, select

from models.activities import Activity, Change, Facts, Involvement, Type
from models.audit import AuditLine, Event
from models.errors import BadInput, Denied, DomainError, NotFound
from models.notifications import NoticeKind
from models.people import Person
from models.periods import Period, Span
from models.register_entries import RegisterEntry
from models.registers.definition import FieldType, shipped
from models.registers.tables import RegisterChange
from models.registers.tallies import CountedBy, RegisterTally
from models.stored import Answers
from services.activities import options, records
from services.people import districts
from services.privacy.own_data import forget, own_data
from services.registers import definitions, lists, offered, paper, saving
from services.registers.inner.counts import count_by, count_channels, count_hours, count_register
from services.registers.inner.terms import register_in
from services.registers.lists import EntryFilter
from services.registers.totals import register_totals
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found as found_item
from tests.support.plan import planned, written
from tests.support.reminders import at, fire, outbox, remind, said
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, VERA, Town

SEMINAR = "Семинар «Ранняя помощь» | Март | психолог | 5 | Протокол"
YEAR = Period.around(Span.YEAR, date(2026, 3, 16))
GRANT: Answers = {"title": "Мир детства", "day": "2026-03-10", "amount": 1_000_000, "state": "sent"}
AGREEMENT: Answers = {"partners": "Фонд «Родник»", "title": "Помощь", "day": "2026-03-12", "until": "2026-06-01"}


def cells(data: bytes) -> list[list[object]]:
    """The rows of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


async def entry(work: Work, key: str, said: Answers, client_key: str = "") -> int:
    return await saving.add_entry(work, key, said, client_key or f"{key}:{said.get('title')}:{said.get('number')}")


async def tally(town: Town, key: str, period: Period = YEAR, items: Sequence[int] | None = None) -> RegisterTally:
    async with town.db.reading() as session:
        return await count_register(session, shipped()[key], town.bereg.id, period, items=items)


async def change(work: Work, key: str, number: int, before: Answers, **after: object) -> saving.EntryChanged:
    return await saving.change_entry(work, key, number, before, before | after, "change")


async def test_a_second_press_stores_nothing_twice(town: Town, anna: Work) -> None:
    first = await entry(anna, "grants", GRANT, "one")
    assert await entry(anna, "grants", GRANT, "one") == first
    made = await entry(anna, "agreements", AGREEMENT, "two")
    assert await entry(anna, "agreements", AGREEMENT, "two") == made
    assert (await tally(town, "grants")).entries == 1
    assert (await tally(town, "agreements")).entries == 1


async def test_two_presses_at_once_store_one(town: Town) -> None:
    works = [await town.work(ANNA) for _ in range(4)]
    found = await asyncio.gather(*(entry(work, "grants", GRANT, "one") for work in works), return_exceptions=True)
    assert len({one for one in found if isinstance(one, int)}) == 1
    assert (await tally(town, "grants")).entries == 1


async def test_two_editors_of_different_fields_both_win(town: Town, anna: Work, olga: Work) -> None:
    number = await entry(anna, "grants", GRANT)
    changed = await change(anna, "grants", number, GRANT, title="Мир детства 2026")
    assert changed == saving.EntryChanged(("title",))
    changed = await change(olga, "grants", number, GRANT, amount=2_000_000)
    assert changed == saving.EntryChanged(("amount",))
    card = await lists.open_entry(anna, "grants", number)
    assert card.values == GRANT | {"title": "Мир детства 2026", "amount": 2_000_000}
    assert [(one.person, one.field, one.old, one.new) for one in card.edits] == [
        (OLGA.name, "amount", 1_000_000, 2_000_000),
        (ANNA.name, "title", "Мир детства", "Мир детства 2026"),
    ]


async def test_of_two_editors_of_one_field_the_second_is_told_and_nothing_is_lost(
    town: Town, anna: Work, olga: Work
) -> None:
    number = await entry(anna, "grants", GRANT)
    await change(anna, "grants", number, GRANT, amount=2_000_000)
    asked = await offered.crossed(olga, "grants", number, GRANT, GRANT | {"amount": 3_000_000})
    assert asked == offered.Crossed(ANNA.name, ["Запрошено"])
    assert await offered.crossed(olga, "grants", number, GRANT, GRANT | {"title": "Иначе"}) is None
    changed = await change(olga, "grants", number, GRANT, amount=3_000_000)
    assert changed == saving.EntryChanged(("amount",), ("amount",))
    card = await lists.open_entry(anna, "grants", number)
    assert [(one.old, one.new) for one in card.edits] == [(2_000_000, 3_000_000), (1_000_000, 2_000_000)]


async def test_what_is_recorded_elsewhere_stands_in_its_register_and_is_counted_once(
    town: Town, anna: Work, olga: Work
) -> None:
    facts = Facts(type=Type.AGREEMENT, title="О помощи", day=date(2026, 2, 3), partners="Школа № 3")
    logged = await records.log_activity(anna, facts, "logged")
    page = await lists.list_entries(olga, "agreements")
    assert [(one.id, one.title, one.state) for one in page.items] == [(logged, "О помощи", "active")]
    now = (await lists.open_entry(olga, "agreements", logged)).values
    await change(olga, "agreements", logged, now, until="2027-02-03", title="О сотрудничестве")
    card = await records.open_activity(anna, logged)
    assert card.answers["title"] == "О сотрудничестве"
    assert [(one.field, one.old) for one in card.edits] == [("title", "О помощи")]
    assert (await tally(town, "agreements")).entries == 1
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Activity)) == 1
        kept = (await session.scalars(select(RegisterEntry))).one()
        assert (kept.title, kept.day, kept.content) == ("", None, {"until": "2027-02-03"})
        assert set(await session.scalars(select(RegisterChange.field))) == {"until"}
        assert set(await session.scalars(select(Change.field))) == {"title"}
    await records.delete_activity(anna, logged)
    assert (await lists.list_entries(olga, "agreements")).items == []


async def test_what_is_entered_in_a_register_is_a_record_like_any_other(town: Town, anna: Work) -> None:
    number = await entry(anna, "conferences", {
        "type": "webinar", "title": "Семья", "day": "2026-03-10", "proofs": ["diplomas"], "talk": "Выявление",
    })  # fmt: skip
    card = await records.open_activity(anna, number)
    assert card.joined
    assert card.answers["evidence"] == {"diplomas": {"there": True, "place": ""}}
    held = Facts(type=Type.WEBINAR, title="Свой", day=date(2026, 3, 1), involvement=Involvement.HELD)
    await records.log_activity(anna, held, "held")
    assert (await tally(town, "conferences")).entries == 1, "what the centre held itself is another thing"


async def test_a_grant_counts_once_it_is_sent_and_in_its_row_of_the_plan(town: Town, anna: Work, olga: Work) -> None:
    await planned(olga, written("Участие в конкурсах, грантах | В течение года | психолог | 4 | Заявки", SEMINAR))
    items = [(await found_item(olga, words)).id for words in ("конкурсах", "Семинар")]
    number = await entry(anna, "grants", GRANT | {"state": "preparing"})
    assert await tally(town, "grants") == RegisterTally()
    assert await saving.advance(anna, "grants", number, "sent", "k") == "Подана"
    assert (await tally(town, "grants")).amount == 1_000_000
    assert (await tally(town, "grants", items=[items[0]])).entries == 1
    assert (await tally(town, "grants", items=[items[1]])).entries == 0
    assert (await tally(town, "grants", items=[])).entries == 0
    assert (await lists.open_entry(anna, "grants", number)).item.startswith("Участие в конкурсах")


async def test_a_state_is_left_from_where_the_button_was_drawn(town: Town, anna: Work, olga: Work) -> None:
    number = await entry(anna, "grants", GRANT)
    assert await saving.advance(anna, "grants", number, "won", "k") == "Победа"
    assert await saving.advance(anna, "grants", number, "won", "k") == "Победа", "a second tap changes nothing"
    with pytest.raises(DomainError, match="register-moved-on") as refused:
        await saving.advance(olga, "grants", number, "lost", "k")
    assert refused.value.arguments == {"state": "Победа"}
    with pytest.raises(DomainError, match="register-moved-on"):
        await saving.advance(olga, "grants", number, "preparing", "k")


async def test_the_data_bank_is_one_number_a_district_and_quarter(town: Town, anna: Work, olga: Work) -> None:
    first, second = (str(town.bereg.districts[name]) for name in ("Петровский район", "Лесной район"))
    last = {"quarter": "2025-10-01", "district": first, "number": 500}
    kept = await entry(anna, "databank", last)
    await entry(anna, "databank", last | {"district": second, "number": 276})
    await entry(anna, "databank", last | {"quarter": "2025-07-01", "number": 40})
    with pytest.raises(DomainError, match="register-slot-taken"):
        await entry(olga, "databank", last | {"number": 501})
    year = Period.around(Span.YEAR, date(2025, 1, 1))
    assert (await tally(town, "databank", year)).number == 776, "the last quarter, over districts"
    quarter = Period.around(Span.QUARTER, date(2025, 8, 1))
    assert (await tally(town, "databank", quarter)).number == 40
    other = await entry(anna, "databank", last | {"quarter": "2025-04-01", "number": 1})
    with pytest.raises(DomainError, match="register-slot-taken"):
        await change(anna, "databank", other, last | {"quarter": "2025-04-01", "number": 1}, quarter="2025-10-01")
    await saving.delete_entry(anna, "databank", kept)
    anew = await entry(anna, "databank", last | {"number": 510})
    assert anew != kept
    with pytest.raises(DomainError, match="register-slot-taken"):
        await saving.restore_entry(anna, "databank", kept)
    assert (await tally(town, "databank", year)).number == 786


async def test_a_district_that_was_merged_meanwhile_goes_on_in_the_other(town: Town, anna: Work, olga: Work) -> None:
    gone, heir = (town.bereg.districts[name] for name in ("Петровский район", "Лесной район"))
    old = await entry(anna, "databank", {"quarter": "2025-10-01", "district": str(gone), "number": 5})
    await districts.merge_districts(olga, gone, heir)
    new = await entry(anna, "databank", {"quarter": "2026-01-01", "district": str(gone), "number": 7})
    assert (await lists.open_entry(anna, "databank", new)).values["district"] == str(heir)
    assert (await lists.open_entry(anna, "databank", old)).values["district"] == str(gone), "recorded is recorded"
    assert [name for _, name in (await offered.offer(anna, "databank")).districts if name == "Петровский район"] == []
    assert "Петровский район" in {name for _, name in (await offered.offer(anna, "databank", old)).districts}
    async with town.db.reading() as session:
        counted = await count_by(session, shipped()["databank"], town.bereg.id, YEAR, CountedBy.DISTRICT)
    assert {key: one.number for key, one in counted.items()} == {heir: 7}
    await districts.close_district(olga, heir)
    with pytest.raises(DomainError, match="form-gone-district"):
        await entry(anna, "databank", {"quarter": "2026-01-01", "district": str(heir), "number": 8})


async def test_a_channel_that_was_removed_is_refused_but_where_it_stood(town: Town, anna: Work, olga: Work) -> None:
    news = {"type": "publication", "title": "О нас", "day": "2026-03-10", "channel": "Газета"}
    number = await entry(anna, "publications", news)
    await options.set_channels(olga, ["Сайт – ссылка", "Стенд"])
    with pytest.raises(BadInput, match="register-channel-gone"):
        await entry(anna, "publications", news | {"title": "Ещё"})
    await change(anna, "publications", number, news, title="О нашей работе")
    assert "Газета" in (await offered.offer(anna, "publications", number)).channels
    async with town.db.reading() as session:
        found = await count_channels(session, shipped()["publications"], town.bereg.id, YEAR)
    assert found == {(3, "Газета"): 1}


async def test_hours_are_added_up_by_colleague(town: Town, anna: Work, olga: Work) -> None:
    people = town.bereg.persons
    course = {"title": "Медиация", "period": ["2026-03-02", "2026-03-13"], "document": "certificate"}
    hours = {str(people[ANNA.name]): 72, str(people[MARIA.name]): 36}
    number = await entry(olga, "qualification", course | {"hours": hours})
    await entry(olga, "qualification", course | {"title": "Супервизия", "hours": {str(people[ANNA.name]): 16}})
    async with town.db.reading() as session:
        found = await count_hours(session, shipped()["qualification"], town.bereg.id, YEAR)
    assert found == [(people[ANNA.name], 2, 88), (people[MARIA.name], 1, 36)]
    whole = await tally(town, "qualification")
    assert (whole.entries, whole.hours, whole.people) == (2, 124, 2)
    foreign = {str(town.mayak.persons[GLEB.name]): 8}
    with pytest.raises(DomainError, match="form-gone-person"):
        await change(olga, "qualification", number, course | {"hours": hours}, hours=foreign)
    maria = await town.work(MARIA)
    assert [one.title for one in (await lists.list_entries(maria, "qualification")).items] == ["Медиация"]


async def test_a_project_counts_wherever_it_lasts(town: Town, anna: Work) -> None:
    await entry(anna, "projects", {"title": "Дом", "period": ["2025-11-01", "2026-02-10"], "state": "done"})
    quarters = [Period.around(Span.QUARTER, date(*day, 1)) for day in ((2025, 8), (2025, 11), (2026, 1), (2026, 4))]
    assert [(await tally(town, "projects", one)).entries for one in quarters] == [0, 1, 1, 0]


async def test_totals_are_cut_by_state_kind_and_month(town: Town, anna: Work, olga: Work) -> None:
    gift = {"title": "Ноутбук", "day": "2026-03-10", "form": "kind", "donor": "business", "amount": 4_500_000}
    await entry(anna, "resources", gift | {"state": "received"})
    await entry(anna, "resources", gift | {"title": "Стол", "donor": "fund", "state": "received", "day": "2026-02-01"})
    await entry(anna, "resources", gift | {"title": "Стул", "state": "promised"})
    found = await register_totals(olga, "resources", YEAR)
    assert (found.whole.entries, found.whole.amount) == (2, 9_000_000)
    assert {state: one.entries for state, one in found.states.items()} == {"promised": 1, "received": 2}
    assert {sort: one.entries for sort, one in found.sorts.items()} == {"business": 1, "fund": 1}
    async with town.db.reading() as session:
        months = await count_by(session, shipped()["resources"], town.bereg.id, YEAR, CountedBy.MONTH)
    assert {month: one.entries for month, one in months.items()} == {2: 1, 3: 1}


async def test_what_is_looked_for_is_found_by_any_of_its_words(town: Town, anna: Work) -> None:
    await entry(anna, "grants", GRANT | {"holder": "Фонд «Тёплый дом»"})
    await entry(anna, "grants", GRANT | {"title": "Ёлка", "day": "2025-12-20", "state": "won"})
    await entry(anna, "agreements", AGREEMENT)

    async def found(key: str, by: EntryFilter) -> list[str]:
        return [one.title for one in (await lists.list_entries(anna, key, by)).items]

    assert await found("grants", EntryFilter(words="теплый")) == ["Мир детства"]
    assert await found("grants", EntryFilter(words="МИР дет")) == ["Мир детства"]
    assert await found("grants", EntryFilter(words="елка")) == ["Ёлка"]
    assert await found("grants", EntryFilter(words="100%")) == []
    assert await found("grants", EntryFilter(year=2025)) == ["Ёлка"]
    assert await found("grants", EntryFilter(state="sent")) == ["Мир детства"]
    assert await found("agreements", EntryFilter(words="родник")) == ["Помощь"]
    assert (await lists.list_entries(anna, "grants")).years == [2026, 2025]


async def test_an_agreement_is_reminded_of_once_before_its_end_and_never_stale(
    town: Town, anna: Work, olga: Work, clock: FakeClock
) -> None:
    await remind(town, olga)
    number = await entry(anna, "agreements", AGREEMENT)
    await fire(town)
    assert await outbox(town) == []
    at(clock, "2026-04-02 09:30")  # sixty days before 1 June
    await fire(town)
    await fire(town)
    told = [one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_DUE]
    assert sorted(one.name for one in told) == ["Анна", "Ольга"]
    words = await said(town, told[0])
    assert "1 июня 2026" in words
    assert "Фонд «Родник»" in words
    at(clock, "2026-05-18 09:30")
    await fire(town)
    told = [one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_DUE]
    assert len(told) == 4
    now = (await lists.open_entry(anna, "agreements", number)).values
    await change(anna, "agreements", number, now, until="2027-06-01")
    assert await said(town, told[-1]) == "(запись реестра изменилась)"
    await saving.advance(anna, "agreements", number, "ended", "k")
    at(clock, "2027-05-18 09:30")
    await fire(town)
    assert len([one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_DUE]) == 4


async def test_of_a_deleted_agreement_nobody_is_reminded(town: Town, anna: Work, olga: Work, clock: FakeClock) -> None:
    await remind(town, olga)
    number = await entry(anna, "agreements", AGREEMENT)
    await records.delete_activity(anna, number)
    at(clock, "2026-04-02 09:30")
    await fire(town)
    assert [one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_DUE] == []


async def test_what_was_deleted_comes_back_for_a_day(town: Town, anna: Work, olga: Work, clock: FakeClock) -> None:
    grant, signed = await entry(anna, "grants", GRANT), await entry(anna, "agreements", AGREEMENT)
    for key, number in (("grants", grant), ("agreements", signed)):
        await saving.delete_entry(anna, key, number)
        assert (await tally(town, key)).entries == 0
        with pytest.raises(NotFound):
            await saving.delete_entry(anna, key, number)
        await saving.restore_entry(anna, key, number)
        assert (await tally(town, key)).entries == 1
    assert (await lists.open_entry(anna, "agreements", signed)).values["until"] == "2026-06-01"
    await saving.delete_entry(anna, "grants", grant)
    at(clock, "2026-03-18 12:00")
    with pytest.raises(NotFound):
        await saving.restore_entry(await town.work(ANNA), "grants", grant)
    async with town.db.reading() as session:
        log = list(await session.scalars(select(AuditLine.event).order_by(AuditLine.id)))
    assert log.count(Event.REGISTER_ENTRY_REMOVED) == 3
    assert log.count(Event.REGISTER_ENTRY_RESTORED) == 2


async def test_who_sees_and_changes_what(town: Town, anna: Work, olga: Work) -> None:
    maria, igor, vera = [await town.work(who) for who in (MARIA, IGOR, VERA)]
    talk = {"type": "lecture", "title": "Семья", "day": "2026-03-10", "people": 12}
    own = await entry(maria, "outreach", talk)
    others = await entry(anna, "outreach", talk | {"title": "Дети"})
    assert [one.title for one in (await lists.list_entries(maria, "outreach")).items] == ["Семья"]
    assert len((await lists.list_entries(igor, "outreach")).items) == 2
    with pytest.raises(Denied):
        await lists.list_entries(maria, "grants")
    with pytest.raises(Denied):
        await entry(igor, "databank", {"quarter": "2026-01-01", "district": "1", "number": 1})
    with pytest.raises(NotFound):
        await lists.open_entry(maria, "outreach", others)
    with pytest.raises(NotFound):
        await saving.delete_entry(igor, "outreach", own)
    assert (await lists.open_entry(olga, "outreach", own)).may_change
    assert (await lists.list_entries(vera, "outreach")).items == []
    assert {one.key for one in await lists.list_registers(maria)} == {"outreach", "qualification", "conferences"}
    counts = {one.key: one.entries for one in await lists.list_registers(maria)}
    assert counts == {"outreach": 1, "qualification": 0, "conferences": 0}
    with pytest.raises(NotFound):
        await register_totals(maria, "outreach", YEAR)


async def test_the_coordinator_names_adds_hides_and_takes_back(town: Town, anna: Work, olga: Work) -> None:
    number = await entry(anna, "grants", GRANT | {"holder": "Фонд"})
    await definitions.rename_register(olga, "grants", "Гранты")
    await definitions.rename_field(olga, "grants", "amount", "Просили")
    name = await definitions.add_field(olga, "grants", "Тема", FieldType.CHOICE, ["Дети", "Семьи"])
    assert await definitions.add_field(olga, "grants", "Тема", FieldType.CHOICE, ["Дети", "Семьи"]) == name
    await definitions.set_field(olga, "grants", "holder", hidden=True)
    async with town.db.reading() as session:
        ours, theirs = [await register_in(session, one.id, "grants") for one in (town.bereg, town.mayak)]
    assert (ours.name, ours.field("amount").label, ours.field(name).called("o2")) == ("Гранты", "Просили", "Семьи")
    assert theirs == shipped()["grants"]
    assert "holder" not in {one.name for one in (await offered.offer(anna, "grants")).register.asked}
    form = (await offered.offer(anna, "grants", number)).values
    await change(anna, "grants", number, form, **{name: "o1"})
    assert (await lists.open_entry(anna, "grants", number)).values["holder"] == "Фонд", "what is hidden is kept"
    await definitions.set_field(olga, "grants", "holder", hidden=False)
    assert (await offered.offer(anna, "grants", number)).values["holder"] == "Фонд"
    await definitions.set_register(olga, "grants", hidden=True)
    with pytest.raises(NotFound, match="register-hidden"):
        await entry(anna, "grants", GRANT)
    assert "grants" not in {one.key for one in await lists.list_registers(olga)}
    assert [one.name for one in await lists.list_hidden(olga)] == ["Гранты"]
    assert (await tally(town, "grants")).entries == 1, "it is counted as before"
    await definitions.set_register(olga, "grants", hidden=False)
    assert (await lists.list_entries(anna, "grants")).register.name == "Гранты"
    with pytest.raises(Denied):
        await definitions.rename_register(anna, "grants", "Моё")


async def test_a_field_that_the_plan_is_counted_by_is_not_hidden_silently(town: Town, olga: Work) -> None:
    await definitions.set_field(olga, "grants", "amount", hidden=True)
    await definitions.set_field(olga, "grants", "amount", hidden=False)
    await planned(olga, written("Участие в конкурсах, грантах | В течение года | психолог | 4 | Заявки", SEMINAR))
    with pytest.raises(DomainError, match="register-field-reminded"):
        await definitions.set_field(olga, "agreements", "until", hidden=True)
    with pytest.raises(DomainError, match="register-field-counted") as refused:
        await definitions.set_field(olga, "grants", "amount", hidden=True)
    assert refused.value.arguments["row"] == "Участие в конкурсах, грантах"
    await definitions.set_field(olga, "grants", "holder", hidden=True)
    await definitions.set_field(olga, "grants", "amount", hidden=True, sure=True)
    with pytest.raises(DomainError, match="register-field-core"):
        await definitions.set_field(olga, "grants", "title", hidden=True, sure=True)


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "form-too-short"), ("№", "form-too-short"), ("я" * 61, "form-too-long"), ("проекты", "register-name-taken")],
)
async def test_a_bad_name_is_refused(olga: Work, name: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        await definitions.rename_register(olga, "grants", name)


async def test_a_field_is_one_of_known_kinds_and_of_a_name_of_its_own(olga: Work) -> None:
    with pytest.raises(DomainError, match="error-stale"):
        await definitions.add_field(olga, "grants", "Кто", FieldType.HOURS)
    with pytest.raises(BadInput, match="register-field-taken"):
        await definitions.add_field(olga, "grants", "запрошено", FieldType.LINE)
    with pytest.raises(BadInput, match="register-options-bad"):
        await definitions.add_field(olga, "grants", "Тема", FieldType.CHOICE, ["Одна"])
    for number in range(10):
        await definitions.add_field(olga, "grants", f"Поле {number}", FieldType.LINE)
    with pytest.raises(DomainError, match="register-fields-many"):
        await definitions.add_field(olga, "grants", "Лишнее", FieldType.LINE)


async def test_two_coordinators_write_over_nothing_of_each_other(town: Town) -> None:
    works = [await town.work(OLGA) for _ in range(3)]
    await asyncio.gather(
        definitions.rename_field(works[0], "grants", "amount", "Просили"),
        definitions.set_field(works[1], "grants", "holder", hidden=True),
        definitions.add_field(works[2], "grants", "Тема", FieldType.LINE),
    )
    await definitions.set_field(works[0], "grants", "amount", hidden=True)
    found = (await definitions.open_definition(works[0], "grants")).register
    assert (found.field("amount").label, found.field("amount").hidden) == ("Просили", True)
    assert found.field("holder").hidden
    assert found.fields[-1].label == "Тема"


async def test_the_file_has_a_column_a_field_and_money_as_a_number(town: Town, anna: Work) -> None:
    await entry(anna, "grants", GRANT)
    await entry(anna, "agreements", AGREEMENT)
    rows = cells((await paper.register_workbook(anna, "grants")).content)
    assert ["№", "Конкурс", "Подача заявки", "Уровень", "Кто проводит", "Запрошено, руб.", "Получено, руб.", "Ссылка",
            "Состояние"] in rows  # fmt: skip
    assert any(row[1:3] == ["Мир детства", "10.03.2026"] and 10000 in row and "Подана" in row for row in rows)
    rows = cells((await paper.register_workbook(anna, "agreements")).content)
    assert any("Фонд «Родник»" in row and "01.06.2026" in row for row in rows)


async def test_what_is_kept_of_a_colleague_is_theirs_to_see_and_goes_with_them(town: Town, olga: Work) -> None:
    person = town.bereg.persons[ANNA.name]
    course = {
        "title": "Медиация",
        "period": ["2026-03-02", "2026-03-13"],
        "document": "none",
        "hours": {str(person): 72},
    }
    number = await entry(olga, "qualification", course)
    anna = await town.work(ANNA)
    own = await own_data(anna)
    assert own is not None
    assert [(one.register, one.title, one.hours) for one in own.entries] == [("Повышение квалификации", "Медиация", 72)]
    await forget(anna)
    card = await lists.open_entry(olga, "qualification", number)
    assert card.names.people == {person: f"Бывший сотрудник {person}"}
    async with town.db.reading() as session:
        assert ANNA.name not in set(await session.scalars(select(Person.name)))
