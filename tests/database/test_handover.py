"""A post passes from one person to another: what goes along, who sees it meanwhile, what becomes of it when nobody
comes."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.access import Role
from models.errors import Denied, DomainError, NotFound
from models.events.states import EventState
from models.notifications import NoticeKind, Notification
from models.people import Post, Tenure
from models.periods import Period, Span
from models.requests.meetings import Meeting
from models.requests.states import State
from services.events import card, changing
from services.handover import first_steps, giving
from services.leaves import planning
from services.papers.handover import gather_handover, handover_words
from services.people import invites, members, posts, undoing
from services.plan import lists as plan_lists
from services.privacy import own_data
from services.requests import answering, cards, lists
from services.tasks import closing, making
from services.tasks import lists as task_lists
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.events import announced, drafted
from tests.support.plan import planned, written
from tests.support.reminders import outbox, said
from tests.support.requests import NINA, accepted, appointed, filed, fire, kinds, load, settle_nina, told
from tests.support.town import ANNA, MARIA, OLGA, STRANGER, Town

PLAN = written("Семинар для педагогов | апрель | психолог | 10 |", "Памятка | до 30 июня | психолог | 10 |")


@pytest.fixture
async def nina(town: Town) -> Work:
    return await settle_nina(town)


async def handed(town: Town, olga: Work, who: str, overlap: int, key: str = "k") -> str:
    """The post of that person is to be handed over; returns the link's code."""
    post, tenure = town.bereg.posts[who], town.bereg.tenures[who]
    return (await giving.begin(olga, post, tenure, "Инна Серова", overlap, key)).code


async def come(town: Town, code: str, stranger: Work) -> Work:
    await invites.redeem_invite(stranger, code, "Инна Серова")
    return await town.work(STRANGER)


async def held_by(town: Town, work: Work, post: int) -> int:
    async with town.db.reading() as session:
        query = select(Tenure.id).where(Tenure.person_id == work.person_id, Tenure.post_id == post)
        return int((await session.execute(query.where(Tenure.held(work.today)))).scalar_one())


async def test_everything_in_hand_is_the_newcomers(
    town: Town, olga: Work, maria: Work, anna: Work, nina: Work, stranger: Work, clock: FakeClock
) -> None:
    await planned(olga, PLAN)
    meeting, new = await appointed(town, maria, anna, days=4), await filed(maria)
    bundle = await giving.read_bundle(olga, town.bereg.posts[ANNA.name], town.bereg.tenures[ANNA.name])
    assert ([one.id for one in bundle.requests], [one.id for one in bundle.meetings]) == ([meeting, new], [meeting])
    assert [one.content for one in bundle.dates] == ["Семинар для педагогов", "Памятка"]
    assert {one.place: one.holders for one in bundle.neighbours}["Методист"] == ("Нина Тихая",)

    inna = await come(town, await handed(town, olga, ANNA.name, 0), stranger)
    request = await load(town, meeting)
    assert (request.state, request.answerer_id) == (State.APPOINTED, inna.person_id)
    async with town.db.reading() as session:
        assert (await session.get_one(Meeting, request.meeting_id)).supervisor_id == inna.person_id
    assert [one.id for one in (await lists.list_requests(inna, lists.View.WORK)).items] == [meeting]
    assert [one.id for one in (await lists.list_requests(inna, lists.View.NEW)).items] == [new]
    assert [one.content for one in (await plan_lists.list_items(inna, plan_lists.View.MINE)).items] == [
        "Семинар для педагогов",
        "Памятка",
    ]
    heard = await told(town, STRANGER)
    assert (NoticeKind.REQUEST_NEW, new) in heard, "the card of what waits to be accepted"
    assert {NoticeKind.MEETING_APPOINTED, NoticeKind.HANDOVER_CAME} <= {kind for kind, _ in heard}
    assert len(heard) == len(set(heard)), "nothing twice"
    assert (await kinds(town, MARIA))[-1] is NoticeKind.REQUEST_CHANGED
    with pytest.raises((Denied, NotFound)):
        await cards.open_request(await town.work(ANNA), meeting)
    past = (await cards.open_request(maria, meeting)).past
    assert "Анна Белова" in {one.person for one in past}, "what she did stays hers"
    assert (await giving.list_handovers(olga))[0].newcomer == "Инна Серова"


async def test_both_are_there_for_the_agreed_days(
    town: Town, olga: Work, maria: Work, anna: Work, nina: Work, stranger: Work, clock: FakeClock
) -> None:
    request = await accepted(maria, anna)
    inna = await come(town, await handed(town, olga, ANNA.name, 3), stranger)
    anna = await town.work(ANNA)
    for work in (anna, inna):
        assert (await cards.open_request(work, request)).request.question, "both read it"
    assert [one.id for one in (await lists.list_requests(anna, lists.View.WORK)).items] == [request]
    await answering.say(anna, request, "Инна продолжит.")
    later = await filed(maria)
    await answering.accept(anna, later)
    clock.move(days=2)
    await fire(town)
    assert (await town.work(ANNA)).actor.known, "the third day is theirs together too"
    clock.move(days=1)
    await fire(town)
    assert not (await town.work(ANNA)).actor.known
    assert (await load(town, later)).answerer_id == inna.person_id, "what she took on meanwhile passes too"
    assert (await giving.list_handovers(olga))[0].together(olga.today) is False


async def test_the_second_coordinator_is_told(town: Town, olga: Work, stranger: Work) -> None:
    made = await invites.invite(olga, Role.COORDINATOR, "Координатор 2", None, "", "c")
    await invites.redeem_invite(stranger, made.code, "Инна Серова")
    inna = await town.work(STRANGER)
    post, tenure = town.bereg.posts[MARIA.name], town.bereg.tenures[MARIA.name]
    ended = await asyncio.gather(
        *(giving.begin(work, post, tenure, "", 0, key) for work, key in ((olga, "a"), (inna, "b"))),
        return_exceptions=True,
    )
    refused = [one for one in ended if isinstance(one, DomainError)]
    assert [one.key for one in refused] == ["handover-begun"]
    assert refused[0].arguments["who"] in ("Ольга Ветрова", "Инна Серова")
    first = (await giving.list_handovers(olga))[0]
    await giving.cancel(olga, first.id)
    assert (await giving.begin(inna, post, tenure, "", 0, "d")).code, "after it was called off there is another"
    with pytest.raises(DomainError, match="handover-over"):
        await giving.cancel(olga, first.id)


async def test_nobody_takes_over_from_themselves(town: Town, olga: Work, maria: Work) -> None:
    code = await handed(town, olga, MARIA.name, 7)
    with pytest.raises(DomainError, match="handover-own-link"):
        await invites.redeem_invite(maria, code, "Мария")
    assert (await giving.list_handovers(olga))[0].waits


@pytest.mark.parametrize("how", ["put out", "forgotten"])
async def test_a_newcomer_who_goes_in_the_common_days_leaves_all_to_who_is_there_still(
    town: Town, olga: Work, maria: Work, anna: Work, stranger: Work, clock: FakeClock, how: str
) -> None:
    """A curator's own request is not cancelled with the newcomer, and nobody who is gone answers one."""
    request = await appointed(town, maria, anna, days=9)
    await come(town, await handed(town, olga, ANNA.name, 7, "a"), stranger)
    inna = await come(town, await handed(town, olga, MARIA.name, 7, "m"), stranger)
    if how == "forgotten":
        await own_data.forget(inna)
    else:
        for post in (ANNA.name, MARIA.name):
            await members.end_tenure(olga, await held_by(town, inna, town.bereg.posts[post]))
    for _ in range(2):
        there = await load(town, request)
        assert (there.state, there.author_id, there.answerer_id) == (State.APPOINTED, maria.person_id, anna.person_id)
        assert (await town.work(ANNA)).actor.known, "the post stays with who was there before"
        clock.move(days=8)
        await fire(town)
    assert await giving.list_handovers(olga) == []


async def test_who_leaves_before_the_agreed_day_passes_on_what_they_took_on(
    town: Town, olga: Work, maria: Work, anna: Work, stranger: Work
) -> None:
    inna = await come(town, await handed(town, olga, ANNA.name, 7), stranger)
    later = await accepted(maria, await town.work(ANNA))
    await members.end_tenure(olga, town.bereg.tenures[ANNA.name])
    assert ((await load(town, later)).state, (await load(town, later)).answerer_id) == (
        State.ACCEPTED,
        inna.person_id,
    )


@pytest.mark.parametrize("deed", ["move", "merge"])
async def test_a_post_that_is_moved_or_merged_meanwhile_is_handed_over_all_the_same(
    town: Town, olga: Work, maria: Work, anna: Work, stranger: Work, deed: str
) -> None:
    request, own = await accepted(maria, anna), await filed(anna)
    code, post = await handed(town, olga, ANNA.name, 0), town.bereg.posts[ANNA.name]
    if deed == "move":
        await posts.move_post(olga, post, next(iter(town.bereg.districts.values())))
    else:
        await posts.merge_posts(olga, post, await posts.add_post(olga, Role.SPECIALIST, "Методист", None))
    await undoing.undo(olga, (await undoing.list_done(olga))[0].id)
    assert (await giving.open_handover(olga, 1)).tenure_id == town.bereg.tenures[ANNA.name]
    if deed == "move":
        await posts.move_post(olga, post, next(iter(town.bereg.districts.values())))
    else:
        await posts.merge_posts(olga, post, await posts.add_post(olga, Role.SPECIALIST, "Логопед", None))
    inna = await come(town, code, stranger)
    assert not (await town.work(ANNA)).actor.known
    assert (await load(town, request)).answerer_id == (await load(town, own)).author_id == inna.person_id


async def test_a_closed_link_or_post_is_handed_over_no_more(town: Town, olga: Work) -> None:
    await handed(town, olga, ANNA.name, 3)
    await posts.close_post(olga, town.bereg.posts[ANNA.name])
    await handed(town, olga, MARIA.name, 3, "l")
    await invites.revoke_invite(olga, (await invites.list_invites(olga))[0].id)
    assert await giving.list_handovers(olga) == []


async def test_what_waits_for_the_leaver_goes_to_the_holder(
    town: Town, olga: Work, maria: Work, anna: Work, stranger: Work, clock: FakeClock
) -> None:
    """The question of the night is told in the morning, to whoever is there then."""
    request = await accepted(maria, anna)
    clock.move(hours=14)
    await answering.say(maria, request, "Когда сможем?")
    inna = await come(town, await handed(town, olga, ANNA.name, 0), stranger)
    async with town.db.reading() as session:
        of = select(Notification.person_id, Notification.dedupe_key).where(
            Notification.kind == NoticeKind.REQUEST_CHANGED, Notification.subject_id == request
        )
        told = {person for person, _ in (await session.execute(of)).all()}
    assert inna.person_id in told
    assert anna.person_id not in told


async def test_a_requests_author_hands_it_over(town: Town, olga: Work, maria: Work, anna: Work, stranger: Work) -> None:
    request = await appointed(town, maria, anna)
    inna = await come(town, await handed(town, olga, MARIA.name, 0), stranger)
    assert (await load(town, request)).author_id == inna.person_id
    assert (await load(town, request)).state is State.APPOINTED
    assert [one.id for one in (await lists.list_requests(inna, lists.View.MINE)).items] == [request]
    assert inna.actor.district_ids == maria.actor.district_ids


async def test_an_agreed_meeting_asks_for_a_new_supervisor(
    town: Town, olga: Work, maria: Work, anna: Work, nina: Work, clock: FakeClock
) -> None:
    request = await appointed(town, maria, anna, days=4)
    before = await load(town, request)
    await members.end_tenure(olga, town.bereg.tenures[ANNA.name])
    seeking = await load(town, request)
    assert (seeking.state, seeking.answerer_id, seeking.meeting_id) == (State.NEW, None, before.meeting_id)
    assert (await kinds(town, NINA))[-1] is NoticeKind.REQUEST_NEW
    clock.move(days=1)
    await answering.accept(nina, request)
    led = await load(town, request)
    assert (led.state, led.answerer_id) == (State.APPOINTED, nina.person_id)
    async with town.db.reading() as session:
        meeting = await session.get_one(Meeting, led.meeting_id)
    assert (meeting.supervisor_id, meeting.version) == (nina.person_id, 3), "the time stands"
    assert NoticeKind.MEETING_APPOINTED in await kinds(town, NINA)


async def test_after_every_leaving_the_coordinator_is_told(town: Town, olga: Work, maria: Work, anna: Work) -> None:
    await own_data.forget(maria)
    assert (await kinds(town, OLGA))[-1] is NoticeKind.POST_LEFT
    words = await said(town, next(row for row in await outbox(town) if row.kind == NoticeKind.POST_LEFT))
    assert words.startswith("Сотрудник удалил свои данные. Было место: Куратор, Петровский район. Теперь это вакансия.")
    post = town.bereg.posts[MARIA.name]
    bundle = await giving.read_bundle(olga, post)
    assert (bundle.leaver.startswith("Бывший сотрудник"), bundle.until) == (True, olga.today - timedelta(days=1))
    assert (await giving.begin(olga, post, None, "", 0, "k")).code
    with pytest.raises(DomainError, match="handover-begun"):
        await giving.begin(olga, post, None, "", 0, "l")
    with pytest.raises(DomainError, match="handover-held"):
        await giving.begin(olga, town.bereg.posts[ANNA.name], None, "", 0, "m")


async def test_first_steps_are_counted(town: Town, olga: Work, maria: Work) -> None:
    steps = list(await first_steps.my_steps(maria))
    assert len(steps) == 6
    for _ in range(2):
        await first_steps.mark_step(maria, steps[0])
    assert sum((await first_steps.my_steps(maria)).values()) == 1
    assert len(await first_steps.my_steps(olga)) == 5, "nobody asks the coordinator for a district's numbers"
    with pytest.raises(NotFound):
        await first_steps.mark_step(olga, steps[4])
    facts = await first_steps.step_facts(maria)
    assert (facts.coordinators, facts.monitoring.in_time) == (("Ольга Ветрова",), date(2026, 4, 10))


async def test_who_is_forgotten_on_leave_takes_the_leaves_deputy_along(town: Town, olga: Work, maria: Work) -> None:
    post, today = town.bereg.posts[MARIA.name], olga.today
    await planning.plan_leave(
        maria, maria.person_id, today, today + timedelta(days=9), town.bereg.posts[ANNA.name], "k"
    )
    await fire(town)
    await own_data.forget(maria)
    async with town.db.reading() as session:
        assert (await session.get_one(Post, post)).deputy_id is None


async def test_tasks_and_events_of_the_post_go_along(
    town: Town, olga: Work, anna: Work, maria: Work, stranger: Work
) -> None:
    await making.store(olga, "Подготовить памятку; психолог; 20 апреля\nСобрать списки; куратор; 1 апреля", "k")
    done = "Сделано давно; психолог; 2 апреля"
    await making.store(olga, done, "d")
    (closed,) = [one.id for one in (await task_lists.list_tasks(anna)).items if one.words == "Сделано давно"]
    await closing.close(anna, closed)
    led, _ = await announced(anna, town, ANNA.name), await drafted(olga, town, OLGA.name)
    gone = await announced(anna, town, ANNA.name)
    await changing.cancel(anna, gone, "Болезнь")
    post, tenure = town.bereg.posts[ANNA.name], town.bereg.tenures[ANNA.name]
    bundle = await giving.read_bundle(olga, post, tenure)
    assert [one.words for one in bundle.tasks] == ["Подготовить памятку"]
    assert [(one.id, one.state) for one in bundle.events] == [(led, EventState.ANNOUNCED)]
    facts = await gather_handover(olga, Period.around(Span.YEAR, olga.today), post, tenure)
    words = handover_words(facts)
    assert words["tasks"] == [{"content": "Подготовить памятку", "due": "20.04.2026", "late": ""}]
    assert [(one["title"], one["state"]) for one in words["events"]] == [("Детство без слёз", "объявлено")]
    inna = await come(town, await handed(town, olga, ANNA.name, 0), stranger)
    assert [one.words for one in (await task_lists.list_tasks(inna)).items] == ["Подготовить памятку"]
    assert (await card.open_event(inna, led)).leads
    (row,) = [row for row in await outbox(town) if row.kind == NoticeKind.HANDOVER_CAME]
    assert "1 поручение, 1 мероприятие." in await said(town, row)
