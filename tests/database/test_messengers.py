"""A second messenger is joined by a code, once and in time; letters go where the person says."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError, TelegramNetworkError
from aiogram.methods import DeleteMyCommands, TelegramMethod
from aiogram.types import BotCommandScopeChat
from sqlalchemy import func, select

from bot.farewells import part
from models.access import Role
from models.audit import AuditLine, Event
from models.dialogues import Dialogue
from models.errors import Denied, DomainError, NotFound
from models.events.codes import CheckInCode, Room
from models.identities import CODE_LIFE, Identity, IdentityCode, Messenger, is_join_code
from models.notifications import NoticeKind
from models.people import Actor
from models.requests.states import RequestStep
from services.events.checking_in import check_in
from services.people import invites, members, messengers, posts
from services.people.inner.reachability import mark_reachable
from services.people.members import Actors
from services.privacy import own_data
from services.privacy.inner.retention import forget_what_is_old
from services.requests import closing
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering
from tests.support.requests import filed, kinds, steps
from tests.support.telegram import Telegram
from tests.support.town import MARIA, Town

MAX, TELEGRAM = Messenger.MAX, Messenger.TELEGRAM
IN_MAX = 7_500_102


async def in_max(town: Town, user_id: int = IN_MAX) -> Work:
    """Whoever this user of MAX is now."""
    return Work(town.db, town.clock, await Actors(town.db, town.clock, (), MAX).load(user_id))


async def joined(town: Town, olga: Work, maria: Work) -> Work:
    """Maria in MAX, joined by a code."""
    await messengers.allow_both(olga, on=True)
    assert await messengers.join_account(await in_max(town), await messengers.give_code(maria)) is TELEGRAM
    return await in_max(town)


async def events(town: Town) -> list[tuple[Event, str]]:
    async with town.db.reading() as session:
        rows = await session.execute(select(AuditLine.event, AuditLine.subject).order_by(AuditLine.id))
        return [(event, subject) for event, subject in rows]


async def test_a_code_makes_two_messengers_one_account(town: Town, olga: Work, maria: Work) -> None:
    there = await joined(town, olga, maria)
    assert there.actor == replace(maria.actor, user_id=IN_MAX, messenger=MAX)
    own = await messengers.my_messengers(maria)
    assert (set(own.faces), own.told, own.first, own.second) == ({TELEGRAM, MAX}, TELEGRAM, TELEGRAM, MAX)
    assert (Event.MESSENGER_JOINED, "max") in await events(town)
    with pytest.raises(DomainError, match="messengers-both"):
        await messengers.give_code(maria)


async def test_the_centre_decides(town: Town, olga: Work, maria: Work) -> None:
    with pytest.raises(DomainError, match="messengers-apart"):
        await messengers.give_code(maria)
    with pytest.raises(Denied):
        await messengers.allow_both(maria, on=True)
    there = await joined(town, olga, maria)
    await messengers.allow_both(olga, on=False)
    assert not (await messengers.my_messengers(there)).together
    assert (await in_max(town)).actor.known, "who has joined stays joined"
    with pytest.raises(DomainError, match="messengers-apart"):
        await messengers.give_code(olga)


async def test_a_code_is_good_once_in_time_and_elsewhere(
    town: Town, olga: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    await messengers.allow_both(olga, on=True)
    over = await messengers.give_code(maria)
    code = await messengers.give_code(maria)
    assert is_join_code(code)
    guest, other = await in_max(town), await in_max(town, IN_MAX + 1)
    for wrong, key in ((over, "code-unknown"), ("my_ABC", "code-unknown")):
        with pytest.raises(DomainError, match=f"messengers-{key}"):
            await messengers.join_account(guest, wrong)
    with pytest.raises(DomainError, match="messengers-same"):
        await messengers.join_account(pyotr, code)
    assert await messengers.join_account(guest, code.lower()) is TELEGRAM, "however it is typed"
    with pytest.raises(DomainError, match="messengers-same"):
        await messengers.join_account(other, code)
    later = await messengers.give_code(pyotr)
    clock.move(seconds=CODE_LIFE.total_seconds())
    with pytest.raises(DomainError, match="messengers-code-over"):
        await messengers.join_account(other, later)
    await messengers.leave_second(maria)
    with pytest.raises(DomainError, match="messengers-code-used"):
        await messengers.join_account(other, code)


async def test_a_code_that_two_type_at_once_lets_one_in(town: Town, olga: Work, maria: Work) -> None:
    await messengers.allow_both(olga, on=True)
    code = await messengers.give_code(maria)
    guests = [await in_max(town, IN_MAX + number) for number in range(4)]
    done = await asyncio.gather(*(messengers.join_account(one, code) for one in guests), return_exceptions=True)
    refused = [one for one in done if isinstance(one, DomainError)]
    assert (len(refused), len(done) - len(refused)) == (3, 1), done
    async with town.db.reading() as session:
        found = select(Identity.messenger).where(Identity.account == MARIA.telegram_id).order_by(Identity.messenger)
        assert list(await session.scalars(found)) == [MAX, TELEGRAM]


async def test_a_code_of_a_centre_that_has_changed_its_mind(town: Town, olga: Work, maria: Work) -> None:
    await messengers.allow_both(olga, on=True)
    code = await messengers.give_code(maria)
    await messengers.allow_both(olga, on=False)
    with pytest.raises(DomainError, match="messengers-apart"):
        await messengers.join_account(await in_max(town), code)
    assert (await in_max(town)).actor.person_id is None
    await messengers.allow_both(olga, on=True)
    assert await messengers.join_account(await in_max(town), code) is TELEGRAM, "the code was not spent on it"


async def test_what_changes_of_a_person_changes_in_both(town: Town, olga: Work, maria: Work) -> None:
    there = await joined(town, olga, maria)
    post = await posts.add_post(olga, Role.SPECIALIST, "Логопед", None)
    await posts.give_post(olga, post, maria.person_id)
    here, elsewhere = (await town.work(MARIA)).actor, (await in_max(town)).actor
    assert here.roles == elsewhere.roles == {Role.CURATOR, Role.SPECIALIST}
    for member in await members.list_members(olga):
        if member.person_id == maria.person_id:
            await members.end_tenure(olga, member.tenure_id)
    here, elsewhere = (await town.work(MARIA)).actor, (await in_max(town)).actor
    assert here.roles == elsewhere.roles == frozenset()
    with pytest.raises(Denied):
        await messengers.give_code(replace(there, actor=elsewhere))


async def test_one_answer_from_two_phones(town: Town, olga: Work, maria: Work) -> None:
    there, event = await joined(town, olga, maria), await gathering(town)
    marked = await asyncio.gather(*(check_in(one, CheckInCode(event, Room.HALL), STARTS) for one in (maria, there)))
    assert sorted(one.before for one in marked) == [False, True]
    request = await filed(maria)
    said = await asyncio.gather(*(closing.cancel(one, request) for one in (maria, there)), return_exceptions=True)
    assert [str(one) for one in said if one is not None] == ["request-is-cancelled"]
    assert (await steps(town, request)).count(RequestStep.CANCEL) == 1


async def test_who_is_somebody_there_is_told_what_to_do(town: Town, olga: Work, maria: Work) -> None:
    await messengers.allow_both(olga, on=True)
    made = await invites.invite(olga, Role.HEAD, "Заместитель", None, "Инна", "k")
    stranger = Work(town.db, town.clock, Actor(IN_MAX, messenger=MAX))
    await invites.redeem_invite(stranger, made.code, "Инна Серова")
    code = await messengers.give_code(maria)
    with pytest.raises(DomainError, match="messengers-own-account"):
        await messengers.join_account(await in_max(town), code)
    await own_data.forget(await in_max(town))
    assert await messengers.join_account(await in_max(town), code) is TELEGRAM
    assert (await in_max(town)).actor.name == MARIA.name


async def test_letters_go_where_the_person_says(town: Town, olga: Work, maria: Work) -> None:
    there = await joined(town, olga, maria)
    with pytest.raises(NotFound):
        await messengers.choose_messenger(olga, MAX)
    await messengers.choose_messenger(there, MAX)
    await messengers.choose_messenger(there, MAX)
    assert (await messengers.my_messengers(maria)).told is MAX
    assert [one for one in await events(town) if one[0] is Event.LETTERS_MOVED] == [(Event.LETTERS_MOVED, "max")]
    await mark_reachable(town.db, town.clock, TELEGRAM, MARIA.telegram_id, reachable=False)
    for impossible in (messengers.choose_messenger(there, TELEGRAM), messengers.leave_second(there)):
        with pytest.raises(DomainError, match="messengers-stopped"):
            await impossible
    assert (await messengers.my_messengers(maria)).told is MAX


async def test_the_second_one_is_taken_away_and_the_first_stays(town: Town, olga: Work, maria: Work) -> None:
    there = await joined(town, olga, maria)
    await messengers.choose_messenger(there, MAX)
    assert await messengers.leave_second(there) is MAX
    assert (await in_max(town)).actor.person_id is None
    own = await messengers.my_messengers(maria)
    assert (list(own.faces), own.told) == ([TELEGRAM], TELEGRAM)
    with pytest.raises(NotFound):
        await messengers.leave_second(maria)
    assert (Event.MESSENGER_LEFT, "max") in await events(town)


def parted(bot: Telegram) -> list[int]:
    """Of whose chats the menu was taken away."""
    scopes = [call.scope for call in bot.calls if isinstance(call, DeleteMyCommands)]
    return [int(one.chat_id) for one in scopes if isinstance(one, BotCommandScopeChat)]


async def test_the_other_bot_forgets_who_left_by_this_one(town: Town, olga: Work, maria: Work) -> None:
    await joined(town, olga, maria)
    bot = Telegram()
    await part(town.db, bot, MAX)
    assert parted(bot) == []
    await own_data.forget(maria)
    await part(town.db, bot, TELEGRAM)
    assert parted(bot) == [], "of the one where it was said nothing is kept"
    for trouble, tries in ((TelegramNetworkError, 1), (TelegramForbiddenError, 2)):
        bot.trouble = partial(_raising, trouble)
        await part(town.db, bot, MAX)
        assert parted(bot) == [IN_MAX] * tries
    await part(town.db, bot, MAX)
    assert parted(bot) == [IN_MAX] * 2, "once"


def _raising(kind: type[TelegramAPIError], method: TelegramMethod[Any]) -> None:
    raise kind(method, "as Telegram says")


async def test_the_second_that_is_taken_away_leaves_nothing(town: Town, olga: Work, maria: Work) -> None:
    there = await joined(town, olga, maria)
    async with town.db.writing() as session:
        now = town.clock.now()
        session.add(Dialogue(bot_id=9, chat_id=IN_MAX, user_id=IN_MAX, content="{}", updated_at=now))
    await messengers.leave_second(there)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Dialogue)) == 0
    bot = Telegram()
    assert await messengers.join_account(await in_max(town), await messengers.give_code(maria)) is TELEGRAM
    await part(town.db, bot, MAX)
    assert parted(bot) == [], "they are back"
    await messengers.leave_second(maria)
    await part(town.db, bot, MAX)
    assert parted(bot) == [IN_MAX]


async def test_whom_nobody_reached_is_told_where_they_joined(town: Town, olga: Work, maria: Work) -> None:
    await messengers.allow_both(olga, on=True)
    code = await messengers.give_code(maria)
    await mark_reachable(town.db, town.clock, TELEGRAM, MARIA.telegram_id, reachable=False)
    assert await messengers.join_account(await in_max(town), code) is MAX
    assert not (await in_max(town)).actor.blocked
    assert NoticeKind.MESSENGER_JOINED not in await kinds(town, MARIA), "there is nobody else to tell"


async def test_codes_are_not_kept(town: Town, olga: Work, maria: Work, pyotr: Work, clock: FakeClock) -> None:
    await messengers.allow_both(olga, on=True)
    code = await messengers.give_code(pyotr)
    await messengers.give_code(maria)
    async with town.db.reading() as session:
        kept = list(await session.scalars(select(IdentityCode.hash)))
    assert len(kept) == 2
    assert code not in kept
    await own_data.forget(maria)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(IdentityCode)) == 1
    clock.move(seconds=timedelta(days=2).total_seconds())
    await forget_what_is_old(town.db, clock)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(IdentityCode)) == 0
        assert await session.scalar(select(func.count()).where(Identity.account == MARIA.telegram_id)) == 0
