"""Who speaks is a user of a messenger: the same number elsewhere is somebody else, and letters go to one place."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendMessage, TelegramMethod
from sqlalchemy import delete, insert, select, text, update

from models.access import Role
from models.identities import LIFTED, Identity, Messenger, first_of, number_of
from models.notifications import Status
from models.people import Actor, Person
from scheduler.letters.table import LETTERS
from services.outbox.backlog import backlog
from services.people import invites
from services.people.inner.identities import mend_identities
from services.people.inner.reachability import mark_reachable
from services.people.members import Actors
from services.privacy import own_data
from services.work import Work
from storage import migration
from storage.copies.opening import connected
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.outbox import FAST, KIND, Post
from tests.support.postgres import Postgres
from tests.support.telegram import Telegram
from tests.support.town import ANNA, MARIA, PYOTR, STRANGER, Town

MAX = Messenger.MAX
IN_MAX = 7_500_102
"""The user that Maria is in MAX."""


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def in_max() -> Telegram:
    """MAX, as its gateway shows it."""
    return Telegram()


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    return Post(town, clock, telegram, {**LETTERS, KIND: Post(town, clock, telegram).letters.write})


async def faces(db: Database) -> list[tuple[str, int, int, bool]]:
    """Every identity but those of people who were in the town before: its messenger, number, account, whether told."""
    async with db.reading() as session:
        rows = await session.scalars(select(Identity).order_by(Identity.messenger, Identity.user_id))
        return [
            (str(one.messenger), one.user_id, one.account, one.tells)
            for one in rows
            if one.messenger is MAX or one.account == MARIA.telegram_id
        ]


async def join(town: Town, *, tells: bool = False) -> None:
    """Maria has a second messenger."""
    async with town.db.writing() as session:
        if tells:
            await session.execute(update(Identity).where(Identity.account == MARIA.telegram_id).values(tells=False))
        now = town.clock.now()
        values = {"messenger": MAX, "user_id": IN_MAX, "account": MARIA.telegram_id, "tells": tells, "created_at": now}
        await session.execute(insert(Identity).values(values))


def to_max(town: Town, user_id: int) -> Work:
    """Somebody whom nobody knows, in MAX."""
    return Work(town.db, town.clock, Actor(user_id, messenger=MAX))


def test_an_account_says_by_which_user_it_was_first_seen() -> None:
    for messenger in Messenger:
        assert first_of(number_of(messenger, 2**52 - 1)) == (messenger, 2**52 - 1)
    assert number_of(Messenger.TELEGRAM, 5) == 5, "nothing that is stored is rewritten"
    assert number_of(MAX, 5) != number_of(Messenger.TELEGRAM, 5)


async def test_the_same_number_in_another_messenger_is_somebody_else(town: Town, olga: Work) -> None:
    actors = Actors(town.db, town.clock, (MARIA.telegram_id,), MAX)
    there = await actors.load(MARIA.telegram_id)
    assert (there.person_id, set(there.roles)) == (None, {Role.ADMIN}), "a number of MAX, an admin of MAX"
    made = await invites.invite(olga, Role.HEAD, "Заместитель", None, "Инна", "k")
    await invites.redeem_invite(to_max(town, MARIA.telegram_id), made.code, "Инна Серова")
    inna, maria = await actors.load(MARIA.telegram_id), (await town.work(MARIA)).actor
    assert (inna.name, maria.name) == ("Инна Серова", MARIA.name)
    assert inna.account == MARIA.telegram_id + LIFTED[MAX] != maria.account == MARIA.telegram_id
    assert await faces(town.db) == [
        ("max", MARIA.telegram_id, inna.account, True),
        ("telegram", MARIA.telegram_id, maria.account, True),
    ]


async def test_one_human_is_the_same_person_in_both(town: Town, maria: Work) -> None:
    await join(town)
    there = await Actors(town.db, town.clock, (), MAX).load(IN_MAX)
    assert there == replace(maria.actor, user_id=IN_MAX, messenger=MAX)
    assert there.account == maria.actor.account
    assert not (await town.work(STRANGER)).actor.known


async def told(post: Post, sender_of: dict[Messenger, Telegram]) -> dict[Messenger, list[str]]:
    """What each messenger's sender sends of what is ready, in one round of each."""
    for messenger, wire in sender_of.items():
        await post.replica(wire, FAST, messenger).round()
    return {messenger: wire.said for messenger, wire in sender_of.items()}


async def test_a_sender_tells_whom_its_messenger_reaches(
    post: Post, town: Town, clock: FakeClock, telegram: Telegram, in_max: Telegram
) -> None:
    await join(town, tells=True)
    await post.tell(MARIA, 1)
    await post.tell(PYOTR, 2)
    assert (await backlog(town.db, clock.now())).letters == 2
    both = {Messenger.TELEGRAM: telegram, MAX: in_max}
    assert await told(post, both) == {Messenger.TELEGRAM: ["дело 2"], MAX: ["дело 1"]}
    assert list(in_max.chats) == [IN_MAX]
    assert (await backlog(town.db, clock.now())).letters == 0
    await post.tell(MARIA, 3)
    await told(post, {Messenger.TELEGRAM: telegram})
    assert (await post.statuses())[3] == Status.WAITING, "it waits for the other process"


async def test_who_stopped_one_is_told_by_the_other_and_hears_of_it_once(
    post: Post, town: Town, clock: FakeClock, telegram: Telegram, in_max: Telegram
) -> None:
    await join(town)
    await post.tell(MARIA, 1)
    await post.run()
    telegram.trouble = blocking(MARIA.telegram_id)
    await post.tell(MARIA, 2, 3)
    await post.run(seconds=15)
    for _ in range(4):  # a message a second in one chat, by a clock that no test can move
        await post.replica(in_max, FAST, MAX).round()
        clock.move(seconds=2)
    assert sorted(in_max.said)[-2:] == ["дело 2", "дело 3"]
    assert len([one for one in in_max.said if "другом мессенджере бот остановлен" in one]) == 1
    assert len(in_max.said) == 3
    assert not [row for row in await post.rows() if row.dedupe_key.startswith("unreachable")]
    (first,) = [row for row in await post.rows() if row.dedupe_key.startswith("thing:1:")]
    assert first.message_id is None, "it stands in the other chat: nobody can change it from here"
    await mark_reachable(town.db, clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=True)
    assert await faces(town.db) == [
        ("max", IN_MAX, MARIA.telegram_id, True),
        ("telegram", MARIA.telegram_id, MARIA.telegram_id, False),
    ], "letters stay where they are"
    assert not (await town.work(MARIA)).actor.blocked


def blocking(chat: int) -> Callable[[TelegramMethod[object]], None]:
    """The person of this chat stopped the bot."""

    def refuse(method: TelegramMethod[object]) -> None:
        if isinstance(method, SendMessage) and method.chat_id == chat:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")

    return refuse


async def test_who_stopped_both_comes_back_by_either(town: Town, post: Post, clock: FakeClock) -> None:
    await join(town)
    for messenger, user_id in ((Messenger.TELEGRAM, MARIA.telegram_id), (MAX, IN_MAX)):
        await mark_reachable(town.db, clock, messenger, user_id, reachable=False)
    await post.tell(MARIA, 1)
    assert (await town.work(MARIA)).actor.blocked
    assert (await Actors(town.db, clock, (), MAX).load(IN_MAX)).blocked
    await mark_reachable(town.db, clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=True)
    assert [one[3] for one in await faces(town.db)] == [False, True], "whoever is back is told there"
    async with town.db.reading() as session:
        assert await session.scalar(select(Person.blocked_at).where(Person.account == MARIA.telegram_id)) is None


async def test_the_account_of_the_version_before_is_known_soon_and_nobodys_is_not_kept(
    town: Town, clock: FakeClock
) -> None:
    async with town.db.writing() as session:
        await session.execute(delete(Identity).where(Identity.account == MARIA.telegram_id))
        await session.execute(update(Person).where(Person.name == ANNA.name).values(account=-9))
        at_max = {"name": PYOTR.name, "account": number_of(MAX, 77)}
        await session.execute(update(Person).where(Person.name == PYOTR.name).values(account=at_max["account"]))
    assert not (await town.work(MARIA)).actor.known
    assert await mend_identities(town.db, clock) == 2
    assert await mend_identities(town.db, clock) == 0
    assert (await town.work(MARIA)).actor.known
    assert (await Actors(town.db, clock, (), MAX).load(77)).name == PYOTR.name
    async with town.db.reading() as session:
        numbers = set(await session.scalars(select(Identity.user_id)))
    assert not numbers & {ANNA.telegram_id, PYOTR.telegram_id}


async def test_forgetting_takes_every_number(town: Town, maria: Work) -> None:
    await join(town)
    found = await own_data.own_data(maria)
    assert found is not None
    assert sorted(found.identities) == [(MAX, IN_MAX), (Messenger.TELEGRAM, MARIA.telegram_id)]
    assert set((await own_data.forget(maria)).colleagues) >= {IN_MAX, MARIA.telegram_id, ANNA.telegram_id}
    assert await faces(town.db) == []
    assert (await Actors(town.db, town.clock, (), MAX).load(IN_MAX)).person_id is None


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/before.db"
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield await server.create("before")
    await server.drop("before")


async def test_everybody_keeps_their_number_when_identities_come(url: str) -> None:
    await migration.upgrade(url, "0056")
    at = datetime(2026, 1, 9, tzinfo=UTC)
    async with connected(url) as connection:
        for number, name in ((1, "Берег"), (2, "Маяк")):
            made = text("INSERT INTO centers (id, name, zone, created_at) VALUES (:id, :name, 'Europe/Moscow', :at)")
            await connection.execute(made, {"id": number, "name": name, "at": at})
        row = "INSERT INTO persons (center_id, telegram_id, name, consent_at) VALUES (:center, :account, 'Анна', :at)"
        for center, account in ((1, 105), (2, 105), (1, 106), (1, -3)):
            await connection.execute(text(row), {"center": center, "account": account, "at": at})
        await connection.commit()
    await migration.upgrade(url)
    found = "SELECT messenger, user_id, account, tells FROM identities ORDER BY user_id"
    async with connected(url) as connection:
        rows = [tuple(row) for row in await connection.execute(text(found))]
    assert rows == [("telegram", 105, 105, True), ("telegram", 106, 106, True)]
    await migration.downgrade(url, "0056")
    async with connected(url) as connection:
        people = await connection.execute(text("SELECT telegram_id FROM persons ORDER BY id"))
        assert [row[0] for row in people] == [105, 105, 106, -3]
