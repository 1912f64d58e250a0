"""The papers of an event: sheets to sign and with marks, the protocol, certificates, whom the invitation went to."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.activities import Category, Format, Organisation, Type
from models.errors import Denied, DomainError, NotFound
from models.events.afterwards import PostTask
from models.events.certificates import Certificate
from models.events.codes import CheckInCode, Room
from models.events.kinds import Answer, TaskState
from models.events.states import EventState
from models.papers.kinds import PaperKind
from models.papers.tables import PaperFile
from services.events import certificates, notes, presence, rules
from services.events.checking_in import check_in
from services.papers.certificates import order_certificate
from services.papers.making import order_of
from services.papers.templates import set_template, standard
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering, invitees
from tests.support.papers import lines_of
from tests.support.town import ANNA, GLEB, IGOR, MARIA, PYOTR, VERA, Town

NAMES = ("Мария Орлова", "Пётр Лугов")


async def made(town: Town, work: Work, kind: PaperKind, event: int) -> tuple[str, list[str]]:
    """The name of the file that came, and what it says."""
    await order_of(work, kind, (event, None))
    return await last(town)


async def last(town: Town) -> tuple[str, list[str]]:
    async with town.db.reading() as session:
        file = (await session.scalars(select(PaperFile).order_by(PaperFile.id.desc()).limit(1))).one()
        return file.name, lines_of(file.content)


async def test_a_sheet_to_sign_has_those_who_come_and_empty_rows(town: Town, anna: Work, olga: Work) -> None:
    event = await gathering(town, asked=(MARIA, PYOTR, IGOR))
    async with town.db.writing() as session:
        igor = (await invitees(town, event))[town.bereg.persons[IGOR.name]]
        (await session.get_one(type(igor), igor.id)).answer = Answer.DECLINED
    name, lines = await made(town, anna, PaperKind.EVENT_SHEET, event)
    assert name == "лист регистрации 17.03.2026 Детство без слёз.docx"
    assert {"Лист регистрации", "Семинар «Детство без слёз»", "17 марта 2026 г., 10:00–12:00"} <= set(lines)
    assert "Куратор" in lines
    assert "Петровский район" in lines
    assert not set(NAMES) & set(lines), "posts alone, until the centre allows names"
    assert "Руководитель" not in lines
    assert "10" in lines
    assert "11" not in lines
    await rules.set_names(olga, names=True)
    _, lines = await made(town, anna, PaperKind.EVENT_SHEET, event)
    assert set(NAMES) <= set(lines)


async def test_a_sheet_with_marks(town: Town, maria: Work, pyotr: Work, olga: Work, clock: FakeClock) -> None:
    await rules.set_names(olga, names=True)
    event = await gathering(town, format=Format.MIXED)
    with pytest.raises(DomainError, match="event-paper-nobody"):
        await made(town, await town.work(ANNA), PaperKind.EVENT_MARKS, event)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS + timedelta(minutes=3))
    clock.move(days=1)
    anna = await town.work(ANNA)
    await presence.set_guests(anna, event, Organisation.SCHOOL, {Category.TEACHERS: (3, 1)})
    _, lines = await made(town, anna, PaperKind.EVENT_MARKS, event)
    assert "Всего 5 человек, из них дистанционно 1, гостей 4." in lines
    assert "очно, 10:03" in lines
    assert "– Школы: педагоги – 4" in lines
    assert "Пётр Лугов" not in lines


async def test_the_protocol_begins_with_how_the_decisions_before_stand(
    town: Town, maria: Work, clock: FakeClock
) -> None:
    before = await gathering(
        town, key="before", type=Type.MEETING, title="Планы", starts_at=STARTS - timedelta(days=28)
    )
    event = await gathering(town, type=Type.MEETING, title="Итоги")
    post = town.bereg.posts[MARIA.name]
    async with town.db.writing() as session:
        for number, (of, state) in enumerate(
            ((before, TaskState.DONE), (before, TaskState.OPEN), (event, TaskState.OPEN))
        ):
            session.add(
                PostTask(
                    center_id=town.bereg.id,
                    client_key=f"t{number}",
                    event_id=of,
                    post_id=post,
                    words=f"Поручение {number}",
                    due=date(2026, 4, 1 + number),
                    state=state,
                    made_by=town.bereg.persons[ANNA.name],
                    made_at=town.clock.now(),
                )
            )
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await town.work(ANNA)
    await notes.write_notes(anna, event, {"agenda": "1. Итоги\n2) Планы", "heard": "Об итогах", "resolved": "Принять"})
    _, lines = await made(town, anna, PaperKind.MINUTES, event)
    parts = ["Присутствовали: 1", "О выполнении прежних решений", "Повестка", "Слушали", "Решили"]
    assert [one for one in lines if one in parts] == parts
    assert "1. Мария Орлова, куратор, Петровский район." in lines, "a protocol always names"
    assert "Решения, которые приняли 17 февраля 2026 г.: Совещание «Планы»." in lines
    stand = lines.index("Поручение 0")
    assert lines[stand + 1 : stand + 4] == ["Куратор, Петровский район", "01.04.2026", "Выполнено"]
    assert "2. Планы" in lines
    assert lines.index("Поручение 2") > lines.index("Решили")


async def test_a_list_of_whom_it_went_to(town: Town, anna: Work, olga: Work) -> None:
    empty = await gathering(town, key="empty", asked=())
    with pytest.raises(DomainError, match="event-paper-unasked"):
        await made(town, anna, PaperKind.MAILING, empty)
    event = await gathering(town)
    await check_in(olga, CheckInCode(event, Room.HALL), STARTS)
    _, lines = await made(town, anna, PaperKind.MAILING, event)
    assert "Приглашены 2 человека, ответили 2." in lines
    assert [lines.count(one) for one in ("16.03.2026", "Придёт", "Координатор")] == [2, 2, 0]


async def test_a_certificate_is_given_to_who_was_there(town: Town, maria: Work, pyotr: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    with pytest.raises(DomainError, match="certificate-early"):
        await order_certificate(maria, event)
    clock.move(days=1, hours=4)
    maria, pyotr = await town.work(MARIA), await town.work(PYOTR)
    assert [one.id for one in await certificates.list_attended(maria)] == [event]
    assert await certificates.list_attended(pyotr) == []
    for _ in range(2):
        await order_certificate(maria, event)
    name, lines = await last(town)
    assert name.startswith("сертификат участника 17.03.2026")
    assert {"участника № 2026-001", "Мария Орлова", "куратор, Петровский район", "Объём: 2 часа"} <= set(lines)
    with pytest.raises(DomainError, match="certificate-not-there"):
        await order_certificate(pyotr, event)
    with pytest.raises(NotFound):
        await order_certificate(await town.work(IGOR), event)
    with pytest.raises(NotFound):
        await order_certificate(await town.work(GLEB), event)
    with pytest.raises(NotFound):
        await order_of(await town.work(ANNA), PaperKind.CERTIFICATE, (event, maria.person_id))


async def test_nobody_waits_for_anothers_certificate(town: Town, maria: Work, pyotr: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    for work in (maria, pyotr):
        await check_in(work, CheckInCode(event, Room.HALL), STARTS)
    clock.move(days=1, hours=4)
    await asyncio.gather(*[order_certificate(await town.work(who), event) for who in (MARIA, PYOTR)])
    async with town.db.reading() as session:
        assert len(list(await session.scalars(select(PaperFile.id)))) == 2


async def test_two_who_ask_at_once_have_two_numbers(town: Town, maria: Work, pyotr: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    for work in (maria, pyotr):
        await check_in(work, CheckInCode(event, Room.HALL), STARTS)
    clock.move(days=1, hours=4)
    works = [await town.work(who) for who in (MARIA, PYOTR) for _ in range(3)]
    await asyncio.gather(*(certificates.give(work, event) for work in works))
    async with town.db.reading() as session:
        rows = await session.execute(select(Certificate.person_id, Certificate.number))
        assert sorted(number for _, number in rows.all()) == [1, 2]


async def test_whose_papers_they_are(town: Town, anna: Work, maria: Work, olga: Work) -> None:
    event = await gathering(town)
    with pytest.raises(NotFound):
        await order_of(maria, PaperKind.EVENT_SHEET, (event, None))
    with pytest.raises(NotFound):
        await order_of(await town.work(VERA), PaperKind.EVENT_SHEET, (event, None))
    with pytest.raises(NotFound):
        await order_of(await town.work(IGOR), PaperKind.MINUTES, (event, None))
    await order_of(olga, PaperKind.EVENT_SHEET, (event, None))
    with pytest.raises(Denied):
        await rules.set_names(anna, names=True)


async def test_a_centre_edits_the_template(town: Town, olga: Work, anna: Work) -> None:
    event = await gathering(town, state=EventState.ANNOUNCED)
    assert await set_template(olga, PaperKind.EVENT_SHEET, standard(PaperKind.EVENT_SHEET), "бланк.docx") == []
    _, lines = await made(town, anna, PaperKind.EVENT_SHEET, event)
    assert "Лист регистрации" in lines
