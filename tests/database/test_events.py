"""People are asked to an event, answer, wait for a seat, are reminded; it is moved, called off, and ends."""

import asyncio
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from models.access import Role
from models.activity_kinds import Format
from models.errors import Denied, DomainError, NotFound
from models.events.audience import Audience
from models.events.kinds import Answer, Presence, Reach, Reason
from models.events.people import EventInvitee
from models.events.states import EventState
from models.notifications import NoticeKind, Notification, Status
from models.people import Center, Person, Post, Tenure
from models.timers import Timer, TimerKind
from scheduler.letters.letter import Letter
from services.events import announcing, answering, card, changing, lists, making, options, shares
from services.events.making import Born
from services.events.shares import By
from services.work import Work
from tests.support.afterwards import CAME
from tests.support.afterwards import held as past
from tests.support.clock import FakeClock
from tests.support.events import announced, drafted, event_of, invitee, moscow, read, where
from tests.support.reminders import at, fire, outbox, said, written
from tests.support.requests import NINA, settle_nina
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town


@pytest.fixture
async def nina(town: Town) -> Work:
    return await settle_nina(town)


async def asked(town: Town) -> Counter[str]:
    """Who is told what, by first name."""
    return Counter(f"{row.name}:{row.kind}" for row in await outbox(town))


async def test_everybody_of_the_audience_is_asked_once(town: Town, olga: Work, anna: Work) -> None:
    async with town.db.writing() as session:  # Maria holds a second post, Gleb is of another centre
        second = Post(center_id=town.bereg.id, role=Role.SPECIALIST, title="Логопед")
        session.add(second)
        await session.flush()
        session.add(Tenure(post_id=second.id, person_id=town.bereg.persons[MARIA.name], since=date(2026, 1, 1)))
    event = await drafted(anna, town, ANNA.name)
    assert await announcing.count_reached(anna, event) == 4
    assert await announcing.announce(anna, event) == 4
    assert await announcing.announce(anna, event) == 4, "a second press asks nobody anew"
    kind = NoticeKind.EVENT_ASKED
    assert await asked(town) == {f"{name}:{kind}": 1 for name in ("Ольга", "Мария", "Пётр", "Игорь")}
    assert await announcing.ask_more(anna, event, Reach.POSTS, Audience(posts=(town.bereg.posts[MARIA.name],))) == 0
    assert [row.kind for row in await outbox(town)].count(kind) == 4


async def test_roles_in_districts_and_posts_by_hand(town: Town, anna: Work) -> None:
    forest = town.bereg.districts["Лесной район"]
    some = Audience(roles=(Role.CURATOR,), districts=(forest,))
    event = await announced(anna, town, ANNA.name, reach=Reach.CHOSEN, audience=some)
    assert await asked(town) == {f"Пётр:{NoticeKind.EVENT_ASKED}": 1}
    by_hand = Audience(posts=(town.bereg.posts[MARIA.name], town.bereg.posts[PYOTR.name]))
    assert await announcing.ask_more(anna, event, Reach.POSTS, by_hand) == 1
    with pytest.raises(DomainError, match="event-reaches-nobody"):
        await announced(
            anna,
            town,
            ANNA.name,
            reach=Reach.CHOSEN,
            audience=Audience(districts=(town.bereg.districts["Степной район"],)),
        )


async def test_families_are_never_asked(town: Town, anna: Work) -> None:
    event = await announced(anna, town, ANNA.name, reach=Reach.FAMILIES, answer_by=anna.today)
    assert (await read(town, event)).answer_by is None
    assert await asked(town) == {}
    with pytest.raises(DomainError, match="event-of-families"):
        await announcing.ask_more(anna, event, Reach.ALL, Audience())


async def test_nobody_makes_what_cannot_be(town: Town, anna: Work, maria: Work, vera: Work) -> None:
    now = anna.clock.now()
    for why, told in (
        ("event-past", {"starts_at": now}),
        ("event-far", {"starts_at": now + timedelta(days=900)}),
        ("event-seats-bad", {"seats": 0}),
        ("event-answer-by-bad", {"answer_by": anna.today - timedelta(days=1)}),
        ("event-answer-by-bad", {"answer_by": anna.today + timedelta(days=20)}),
        ("event-no-host", {"hosts": []}),
        ("event-foreign", {"hosts": [town.mayak.posts["Глеб Нечаев"]]}),
        ("event-foreign", {"audience": Audience(districts=(town.mayak.districts["Северный район"],))}),
        ("event-reaches-nobody", {"reach": Reach.POSTS}),
    ):
        with pytest.raises(DomainError, match=why):
            await making.make_event(anna, event_of(anna, town.bereg.posts[ANNA.name], **told), "k")
    with pytest.raises(Denied):
        await drafted(maria, town, MARIA.name)
    event = await drafted(anna, town, ANNA.name)
    for work in (maria, vera):
        with pytest.raises(NotFound):
            await announcing.announce(work, event)
        with pytest.raises(NotFound):
            await card.open_event(work, event)
    kept = event_of(anna, town.bereg.posts[ANNA.name])
    assert await making.make_event(anna, kept, "twice") == await making.make_event(anna, kept, "twice")


async def test_the_link_is_for_those_who_come(town: Town, anna: Work, maria: Work) -> None:
    event = await announced(anna, town, ANNA.name)
    assert (await card.open_event(maria, event)).link == ""
    await answering.answer(maria, event, Answer.REMOTE)
    assert (await card.open_event(maria, event)).link == "https://room.example.org/7"
    assert (await card.open_event(maria, event)).tally is None
    await answering.answer(maria, event, Answer.DECLINED, Reason.FAR)
    found = await card.open_event(anna, event)
    assert found.tally is not None
    assert (found.tally.silent, found.tally.declined, found.tally.reasons) == (3, 1, {Reason.FAR: 1})
    letters = [await said(town, row) for row in await outbox(town) if row.name == "Пётр"]
    assert "room.example.org" not in letters[0]


async def test_an_answer_that_the_format_does_not_have(town: Town, anna: Work, maria: Work, gleb: Work) -> None:
    event = await announced(anna, town, ANNA.name, format=Format.IN_PERSON)
    with pytest.raises(DomainError, match="event-no-such-way"):
        await answering.answer(maria, event, Answer.REMOTE)
    with pytest.raises(DomainError, match="event-no-such-way"):
        await answering.answer(maria, event, Answer.NONE)
    for work in (anna, gleb):  # who hosts it, and another centre's
        with pytest.raises(NotFound):
            await answering.answer(work, event, Answer.COMING)


async def test_who_finds_no_seat_waits_and_moves_up(
    town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, olga: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name, seats=1)
    assert not (await answering.answer(maria, event, Answer.COMING)).waits
    for work in (pyotr, igor):
        clock.move(minutes=1)
        assert (await answering.answer(work, event, Answer.COMING)).waits
    assert not (await answering.answer(olga, event, Answer.REMOTE)).waits, "a remote one needs no seat"
    await answering.answer(maria, event, Answer.DECLINED)
    first, second = await invitee(town, event, PYOTR), await invitee(town, event, IGOR)
    assert first is not None
    assert second is not None
    assert (first.seated, second.seated) == (True, False)
    assert (await asked(town))[f"Пётр:{NoticeKind.EVENT_SEAT}"] == 1
    with pytest.raises(DomainError, match="event-seats-bad"):
        await making.set_terms(anna, event, 0, None, [town.bereg.posts[ANNA.name]])
    assert await making.set_terms(anna, event, 5, None, [town.bereg.posts[ANNA.name]]) == 1
    with pytest.raises(DomainError, match="event-seats-below"):
        await making.set_terms(anna, event, 1, None, [town.bereg.posts[ANNA.name]])
    assert [row.kind for row in await outbox(town)].count(NoticeKind.EVENT_SEAT) == 2


async def test_two_for_the_last_seat(town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, olga: Work) -> None:
    event = await announced(anna, town, ANNA.name, seats=1)
    said_at_once = await asyncio.gather(
        *(answering.answer(work, event, Answer.COMING) for work in (maria, pyotr, igor, olga, maria, pyotr))
    )
    async with town.db.reading() as session:
        seated = await session.scalar(select(func.count()).where(EventInvitee.event_id == event, EventInvitee.comes()))
    assert seated == 1
    assert sum(not one.waits for one in said_at_once) in (1, 2), "the winner may have pressed twice"


async def test_a_seat_that_two_give_up_at_once(
    town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, olga: Work
) -> None:
    event = await announced(anna, town, ANNA.name, seats=2)
    for work in (maria, pyotr, igor, olga):
        await answering.answer(work, event, Answer.COMING)
    await asyncio.gather(*(answering.answer(work, event, Answer.DECLINED) for work in (maria, pyotr)))
    comes = [(await invitee(town, event, who)) for who in (IGOR, OLGA)]
    assert all(one is not None and one.seated for one in comes)
    assert [row.kind for row in await outbox(town)].count(NoticeKind.EVENT_SEAT) == 2


async def test_a_move_asks_those_again_who_said_yes(
    town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name)
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.DECLINED, Reason.BUSY)
    clock.move(minutes=5)
    starts = anna.clock.now() + timedelta(days=12)
    assert await changing.move(anna, event, where(anna, starts_at=starts), "Зал занят") == 1
    assert (await asked(town))[f"Мария:{NoticeKind.EVENT_MOVED}"] == 1
    mine = await invitee(town, event, MARIA)
    assert mine is not None
    assert (mine.answer, mine.confirmed) == (Answer.COMING, False)
    tally = (await card.open_event(anna, event)).tally
    assert tally is not None
    assert (tally.coming, tally.unconfirmed) == (1, 1)
    assert await lists.count_waiting(maria) == 1
    await answering.answer(maria, event, Answer.COMING)
    assert await lists.count_waiting(maria) == 0
    with pytest.raises(DomainError, match="event-past"):
        await changing.move(anna, event, where(anna, starts_at=anna.clock.now()))
    assert (await read(town, event)).sequence == 1
    link = where(anna, starts_at=starts, link="https://room.example.org/8")
    assert await changing.move(anna, event, link) == 0, "nobody comes remotely"


async def test_a_hall_that_becomes_an_online_room(town: Town, anna: Work, maria: Work, pyotr: Work) -> None:
    event = await announced(anna, town, ANNA.name, format=Format.IN_PERSON, seats=1)
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.COMING)
    here = (await read(town, event)).starts_at
    to = where(anna, starts_at=here, format=Format.REMOTE, place="")
    assert await changing.move(anna, event, to) == 2
    for who in (MARIA, PYOTR):
        one = await invitee(town, event, who)
        assert one is not None
        assert (one.answer, one.waiting_since) == (Answer.REMOTE, None)


async def test_an_online_room_that_becomes_a_hall_has_no_more_seats_than_before(
    town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name, seats=2)
    for work, said_so in ((pyotr, Answer.REMOTE), (maria, Answer.COMING), (igor, Answer.REMOTE)):
        clock.move(minutes=1)
        await answering.answer(work, event, said_so)
    here = (await read(town, event)).starts_at
    to = where(anna, starts_at=here, format=Format.IN_PERSON, link="")
    assert await changing.move(anna, event, to) == 3, "everybody is asked again"
    seated = [one.seated for who in (MARIA, PYOTR, IGOR) if (one := await invitee(town, event, who)) is not None]
    assert seated == [True, True, False]
    assert (await answering.answer(igor, event, Answer.COMING)).waits


async def test_what_is_put_right_after_a_move_leaves_its_letters(
    town: Town, anna: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name)
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.REMOTE)
    starts = anna.clock.now() + timedelta(days=12)
    for later in ({}, {"link": "https://room.example.org/8"}, {"link": "https://room.example.org/8", "minutes": 45}):
        clock.move(minutes=5)
        await changing.move(anna, event, where(anna, starts_at=starts, **later))
    moved = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_MOVED]
    rows = sorted(moved, key=lambda row: row.name)  # of one move nobody is told first
    assert [row.name for row in rows] == ["Мария", "Пётр", "Пётр"]
    told = [await said(town, row) for row in rows]
    assert all("Изменилось" in one and "45 мин." in one for one in told[:2])
    assert "Новая ссылка" in told[2]
    clock.move(minutes=5)
    await changing.move(anna, event, where(anna, starts_at=starts + timedelta(days=1)))
    assert {await said(town, row) for row in rows} == {"(мероприятие перенесли)"}, "there are newer ones"


async def test_it_is_called_off_once_and_all_who_were_asked_hear_of_it(
    town: Town, anna: Work, maria: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name)
    await answering.answer(maria, event, Answer.DECLINED)
    assert await changing.cancel(anna, event, "Болезнь ведущего") == 4
    assert [row.kind for row in await outbox(town)].count(NoticeKind.EVENT_CANCELLED) == 4
    with pytest.raises(DomainError, match="event-is-cancelled"):
        await changing.cancel(anna, event, "ещё раз")
    for refused in (
        answering.answer(maria, event, Answer.COMING),
        changing.move(anna, event, where(anna)),
        announcing.ask_silent(anna, event),
        announcing.announce(anna, event),
    ):
        with pytest.raises(DomainError, match="event-is-cancelled"):
            await refused
    async with town.db.reading() as session:
        assert await session.scalar(select(Timer.at).where(Timer.kind == TimerKind.EVENT)) is None


async def test_who_holds_an_event_without_a_plan_is_told_of_no_plan(town: Town, anna: Work, clock: FakeClock) -> None:
    event = await announced(anna, town, ANNA.name)
    clock.move(days=10, hours=3)
    await fire(town)
    (row,) = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_PASSED]
    told = await said(town, row)
    assert "Проверьте список и запишите." in told
    assert "пункт плана" not in told
    assert (await read(town, event)).state is EventState.OVER


async def test_time_asks_the_silent_reminds_and_ends(
    town: Town, anna: Work, maria: Work, pyotr: Work, igor: Work, olga: Work, clock: FakeClock
) -> None:
    at(clock, "2026-04-06 10:00")
    event = await announced(anna, town, ANNA.name, starts_at=moscow("2026-04-20 11:00"), answer_by=date(2026, 4, 15))
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.DECLINED)
    await fire(town)
    before = len(await outbox(town))
    at(clock, "2026-04-13 09:30")  # two working days before the fifteenth
    await fire(town)
    await fire(town)
    new = (await outbox(town))[before:]
    assert {(row.name, row.kind) for row in new} == {
        ("Игорь", NoticeKind.EVENT_NUDGE),
        ("Ольга", NoticeKind.EVENT_NUDGE),
    }
    with pytest.raises(DomainError, match="event-nudged-today"):
        await announcing.ask_silent(anna, event)
    await answering.answer(igor, event, Answer.COMING)
    at(clock, "2026-04-17 09:30")  # Friday, the working day before Monday
    await fire(town)
    await fire(town)
    tomorrow = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_TOMORROW]
    assert sorted(row.name for row in tomorrow) == ["Анна", "Игорь", "Мария"]
    at(clock, "2026-04-20 10:00")
    await fire(town)
    soon = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_SOON]
    assert sorted(row.name for row in soon) == ["Анна", "Игорь", "Мария"]
    words = {row.name: await said(town, row) for row in soon}
    assert "Актовый зал" in words["Мария"]
    assert "room.example.org" in words["Мария"]
    assert "Придут 2 человека." in words["Анна"]
    at(clock, "2026-04-20 12:30")
    await fire(town)
    assert (await read(town, event)).state is EventState.OVER
    with pytest.raises(DomainError, match="event-is-over"):
        await answering.answer(maria, event, Answer.DECLINED)


async def test_a_bot_that_was_down_tells_only_what_is_still_of_use(
    town: Town, anna: Work, maria: Work, clock: FakeClock
) -> None:
    at(clock, "2026-04-06 10:00")
    event = await announced(anna, town, ANNA.name, starts_at=moscow("2026-04-20 11:00"), answer_by=date(2026, 4, 15))
    await answering.answer(maria, event, Answer.COMING)
    before = len(await outbox(town))
    at(clock, "2026-04-20 10:40")
    await fire(town)
    assert {row.kind for row in (await outbox(town))[before:]} == {NoticeKind.EVENT_SOON}
    at(clock, "2026-04-21 10:00")
    await fire(town)
    assert (await read(town, event)).state is EventState.OVER


async def test_a_post_that_hosts_is_handed_over(town: Town, anna: Work, nina: Work, clock: FakeClock) -> None:
    event = await announced(anna, town, ANNA.name)
    async with town.db.writing() as session:
        await session.execute(
            update(Tenure).where(Tenure.person_id == anna.person_id).values(until=anna.today - timedelta(days=1))
        )
        session.add(Tenure(post_id=town.bereg.posts[ANNA.name], person_id=nina.person_id, since=anna.today))
    with pytest.raises((Denied, NotFound)):
        await announcing.ask_silent(await town.work(ANNA), event)
    assert (await card.open_event(await town.work(NINA), event)).leads


async def test_an_empty_post_that_hosts_is_the_coordinators(
    town: Town, anna: Work, olga: Work, maria: Work, clock: FakeClock
) -> None:
    at(clock, "2026-04-06 10:00")
    event = await announced(anna, town, ANNA.name, starts_at=moscow("2026-04-20 11:00"))
    async with town.db.writing() as session:
        await session.execute(update(Tenure).where(Tenure.person_id == anna.person_id).values(until=date(2026, 4, 10)))
    at(clock, "2026-04-20 10:00")
    await fire(town)
    assert [row.name for row in await outbox(town) if row.kind == NoticeKind.EVENT_SOON] == ["Ольга"]
    assert (await card.open_event(olga, event)).leads


async def test_the_clock_of_another_zone(town: Town, anna: Work, maria: Work, clock: FakeClock) -> None:
    async with town.db.writing() as session:
        await session.execute(update(Person).where(Person.id == maria.person_id).values(zone="Asia/Kamchatka"))
        await session.execute(update(Center).values(zone="Europe/Berlin"))
    work = await town.work(ANNA)
    # Berlin turns its clocks on 29 March 2026: 10:00 there is 08:00 UTC after it, and 09:00 before
    event = await announced(work, town, ANNA.name, starts_at=moscow("2026-03-27 12:00"))
    await making.make_series(work, event, [date(2026, 4, 3), date(2026, 4, 3), date(2026, 3, 1)])
    (made,) = [one for one in await lists.list_led(work) if one.state is EventState.DRAFT]
    assert f"{work.actor.local(made.starts_at):%d.%m %H:%M}" == "03.04 10:00"
    (letter,) = [await said(town, row) for row in await outbox(town) if row.name == "Мария"]
    assert "21:00" in letter
    assert "10:00" in letter


async def test_a_series_and_a_copy(town: Town, anna: Work, clock: FakeClock) -> None:
    event = await drafted(anna, town, ANNA.name, seats=20)
    first = anna.actor.local((await read(town, event)).starts_at).date()
    days = [first + timedelta(days=7 * week) for week in range(4)]
    assert await making.make_series(anna, event, days) == 3
    assert await making.make_series(anna, event, days) == 0, "those days are there"
    assert (await card.open_event(anna, event)).series == 4
    assert await announcing.announce_series(anna, event) == 4
    with pytest.raises(DomainError, match="event-no-series"):
        await announcing.announce_series(anna, event)
    assert [row.kind for row in await outbox(town)].count(NoticeKind.EVENT_ASKED) == 16
    kept = await options.read_facts(anna, event)
    copy = await making.make_event(anna, kept, "copy", Born(copied=event))
    assert ((await read(town, copy)).copied_from_id, (await read(town, copy)).state) == (event, EventState.DRAFT)


async def test_a_list_holds_the_longest_series_whole(town: Town, anna: Work) -> None:
    event = await drafted(anna, town, ANNA.name)
    first = anna.actor.local((await read(town, event)).starts_at).date()
    await making.make_series(anna, event, [first + timedelta(days=day) for day in range(1, 61)])
    assert len(await lists.list_led(anna)) == 61


async def test_who_answered_by_district_and_post(town: Town, anna: Work, maria: Work, pyotr: Work) -> None:
    event = await announced(anna, town, ANNA.name)
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.DECLINED, Reason.NOT_MINE)
    found = {one.name: (one.asked, one.coming, one.silent, one.declined) for one in await _by(anna, event, By.DISTRICT)}
    assert found == {"Петровский район": (1, 1, 0, 0), "Лесной район": (1, 0, 0, 1), "": (2, 0, 2, 0)}
    posts = {one.name: one.asked for one in await _by(anna, event, By.POST)}
    assert posts == {"Координатор": 1, "Куратор": 2, "Руководитель": 1}
    assert [one.name for one in await shares.list_people(anna, event, [Answer.COMING])] == [MARIA.name]
    with pytest.raises(NotFound):
        await shares.list_shares(maria, event, By.POST)


async def _by(work: Work, event: int, by: By) -> list[shares.Share]:
    return await shares.list_shares(work, event, by)


async def test_a_move_changes_the_letters_of_the_others_where_they_stand(
    town: Town, anna: Work, maria: Work, pyotr: Work
) -> None:
    event = await announced(anna, town, ANNA.name)
    await answering.answer(maria, event, Answer.COMING)
    await answering.answer(pyotr, event, Answer.DECLINED)
    async with town.db.writing() as session:
        sent = update(Notification).values(status=Status.SENT, message_id=Notification.id + 700)
        await session.execute(sent.where(Notification.kind == NoticeKind.EVENT_ASKED))
    await changing.move(anna, event, where(anna, starts_at=anna.clock.now() + timedelta(days=12)))
    changed = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_CHANGED]
    assert sorted(row.name for row in changed) == ["Игорь", "Ольга", "Пётр"]
    assert "28 марта" in await said(town, changed[0])
    letter = await written(town, changed[0])
    assert isinstance(letter, Letter)
    assert letter.file is not None
    assert letter.file.name.startswith("28.03.2026"), "the calendar's file moves with it"
    await changing.cancel(anna, event)
    cancelled = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_CANCELLED]
    assert len(cancelled) == 4
    assert "Отменено: Семинар «Детство без слёз»" in await said(town, cancelled[0])
    assert "прошло или отменено" in await said(town, changed[0])


async def test_a_draft_that_is_older_than_its_last_day_of_answering(town: Town, anna: Work, clock: FakeClock) -> None:
    event = await drafted(anna, town, ANNA.name, answer_by=anna.today + timedelta(days=2))
    clock.move(days=4)
    await announcing.announce(await town.work(ANNA), event)
    assert (await read(town, event)).answer_by is None


async def test_letters_say_what_is_true_when_they_are_sent(
    town: Town, anna: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name)
    rows = {row.name: row for row in await outbox(town)}
    assert "Приглашаем: Семинар «Детство без слёз»" in await said(town, rows["Мария"])
    await answering.answer(maria, event, Answer.COMING)
    assert "ответ уже дан" in await said(town, rows["Мария"])
    await changing.cancel(anna, event)
    cancelled = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_CANCELLED]
    assert {await said(town, row) for row in cancelled} == {"(о мероприятии человек не знал)"}
    assert "отменено" in await said(town, rows["Пётр"])


async def test_who_hosts_hears_what_somebody_else_does_with_it(
    town: Town, anna: Work, olga: Work, nina: Work, maria: Work, clock: FakeClock
) -> None:
    """The coordinator announces, moves, gives and cancels what another post holds."""

    async def news() -> list[str]:
        return [await said(town, row) for row in await outbox(town) if row.kind == NoticeKind.EVENT_HOSTING]

    event = await announced(olga, town, ANNA.name)
    await announcing.announce(olga, event)
    (told,) = await news()
    assert "Вы ведёте: Семинар «Детство без слёз»" in told
    assert "Приглашены 5 человек." in told
    assert "room.example.org/7" in told
    await answering.answer(maria, event, Answer.COMING)
    clock.move(minutes=1)
    await changing.move(olga, event, where(olga, starts_at=olga.clock.now() + timedelta(days=12)), "зал занят")
    assert ["изменилось" in one and "зал занят" in one for one in (await news())[1:]] == [True]
    assert (await news())[0] == "(мероприятие перенесли)"
    await making.set_terms(olga, event, None, None, [town.bereg.posts[ANNA.name], town.bereg.posts[NINA.name]])
    assert await invitee(town, event, NINA) is None, "who hosts is not asked"
    *_, given = await news()
    assert "Теперь вы ведёте: Семинар «Детство без слёз»" in given
    assert [row.name for row in await outbox(town) if row.kind == NoticeKind.EVENT_HOSTING] == ["Анна", "Анна", "Нина"]
    await changing.cancel(olga, event, "Болезнь")
    both = (await news())[3:]
    assert ["Отменено то, что вы вели" in one and "Причина: Болезнь." in one for one in both] == [True, True]
    assert (await news())[:3] == ["(мероприятие прошло или отменено)"] * 3


async def test_whoever_did_it_is_not_told_of_it(town: Town, anna: Work, olga: Work) -> None:
    event = await announced(anna, town, ANNA.name)
    await changing.move(anna, event, where(anna, starts_at=anna.clock.now() + timedelta(days=12)))
    await changing.cancel(anna, event, "Болезнь")
    draft = await drafted(olga, town, ANNA.name)
    await changing.cancel(olga, draft, "Ошибка")
    assert NoticeKind.EVENT_HOSTING not in {row.kind for row in await outbox(town)}


async def test_who_hosts_it_no_more_hears_nothing(town: Town, anna: Work, olga: Work, nina: Work) -> None:
    event = await announced(olga, town, ANNA.name)
    await making.set_terms(olga, event, None, None, [town.bereg.posts[NINA.name]])
    told = {row.name: await said(town, row) for row in await outbox(town) if row.kind == NoticeKind.EVENT_HOSTING}
    assert told["Анна"] == "(мероприятие ведёт другой человек)"
    assert "Теперь вы ведёте" in told["Нина"]


async def test_districts_that_were_asked_this_year_and_never_came(
    town: Town, anna: Work, maria: Work, vera: Work, clock: FakeClock
) -> None:
    event = await announced(anna, town, ANNA.name)
    assert await shares.list_never(anna, event) == [], "nothing is over yet"
    await past(
        town, {MARIA: CAME, PYOTR: (Answer.COMING, Presence.NONE)}, key="now", starts_at=clock.now() - timedelta(days=1)
    )
    assert await shares.list_never(anna, event) == ["Лесной район"]
    last_year = moscow("2025-12-31 23:30")
    await past(town, {PYOTR: CAME}, key="before", starts_at=last_year)
    assert await shares.list_never(anna, event) == ["Лесной район"], "that was last year"
    await past(town, {PYOTR: CAME}, key="cancelled", starts_at=moscow("2026-02-01 10:00"), state=EventState.CANCELLED)
    assert await shares.list_never(anna, event) == ["Лесной район"]
    await past(town, {PYOTR: (Answer.NONE, Presence.REMOTE)}, key="new year", starts_at=moscow("2026-01-01 00:30"))
    assert await shares.list_never(anna, event) == [], "on the centre's calendar that is this year, and remote is there"
    for other in (maria, vera):
        with pytest.raises(NotFound):
            await shares.list_never(other, event)


async def test_an_event_over_the_night_when_clocks_are_turned(
    town: Town, anna: Work, maria: Work, clock: FakeClock
) -> None:
    """Berlin loses an hour on 29 March 2026 at two: what begins at 00:30 and takes three hours ends at 04:30 there, and
    whoever lives by Moscow is told Moscow's time."""
    async with town.db.writing() as session:
        await session.execute(update(Center).values(zone="Europe/Berlin"))
        await session.execute(update(Person).where(Person.id == maria.person_id).values(zone="Europe/Moscow"))
    work = await town.work(ANNA)
    night = where(work, starts_at=moscow("2026-03-29 02:30"), minutes=180)
    event = await announced(work, town, ANNA.name, starts_at=night.starts_at, minutes=night.minutes)
    await answering.answer(await town.work(MARIA), event, Answer.COMING)
    found = await read(town, event)
    assert f"{work.actor.local(found.starts_at):%H:%M}–{work.actor.local(found.ends_at):%H:%M}" == "00:30–04:30"
    clock.set(found.starts_at - timedelta(hours=1))
    await fire(town)
    soon = [await said(town, row) for row in await outbox(town) if row.kind == NoticeKind.EVENT_SOON]
    assert sorted("02:30" in one for one in soon) == [False, True]
    clock.set(found.ends_at - timedelta(minutes=1))
    await fire(town)
    assert (await read(town, event)).state is EventState.ANNOUNCED, "three hours are three hours"
    clock.set(found.ends_at)
    await fire(town)
    assert (await read(town, event)).state is EventState.OVER
