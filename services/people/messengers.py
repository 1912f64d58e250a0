"""Use cases of an account's messengers: a second one is joined by a code, letters go to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.audit import Event
from models.dialogues import Dialogue
from models.errors import DomainError, NotFound
from models.identities import (
    CODE_LIFE,
    Identity,
    IdentityCode,
    Messenger,
    MessengerRules,
    as_kept,
    first_of,
    fresh_join_code,
)
from models.notifications import Notice, NoticeKind
from models.people import Person
from services.audit import log
from services.center_settings import load, save
from services.outbox.notices import tell
from services.outbox.reachability import find_again
from services.outbox.telling import tell_by
from services.people.inner.farewells import part_with
from services.work import Work, use_case

WRONG = frozenset({"messengers-code-unknown", "messengers-code-used", "messengers-code-over"})
"""Reasons that say nothing but that the code is no good: who hears them too often is not heard for a while."""


@dataclass(frozen=True, kw_only=True)
class Messengers:
    """By what a person is met, and what their centre allows."""

    faces: Sequence[Messenger]
    told: Messenger
    """Where letters go."""
    first: Messenger
    """The one that the account came by: it stays as long as the account does."""
    together: bool
    """Whether the centre lets its people work in both."""

    @property
    def second(self) -> Messenger | None:
        """The one that can be taken away again."""
        return next((one for one in self.faces if one is not self.first), None)


@use_case(Permission.OWN_REMINDERS)
async def my_messengers(work: Work) -> Messengers:
    """By which messengers the actor is met, where their letters go, and whether their centre allows two."""
    async with work.db.reading() as session:
        found = await _faces(session, work.actor.account)
        rules = await load(session, work.center_id, MessengerRules)
    return Messengers(
        faces=tuple(one.messenger for one in found),
        told=next((one.messenger for one in found if one.tells), work.actor.messenger),
        first=first_of(work.actor.account)[0],
        together=rules.together,
    )


@use_case(Permission.MANAGE_REMINDERS)
async def allow_both(work: Work, *, on: bool) -> None:
    """Let the people of the centre join a second messenger, or no more of them: who has done so stays as they are."""
    async with work.db.writing() as session:
        if (await load(session, work.center_id, MessengerRules)).together != on:
            await save(session, work, MessengerRules(together=on))


@use_case(Permission.OWN_REMINDERS)
async def give_code(work: Work) -> str:
    """A code that joins another messenger to the actor's account: for `CODE_LIFE`, once; one that they asked for before
    works no more. Raises DomainError where the centre does not allow it, or both are joined already."""
    code = fresh_join_code()
    async with work.db.writing() as session:
        if not (await load(session, work.center_id, MessengerRules)).together:
            raise DomainError("messengers-apart")
        if len(await _faces(session, work.actor.account)) == len(Messenger):
            raise DomainError("messengers-both")
        theirs = select(Person.id).where(Person.account == work.actor.account)
        await session.execute(delete(IdentityCode).where(IdentityCode.person_id.in_(theirs)))
        until = work.clock.now() + CODE_LIFE
        session.add(IdentityCode(hash=as_kept(code), person_id=work.person_id, expires_at=until))
    return code


@use_case(Permission.JOIN)
async def join_account(work: Work, code: str) -> Messenger:
    """Whoever typed the code is the human who was given it; returns where letters go. Raises DomainError for a code
    that is none, was used or is over (`WRONG`), in the messenger that it was given in, for whom the bot knows already
    as somebody of their own, and where the centre allows it no more."""
    now, actor = work.clock.now(), work.actor
    async with work.db.writing() as session:
        found = await session.get(IdentityCode, as_kept(code), with_for_update=True)
        if found is None:
            raise DomainError("messengers-code-unknown")
        person = await session.get_one(Person, found.person_id, with_for_update=True)
        faces = await _faces(session, person.account)
        if any(one.messenger is actor.messenger for one in faces):
            raise DomainError("messengers-same")
        if await session.get(Identity, (actor.messenger, actor.user_id)) is not None:
            raise DomainError("messengers-own-account")
        if not (await load(session, person.center_id, MessengerRules)).together:
            raise DomainError("messengers-apart")
        found.use(now)
        me = {"messenger": actor.messenger, "user_id": actor.user_id, "account": person.account}
        session.add(Identity(**me, tells=False, created_at=now))
        await session.flush()
        await find_again(session, now, actor.messenger, actor.user_id)  # nobody reached them, and now this one does
        log(session, work.clock, person.center_id, person.id, Event.MESSENGER_JOINED, actor.messenger)
        told = next(one.messenger for one in await _faces(session, person.account) if one.tells)
        if told is not actor.messenger:
            await _say_joined(session, now, person)
        return told


@use_case(Permission.OWN_REMINDERS)
async def choose_messenger(work: Work, messenger: Messenger) -> None:
    """Letters go there from now on, those that wait too. Raises NotFound for one that is not the actor's, DomainError
    where they stopped the bot."""
    async with work.db.writing() as session:
        faces = {one.messenger: one for one in await _faces(session, work.actor.account, held=True)}
        if (to := faces.get(messenger)) is None:
            raise NotFound
        if not to.tells:
            await _move(session, work, to)


@use_case(Permission.OWN_REMINDERS)
async def leave_second(work: Work) -> Messenger:
    """Take away the messenger that was joined; returns which. Raises NotFound where there is none, DomainError where
    letters would go to where they stopped the bot."""
    async with work.db.writing() as session:
        faces = await _faces(session, work.actor.account, held=True)
        first = next(one for one in faces if (one.messenger, one.user_id) == first_of(work.actor.account))
        second = next((one for one in faces if one is not first), None)
        if second is None:
            raise NotFound
        if second.tells:
            await _move(session, work, first)
        # two messengers may give one number to two people: the other one would lose a half-filled form
        await session.execute(delete(Dialogue).where(Dialogue.user_id == second.user_id))
        await part_with(session, work.clock.now(), [(second.messenger, second.user_id)])
        await session.delete(second)
        log(session, work.clock, work.center_id, work.person_id, Event.MESSENGER_LEFT, second.messenger)
        return second.messenger


async def _say_joined(session: AsyncSession, now: datetime, person: Person) -> None:
    """Who has typed the code may be somebody who saw it: the person hears of it where they asked for it."""
    notice = Notice(
        kind=NoticeKind.MESSENGER_JOINED,
        center_id=person.center_id,
        person_id=person.id,
        key=f"messenger-joined:{person.id}:{now.isoformat()}",
        not_before=now,
    )
    await tell(session, now, [notice])


async def _move(session: AsyncSession, work: Work, to: Identity) -> None:
    if to.lost_at is not None:
        raise DomainError("messengers-stopped")
    await tell_by(session, work.clock.now(), to)
    log(session, work.clock, work.center_id, work.person_id, Event.LETTERS_MOVED, to.messenger)


async def _faces(session: AsyncSession, account: int, *, held: bool = False) -> Sequence[Identity]:
    faces = select(Identity).where(Identity.account == account).order_by(Identity.created_at, Identity.messenger)
    return (await session.scalars(faces.with_for_update() if held else faces)).all()
