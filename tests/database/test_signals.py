"""Early signals on both databases: one tap, a month's numbers, two people at once, districts that are merged, the map
against an independent count, the month's letter, the papers."""

import asyncio
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from aiogram.methods import SendMessage
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select, text, update

from documents.papers.registry import DOCX, PNG, XLSX
from documents.style.charts import Months, Picture
from examples.papers.check import check_paper
from models.audit import AuditLine, Event
from models.errors import Denied, DomainError, NotFound
from models.papers.kinds import PaperKind, read_period
from models.people import Post
from models.periods import Period
from models.signals import Measure, SignalEntry, SignalRow
from models.timers import Timer, TimerKind
from scheduler.letters.table import LETTERS
from services.papers.analysis import gather_analysis
from services.papers.analysis_words import analysis_words
from services.papers.makers import MAKERS
from services.papers.making import make_paper, paper_facts
from services.people import districts, undoing
from services.privacy.own_data import forget, own_data
from services.signals import counting, mapping, recording
from services.summary.figures import summarise
from services.summary.pages import pages
from services.timer_repair import repair_timers
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import to
from tests.support.outbox import Post as Mail
from tests.support.reminders import at, fire
from tests.support.signals import MARCH, counted, tapped
from tests.support.telegram import Telegram, seen
from tests.support.town import MARIA, PYOTR, Town

YEAR, QUARTER = read_period("2026"), read_period("2026-Q1")
PETROVSKY, LESNOY, STEPNOY = "Петровский район", "Лесной район", "Степной район"


@pytest.fixture
def place(town: Town) -> int:
    """Maria's district."""
    return town.bereg.districts[PETROVSKY]


async def number(work: Work, district: int, measure: Measure, month: date = MARCH) -> int:
    return (await counting.open_month(work, district, month)).numbers[measure]


async def row(work: Work, name: str, period: Period = YEAR) -> SignalRow:
    return next(one for one in (await mapping.look(work, period)).found.rows if one.name == name)


async def entries(town: Town) -> list[SignalEntry]:
    async with town.db.reading() as session:
        return list(await session.scalars(select(SignalEntry).order_by(SignalEntry.id)))


async def test_one_tap_is_one_signal_and_two_taps_are_one(town: Town, maria: Work, place: int) -> None:
    assert await recording.places(maria) == [(place, PETROVSKY)]
    first, again = await asyncio.gather(*(tapped(maria, Measure.SCHOOL, "tap") for _ in range(2)))
    assert first == again
    told = await recording.open_recorded(maria, first)
    assert (told.district, told.month, told.number, told.undone) == (PETROVSKY, MARCH, 1, False)
    await tapped(maria, Measure.SCHOOL, "another")
    (one, two) = await entries(town)
    assert (one.change, one.person_id, one.month, one.measure) == (1, maria.person_id, MARCH, Measure.SCHOOL)
    assert await number(maria, place, Measure.SCHOOL) == 2
    await recording.undo(maria, two.id)
    await recording.undo(maria, two.id)
    assert await number(maria, place, Measure.SCHOOL) == 1, "undone once, however often it is pressed"
    with pytest.raises(DomainError, match="error-stale"):
        await tapped(maria, Measure.CHECKED, "what followed is counted by month")


async def test_whose_districts_they_are(
    town: Town, olga: Work, maria: Work, pyotr: Work, igor: Work, anna: Work, vera: Work, place: int
) -> None:
    entry = await tapped(maria, Measure.FAMILY, "tap")
    assert [name for _, name in await recording.places(olga)] == list(town.bereg.districts)
    for stranger in (pyotr, vera):
        with pytest.raises(NotFound):
            await recording.record(stranger, Measure.SCHOOL, place, "x")
        with pytest.raises(NotFound):
            await counting.open_month(stranger, place, MARCH)
        with pytest.raises(NotFound):
            await counting.put(stranger, place, MARCH, {}, {Measure.SCHOOL: 5})
        with pytest.raises(NotFound):
            await recording.undo(stranger, entry)
    assert [one.name for one in (await mapping.look(maria, YEAR)).found.rows] == [PETROVSKY]
    for leader in (olga, igor):
        assert (await row(leader, PETROVSKY)).came == 1
        assert len((await mapping.look(leader, YEAR)).found.rows) == len(town.bereg.districts)
    assert not (await counting.open_month(igor, place, MARCH)).counts, "a head looks on"
    for cannot in (igor, anna):
        with pytest.raises(Denied):
            await counting.put(cannot, place, MARCH, {}, {Measure.SCHOOL: 5})
    with pytest.raises(Denied):
        await mapping.look(anna, YEAR)
    assert not (await mapping.look(vera, YEAR)).found.known
    await counted(olga, place, family=3)
    assert await number(maria, place, Measure.FAMILY) == 3, "a coordinator puts right"
    async with town.db.reading() as session:
        (line,) = await session.scalars(select(AuditLine).where(AuditLine.event == Event.SIGNALS_CHANGED))
    assert (line.person_id, line.subject) == (olga.person_id, str(place))


async def test_a_curator_of_two_districts_and_one_of_none(town: Town, maria: Work, pyotr: Work) -> None:
    lesnoy = town.bereg.districts[LESNOY]
    async with town.db.writing() as session:
        await session.execute(update(Post).where(Post.id == town.bereg.posts[PYOTR.name]).values(district_id=None))
    nobody = await town.work(PYOTR)
    assert await recording.places(nobody) == []
    with pytest.raises(NotFound):
        await recording.record(nobody, Measure.SCHOOL, lesnoy, "x")
    both = replace(maria, actor=replace(maria.actor, district_ids=(*maria.actor.district_ids, lesnoy)))
    assert [name for _, name in await recording.places(both)] == [PETROVSKY, LESNOY]
    await recording.record(both, Measure.SCHOOL, lesnoy, "y")
    assert (await row(both, LESNOY)).came == 1


async def test_a_months_numbers_are_typed_whole(maria: Work, place: int) -> None:
    await tapped(maria, Measure.SCHOOL, "tap")
    sheet = await counting.open_sheet(maria, place, MARCH)
    assert sheet.numbers[Measure.SCHOOL] == 1, "what is there already is said"
    done = await counting.put(maria, place, MARCH, sheet.numbers, {Measure.SCHOOL: 3, Measure.CHECKED: 5})
    assert (done.numbers[Measure.SCHOOL], done.numbers[Measure.CHECKED]) == (3, 5), "five of three are asked about only"
    again = await counting.put(maria, place, MARCH, done.numbers, {Measure.SCHOOL: 3})
    assert again.numbers == done.numbers
    changes = (await counting.open_month(maria, place, MARCH)).changes
    assert [(one.measure, one.change, one.person) for one in changes] == [
        (Measure.CHECKED, 5, MARIA.name),
        (Measure.SCHOOL, 2, MARIA.name),
        (Measure.SCHOOL, 1, MARIA.name),
    ]


async def test_two_editors_at_once_lose_nothing(maria: Work, olga: Work, place: int) -> None:
    seen_by_both = (await counting.open_sheet(maria, place, MARCH)).numbers
    await counting.put(olga, place, MARCH, seen_by_both, {Measure.SCHOOL: 4, Measure.CLINIC: 1})
    done = await counting.put(maria, place, MARCH, seen_by_both, {Measure.SCHOOL: 2, Measure.COUNCIL: 7})
    assert done.taken == {Measure.SCHOOL: 4}, "somebody else's number is not written over: it is asked about"
    assert [done.numbers[one] for one in (Measure.SCHOOL, Measure.CLINIC, Measure.COUNCIL)] == [4, 1, 7]
    after = await counting.put(maria, place, MARCH, done.numbers, {Measure.SCHOOL: 2})
    assert (after.taken, after.numbers[Measure.SCHOOL]) == ({}, 2), "having seen it, they decide"
    await asyncio.gather(*(tapped(maria, Measure.POLICE, f"phone {n}") for n in range(5)))
    assert await number(maria, place, Measure.POLICE) == 5


async def test_two_who_type_together_are_not_added_up(maria: Work, olga: Work, place: int) -> None:
    shown = (await counting.open_sheet(maria, place, MARCH)).numbers
    done = await asyncio.gather(
        *(counting.put(one, place, MARCH, shown, {Measure.SCHOOL: n}) for one, n in ((maria, 3), (olga, 5)))
    )
    assert sorted(bool(one.taken) for one in done) == [False, True]
    assert await number(olga, place, Measure.SCHOOL) in (3, 5)


async def test_what_was_put_right_is_not_taken_back_below_zero(maria: Work, olga: Work, place: int) -> None:
    entry = await tapped(maria, Measure.SCHOOL, "tap")
    await counted(olga, place, school=0)
    with pytest.raises(DomainError, match="signals-undo-late"):
        await recording.undo(maria, entry)
    assert await number(maria, place, Measure.SCHOOL) == 0


async def test_months_that_nobody_counts_in(maria: Work, olga: Work, place: int, clock: FakeClock) -> None:
    for month, who, key in (
        (date(2026, 4, 1), olga, "signals-future"),
        (date(2025, 12, 1), maria, "signals-year-closed"),
        (date(2022, 12, 1), olga, "signals-too-far"),
    ):
        for call in (counting.open_sheet, counting.confirm):
            with pytest.raises(DomainError, match=key):
                await call(who, place, month)
        with pytest.raises(DomainError, match=key):
            await counting.put(who, place, month, {}, {Measure.SCHOOL: 1})
    await counted(olga, place, date(2025, 12, 1), school=2)
    to(clock, 2026, 1, 31)
    await counted(maria, place, date(2025, 12, 1), school=3)
    assert await number(maria, place, Measure.SCHOOL, date(2025, 12, 1)) == 3


async def test_a_zero_is_an_answer_and_nothing_is_none(maria: Work, olga: Work, place: int) -> None:
    assert not (await row(olga, PETROVSKY)).known
    await counting.confirm(maria, place, MARCH)
    await counting.confirm(maria, place, MARCH)
    assert (await row(olga, PETROVSKY)).known
    assert (await row(olga, PETROVSKY)).came == 0
    assert not (await row(olga, LESNOY)).known


async def test_merged_districts_add_up_and_part_again(town: Town, olga: Work, maria: Work, pyotr: Work) -> None:
    petrovsky, lesnoy = town.bereg.districts[PETROVSKY], town.bereg.districts[LESNOY]
    await counted(maria, petrovsky, school=2, checked=1)
    await counted(pyotr, lesnoy, school=3, clinic=1)
    await districts.merge_districts(olga, lesnoy, petrovsky)
    found = (await mapping.look(olga, YEAR)).found
    assert LESNOY not in [one.name for one in found.rows]
    assert dict((await row(olga, PETROVSKY)).numbers) == {Measure.SCHOOL: 5, Measure.CLINIC: 1, Measure.CHECKED: 1}
    moved = await town.work(PYOTR)
    assert [name for _, name in await recording.places(moved)] == [PETROVSKY], (
        "the curator counts on, where they are now"
    )
    with pytest.raises(NotFound):
        await recording.record(moved, Measure.SCHOOL, lesnoy, "an old window")
    await counted(olga, petrovsky, school=1)
    assert (await row(olga, PETROVSKY)).of(Measure.SCHOOL) == 1
    await undoing.undo(olga, (await undoing.list_done(olga))[0].id)
    assert (await row(olga, PETROVSKY)).of(Measure.SCHOOL) == 0, "no part of it has fallen below zero"
    assert (await row(olga, LESNOY)).of(Measure.SCHOOL) == 1


async def test_a_renamed_and_a_closed_district(town: Town, olga: Work, maria: Work, place: int) -> None:
    await tapped(maria, Measure.SCHOOL, "tap")
    await districts.rename_district(olga, place, "Петровский округ")
    assert (await row(olga, "Петровский округ")).came == 1
    await districts.close_district(olga, place)
    assert (await row(olga, "Петровский округ")).came == 1, "what came from it stays"
    with pytest.raises(NotFound):
        await recording.record(maria, Measure.SCHOOL, place, "later")
    with pytest.raises(NotFound):
        await recording.record(olga, Measure.SCHOOL, place, "later")
    await counted(olga, place, school=2)
    assert (await row(olga, "Петровский округ")).came == 2, "a coordinator may put it right"


@pytest.fixture
async def lived(town: Town, olga: Work, maria: Work, pyotr: Work, vera: Work) -> None:
    """Half a year of two districts, one that was merged, a tap that was taken back, and another centre's."""
    petrovsky, lesnoy, lake = (town.bereg.districts[name] for name in (PETROVSKY, LESNOY, "Озёрный округ"))
    await counted(olga, petrovsky, date(2025, 11, 1), school=1, council=1)
    await counted(maria, petrovsky, date(2026, 2, 1), school=2, kindergarten=1, checked=3, confirmed=2, passed=1)
    await counted(maria, petrovsky, school=4, police=1, checked=2)
    await counted(pyotr, lesnoy, neighbours=3, family=1, checked=4, confirmed=1)
    await counted(olga, lake, date(2026, 1, 1), clinic=2)
    await counting.confirm(olga, town.bereg.districts["Заречный район"], date(2026, 1, 1))
    await districts.merge_districts(olga, lake, petrovsky)
    await recording.undo(maria, await tapped(maria, Measure.OTHER, "gone"))
    await counted(vera, town.mayak.districts["Северный район"], school=9)


@pytest.mark.usefixtures("lived")
async def test_the_map_is_what_sql_counts(town: Town, olga: Work) -> None:
    query = (
        "SELECT COALESCE(h.name, d.name), s.measure, SUM(s.change) FROM signal_entries s "
        "JOIN districts d ON d.id = s.district_id LEFT JOIN districts h ON h.id = d.merged_into_id "
        "WHERE s.center_id = :center AND s.undone_at IS NULL AND s.month BETWEEN '2026-01-01' AND '2026-12-01' "
        "GROUP BY 1, 2 HAVING SUM(s.change) != 0"
    )
    async with town.db.reading() as session:
        rows = await session.execute(text(query), {"center": town.bereg.id})
        expected = {(str(name), str(measure)): int(n) for name, measure, n in rows}
    found = (await mapping.look(olga, YEAR)).found
    assert {(one.name, m.value): n for one in found.rows for m, n in one.numbers.items()} == expected
    assert (await row(olga, PETROVSKY)).came == 10
    assert found.total.came == 14
    assert {one.name for one in found.rows if one.known} == {PETROVSKY, LESNOY, "Заречный район"}
    assert (await row(olga, PETROVSKY, read_period("2025-Q4"))).came == 2


@pytest.mark.usefixtures("lived")
async def test_where_nobody_notices(olga: Work) -> None:
    quiet = {one.who: (list(one.districts), one.everywhere) for one in (await mapping.look(olga, YEAR)).quiet}
    silent = (Measure.SCHOOL, Measure.KINDERGARTEN, Measure.CLINIC, Measure.COUNCIL, Measure.POLICE)
    assert quiet == {
        (): (["Заречный район", STEPNOY, "город Ясный"], False),
        silent: ([LESNOY], False),  # of the other a district that was merged has told of a clinic
    }


@pytest.mark.usefixtures("lived")
async def test_each_paper_says_what_sql_counts(olga: Work) -> None:
    papers = [
        (PaperKind.SIGNALS, PNG),
        (PaperKind.SIGNALS, XLSX),
        (PaperKind.SIGNALS_LETTERS, DOCX),
        (PaperKind.ANALYSIS, DOCX),
    ]
    for period in (YEAR, QUARTER, read_period("2026-02")):
        for kind, suffix in papers:
            checked = await check_paper(olga, kind, suffix, period)
            assert checked is not None, (kind, suffix)
            assert checked.differences == [], (kind, suffix)
            assert checked.compared > 3


@pytest.mark.usefixtures("lived")
async def test_the_papers_opened(olga: Work) -> None:
    analysis = Document(BytesIO((await make_paper(olga, PaperKind.ANALYSIS, YEAR, DOCX)).content))
    lines = [one.text.replace("\u00a0", " ") for one in analysis.paragraphs]
    at_heading = next(n for n, one in enumerate(lines) if one.endswith("Раннее выявление"))
    assert lines[at_heading + 1] == (
        "Сигналов раннего выявления поступило – 14: школа – 6, соседи – 3, ФАП – 2, детский сад – 1, участковый – 1, "
        "сама семья – 1. По ним: проверено – 9, подтверждено – 3 (33 % проверенных), передано – 1."
    )
    assert any(one.startswith("– Петровский район: сигналов – 10, школа – 6") for one in lines)
    assert "– Заречный район: сигналов – 0" in lines, "a zero is an answer"
    silent = "Из школ, из детских садов, из ФАП, от Советов помощи и от участковых Лесного района"
    assert f"– {silent} ни одного сигнала с ноября 2025 года." in lines
    letters = Document(BytesIO((await make_paper(olga, PaperKind.SIGNALS_LETTERS, YEAR, DOCX)).content))
    lines = [one.text.replace("\u00a0", " ") for one in letters.paragraphs]
    assert lines.count("О раннем выявлении семей, которым нужна помощь") == 5
    assert "Совету помощи семье и детям Петровского района" in lines
    unknown = next(n for n, one in enumerate(lines) if "(Степной район) сведений о сигналах в центр не" in one)
    assert lines[unknown + 1].startswith("Просим"), "of what nobody counted silence is not told"
    book = load_workbook(BytesIO((await make_paper(olga, PaperKind.SIGNALS, YEAR, XLSX)).content))
    cells = [[cell.value for cell in line] for line in book.worksheets[0].iter_rows()]
    assert [cell for line in cells if line[0] == STEPNOY for cell in line[1:]] == ["–"] * 13
    assert (await paper_facts(olga, PaperKind.SIGNALS, YEAR))["districts"][STEPNOY] is None
    maker = MAKERS[PaperKind.SIGNALS]
    drawn = maker.files[PNG](await maker.gather(olga, YEAR)).arguments[0]
    assert isinstance(drawn, Picture)
    assert isinstance(part := drawn.parts[0], Months)
    assert dict(part.rows)[f"{LESNOY} – 4"] == [0, 0, 0, 0, 0, 3, 1, 0]


async def test_nothing_is_made_of_nothing(olga: Work) -> None:
    for kind, suffix in ((PaperKind.SIGNALS, PNG), (PaperKind.SIGNALS_LETTERS, DOCX)):
        with pytest.raises(DomainError, match="paper-nothing"):
            await make_paper(olga, kind, YEAR, suffix)
    assert analysis_words(await gather_analysis(olga, YEAR))["signals"] is None


@pytest.mark.usefixtures("lived")
async def test_the_summary_tells_of_signals(town: Town, olga: Work) -> None:
    found = await summarise(olga, QUARTER)
    assert {one.name: (one.now, one.before) for one in found.signals}[Measure.SCHOOL] == (6, 1)
    whole = str(pages(found, olga.today)[0].striptags())
    assert "Сигналы раннего выявления: 14 (2): школа – 6 (1)" in whole
    assert "подтверждено – 3 (0)" in whole
    alone = await summarise(olga, QUARTER, town.bereg.districts[LESNOY])
    assert {one.name: one.now for one in alone.signals}[Measure.NEIGHBOURS] == 3
    week = await summarise(olga, Period.of(date(2026, 3, 9), date(2026, 3, 15)))
    assert week.signals == [], "half a month has no number"


@pytest.fixture
def mail(town: Town, clock: FakeClock) -> Mail:
    return Mail(town, clock, Telegram(), LETTERS)


async def morning(mail: Mail, when: str) -> None:
    at(mail.clock, when)
    await fire(mail.town)
    await mail.run()


def sent(mail: Mail) -> list[str]:
    calls = [one for one in mail.telegram.calls if isinstance(one, SendMessage)]
    return [told for one in calls if "Сигналы," in (told := seen(one.text))]


async def test_the_month_is_told_to_the_coordinator_once(town: Town, maria: Work, place: int, mail: Mail) -> None:
    await counted(maria, place, school=2, checked=1)
    await morning(mail, "2026-03-17 09:00")
    assert sent(mail) == [], "February is over, and nobody had counted then"
    await morning(mail, "2026-04-01 09:00")
    (letter,) = sent(mail)
    assert "Сигналы, март 2026. Поступило 2 сигнала: школа – 2." in letter
    assert "Дальше: проверено – 1, подтверждено – 0 (0 % проверенных), передано – 0." in letter
    silent = "Из детских садов, из ФАП, от Советов помощи и от участковых Петровского района"
    assert f"{silent} ни одного сигнала с марта 2026 года." in letter, "nobody had counted before"
    assert "Из Лесного района, Заречного района, Озёрного округа" in letter
    for day in ("2026-04-01 12:00", "2026-04-02 09:00", "2026-04-30 09:00"):
        await morning(mail, day)
    assert len(sent(mail)) == 1
    await morning(mail, "2026-05-04 09:00")
    assert len(sent(mail)) == 2, "a month without any is told too"
    assert "Сигналы, апрель 2026. Сигналов не было. Месяцем раньше – 2." in sent(mail)[1]


async def test_old_news_and_nothing_are_not_told(town: Town, maria: Work, place: int, mail: Mail) -> None:
    await counted(maria, place, school=2)
    await morning(mail, "2026-04-20 09:00")
    assert sent(mail) == [], "three weeks later it is no news"
    for month in range(5, 13):
        await morning(mail, f"2026-{month:02}-{15 if month == 5 else 1:02} 09:00")
    told = len(sent(mail))
    await morning(mail, "2027-01-11 09:00")
    assert len(sent(mail)) == told, "half a year without anything has nothing to say"


async def test_a_centre_that_counts_has_its_timer(town: Town, maria: Work, clock: FakeClock) -> None:
    await tapped(maria, Measure.SCHOOL, "tap")
    timer = select(Timer.subject_id).where(Timer.kind == TimerKind.SIGNALS)
    async with town.db.writing() as session:
        assert list(await session.scalars(timer)) == [town.bereg.id]
        await session.execute(text("DELETE FROM alarms"))
    await repair_timers(town.db, clock)
    async with town.db.reading() as session:
        assert list(await session.scalars(timer)) == [town.bereg.id]


async def test_who_told_of_it_is_shown_and_forgotten(town: Town, maria: Work, olga: Work, place: int) -> None:
    await tapped(maria, Measure.SCHOOL, f"{MARIA.telegram_id}:window:0")
    kept = await own_data(maria)
    assert kept is not None
    assert kept.signals == 1
    await forget(maria)
    (one,) = await entries(town)
    assert one.client_key == f"-{maria.person_id}:window:0"
    assert (await row(olga, PETROVSKY)).came == 1, "the count stays the centre's"
    (change,) = (await counting.open_month(olga, place, MARCH)).changes
    assert MARIA.name not in change.person
