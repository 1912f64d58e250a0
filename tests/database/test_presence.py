"""Who was there: codes that were opened, people who were ticked, guests who were counted."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.activity_kinds import Category, Format, Organisation
from models.errors import DomainError, NotFound
from models.events.codes import CheckInCode, CheckInKey, Room, issue, token_key
from models.events.kinds import Answer, MarkedBy, Presence, Reach
from models.events.states import EventState
from models.events.tables import Where
from models.people import Person, Tenure
from services.events import changing, presence
from services.events.checking_in import check_in
from services.events.codes import make_code, open_code
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering, invitees
from tests.support.town import ANNA, GLEB, MARIA, PYOTR, STRANGER, VERA, Town

MINUTE = timedelta(minutes=1)


def hall(event: int) -> CheckInCode:
    return CheckInCode(event, Room.HALL)


async def test_who_opens_the_code_is_marked_once(town: Town, maria: Work, anna: Work) -> None:
    event = await gathering(town)
    first = await check_in(maria, hall(event), STARTS)
    assert (first.event, first.presence, first.before) == ("Семинар «Детство без слёз»", Presence.HERE, False)
    assert f"{first.at:%H:%M}" == "10:00", "on the centre's clock"
    again = await check_in(maria, hall(event), STARTS + 5 * MINUTE)
    assert (again.before, again.at) == (True, first.at)
    found = (await invitees(town, event))[maria.person_id]
    assert (found.presence, found.present_at, found.marked_by) == (Presence.HERE, STARTS, MarkedBy.CODE)
    assert found.expected


async def test_any_bot_of_the_database_opens_its_codes(town: Town, maria: Work, anna: Work) -> None:
    event, other_bot = await gathering(town), token_key("2:of another messenger")
    made = await asyncio.gather(*(make_code(anna, event, Room.HALL, "https://max.ru/bot?start=") for _ in range(3)))
    (link,) = {one.link for one in made}
    code = link.removeprefix("https://max.ru/bot?start=")
    assert await open_code(maria, code, other_bot) == hall(event)
    async with town.db.reading() as session:
        (key,) = await session.scalars(select(CheckInKey))
    assert code == issue(key.secret, hall(event))
    assert issue(other_bot, hall(event)) != code


async def test_a_page_that_was_printed_before_the_key_holds(
    town: Town, maria: Work, anna: Work, clock: FakeClock
) -> None:
    own, other_bot = token_key("1:own"), token_key("2:another")
    before = await gathering(town)
    printed = issue(own, hall(before))
    assert await open_code(maria, printed, own) == hall(before), "there is no key yet"
    await make_code(anna, before, Room.HALL, "")
    assert await open_code(maria, printed, own) == hall(before), "it was made before the key"
    clock.move(days=1)
    later = await gathering(town, key="later")
    for forged, former in ((issue(own, hall(later)), own), (printed, other_bot), (issue(own, hall(10_000)), own)):
        with pytest.raises(DomainError, match="check-in-forged"):
            await open_code(maria, forged, former)


async def test_who_lives_by_another_clock_is_told_their_own_time(town: Town, maria: Work) -> None:
    event = await gathering(town, format=Format.REMOTE)
    async with town.db.writing() as session:
        (await session.get_one(Person, maria.person_id)).zone = "Asia/Omsk"
    code = CheckInCode(event, Room.ONLINE)
    there = await town.work(MARIA)
    with pytest.raises(DomainError) as told:
        await check_in(there, code, STARTS - timedelta(hours=1))
    assert told.value.arguments == {"day": "17.03", "time": "12:30"}
    assert f"{(await check_in(there, code, STARTS)).at:%H:%M}" == "13:00"


async def test_two_presses_at_once_mark_one(town: Town, maria: Work, olga: Work) -> None:
    event = await gathering(town)
    for work in (maria, olga):  # who is asked, and who came unasked
        done = await asyncio.gather(*(check_in(work, hall(event), STARTS) for _ in range(5)))
        assert sorted(one.before for one in done) == [False, True, True, True, True]
    assert len(await invitees(town, event)) == 3


async def test_who_came_unasked_is_shown_to_the_host(town: Town, olga: Work, maria: Work, anna: Work) -> None:
    event = await gathering(town, asked=(MARIA,))
    await check_in(olga, hall(event), STARTS)
    async with town.db.writing() as session:
        found = await session.get_one(type((await invitees(town, event))[maria.person_id]), 1)
        found.answer = Answer.DECLINED
    await check_in(maria, hall(event), STARTS)
    day = await presence.open_day(anna, event)
    assert [(one.name, one.expected) for one in day.people if one.surprising] == [
        ("Ольга Ветрова", False),
        ("Мария Орлова", True),
    ]
    assert (day.came, day.coming) == (2, 0)


@pytest.mark.parametrize(
    ("minutes", "why"),
    [(-31, "check-in-early"), (-30, ""), (0, ""), (180, ""), (181, "check-in-late"), (24 * 60, "check-in-late")],
)
async def test_a_code_holds_around_its_event(town: Town, maria: Work, minutes: int, why: str) -> None:
    event = await gathering(town)
    if not why:
        assert not (await check_in(maria, hall(event), STARTS + minutes * MINUTE)).before
        return
    with pytest.raises(DomainError, match=why):
        await check_in(maria, hall(event), STARTS + minutes * MINUTE)
    assert (await invitees(town, event))[maria.person_id].presence is Presence.NONE


async def test_a_scan_that_waited_for_the_bot_counts_by_its_own_time(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town, state=EventState.RECORDED)
    clock.move(days=3)
    await check_in(await town.work(MARIA), hall(event), STARTS + MINUTE)
    assert (await invitees(town, event))[maria.person_id].present_at == STARTS + MINUTE


async def test_a_moved_event_is_marked_by_the_page_that_hangs_there(town: Town, maria: Work) -> None:
    event = await gathering(town, starts_at=STARTS + timedelta(hours=4))
    with pytest.raises(DomainError, match="check-in-early"):
        await check_in(maria, hall(event), STARTS)
    assert not (await check_in(maria, hall(event), STARTS + timedelta(hours=4))).before


async def test_who_was_marked_before_a_move_was_at_nothing(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    event = await gathering(town)
    for work in (maria, olga):
        await check_in(work, hall(event), STARTS)
    clock.move(days=1)
    anna = await town.work(ANNA)
    await presence.set_guests(anna, event, Organisation.SCHOOL, {Category.TEACHERS: (3, 0)})
    later = Where(starts_at=STARTS + timedelta(days=7), minutes=120, format=Format.IN_PERSON, place="Зал", link="")
    await changing.move(anna, event, later)
    marks = {person: one.presence for person, one in (await invitees(town, event)).items()}
    assert marks == {maria.person_id: Presence.NONE, town.bereg.persons[PYOTR.name]: Presence.NONE}
    assert (await presence.open_day(anna, event)).came == 0
    clock.move(days=7)
    assert not (await check_in(await town.work(MARIA), hall(event), STARTS + timedelta(days=7))).before


async def test_codes_of_what_nobody_attends(town: Town, maria: Work) -> None:
    cancelled = await gathering(town, key="c", state=EventState.CANCELLED)
    draft = await gathering(town, key="d", state=EventState.DRAFT)
    families = await gathering(town, key="f", asked=(), reach=Reach.FAMILIES)
    in_person = await gathering(town, key="p")
    for code, why in (
        (hall(cancelled), "check-in-cancelled"),
        (hall(draft), "check-in-forged"),
        (hall(families), "check-in-forged"),
        (CheckInCode(in_person, Room.ONLINE), "check-in-forged"),
        (hall(10_000), "check-in-forged"),
    ):
        with pytest.raises(DomainError, match=why):
            await check_in(maria, code, STARTS)


async def test_strangers_and_hosts_are_told(town: Town, maria: Work, anna: Work) -> None:
    event = await gathering(town)
    stranger = await town.work(STRANGER)
    for work, why in (
        (stranger, "check-in-stranger"),
        (await town.work(GLEB), "check-in-elsewhere"),
        (anna, "check-in-host"),
    ):
        with pytest.raises(DomainError, match=why):
            await check_in(work, hall(event), STARTS)
    assert len(await invitees(town, event)) == 2, "the host counts them"


async def test_who_left_the_post_is_nobody_of_the_centre(town: Town, maria: Work) -> None:
    event = await gathering(town)
    async with town.db.writing() as session:
        (await session.get_one(Tenure, town.bereg.tenures[MARIA.name])).until = maria.today - timedelta(days=1)
    with pytest.raises(DomainError, match="check-in-stranger"):
        await check_in(await town.work(MARIA), hall(event), STARTS)


async def test_an_account_of_two_centres_is_marked_where_the_event_is(town: Town) -> None:
    """Gleb, who is in the other centre now, is Pyotr's account too."""
    event = await gathering(town)
    async with town.db.writing() as session:
        pyotr = await session.get_one(Person, town.bereg.persons[PYOTR.name])
        pyotr.account = GLEB.telegram_id
        gleb = await session.get_one(Person, town.mayak.persons[GLEB.name])
        gleb.chosen_at = town.clock.now()
    work = await town.work(GLEB)
    assert work.center_id == town.mayak.id
    assert not (await check_in(work, hall(event), STARTS)).before
    assert (await invitees(town, event))[town.bereg.persons[PYOTR.name]].presence is Presence.HERE


async def test_who_is_in_the_hall_is_not_made_remote(town: Town, maria: Work) -> None:
    event = await gathering(town, format=Format.MIXED)
    afar = await check_in(maria, CheckInCode(event, Room.ONLINE), STARTS)
    assert (afar.presence, afar.before) == (Presence.REMOTE, False)
    came = await check_in(maria, hall(event), STARTS + MINUTE)
    assert (came.presence, came.before) == (Presence.HERE, False)
    again = await check_in(maria, CheckInCode(event, Room.ONLINE), STARTS + 2 * MINUTE)
    assert (again.presence, again.before) == (Presence.HERE, True)


async def test_the_host_ticks_the_list(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    event = await gathering(town, format=Format.MIXED)
    row = (await invitees(town, event))[maria.person_id].id
    with pytest.raises(DomainError, match="event-not-begun"):
        await presence.tick(anna, event, row, Presence.HERE)
    clock.move(days=1)
    anna = await town.work(ANNA)
    for said in (Presence.HERE, Presence.HERE, Presence.REMOTE):
        await presence.tick(anna, event, row, said)
    found = (await invitees(town, event))[maria.person_id]
    assert (found.presence, found.marked_by) == (Presence.REMOTE, MarkedBy.HOST)
    await presence.tick(anna, event, row, Presence.NONE)
    found = (await invitees(town, event))[maria.person_id]
    assert (found.presence, found.present_at, found.marked_by) == (Presence.NONE, None, None)


async def test_ticks_that_are_refused(town: Town, anna: Work, maria: Work, clock: FakeClock) -> None:
    event, other = await gathering(town), await gathering(town, key="other", state=EventState.CANCELLED)
    clock.move(days=1)
    anna = await town.work(ANNA)
    rows = [(await invitees(town, one))[maria.person_id].id for one in (event, other)]
    with pytest.raises(DomainError, match="event-no-such-room"):
        await presence.tick(anna, event, rows[0], Presence.REMOTE)
    with pytest.raises(NotFound):
        await presence.tick(anna, event, rows[1], Presence.HERE)
    with pytest.raises(DomainError, match="event-called-off"):
        await presence.tick(anna, other, rows[1], Presence.HERE)
    with pytest.raises(NotFound):
        await presence.tick(await town.work(MARIA), event, rows[0], Presence.HERE)
    with pytest.raises(NotFound):
        await presence.tick(await town.work(VERA), event, rows[0], Presence.HERE)


async def test_guests_are_counts(town: Town, anna: Work, clock: FakeClock) -> None:
    event = await gathering(town, format=Format.MIXED)
    clock.move(days=1)
    anna = await town.work(ANNA)
    await presence.set_guests(
        anna, event, Organisation.SCHOOL, {Category.TEACHERS: (3, 1), Category.VOLUNTEERS: (0, 0)}
    )
    await presence.set_guests(anna, event, Organisation.SCHOOL, {Category.TEACHERS: (4, 1)})
    await presence.set_guests(anna, event, Organisation.HEALTH, {Category.SPECIALISTS: (2, 0)})
    day = await presence.open_day(anna, event)
    assert [(one.institution, one.category, one.here, one.remote) for one in day.guests] == [
        (Organisation.SCHOOL, Category.TEACHERS, 4, 1),
        (Organisation.HEALTH, Category.SPECIALISTS, 2, 0),
    ]
    assert (day.came, day.here, day.remote) == (7, 6, 1)
    await presence.set_guests(anna, event, Organisation.SCHOOL, {})
    assert (await presence.open_day(anna, event)).came == 2


async def test_what_the_host_ticked_is_not_changed_by_a_code_that_may_have_been_sent_on(
    town: Town, maria: Work, pyotr: Work, anna: Work, clock: FakeClock
) -> None:
    event = await gathering(town, format=Format.MIXED)
    clock.set(STARTS)
    anna = await town.work(ANNA)
    rows = await invitees(town, event)
    await presence.tick(anna, event, rows[maria.person_id].id, Presence.REMOTE)
    told = await check_in(await town.work(MARIA), hall(event), STARTS)
    assert (told.by_host, told.presence) == (True, Presence.REMOTE)
    found = (await invitees(town, event))[maria.person_id]
    assert (found.presence, found.marked_by) == (Presence.REMOTE, MarkedBy.HOST)
    await presence.tick(anna, event, rows[maria.person_id].id, Presence.HERE)
    again = await check_in(await town.work(MARIA), hall(event), STARTS)
    assert (again.by_host, again.before) == (False, True)
    # who opened both codes is in the hall; whom the host took off by mistake marks themselves
    online = CheckInCode(event, Room.ONLINE)
    await check_in(await town.work(PYOTR), online, STARTS)
    assert (await check_in(await town.work(PYOTR), hall(event), STARTS)).presence is Presence.HERE
    await presence.tick(anna, event, rows[pyotr.person_id].id, Presence.NONE)
    assert (await check_in(await town.work(PYOTR), online, STARTS)).presence is Presence.REMOTE
