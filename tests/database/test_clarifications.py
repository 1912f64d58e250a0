"""A record is sent back to be made clear: to whom, once, and what answers it, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from models.activities import Category, Facts, Type
from models.audit import AuditLine, Event
from models.clarifications import Clarification, Cleared
from models.errors import Denied, DomainError, NotFound
from models.identities import Messenger
from models.notifications import NoticeKind
from models.people import Person, Post, Tenure
from models.timers import Timer, TimerKind
from scheduler.letters.table import LETTERS
from services.activities import clarifying, lists, records
from services.outbox.reachability import lose
from services.timer_repair import repair_timers
from services.work import Work
from tests.support import outbox as sending
from tests.support.clock import FakeClock
from tests.support.reminders import at, fire, outbox, said
from tests.support.telegram import Telegram
from tests.support.town import ANNA, IGOR, MARIA, OLGA, Town

TALK = Facts(type=Type.TALK, title="О доме", day=date(2026, 3, 12), attendance={Category.CHILDREN: (700, 0)})
WORD = "проверьте число участников"


@pytest.fixture
def post(town: Town, clock: FakeClock) -> sending.Post:
    return sending.Post(town, clock, Telegram(), LETTERS)


async def sent_back(olga: Work, author: Work, key: str = "one") -> int:
    """A record of the author, sent back by Olga on a Monday morning."""
    record = await records.log_activity(author, TALK, key)
    await clarifying.send_back(olga, record, WORD, f"back:{key}")
    return record


async def told(town: Town) -> list[tuple[str, str]]:
    return [(row.name, row.kind) for row in await outbox(town)]


async def add_tenure(town: Town, person: str, post: str) -> None:
    async with town.db.writing() as session:
        session.add(
            Tenure(post_id=town.bereg.posts[post], person_id=town.bereg.persons[person], since=date(2026, 1, 1))
        )


async def end_tenure(town: Town, person: str, until: date) -> None:
    async with town.db.writing() as session:
        await session.execute(update(Tenure).where(Tenure.id == town.bereg.tenures[person]).values(until=until))


async def test_the_author_is_told_once_reminded_once_and_the_answer_comes_back(
    town: Town, olga: Work, maria: Work, clock: FakeClock, post: sending.Post
) -> None:
    at(clock, "2026-03-16 11:00")
    record = await sent_back(olga, maria)
    await clarifying.send_back(olga, record, WORD, "back:one")  # the same press again
    assert (await lists.list_all(olga)).visits == 700, "it counts as before"
    await post.run()
    (letter,) = post.got(MARIA)
    assert "Уточните запись № 1:" in letter
    assert "беседа «О доме», 12 марта 2026" in letter.lower() or "Беседа «О доме», 12 марта 2026" in letter
    assert "Ольга Ветрова спрашивает: «проверьте число участников»" in letter
    assert "считается как есть" in letter
    await town_days(town, clock, post, "2026-03-17 09:00", "2026-03-18 09:00")
    assert len(post.got(MARIA)) == 1, "three working days are not over"
    await town_days(town, clock, post, "2026-03-19 09:00")
    assert sum("Ждёт уточнения запись № 1" in text for text in post.got(MARIA)) == 1
    await town_days(town, clock, post, "2026-03-20 09:00", "2026-03-30 09:00", "2026-04-20 09:00")
    assert (await told(town)).count(("Мария", NoticeKind.RECORD_WAITS)) == 1, "once"
    before = (await records.open_activity(maria, record)).answers
    await records.change_activity(maria, record, before, {**before, "attendance": {"children": [70, 0]}})
    await town_days(town, clock, post, "2026-04-21 09:00")
    assert "Запись № 1 исправлена" in post.got(OLGA)[-1]
    found = await clarifying.asked_about(olga, record)
    assert found is not None
    assert (found.outcome, found.answered_by) == (Cleared.CHANGED, MARIA.name)
    await clarifying.accept(olga, record)
    assert await clarifying.asked_about(olga, record) is None
    async with town.db.reading() as session:
        events = [Event.RECORD_RETURNED, Event.RECORD_CLEARED]
        lines = select(AuditLine.event, AuditLine.subject).where(AuditLine.event.in_(events)).order_by(AuditLine.id)
        assert [tuple(row) for row in await session.execute(lines)] == [(one, str(record)) for one in events]


async def town_days(town: Town, clock: FakeClock, post: sending.Post, *moments: str) -> None:
    for moment in moments:
        at(clock, moment)
        await repair_timers(town.db, clock)
        await fire(town)
        await post.run(seconds=5, step=5)


async def test_after_a_long_silence_of_the_machine_it_is_still_said_once(
    town: Town, olga: Work, maria: Work, clock: FakeClock, post: sending.Post
) -> None:
    at(clock, "2026-03-16 11:00")
    await sent_back(olga, maria)
    async with town.db.writing() as session:
        await session.execute(delete(Timer).where(Timer.kind == TimerKind.CLARIFICATION))
    await town_days(town, clock, post, "2026-04-13 09:00", "2026-04-14 09:00")
    letters = [text for text in post.got(MARIA) if "запись № 1" in text]
    assert len(letters) == 1, "the first letter was too old, the reminder holds"
    assert "Ждёт уточнения запись № 1" in letters[0]


async def test_all_is_right_with_a_word(town: Town, olga: Work, maria: Work, pyotr: Work) -> None:
    record = await sent_back(olga, maria)
    with pytest.raises(NotFound):
        await clarifying.confirm(pyotr, record, "не моё")
    assert await clarifying.asked_about(pyotr, record) is None
    await clarifying.confirm(maria, record, "это праздник района")
    await clarifying.confirm(maria, record, "это праздник района")  # the same press again
    with pytest.raises(DomainError, match="clarify-answered"):
        await clarifying.confirm(maria, record, "другое")
    with pytest.raises(DomainError, match="clarify-answered"):
        await clarifying.to_answer(maria, record)
    for asking in (clarifying.to_answer(pyotr, record), clarifying.confirm(pyotr, record, "не моё")):
        with pytest.raises(NotFound):  # whoever has nothing to do with it does not hear that it was answered
            await asking
    rows = [row for row in await outbox(town) if row.kind == NoticeKind.RECORD_CLEARED]
    assert [row.name for row in rows] == ["Ольга"]
    assert "Мария Орлова: «это праздник района»" in await said(town, rows[0])
    returned = next(row for row in await outbox(town) if row.kind == NoticeKind.RECORD_RETURNED)
    assert "запись уже уточнили" in await said(town, returned), "a letter that was not sent says nothing any more"


async def test_twice_by_two_and_again_after_an_answer(town: Town, olga: Work, maria: Work) -> None:
    await add_tenure(town, IGOR.name, OLGA.name)  # a second coordinator
    igor = await town.work(IGOR)
    record = await sent_back(olga, maria)
    with pytest.raises(DomainError, match="clarify-already"):
        await clarifying.check_sendable(igor, record)
    with pytest.raises(DomainError, match="clarify-already"):
        await clarifying.send_back(igor, record, "и я", "igor")
    with pytest.raises(DomainError, match="clarify-waits"):
        await clarifying.accept(igor, record)
    await clarifying.confirm(maria, record, "всё так")
    await clarifying.send_back(igor, record, "а район?", "again")
    assert (await told(town)).count(("Мария", NoticeKind.RECORD_RETURNED)) == 2
    found = await clarifying.asked_about(olga, record)
    assert found is not None
    assert (found.person, found.word, found.waits) == (IGOR.name, "а район?", True)
    await clarifying.confirm(olga, record, "я знаю: Лесной")  # the other coordinator says it
    assert [name for name, kind in await told(town) if kind == NoticeKind.RECORD_CLEARED] == ["Ольга", "Игорь"]


async def test_one_s_own_is_put_right_at_once(town: Town, olga: Work, maria: Work, igor: Work) -> None:
    mine = await records.log_activity(olga, TALK, "mine")
    with pytest.raises(DomainError, match="clarify-own"):
        await clarifying.send_back(olga, mine, WORD, "k")
    record = await records.log_activity(maria, TALK, "hers")
    for other in (maria, igor):
        with pytest.raises(Denied):
            await clarifying.send_back(other, record, WORD, "k")


async def test_a_coordinator_who_puts_it_right_hears_nothing_of_it(town: Town, olga: Work, maria: Work) -> None:
    record = await sent_back(olga, maria)
    before = (await records.open_activity(olga, record)).answers
    await records.change_activity(olga, record, before, {**before, "result": "Поняли."})
    assert await clarifying.asked_about(olga, record) is None
    assert [kind for _, kind in await told(town)] == [NoticeKind.RECORD_RETURNED]
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).where(Timer.kind == TimerKind.CLARIFICATION)) == 0


async def test_a_deleted_record_is_asked_about_no_more(town: Town, olga: Work, maria: Work) -> None:
    record = await sent_back(olga, maria)
    await records.delete_activity(maria, record)
    rows = {row.kind: row for row in await outbox(town)}
    assert "удалена" in await said(town, rows[NoticeKind.RECORD_CLEARED])
    assert "записи больше нет" in await said(town, rows[NoticeKind.RECORD_RETURNED])
    with pytest.raises(NotFound):
        await clarifying.confirm(maria, record, "поздно")


async def test_who_left_is_answered_for_by_who_holds_the_post_its_deputy_or_nobody(
    town: Town, olga: Work, anna: Work, maria: Work, clock: FakeClock
) -> None:
    at(clock, "2026-03-16 11:00")
    record = await records.log_activity(maria, TALK, "one")
    await end_tenure(town, MARIA.name, date(2026, 3, 13))
    with pytest.raises(DomainError, match="clarify-nobody"):
        await clarifying.send_back(olga, record, WORD, "k")
    async with town.db.writing() as session:
        deputy = update(Post).where(Post.id == town.bereg.posts[MARIA.name])
        await session.execute(deputy.values(deputy_id=town.bereg.posts[ANNA.name]))
    await clarifying.send_back(olga, record, WORD, "k")
    (row,) = await outbox(town)
    assert (row.name, row.kind) == ("Анна", NoticeKind.RECORD_RETURNED)
    assert "Куратор" in await said(town, row), "why it came to her"
    before = (await records.open_activity(anna, record)).answers
    assert await records.change_activity(anna, record, before, {**before, "attendance": {"children": [7, 0]}})
    with pytest.raises(NotFound):  # it is clear now, and hers no more
        await records.change_activity(anna, record, before, {**before, "result": "…"})
    with pytest.raises(NotFound):
        await records.delete_activity(anna, record)


async def test_who_leaves_meanwhile_hands_it_over(town: Town, olga: Work, maria: Work, clock: FakeClock) -> None:
    at(clock, "2026-03-16 11:00")
    await add_tenure(town, ANNA.name, MARIA.name)
    await sent_back(olga, maria)
    async with town.db.writing() as session:
        person = await session.get_one(Person, town.bereg.persons[MARIA.name])
        await lose(session, clock.now(), Messenger.TELEGRAM, person.account)
    clock.set(clock.now() + timedelta(minutes=1))
    await fire(town)
    rows = [row for row in await outbox(town) if row.kind == NoticeKind.RECORD_RETURNED]
    assert [row.name for row in rows] == ["Мария", "Анна"]
    assert "уточнить запись попросили другого" in await said(town, rows[0])


async def test_one_open_asking_a_record(town: Town, olga: Work, maria: Work) -> None:
    """The database itself holds it, whoever writes past the use case."""
    record = await sent_back(olga, maria)
    second = Clarification(
        center_id=town.bereg.id,
        activity_id=record,
        client_key="other",
        word="и ещё",
        asked_by=town.bereg.persons[OLGA.name],
        asked_at=town.clock.now(),
    )
    with pytest.raises(IntegrityError):
        async with town.db.writing() as session:
            session.add(second)
