"""The log, retention and being forgotten, on both engines."""

import asyncio

import pytest
from sqlalchemy import select

from documents.monitoring_form import write_form
from models.access import Role
from models.activities import Facts, Type
from models.audit import AuditLine, Event
from models.base import Base
from models.errors import Denied, DomainError, NotFound
from models.monitoring.form import default_form
from models.people import Invite, Person
from models.privacy import Category
from services.activities import records
from services.monitoring import forms
from services.people import invites, members
from services.privacy import own_data
from services.privacy.inner.retention import forget_what_is_old
from services.work import Work
from storage.dialogues import ChatKey, SqlDialogues
from tests.support.clock import FakeClock
from tests.support.databases import bytes_of
from tests.support.town import MARIA, OLGA, PYOTR, STRANGER, Town


async def events(town: Town) -> list[Event]:
    async with town.db.reading() as session:
        return list(await session.scalars(select(AuditLine.event).order_by(AuditLine.id)))


async def test_what_is_logged(town: Town, olga: Work, maria: Work, stranger: Work) -> None:
    await invites.invite(olga, Role.HEAD, "Директор", None, "", "one")
    made = await invites.invite(olga, Role.HEAD, "Директор", None, "", "one")
    await invites.redeem_invite(stranger, made.code, STRANGER.name)
    other = await invites.invite(olga, Role.HEAD, "Директор", None, "", "two")
    await invites.revoke_invite(olga, other.id)
    await members.end_tenure(olga, town.bereg.tenures["Анна Белова"])
    await own_data.overrule(maria, "activity.title", [Category.NAME, Category.PHONE])
    assert await events(town) == [
        Event.INVITED,
        Event.CONSENT,
        Event.POST_TAKEN,
        Event.INVITED,
        Event.INVITE_REVOKED,
        Event.POST_ENDED,
        Event.OVERRULED,
    ]


async def test_counts_are_the_centre_s_own_and_this_year_s(olga: Work, vera: Work, clock: FakeClock) -> None:
    await own_data.overrule(vera, "activity.title", [Category.NAME])
    clock.move(days=-100)
    await own_data.overrule(olga, "activity.title", [Category.NAME])
    clock.move(days=100)
    assert (await own_data.count_events(olga))[Event.OVERRULED] == 0
    assert (await own_data.count_events(vera))[Event.OVERRULED] == 1


async def test_own_data_is_one_s_own(maria: Work, pyotr: Work, admin: Work, town: Town) -> None:
    await records.log_activity(maria, Facts(type=Type.TALK, title="Моё", day=maria.today), "m")
    gone = await records.log_activity(maria, Facts(type=Type.TALK, title="Лишнее", day=maria.today), "d")
    await records.log_activity(pyotr, Facts(type=Type.TALK, title="Чужое", day=pyotr.today), "p")
    await records.delete_activity(maria, gone)
    found = await own_data.own_data(maria)
    assert found is not None
    assert [record.answers["title"] for record in found.records] == ["Моё", "Лишнее"]
    assert [record.deleted_at is None for record in found.records] == [True, False]
    assert [post.place for post in found.posts] == ["Куратор, Петровский район"]
    assert await own_data.own_data(admin) is None


async def test_two_people_can_be_forgotten_and_one_of_them_come_back(
    maria: Work, pyotr: Work, olga: Work, town: Town
) -> None:
    await own_data.forget(maria)
    await own_data.forget(pyotr)
    with pytest.raises(Denied):
        await own_data.forget(await town.work(MARIA))
    made = await invites.invite(olga, Role.HEAD, "Директор", None, "", "back")
    await invites.redeem_invite(await town.work(MARIA), made.code, "Мария Орлова")
    async with town.db.reading() as session:
        names = list(await session.scalars(select(Person.name).where(Person.center_id == town.bereg.id)))
    assert sum(name.startswith("Бывший сотрудник") for name in names) == 2
    assert "Мария Орлова" in names


async def test_of_two_coordinators_who_leave_at_once_one_stays(olga: Work, town: Town, stranger: Work) -> None:
    made = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "second")
    await invites.redeem_invite(stranger, made.code, STRANGER.name)
    second = await town.work(STRANGER)
    ended = await asyncio.gather(own_data.forget(olga), own_data.forget(second), return_exceptions=True)
    refused = [error for error in ended if isinstance(error, DomainError)]
    assert [error.key for error in refused] == ["forget-last-coordinator"]
    assert len(ended) - len(refused) == 1


async def test_what_is_old_is_deleted(olga: Work, clock: FakeClock, town: Town) -> None:
    await invites.invite(olga, Role.HEAD, "Директор", None, "Инна Серова", "old")
    clock.move(days=80)
    await invites.invite(olga, Role.HEAD, "Директор", None, "Инна Серова", "new")
    await forget_what_is_old(town.db, clock)
    async with town.db.reading() as session:
        assert list(await session.scalars(select(Invite.guest).order_by(Invite.id))) == ["", "Инна Серова"]
    assert len(await events(town)) == 2


async def test_a_form_that_nobody_accepted_is_deleted_after_a_month(olga: Work, clock: FakeClock, town: Town) -> None:
    paper = write_form(default_form(), clock.now().year)
    looked_at, accepted = [await forms.upload(olga, paper, key) for key in ("one", "two")]
    await forms.accept(olga, accepted)
    clock.move(days=29)
    await forget_what_is_old(town.db, clock)
    assert (await forms.review(olga, looked_at)).version_id == looked_at
    clock.move(days=2)
    await forget_what_is_old(town.db, clock)
    with pytest.raises(NotFound, match="monitoring-form-gone"):
        await forms.review(olga, looked_at)
    assert (await forms.serving(olga)).own


async def test_who_was_forgotten_stands_in_no_file_of_the_database(maria: Work, town: Town) -> None:
    """The name is in the table, in colleagues' open windows and in the write-ahead log until then."""
    name = "Мария Орлова"
    dialogues = SqlDialogues(town.db, town.clock)
    open_window, another = (
        ChatKey(1, OLGA.telegram_id, OLGA.telegram_id),
        ChatKey(1, PYOTR.telegram_id, PYOTR.telegram_id),
    )
    for turn in range(40):  # pages are left behind, in the file and in its log
        await dialogues.save(open_window, f'{{"screen": "{name}, {"место " * turn}"}}')
    await dialogues.save(another, '{"screen": "План"}')
    if town.db.sqlite:
        assert name.encode() in await bytes_of(town.db)
    await own_data.forget(maria)
    assert await dialogues.load(open_window) is None
    assert await dialogues.load(another) is not None
    if town.db.sqlite:
        assert name.encode() not in await bytes_of(town.db)
    async with town.db.reading() as session:
        everything = [repr((await session.execute(select(table))).all()) for table in Base.metadata.sorted_tables]
    assert not any(name in table for table in everything)
