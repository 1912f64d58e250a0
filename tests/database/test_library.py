"""The library on both engines: rubrics, materials, copies."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.activities import Facts, Handout, Material, Type
from models.audit import AuditLine, Event
from models.errors import Denied, DomainError, NotFound
from models.library.kinds import MaterialKind, MaterialSource, MaterialState, Run
from models.library.said import MaterialSaid
from models.library.shelves import Prints, RunSum, Stock, stock_of
from models.library.tables import TEXT_LENGTH, LibraryMaterial, StoredFile
from models.notifications import Notification
from models.periods import Period, Span
from services.activities import records
from services.library import cards, copies, deciding, filing, rubrics, sending
from services.library.copies import RunSaid
from services.library.filing import MaterialStart
from services.library.inner.sweeping import forget_unused_files
from services.papers.analysis import gather_analysis
from services.papers.analysis_words import analysis_words
from services.plan import cards as plan_cards
from services.plan import dates as plan_dates
from services.summary.figures import summarise
from services.summary.pages import pages
from services.work import Work
from tests.support import materials as made_files
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.town import OLGA, VERA, Town


async def test_a_centre_begins_with_three_rubrics_and_makes_them_its_own(town: Town, olga: Work, maria: Work) -> None:
    first = await rubrics.list_rubrics(maria)
    assert [one.name for one in first] == [
        "Раннее выявление и работа со случаем",
        "Сопровождение замещающих семей",
        "Сопровождение выпускников",
    ]
    made = await rubrics.add_rubric(olga, "  Школа   без травли ")
    await rubrics.rename_rubric(olga, first[0].id, "Выявление")
    await rubrics.drop_rubric(olga, first[2].id)
    assert [(one.id, one.name) for one in await rubrics.list_rubrics(maria)] == [
        (first[0].id, "Выявление"),
        (first[1].id, "Сопровождение замещающих семей"),
        (made, "Школа без травли"),
    ]
    vera = await town.work(VERA)
    assert len(await rubrics.list_rubrics(vera)) == 3, "another centre has its own"
    with pytest.raises(NotFound):
        await rubrics.drop_rubric(vera, made)


async def test_rubrics_that_cannot_be(olga: Work, maria: Work) -> None:
    with pytest.raises(DomainError, match="rubric-twice"):
        await rubrics.add_rubric(olga, "сопровождение ВЫПУСКНИКОВ")
    for name in ("", " x ", "я" * 121):
        with pytest.raises(DomainError, match="rubric-name-bad"):
            await rubrics.add_rubric(olga, name)
    with pytest.raises(Denied):
        await rubrics.add_rubric(maria, "Своя")
    ids = [one.id for one in await rubrics.list_rubrics(olga)]
    for one in ids[:2]:
        await rubrics.drop_rubric(olga, one)
    with pytest.raises(DomainError, match="rubric-last"):
        await rubrics.drop_rubric(olga, ids[2])
    for number in range(rubrics.MOST_RUBRICS - 1):
        await rubrics.add_rubric(olga, f"Рубрика {number}")
    with pytest.raises(DomainError, match="rubric-too-many"):
        await rubrics.add_rubric(olga, "Ещё одна")


def said(title: str, **more: object) -> MaterialSaid:
    return MaterialSaid(title=title, **more)  # type: ignore[arg-type]


TEXT = MaterialStart(body="Что делать куратору, если ребёнка травят в школе.")


async def files_of(town: Town) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(StoredFile)) or 0


async def events(town: Town) -> list[tuple[Event, str, str]]:
    async with town.db.reading() as session:
        found = await session.scalars(select(AuditLine).order_by(AuditLine.id))
        return [(one.event, one.subject, one.details) for one in found]


async def told(town: Town) -> list[tuple[str, int]]:
    """What was told to whom."""
    async with town.db.reading() as session:
        rows = await session.execute(select(Notification.kind, Notification.person_id).order_by(Notification.id))
        return [(str(kind.value), person) for kind, person in rows]


async def test_a_specialist_sends_and_the_coordinator_takes_it(
    town: Town, clock: FakeClock, anna: Work, olga: Work, maria: Work
) -> None:
    made = await filing.add_material(anna, TEXT, said("Памятка о травле"), "one")
    again = await filing.add_material(anna, TEXT, said("Памятка о травле"), "one")
    assert made == again == filing.AddedMaterial(made.id, MaterialState.PROPOSED)
    with pytest.raises(NotFound):
        await cards.open_material(maria, made.id)
    assert (await cards.list_waiting(olga, 0, 7)).total == await deciding.count_waiting(olga) == 1
    await deciding.refuse(olga, made.id, "Допишите, куда звонить")
    assert (await cards.open_material(anna, made.id)).reason == "Допишите, куда звонить"
    assert [one.state for one in (await cards.list_own(anna, 0, 7)).lines] == [MaterialState.REFUSED]
    clock.move(minutes=5)
    await filing.attach(anna, made.id, MaterialStart(link="https://example.org/travlya"))
    assert await filing.send(anna, made.id) is MaterialState.PROPOSED
    await deciding.approve(olga, made.id)
    card = await cards.open_material(maria, made.id)
    assert (card.kind, card.link, card.source) == (
        MaterialKind.MEMO,
        "https://example.org/travlya",
        MaterialSource.LINK,
    )
    assert [one.id for one in (await cards.list_rubric(maria, None, 0, 7)).lines] == [made.id]
    with pytest.raises(NotFound, match="material-not-yours"):
        await filing.change_material(anna, made.id, {}, {"title": "Иначе"})
    coordinator, author = olga.person_id, anna.person_id
    assert await told(town) == [
        ("material_proposed", coordinator),
        ("material_decided", author),
        ("material_proposed", coordinator),
        ("material_decided", author),
    ]


async def test_at_once_where_the_centre_has_set_it_so(anna: Work, olga: Work) -> None:
    await deciding.set_at_once(olga, at_once=True)
    await deciding.set_at_once(olga, at_once=True)
    assert (await filing.add_material(anna, TEXT, said("Памятка"), "one")).state is MaterialState.APPROVED
    await deciding.set_at_once(olga, at_once=False)
    assert (await filing.add_material(anna, TEXT, said("Памятка"), "two")).state is MaterialState.PROPOSED
    assert (await filing.add_material(olga, TEXT, said("Памятка"), "three")).state is MaterialState.APPROVED
    with pytest.raises(Denied):
        await deciding.set_at_once(anna, at_once=True)


async def test_a_file_is_kept_once_and_found_after_the_token_has_changed(town: Town, olga: Work, anna: Work) -> None:
    data = made_files.docx("Памятка о травле", "Звоните в опеку")
    first, second = await filing.take_file(olga, data), await filing.take_file(anna, data)
    assert first == second
    assert (first.title, first.doubts, await files_of(town)) == ("Памятка о травле", (), 1)
    made = await filing.add_material(olga, MaterialStart(file_id=first.id), said("Памятка: травля"), "one")
    assert await filing.same_file(anna, first.id) == "Памятка: травля"
    assert await filing.same_file(anna, first.id, besides=made.id) is None
    assert await sending.open_file(anna, made.id, 1) == sending.MaterialFile("Памятка травля.docx", "")
    await sending.remember(anna, made.id, 1, "AgAD")
    assert (await sending.open_file(anna, made.id, 1)).telegram_id == "AgAD"
    assert (await sending.open_file(anna, made.id, 2)).telegram_id == "", "another bot knows nothing of it"
    assert await sending.read_bytes(anna, made.id) == data
    vera = await town.work(VERA)
    for ask in (lambda: sending.open_file(vera, made.id, 1), lambda: sending.read_bytes(vera, made.id)):
        with pytest.raises(NotFound):
            await ask()
    with pytest.raises(NotFound, match="material-file-gone"):
        await filing.add_material(vera, MaterialStart(file_id=first.id), said("Чужое"), "two")


async def test_a_file_that_the_disk_has_lost_is_told(town: Town, olga: Work) -> None:
    taken = await filing.take_file(olga, made_files.docx("Памятка"))
    made = await filing.add_material(olga, MaterialStart(file_id=taken.id), said("Памятка"), "one")
    async with town.db.reading() as session:
        digest = await session.scalar(select(StoredFile.sha256).where(StoredFile.id == taken.id))
    await town.db.files.drop(str(digest), 10.0**12)
    with pytest.raises(DomainError, match="material-file-lost"):
        await sending.read_bytes(olga, made.id)
    assert (await filing.take_file(olga, made_files.docx("Памятка"))).id != 0


async def test_nothing_is_kept_of_a_file_with_doubts_until_somebody_says_so(town: Town, anna: Work, olga: Work) -> None:
    data = made_files.docx("План", "Мама Иванова Светлана Петровна, 8 916 123-45-67")
    taken = await filing.take_file(anna, data)
    assert (taken.id, taken.title, [one.number for one in taken.doubts]) == (0, "", [2, 2])
    assert await files_of(town) == 0
    assert (await filing.take_file(anna, data, sure=True)).id
    assert await events(town) == [(Event.OVERRULED, "material.file", "name phone")]
    colleague = made_files.docx(f"Составила {OLGA.name}")
    assert (await filing.take_file(anna, colleague)).doubts == ()
    scan = await filing.take_file(anna, made_files.pdf())
    assert (scan.id, scan.silent) == (0, True)


async def test_pictures_are_the_coordinators(town: Town, anna: Work, olga: Work) -> None:
    with pytest.raises(DomainError, match="material-photo"):
        await filing.take_file(anna, made_files.picture(), sure=True)
    assert (await filing.take_file(olga, made_files.picture())).id == 0
    assert (await filing.take_file(olga, made_files.picture(), sure=True)).id
    assert await events(town) == [(Event.OVERRULED, "material.file", "jpg")]
    with pytest.raises(DomainError, match="material-refused"):
        await filing.take_file(olga, b"")


async def test_another_version_takes_the_place_of_the_one_before(olga: Work, anna: Work, maria: Work) -> None:
    first = (await filing.add_material(olga, TEXT, said("Памятка"), "one")).id
    second = await filing.add_material(anna, replace(TEXT, replaces=first), said("Памятка"), "two")
    assert second.state is MaterialState.PROPOSED
    assert (await cards.open_material(maria, first)).newer is None
    await deciding.approve(olga, second.id)
    before, after = await cards.open_material(maria, first), await cards.open_material(maria, second.id)
    assert (before.state, before.newer) == (MaterialState.OUTDATED, second.id)
    assert (after.version, after.newer) == (2, None)
    third = await filing.add_material(olga, replace(TEXT, replaces=first), said("Памятка"), "three")
    assert (await cards.open_material(maria, third.id)).version == 3
    assert [one.id for one in (await cards.list_rubric(maria, None, 0, 7)).lines] == [third.id, second.id]


async def test_two_editors_at_once(town: Town, olga: Work) -> None:
    made = (await filing.add_material(olga, TEXT, said("Памятка", audience="кураторы"), "one")).id
    before = (await filing.open_said(olga, made)).answers()
    assert await filing.change_material(olga, made, before, {**before, "title": "Памятка о травле"}) == 1
    assert await filing.change_material(olga, made, before, {**before, "keywords": "буллинг"}) == 1
    assert await filing.change_material(olga, made, before, before) == 0
    card = await cards.open_material(olga, made)
    assert (card.title, card.keywords, card.audience) == ("Памятка о травле", "буллинг", "кураторы")
    await deciding.remove(olga, made)
    with pytest.raises(NotFound, match="material-gone"):
        await filing.change_material(olga, made, before, {**before, "title": "Поздно"})
    assert (Event.MATERIAL_REMOVED, str(made), "") in await events(town)
    async with town.db.reading() as session:
        left = await session.get_one(LibraryMaterial, made)
    assert (left.state, left.title, left.body, left.keywords) == (MaterialState.REMOVED, "", "", "")


async def test_bad_links_and_long_texts(olga: Work) -> None:
    for link in ("javascript:alert(1)", "https://", "http://a b", "ftp://example.org", f"https://e.org/{'x' * 500}"):
        with pytest.raises(DomainError, match="material-link-bad"):
            await filing.add_material(olga, MaterialStart(link=link), said("Ссылка"), link[:60])
    with pytest.raises(DomainError, match="material-text-long"):
        await filing.add_material(olga, MaterialStart(body="я" * (TEXT_LENGTH + 1)), said("Текст"), "long")


async def test_two_leaflets_close_their_row_together(town: Town, olga: Work, anna: Work) -> None:
    row = "Разработка буклетов: «Форматы работы», «Как не сгореть» | Март | психолог | 5 |"
    await planned(olga, written(row))
    item = (await found(olga, "буклетов")).id
    ideas = [
        (await filing.add_material(anna, MaterialStart(), said(title), title)).id
        for title in ("Буклет «Форматы работы»", "Буклет «Как не сгореть»")
    ]
    day, record = (await plan_cards.open_item(olga, item)).dates[0].id, 0
    for number, one in enumerate(ideas, 1):
        with pytest.raises(DomainError, match="material-is-empty"):
            await filing.send(anna, one)
        await copies.make_for(anna, one, item)
        await filing.attach(anna, one, TEXT)
        assert await filing.send(anna, one) is MaterialState.PROPOSED
        with pytest.raises(DomainError, match="material-is-proposed"):
            await copies.issue(anna, one, anna.today, 100, f"early-{one}")
        await deciding.approve(olga, one)
        record = await copies.issue(anna, one, anna.today, 100, f"issue-{one}")
        assert record == await copies.issue(anna, one, anna.today, 100, f"issue-{one}")
        assert (await cards.open_material(olga, one)).state is MaterialState.ISSUED
        date_now = await plan_dates.open_date(olga, day)
        assert (date_now.done, date_now.count) == (number, 2)
        shown = await cards.open_material(olga, one)
        assert (shown.issued, shown.papers) == (number, 2)
    with pytest.raises(DomainError, match="material-is-issued"):
        await copies.make_for(anna, ideas[0], None)
    await records.delete_activity(anna, record)
    shown = await cards.open_material(anna, ideas[1])
    assert (shown.issued, shown.may.issue, (await plan_dates.open_date(olga, day)).done) == (1, True, 1)
    assert await copies.issue(anna, ideas[1], anna.today, 0, "anew") != record
    shown = await cards.open_material(anna, ideas[1])
    assert (shown.issued, shown.may.issue, (await plan_dates.open_date(olga, day)).done) == (2, False, 2)


async def test_copies_are_printed_moved_handed_out_and_counted(town: Town, olga: Work, anna: Work) -> None:
    made = (await filing.add_material(olga, TEXT, said("Буклет"), "one")).id
    forest = town.bereg.districts["Лесной район"]

    async def run(kind: Run, number: int, key: str, **where: int | None) -> Stock:
        run_said = RunSaid(kind=kind, copies=number, day=anna.today, **where)
        return await copies.add_run(anna, made, run_said, key)

    assert (await run(Run.PRINTED, 200, "a")).total == 200
    assert (await run(Run.PRINTED, 200, "a")).total == 200, "the second press of the same form"
    assert (await run(Run.MOVED, 50, "b", district=forest)).left == {None: 150, forest: 50}
    assert (await run(Run.HANDED, 20, "c", shelf=forest, district=forest)).left == {None: 150, forest: 30}
    assert (await run(Run.CORRECTED, 140, "d")).left == {None: 140, forest: 30}
    assert await copies.left_after(anna, made, RunSaid(kind=Run.HANDED, copies=141, day=anna.today)) == -1
    record = Facts(
        type=Type.TALK,
        title="Беседа",
        day=anna.today,
        district_id=forest,
        handouts={Material.BOOKLET: 5},
        given={(Material.BOOKLET, made): 40},
    )
    logged = await records.log_activity(anna, record, "talk")
    stock = (await cards.open_material(anna, made)).stock
    assert stock is not None
    assert (stock.left, stock.handed) == ({None: 130, forest: 0} if forest in stock.left else {None: 130}, 60)
    card = await records.open_activity(anna, logged)
    assert card.answers["handouts"] == {"booklet": [5, 0], f"booklet:{made}": [40, 0]}
    async with town.db.reading() as session:
        assert await session.scalar(select(func.sum(Handout.copies))) == 45
    changed = {**card.answers, "handouts": {f"booklet:{made}": [10, 0]}}
    await records.change_activity(anna, logged, card.answers, changed)
    assert (await copies.list_stocked(anna))[0].stock.total == 160
    await records.delete_activity(anna, logged)
    assert (await copies.list_stocked(anna))[0].stock.total == 170


async def test_the_summary_and_the_analysis_tell_what_was_printed(town: Town, olga: Work, anna: Work) -> None:
    year = Period.around(Span.YEAR, olga.today)
    assert (await summarise(olga, year)).prints == Prints()
    assert analysis_words(await gather_analysis(olga, year))["prints"] is None
    first, second = [(await filing.add_material(olga, TEXT, said(title), title)).id for title in ("Буклет", "Памятка")]
    for number, (material, count) in enumerate(((first, 100), (second, 50), (first, 30))):
        run_said = RunSaid(kind=Run.PRINTED, copies=count, day=olga.today)
        await copies.add_run(olga, material, run_said, f"print-{number}")
    talk = Facts(type=Type.TALK, title="Беседа", day=olga.today, given={(Material.BOOKLET, first): 40})
    await records.log_activity(anna, talk, "talk")
    summary = await summarise(olga, year)
    assert summary.prints == Prints(180, 0, 140)
    assert "Напечатано 180 экз. (0), на полках осталось 140" in "\n".join(pages(summary, olga.today))
    assert (await summarise(olga, year, town.bereg.districts["Лесной район"])).prints == Prints()
    told = analysis_words(await gather_analysis(olga, year))["prints"]
    assert told["text"].startswith("Напечатано материалов центра: 2, всего 180 экз.")
    assert told["items"] == ["Буклет – 130 экз.", "Памятка – 50 экз."]
    vera = await town.work(VERA)
    assert (await summarise(vera, year)).prints == Prints()


async def test_copies_that_cannot_be(town: Town, olga: Work, anna: Work) -> None:
    made = (await filing.add_material(olga, TEXT, said("Буклет"), "one")).id
    vera, day = await town.work(VERA), anna.today
    for kind, number in ((Run.PRINTED, -5), (Run.PRINTED, 0), (Run.CORRECTED, -1), (Run.HANDED, 10**9)):
        with pytest.raises(DomainError, match="run-copies-bad"):
            await copies.add_run(anna, made, RunSaid(kind=kind, copies=number, day=day), "bad")
    ahead = RunSaid(kind=Run.PRINTED, copies=1, day=day + timedelta(days=1))
    with pytest.raises(DomainError, match="run-day-ahead"):
        await copies.add_run(anna, made, ahead, "bad")
    with pytest.raises(DomainError, match="run-same-shelf"):
        await copies.add_run(anna, made, RunSaid(kind=Run.MOVED, copies=1, day=day), "bad")
    foreign = RunSaid(kind=Run.HANDED, copies=1, day=day, district=town.mayak.districts["Северный район"])
    with pytest.raises(DomainError, match="form-gone-district"):
        await copies.add_run(anna, made, foreign, "bad")
    with pytest.raises(NotFound):
        await copies.add_run(vera, made, RunSaid(kind=Run.PRINTED, copies=1, day=day), "bad")
    talk = Facts(type=Type.TALK, title="Беседа", day=day, given={(Material.BOOKLET, made): 1})
    with pytest.raises(DomainError, match="material-gone"):
        await records.log_activity(vera, talk, "bad")
    assert await copies.list_stocked(anna) == []


async def test_what_nobody_uses_goes_and_what_is_used_stays(town: Town, olga: Work) -> None:
    used, unused = [await filing.take_file(olga, made_files.docx(one)) for one in ("Первая", "Вторая")]
    made = (await filing.add_material(olga, MaterialStart(file_id=used.id), said("Памятка"), "one")).id
    clock = FakeClock(datetime.fromtimestamp(time.time(), UTC) + timedelta(days=2))  # the disk has its own time
    await forget_unused_files(town.db, clock)
    assert await files_of(town) == 1
    assert await sending.read_bytes(olga, made)
    await deciding.remove(olga, made)
    await forget_unused_files(town.db, clock)
    assert (await files_of(town), await town.db.files.old(10.0**12)) == (0, [])
    assert unused.id != used.id


async def test_what_came_out_is_issued_still_when_it_is_brought_back(olga: Work) -> None:
    said = MaterialSaid(title="Буклет о травле")
    made = (await filing.add_material(olga, MaterialStart(body="Не молчите."), said, "a")).id
    record = await copies.issue(olga, made, olga.today, 100, "b")
    await deciding.outdate(olga, made)
    await deciding.approve(olga, made)
    card = await cards.open_material(olga, made)
    assert (card.state, card.may.issue) == (MaterialState.ISSUED, False)
    assert await copies.issue(olga, made, olga.today, 50, "c") == record
    assert card.stock is not None
    assert card.stock.printed == 100


async def test_copies_go_with_the_record_of_their_issue(olga: Work) -> None:
    made = (await filing.add_material(olga, TEXT, MaterialSaid(title="Буклет"), "a")).id
    year = Period.around(Span.YEAR, olga.today)
    record = await copies.issue(olga, made, olga.today, 100, "b")
    await copies.add_run(olga, made, RunSaid(kind=Run.PRINTED, copies=10, day=olga.today), "c")
    assert (await summarise(olga, year)).prints == Prints(110, 0, 110)
    await records.delete_activity(olga, record)
    assert (await cards.open_material(olga, made)).stock == stock_of([RunSum(Run.PRINTED, None, None, 10)], {})
    assert (await summarise(olga, year)).prints == Prints(10, 0, 10)
    assert [one.copies for one in (await gather_analysis(olga, year)).prints] == [10]
    await copies.issue(olga, made, olga.today, 100, "d")
    assert (await summarise(olga, year)).prints == Prints(110, 0, 110), "and not the copies of both issues"
