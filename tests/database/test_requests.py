"""Requests in both databases: filed, accepted by one, appointed, held, closed, reopened."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from handlers.privacy.text import file_of
from models.access import Role
from models.activities import Activity, Category, Type
from models.errors import Denied, DomainError, NotFound
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.requests.meetings import Meeting, MeetingState, Recommendation, SlotVote
from models.requests.states import RequestStep, State
from models.requests.tables import Mode, Rating, Request, RequestKind
from services.people import members
from services.plan import cards as plan_cards
from services.privacy import own_data
from services.reminders import own
from services.requests import (
    answering,
    cards,
    closing,
    create,
    groups,
    journal,
    lists,
    meeting_record,
    routing,
    scheduling,
)
from services.requests.create import Asked
from services.requests.lists import View
from services.requests.meeting_record import Held
from services.requests.relations import Relation
from services.summary.figures import summarise, summarise_own
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import outbox, said
from tests.support.requests import (
    NINA,
    QUESTION,
    TOPIC,
    accepted,
    appointed,
    at,
    consultation,
    filed,
    fire,
    kinds,
    load,
    settle_nina,
    slots_of,
    steps,
    supervision,
    told,
)
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town


@pytest.fixture
async def nina(town: Town) -> Work:
    """The methodist: a second specialist."""
    return await settle_nina(town)


async def test_filing_tells_when_and_asks_the_specialists(town: Town, maria: Work, nina: Work) -> None:
    made = await create.file(maria, supervision(case=create.NEW_CODE), "key")
    assert (made.answer_by, made.case_code, made.asked) == (date(2026, 3, 18), "01-26-001", 2)
    request = await load(town, made.id)
    assert (request.post_id, request.district_id) == (
        town.bereg.posts["Мария Орлова"],
        town.bereg.districts["Петровский район"],
    )
    for who in (ANNA, NINA):
        assert await told(town, who) == [(NoticeKind.REQUEST_NEW, made.id)]
    assert await kinds(town, OLGA) == []
    assert await create.file(maria, supervision(case=create.NEW_CODE), "key") == made


async def test_one_tap_is_one_request(town: Town, maria: Work) -> None:
    results = await asyncio.gather(
        *(create.file(maria, supervision(case=create.NEW_CODE), "key") for _ in range(6)), return_exceptions=True
    )
    assert len({made.id for made in results if isinstance(made, create.Filed)}) == 1
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Request)) == 1


async def test_codes_are_counted_by_district_and_never_twice(maria: Work, pyotr: Work, olga: Work) -> None:
    asked = [(maria, f"m{n}") for n in range(4)] + [(pyotr, f"p{n}") for n in range(2)] + [(olga, "o")]
    made = await asyncio.gather(*(create.file(w, supervision(case=create.NEW_CODE), key) for w, key in asked))
    assert sorted(one.case_code for one in made) == [
        "00-26-001", "01-26-001", "01-26-002", "01-26-003", "01-26-004", "02-26-001", "02-26-002",
    ]  # fmt: skip
    again = await create.file(maria, supervision(case="01-26-002"), "again")
    assert again.case_code == "01-26-002"
    with pytest.raises(DomainError):
        await create.file(maria, supervision(case="02-26-001"), "not hers")
    assert "01-26-004" in (await create.begin(maria, RequestKind.SUPERVISION)).codes


async def test_urgent_is_answered_today_and_in_the_evening_tomorrow(maria: Work, clock: FakeClock) -> None:
    assert (await create.file(maria, supervision(urgent=True), "1")).answer_by == date(2026, 3, 16)
    clock.move(hours=9)  # nine in the evening
    assert (await create.file(maria, supervision(urgent=True), "2")).answer_by == date(2026, 3, 17)
    clock.move(days=4)
    assert (await create.file(maria, supervision(urgent=True), "3")).answer_by == date(2026, 3, 23)


@pytest.mark.parametrize("tries", range(3))
async def test_of_two_who_accept_at_once_one_wins(
    town: Town, maria: Work, anna: Work, nina: Work, olga: Work, tries: int
) -> None:
    request = await filed(maria)
    works = [anna, nina, olga]
    results = await asyncio.gather(*(answering.accept(w, request) for w in works), return_exceptions=True)
    won = [work for work, result in zip(works, results, strict=True) if result is None]
    lost = [result for result in results if result is not None]
    assert len(won) == 1
    assert all(isinstance(e, DomainError) and e.key == "request-is-accepted" for e in lost)
    assert (await load(town, request)).answerer_id == won[0].person_id
    assert await steps(town, request) == [RequestStep.FILE, RequestStep.ACCEPT]
    for who in (ANNA, NINA):
        assert await kinds(town, who) == [NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_TAKEN]
    assert await kinds(town, MARIA) == [NoticeKind.REQUEST_CHANGED]


async def test_a_decision_is_refused_by_the_request_itself(maria: Work, anna: Work, nina: Work, olga: Work) -> None:
    request = await accepted(maria, anna)
    for refused in (
        answering.accept(anna, request),
        answering.accept(nina, request),
        answering.decline(nina, request, "Занята"),
        answering.pass_on(nina, request, 1),
        meeting_record.hold(nina, request, Held(day=date(2026, 3, 16), minutes=60)),
        scheduling.offer(nina, request, [at(nina, 1)], 60, ""),
    ):
        with pytest.raises(DomainError):
            await refused
    await answering.decline(anna, request, "Не моя тема")
    for refused in (
        answering.decline(olga, request, "И я"),
        closing.cancel(maria, request),
        answering.say(maria, request, "Почему?"),
    ):
        with pytest.raises(DomainError, match="request-is-declined"):
            await refused


async def test_nobody_answers_their_own_request(town: Town, anna: Work, olga: Work) -> None:
    request = await filed(anna)
    assert await kinds(town, OLGA) == [NoticeKind.REQUEST_NEW], "the only specialist asks: the coordinator answers"
    with pytest.raises(DomainError, match="request-own"):
        await answering.accept(anna, request)
    with pytest.raises(NotFound):
        await answering.decline(anna, request, "Сама себе")
    await answering.accept(olga, request)


async def test_strangers_to_a_request_do_not_see_it(town: Town, maria: Work, pyotr: Work, igor: Work) -> None:
    request = await filed(maria)
    with pytest.raises(NotFound):
        await cards.open_request(pyotr, request)
    with pytest.raises(NotFound):
        await answering.say(pyotr, request, "И мне интересно")
    assert (await cards.open_request(igor, request)).relation is Relation.OVERSEER
    with pytest.raises(Denied):
        await lists.list_requests(pyotr, View.ALL)
    with pytest.raises(Denied):
        await lists.list_requests(pyotr, View.NEW)


async def test_routing_by_topic_and_district(town: Town, olga: Work, maria: Work, pyotr: Work, nina: Work) -> None:
    anna_post, nina_post = town.bereg.posts["Анна Белова"], town.bereg.posts["Нина Тихая"]
    await routing.add_answerer(olga, RequestKind.CONSULTATION, nina_post)
    await routing.add_answerer(olga, RequestKind.CONSULTATION, nina_post)
    await routing.add_answerer(
        olga, RequestKind.CONSULTATION, anna_post, "Психологическая", town.bereg.districts["Лесной район"]
    )
    assert len(await routing.list_answerers(olga)) == 2
    await filed(maria, consultation("Психологическая"))
    assert (await kinds(town, NINA), await kinds(town, ANNA)) == ([NoticeKind.REQUEST_NEW], [])
    await filed(pyotr, consultation("Психологическая"))
    assert (len(await kinds(town, NINA)), len(await kinds(town, ANNA))) == (1, 1)
    rule = (await routing.list_answerers(olga))[0]
    await routing.remove_answerer(olga, rule.id)
    assert len(await routing.list_answerers(olga)) == 1
    with pytest.raises(NotFound):
        await routing.add_answerer(olga, RequestKind.CONSULTATION, town.bereg.posts["Мария Орлова"])


async def test_a_vacant_post_is_not_asked(town: Town, olga: Work, maria: Work, nina: Work) -> None:
    await routing.add_answerer(olga, RequestKind.SUPERVISION, town.bereg.posts["Нина Тихая"])
    await members.end_tenure(olga, town.bereg.tenures["Нина Тихая"])
    await filed(maria)
    assert (await kinds(town, NINA), await kinds(town, ANNA)) == ([], [NoticeKind.REQUEST_NEW])
    await members.end_tenure(olga, town.bereg.tenures["Анна Белова"])
    await filed(maria)
    assert await kinds(town, OLGA) == [NoticeKind.REQUEST_NEW] * 2, "the first went on to whoever answers now"


async def test_topics_are_the_centres_own(olga: Work, maria: Work, vera: Work) -> None:
    await routing.set_topics(olga, RequestKind.SUPERVISION, ["Своя тема", "Другое"])
    assert (await create.begin(maria, RequestKind.SUPERVISION)).topics == ("Своя тема", "Другое")
    assert TOPIC in (await routing.list_topics(vera)).supervision
    assert "Юридическая" in (await routing.list_topics(olga)).consultation
    with pytest.raises(Denied):
        await routing.set_topics(maria, RequestKind.SUPERVISION, ["Моя"])
    for bad in ([], [f"Тема {n}" for n in range(40)], ["Ж" * 200]):
        with pytest.raises(DomainError):
            await routing.set_topics(olga, RequestKind.SUPERVISION, bad)


async def test_passing_on(town: Town, maria: Work, anna: Work, nina: Work) -> None:
    request = await accepted(maria, anna)
    takers = await answering.list_takers(anna, request)
    assert "Методист" in [taker.title for taker in takers]
    assert "Психолог" not in [taker.title for taker in takers]
    by = (await load(town, request)).answer_by
    await answering.pass_on(anna, request, town.bereg.posts["Нина Тихая"])
    assert (await load(town, request)).answer_by == by, "the author was promised that day"
    new, taken = NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_TAKEN
    assert await kinds(town, NINA) == [new, taken, taken, new]
    with pytest.raises(NotFound):
        await answering.accept(anna, request)
    await answering.accept(nina, request)
    with pytest.raises(NotFound):
        await answering.pass_on(nina, request, town.bereg.posts["Мария Орлова"])
    heard = [await said(town, row) for row in await outbox(town) if row.name == "Мария"]
    assert [words for words in heard if "Анна" in words] == [], "who accepted first answers no more"
    assert len([words for words in heard if "принята" in words]) == 1


async def test_a_question_before_accepting_goes_both_ways(town: Town, maria: Work, anna: Work, nina: Work) -> None:
    request = await filed(maria)
    await answering.say(anna, request, "Что уже пробовали?")
    assert await kinds(town, MARIA) == [NoticeKind.REQUEST_CHANGED]
    await answering.say(maria, request, "Отпуск и прогулки.")
    assert NoticeKind.REQUEST_CHANGED in await kinds(town, ANNA)
    assert await kinds(town, NINA) == [NoticeKind.REQUEST_NEW]
    past = (await cards.open_request(nina, request)).past
    assert [one.words for one in past if one.step is RequestStep.SAID] == ["Что уже пробовали?", "Отпуск и прогулки."]


async def test_the_whole_way_of_a_supervision(
    town: Town, maria: Work, anna: Work, olga: Work, clock: FakeClock
) -> None:
    await planned(olga, written("Индивидуальные супервизии кураторов | В течение года | психолог | 10 |"))
    request = await appointed(town, maria, anna)
    card = await cards.open_request(maria, request)
    assert card.meeting is not None
    assert (card.meeting.starts_at, card.meeting.place) == (at(anna, 2), "кабинет 3")
    clock.move(days=2, hours=5)
    number = await meeting_record.hold(anna, request, Held(day=anna.today, minutes=50, people={Category.CURATORS: 1}))
    await meeting_record.describe(
        anna, request, {"inquiry": "Как вернуться к работе?", "course": "Разобрали нагрузку."}, None
    )
    await meeting_record.recommend(anna, request, "Перераспределить выезды", "Куратор", date(2026, 3, 25))
    clock.move(days=8)
    assert (await load(town, request)).state is State.DESCRIBED
    (one,) = (await cards.open_request(maria, request)).recommendations
    await closing.fulfil(maria, one.id)
    await closing.rate(maria, request, Rating.YES, "Стало легче.")
    assert (await load(town, request)).state is State.CLOSED
    assert await steps(town, request) == [
        RequestStep.FILE, RequestStep.ACCEPT, RequestStep.OFFERED, RequestStep.APPOINT, RequestStep.HOLD,
        RequestStep.DESCRIBE, RequestStep.RECOMMEND,
        RequestStep.FULFILLED, RequestStep.RATED,
    ]  # fmt: skip
    async with town.db.reading() as session:
        activity = await session.get_one(Activity, number)
        assert (activity.type, activity.title, activity.author_id) == (
            Type.SUPERVISION, f"Супервизия: {TOPIC}", anna.person_id,
        )  # fmt: skip
    item = await found(olga, "супервизии")
    assert (await plan_cards.open_item(olga, item.id)).fact == 1
    _, ratings = await lists.measure_load(olga)
    assert (ratings.yes, ratings.partly, ratings.no) == (1, 0, 0)


async def test_a_consultation_is_held_without_an_appointment(town: Town, maria: Work, anna: Work) -> None:
    request = await accepted(maria, anna, consultation())
    number = await meeting_record.hold(anna, request, Held(day=anna.today, minutes=20))
    async with town.db.reading() as session:
        assert (await session.get_one(Activity, number)).type is Type.CONSULTATION
        meeting = (await session.scalars(select(Meeting))).one()
        assert (meeting.day, meeting.people) == (anna.today, 1)
    with pytest.raises(DomainError):
        await meeting_record.hold(anna, request, Held(day=anna.today, minutes=20))
    await closing.close(anna, request)


async def test_materials_are_delivered_and_that_closes(town: Town, maria: Work, anna: Work) -> None:
    request = await accepted(
        maria, anna, Asked(kind=RequestKind.MATERIALS, question="Памятки о телефоне доверия, 20 экз.")
    )
    with pytest.raises(DomainError, match="request-not-materials"):
        await answering.deliver(anna, await accepted(maria, anna), "https://example.org")
    await answering.deliver(anna, request, "Памятка", "file-17")
    assert (await load(town, request)).state is State.CLOSED
    assert (await cards.open_request(maria, request)).past[-1].file_id == "file-17"
    await closing.rate(maria, request, Rating.PARTLY)
    assert (await load(town, request)).state is State.CLOSED


async def test_no_reopens_with_a_new_term(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await accepted(maria, anna, consultation())
    await meeting_record.hold(anna, request, Held(day=anna.today, minutes=20))
    clock.move(days=14)
    await closing.rate(maria, request, Rating.NO, "Вопрос остался.")
    again = await load(town, request)
    assert (again.state, again.answerer_id, again.meeting_id) == (State.NEW, None, None)
    assert again.answer_by == date(2026, 4, 1)
    assert (await kinds(town, ANNA))[-2:] == [NoticeKind.REQUEST_CHANGED, NoticeKind.REQUEST_NEW]
    await answering.accept(anna, request)
    await meeting_record.hold(anna, request, Held(day=anna.today, minutes=30))
    await closing.rate(maria, request, Rating.YES)
    with pytest.raises(DomainError, match="request-rated"):
        await closing.rate(maria, request, Rating.NO)


async def test_a_rating_waits_until_something_was_held(maria: Work, anna: Work) -> None:
    request = await accepted(maria, anna)
    with pytest.raises(DomainError, match="request-is-accepted"):
        await closing.rate(maria, request, Rating.YES)
    with pytest.raises(DomainError, match="meeting-not-held"):
        await meeting_record.recommend(anna, request, "Отдыхать", "Куратор", date(2026, 3, 25))


async def test_bad_times_are_refused(town: Town, maria: Work, pyotr: Work, anna: Work) -> None:
    await appointed(town, pyotr, anna, days=2)
    request = await accepted(maria, anna)
    for slots, key in (
        ([at(anna, -1)], "slot-past"),
        ([at(anna, 0, hour=11)], "slot-past"),
        ([at(anna, 5)], "slot-day-off"),
        ([at(anna, 2)], "slot-busy"),
        ([at(anna, 2) + timedelta(minutes=45)], "slot-busy"),
        ([at(anna, 2) - timedelta(minutes=30)], "slot-busy"),
        ([], "slot-how-many"),
        ([at(anna, 1, hour=10 + n) for n in range(6)], "slot-how-many"),
    ):
        with pytest.raises(DomainError, match=key):
            await scheduling.offer(anna, request, slots, 60, "")
    await scheduling.offer(anna, request, [at(anna, 2) + timedelta(minutes=60)], 60, "")


async def test_two_authors_cannot_pick_one_hour(town: Town, maria: Work, pyotr: Work, anna: Work) -> None:
    requests = [(maria, await accepted(maria, anna)), (pyotr, await accepted(pyotr, anna))]
    for _, request in requests:
        await scheduling.offer(anna, request, [at(anna, 1)], 60, "")
    slots = [(work, request, (await slots_of(town, request))[0]) for work, request in requests]
    results = await asyncio.gather(*(scheduling.pick(*each) for each in slots), return_exceptions=True)
    assert sorted(str(result) for result in results) == ["True", "slot-taken"]


async def test_a_slot_that_was_overtaken_by_time(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await accepted(maria, anna)
    await scheduling.offer(anna, request, [at(anna, 1)], 60, "")
    clock.move(days=2)
    with pytest.raises(DomainError, match="slot-past"):
        await scheduling.pick(maria, request, (await slots_of(town, request))[0])
    with pytest.raises(NotFound, match="slot-gone"):
        await scheduling.pick(maria, request, 999)


async def test_moving_tells_both_and_moves_the_reminders(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await appointed(town, maria, anna, days=2)
    await scheduling.offer(anna, request, [at(anna, 3, hour=12), at(anna, 3, hour=17)], 45, "ссылка")
    moved = await load(town, request)
    assert moved.state is State.MOVED
    clock.move(days=1, hours=4)  # a day before the first appointment
    assert await fire(town) == 0
    await scheduling.pick(maria, request, (await slots_of(town, request))[1])
    assert (await kinds(town, MARIA)).count(NoticeKind.MEETING_APPOINTED) == 2
    clock.move(days=1, hours=2)
    await fire(town)
    assert NoticeKind.MEETING_SOON in await kinds(town, ANNA)
    await scheduling.ask_other_time(maria, request, "Вызвали в школу")
    assert (await load(town, request)).state is State.MOVED
    before = await kinds(town, ANNA)
    clock.move(days=1)
    await fire(town)
    assert await kinds(town, ANNA) == [*before, NoticeKind.REQUEST_IDLE], "not reminded of it, but asked for another"


async def test_reminders_a_day_and_an_hour_before(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    await appointed(town, maria, anna, days=2)
    for hours, count in ((26, 0), (1, 1), (22, 1), (1, 2), (2, 2)):
        clock.move(hours=hours)
        await fire(town)
        for who in (MARIA, ANNA):
            assert (await kinds(town, who)).count(NoticeKind.MEETING_SOON) == count, hours


async def test_a_meeting_that_is_over_is_asked_about_until_it_is_recorded(
    town: Town, maria: Work, anna: Work, clock: FakeClock
) -> None:
    request = await appointed(town, maria, anna, days=4)  # Friday at three, for an hour

    async def asked() -> int:
        await fire(town)
        return (await kinds(town, ANNA)).count(NoticeKind.MEETING_OVER)

    clock.set(at(anna, 4, hour=15) + timedelta(minutes=59))
    assert await asked() == 0
    for days, hour, count in ((0, 16, 1), (0, 20, 1), (1, 12, 1), (2, 9, 2), (0, 15, 2)):
        clock.set(at(anna, days, hour=hour))
        assert await asked() == count, (days, hour)
    await meeting_record.hold(anna, request, Held(day=anna.today, minutes=60))
    clock.move(days=1)
    assert await asked() == 2
    assert NoticeKind.MEETING_OVER not in await kinds(town, MARIA)


async def test_who_accepted_and_is_silent_is_reminded_after_the_term(
    town: Town, maria: Work, anna: Work, clock: FakeClock
) -> None:
    request = await accepted(maria, anna)  # Monday noon, to be answered by the end of Wednesday

    async def idle() -> int:
        await fire(town)
        return (await kinds(town, ANNA)).count(NoticeKind.REQUEST_IDLE)

    clock.set(at(anna, 2, hour=17))
    assert await idle() == 0
    clock.move(hours=1)
    assert await idle() == 1
    await scheduling.offer(anna, request, [at(anna, 2)], 60, "")
    clock.move(hours=15)
    assert await idle() == 1, "a time that is offered waits for the author"
    await scheduling.ask_other_time(maria, request, "Только утром")
    clock.move(days=1)
    assert await idle() == 2
    await closing.cancel(maria, request)
    clock.move(days=3)
    assert await idle() == 2
    late = await filed(maria)
    clock.move(days=7)
    await answering.accept(anna, late)
    assert await idle() == 2, "whoever accepts late has until the next morning"
    clock.move(days=1)
    assert await idle() == 3


async def test_who_is_silent_hears_three_times_then_the_coordinator_and_the_author_know(
    town: Town, maria: Work, anna: Work, clock: FakeClock
) -> None:
    await accepted(maria, anna)  # Monday noon, to be answered by the end of Wednesday the 18th
    for _ in range(45):
        clock.move(days=1)
        await fire(town)
    days: dict[tuple[str, str], list[str]] = {}
    for row in await outbox(town):
        days.setdefault((row.name, row.kind), []).append(f"{row.day:%d.%m}")
    assert days["Анна", "request_idle"] == ["19.03", "23.03", "27.03"]
    assert days["Ольга", "request_stuck"] == ["30.03", "01.04", "07.04", "13.04", "20.04", "27.04"]
    assert days["Мария", "request_changed"] == ["16.03", "30.03"], (
        "that it was accepted, and that the coordinator knows"
    )


async def test_an_unrecorded_meeting_goes_to_the_coordinator_and_to_the_author(
    town: Town, maria: Work, anna: Work, clock: FakeClock
) -> None:
    await appointed(town, maria, anna, days=4)  # Friday the 20th at three
    for _ in range(40):
        clock.move(days=1)
        await fire(town)
    days: dict[tuple[str, str], list[str]] = {}
    for row in await outbox(town):
        days.setdefault((row.name, row.kind), []).append(f"{row.day:%d.%m}")
    assert days["Анна", "meeting_over"] == ["23.03", "25.03", "31.03"]
    assert days["Ольга", "meeting_stuck"] == ["01.04", "03.04", "09.04", "13.04", "20.04"]
    assert days["Мария", "meeting_unrecorded"] == ["01.04"]


async def test_of_her_own_request_the_coordinator_is_not_told_to_accept_it(
    town: Town, olga: Work, clock: FakeClock
) -> None:
    await filed(olga)
    clock.move(days=3)
    await fire(town)
    (row,) = [row for row in await outbox(town) if row.kind == NoticeKind.REQUEST_OVERDUE]
    letter = await said(town, row)
    assert letter.startswith("На вашу заявку")
    assert letter.endswith("Откройте её и напишите тем, кого спросили. [Открыть заявку]")


async def test_the_only_specialist_pauses_and_another_is_asked(
    town: Town, olga: Work, maria: Work, anna: Work, clock: FakeClock
) -> None:
    await own.pause(anna, anna.today + timedelta(days=14))
    request = await filed(maria)
    assert await told(town, OLGA) == [(NoticeKind.REQUEST_NEW, request)], "there is nobody else"
    (row,) = [row for row in await outbox(town) if row.kind == NoticeKind.REQUEST_CHANGED]
    assert await said(town, row) == (
        "На заявку № 1 отвечает Координатор, до 18 марта 2026: кого спросили сначала, сейчас на паузе. [Открыть заявку]"
    )
    await answering.accept(olga, request)
    nina = await settle_nina(town)
    other = await filed(maria)
    assert (NoticeKind.REQUEST_NEW, other) in await told(town, NINA)
    assert (NoticeKind.REQUEST_NEW, other) not in await told(town, OLGA)
    await answering.accept(nina, other)


async def test_a_pause_that_begins_hands_over_what_waits(
    town: Town, olga: Work, maria: Work, anna: Work, clock: FakeClock
) -> None:
    new, taken = await filed(maria), await accepted(maria, anna)
    await appointed(town, maria, anna, days=3)
    clock.move(hours=1)
    await own.pause(anna, anna.today + timedelta(days=30))
    await fire(town)
    assert (NoticeKind.REQUEST_NEW, new) in await told(town, OLGA)
    for _ in range(4):
        clock.move(days=1)
        await fire(town)
    letters = await told(town, OLGA)
    assert (NoticeKind.REQUEST_STUCK, taken) in letters
    assert NoticeKind.MEETING_SOON in [kind for kind, _ in letters]
    assert NoticeKind.MEETING_STUCK in [kind for kind, _ in letters]
    mine = {row.kind for row in await outbox(town) if row.name == "Анна"}
    assert mine == {"request_new", "request_taken", "request_changed", "meeting_appointed"}, "a pause is a pause"


async def test_calling_off(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await appointed(town, maria, anna, days=2)
    await scheduling.call_off(anna, request, "Заболела")
    assert (await load(town, request)).state is State.MOVED
    clock.move(days=1, hours=5)
    assert await fire(town) == 0
    with pytest.raises(DomainError, match="request-no-meeting"):
        await scheduling.call_off(anna, request, "Ещё раз")
    await scheduling.offer(anna, request, [at(anna, 3)], 60, "")
    await closing.cancel(maria, request)
    async with town.db.reading() as session:
        assert (await session.scalars(select(Meeting))).one().state is MeetingState.CANCELLED


async def group_of_three(town: Town, anna: Work, works: list[Work]) -> list[int]:
    requests = [await filed(work) for work in works]
    await answering.accept(anna, requests[0])
    assert [one.id for one in await groups.list_alike(anna, requests[0])] == requests[1:]
    assert await groups.join(anna, requests[0], requests[1:]) == 3
    return requests


async def test_a_time_counts_only_those_who_are_still_in_the_group(
    town: Town, maria: Work, pyotr: Work, igor: Work, anna: Work
) -> None:
    works = [maria, pyotr, igor]
    requests = await group_of_three(town, anna, works)
    await scheduling.offer(anna, requests[0], [at(anna, 1), at(anna, 2)], 90, "зал")
    first, _ = await slots_of(town, requests[0])
    for work, request in zip(works, requests, strict=True):
        await scheduling.pick(work, request, first)
    await closing.cancel(pyotr, requests[1], "Болезнь")
    offers = (await cards.open_request(anna, requests[0])).offers
    assert [(one.votes, one.mine) for one in offers] == [(2, True), (0, False)]


async def test_a_group_of_three(
    town: Town, maria: Work, pyotr: Work, igor: Work, anna: Work, olga: Work, clock: FakeClock
) -> None:
    await filed(maria, supervision("Диагностика семьи"))
    works = [maria, pyotr, igor]
    requests = await group_of_three(town, anna, works)
    await scheduling.offer(anna, requests[1], [at(anna, 1), at(anna, 2), at(anna, 3)], 90, "зал")
    slots = await slots_of(town, requests[0])
    for work, request, can in ((maria, 0, (0, 1)), (pyotr, 1, (1,)), (igor, 2, (0, 2))):
        for slot in can:
            assert await scheduling.pick(work, requests[request], slots[slot]) is False
    await scheduling.pick(igor, requests[2], slots[0])  # taken back
    votes = [offer.votes for offer in (await cards.open_request(anna, requests[0])).offers]
    assert votes == [1, 2, 1]
    assert [o.mine for o in (await cards.open_request(pyotr, requests[1])).offers] == [False, True, False]
    assert await scheduling.appoint(anna, requests[2], slots[1]) == (2, 1)
    states = [(await load(town, request)).state for request in requests]
    assert states == [State.APPOINTED, State.APPOINTED, State.ACCEPTED]
    assert NoticeKind.MEETING_APPOINTED not in await kinds(town, IGOR)
    clock.move(days=1, hours=4)
    await fire(town)
    await scheduling.leave(pyotr, requests[1])
    async with town.db.reading() as session:
        voted = await session.scalars(select(SlotVote.request_id).distinct())
        assert set(voted) == {requests[0], requests[2]}, "whoever left takes no part in the choice of a time"
    before = (await kinds(town, PYOTR)).count(NoticeKind.MEETING_SOON)
    clock.move(hours=22.5)
    await fire(town)
    assert (await kinds(town, MARIA)).count(NoticeKind.MEETING_SOON) == 2, "leaving cancels only one's own reminders"
    assert (await kinds(town, PYOTR)).count(NoticeKind.MEETING_SOON) == before == 1
    clock.move(hours=3)
    await meeting_record.hold(anna, requests[0], Held(day=anna.today, minutes=90, people={Category.CURATORS: 2}))
    assert (await load(town, requests[1])).state is State.ACCEPTED, "who left is answered alone"


async def test_who_of_a_group_did_not_come_is_answered_alone(
    town: Town, maria: Work, pyotr: Work, igor: Work, anna: Work, clock: FakeClock
) -> None:
    requests = await group_of_three(town, anna, [maria, pyotr, igor])
    await scheduling.offer(anna, requests[0], [at(anna, 1)], 90, "")
    for work, request in zip((maria, pyotr, igor), requests, strict=True):
        await scheduling.pick(work, request, (await slots_of(town, requests[0]))[0])
    await scheduling.appoint(anna, requests[0], (await slots_of(town, requests[0]))[0])
    assert [one.author for one in await groups.list_members(anna, requests[1])] == [
        w.name for w in (MARIA, PYOTR, IGOR)
    ]
    clock.move(days=1, hours=6)
    with pytest.raises(DomainError, match="meeting-nobody"):
        await meeting_record.hold(anna, requests[0], Held(day=anna.today, minutes=90, absent=frozenset(requests)))
    await meeting_record.hold(anna, requests[0], Held(day=anna.today, minutes=90, absent=frozenset(requests[:1])))
    assert [(await load(town, one)).state for one in requests] == [State.ACCEPTED, State.HELD, State.HELD]
    assert (await steps(town, requests[0]))[-1] is RequestStep.MISSED
    async with town.db.reading() as session:
        (meeting,) = await session.scalars(select(Meeting).where(Meeting.state == MeetingState.HELD))
    assert meeting.people == 2
    assert await groups.list_members(anna, requests[1]) == []
    clock.move(days=15)
    await fire(town)
    asked = [NoticeKind.REQUEST_FEEDBACK in await kinds(town, who) for who in (MARIA, PYOTR, IGOR)]
    assert asked == [False, True, True]
    request = await accepted(maria, anna)
    with pytest.raises(DomainError, match="meeting-nobody"):
        await meeting_record.hold(anna, request, Held(day=anna.today, minutes=60, absent=frozenset([request])))


async def test_one_meeting_answers_all_and_each_has_a_follow_up(
    town: Town, maria: Work, pyotr: Work, igor: Work, anna: Work, clock: FakeClock
) -> None:
    works = [maria, pyotr, igor]
    requests = await group_of_three(town, anna, works)
    await scheduling.offer(anna, requests[0], [at(anna, 1)], 90, "зал")
    (slot,) = await slots_of(town, requests[0])
    with pytest.raises(DomainError, match="slot-nobody"):
        await scheduling.appoint(anna, requests[0], slot)
    for work, request in zip(works, requests, strict=True):
        await scheduling.pick(work, request, slot)
    await scheduling.appoint(anna, requests[0], slot)
    clock.move(days=1, hours=6)
    await meeting_record.hold(anna, requests[1], Held(day=anna.today, minutes=90))
    await meeting_record.recommend(anna, requests[0], "Вести дневник", "Кураторы", date(2026, 3, 20))
    async with town.db.reading() as session:
        assert (await session.scalars(select(Meeting))).one().people == 3
        assert await session.scalar(select(func.count()).select_from(Activity)) == 1
        own = {one.request_id: one.id for one in await session.scalars(select(Recommendation))}
    assert set(own) == set(requests)
    await closing.fulfil(maria, own[requests[0]])
    with pytest.raises(NotFound):
        await closing.fulfil(maria, own[requests[1]])
    clock.set(at(anna, 4, hour=9))
    await fire(town)
    assert NoticeKind.RECOMMENDATION_DUE not in await kinds(town, MARIA)
    assert NoticeKind.RECOMMENDATION_DUE in await kinds(town, PYOTR)
    clock.move(days=14)
    await fire(town)
    for who in (MARIA, PYOTR, IGOR):
        assert (await kinds(town, who))[-1] is NoticeKind.REQUEST_FEEDBACK


async def test_a_group_needs_two(town: Town, maria: Work, pyotr: Work, anna: Work, nina: Work) -> None:
    first, second = await filed(maria), await filed(pyotr)
    await answering.accept(anna, first)
    await answering.accept(nina, second)
    with pytest.raises(DomainError, match="group-too-few"):
        await groups.join(anna, first, [second])
    assert await groups.list_alike(anna, first) == []


async def test_old_requests_are_not_offered_to_join(maria: Work, pyotr: Work, anna: Work, clock: FakeClock) -> None:
    await filed(maria)
    clock.move(days=31)
    request = await accepted(pyotr, anna)
    assert await groups.list_alike(anna, request) == []


async def test_half_of_the_term_then_the_coordinator(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await filed(maria)  # Monday noon, to be answered by the end of Wednesday
    clock.move(hours=26)
    assert await fire(town) == 0
    clock.move(hours=2)
    await fire(town)
    assert await kinds(town, ANNA) == [NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_WAITS]
    assert await kinds(town, OLGA) == []
    clock.set(at(maria, 1, hour=18))
    await fire(town)
    assert await told(town, OLGA) == [(NoticeKind.REQUEST_OVERDUE, request)]
    assert await kinds(town, MARIA) == [NoticeKind.REQUEST_CHANGED]
    (line, *_) = (await lists.list_requests(await town.work(OLGA), View.ALL)).items
    clock.move(hours=15)
    assert line.overdue((await town.work(OLGA)).today)
    for _ in range(50):
        await fire(town)
        clock.move(days=1)
    days = [row.day for row in await outbox(town) if row.kind == NoticeKind.REQUEST_OVERDUE]
    assert [f"{day:%d.%m}" for day in days] == [
        *("19.03", "23.03", "27.03"),  # the first, the third, the seventh working day after Wednesday the 18th
        *("30.03", "06.04", "13.04", "20.04", "27.04", "04.05"),  # then once a week
    ]
    assert await steps(town, request) == [RequestStep.FILE, RequestStep.ESCALATED]
    await answering.accept(anna, request)
    clock.move(days=1)
    await fire(town)
    assert (await kinds(town, OLGA)).count(NoticeKind.REQUEST_OVERDUE) == len(days)


async def test_the_author_leaves(town: Town, olga: Work, maria: Work, anna: Work) -> None:
    request = await appointed(town, maria, anna)
    await members.end_tenure(olga, town.bereg.tenures["Мария Орлова"])
    assert (await load(town, request)).state is State.CANCELLED
    assert (await kinds(town, ANNA))[-1] in (NoticeKind.REQUEST_CHANGED, NoticeKind.REQUEST_TAKEN)
    with pytest.raises(DomainError):
        await meeting_record.hold(anna, request, Held(day=anna.today, minutes=60))


async def test_who_asks_to_be_forgotten_leaves_too(
    town: Town, maria: Work, pyotr: Work, anna: Work, nina: Work
) -> None:
    asked, taken = await filed(anna), await accepted(maria, anna)
    await own_data.forget(anna)
    assert [(await load(town, one)).state for one in (asked, taken)] == [State.CANCELLED, State.NEW]
    await own_data.forget(maria)
    assert (await load(town, taken)).state is State.CANCELLED
    assert (await kinds(town, NINA))[-1] is NoticeKind.REQUEST_TAKEN


async def test_own_data_holds_what_was_asked_and_said(maria: Work, anna: Work) -> None:
    request = await accepted(maria, anna)
    await answering.say(maria, request, "Отпуск и прогулки.")
    data = await own_data.own_data(maria)
    assert data is not None
    words = file_of(data, maria.actor, "16.03.2026").decode("utf-8-sig")
    for part in (f"Заявка № {request}, 16.03.2026. Супервизия: {TOPIC}", QUESTION, "Отпуск и прогулки."):
        assert part in words


async def test_the_answerers_post_becomes_vacant(town: Town, olga: Work, maria: Work, anna: Work, nina: Work) -> None:
    request = await appointed(town, maria, anna)
    await members.end_tenure(olga, town.bereg.tenures["Анна Белова"])
    again = await load(town, request)
    assert (again.state, again.answerer_id) == (State.NEW, None)
    assert (await kinds(town, NINA))[-1] is NoticeKind.REQUEST_NEW
    await answering.accept(nina, request)


async def test_lists(town: Town, maria: Work, pyotr: Work, anna: Work, olga: Work, clock: FakeClock) -> None:
    late = await filed(pyotr)
    clock.move(days=3)
    mine = await appointed(town, maria, anna, days=1)
    new = await filed(maria, consultation())
    counts = await lists.overview(anna)
    assert (counts[View.NEW], counts[View.WORK], counts[View.WEEK]) == (2, 1, 1)
    assert (await lists.overview(olga))[View.NEW] == 2, "the coordinator sees what waits before it is late"
    assert len((await lists.list_requests(olga, View.NEW)).items) == 2
    assert [line.id for line in (await lists.list_requests(maria, View.MINE)).items] == [new, mine]
    assert [line.id for line in (await lists.list_requests(maria, View.WEEK)).items] == [mine]
    everything = (await lists.list_requests(olga, View.ALL)).items
    assert everything[0].id == late
    assert everything[0].overdue(olga.today)
    assert await lists.count_topics(olga) == [(TOPIC, TOPIC, 2), ("Юридическая", "Юридическая", 1)]
    districts = await lists.count_districts(olga)
    assert [(name, count) for _, name, count in districts] == [("Петровский район", 2), ("Лесной район", 1)]
    assert len((await lists.list_requests(olga, View.DISTRICT, 0, districts[0][0])).items) == 2
    assert len((await lists.list_requests(olga, View.TOPIC, 0, TOPIC)).items) == 2
    loads, _ = await lists.measure_load(olga)
    assert [(one.name, one.open, one.appointed) for one in loads] == [("Анна Белова", 0, 1)]


async def test_the_group_mode_is_kept(town: Town, maria: Work) -> None:
    request = await filed(maria, supervision(mode=Mode.GROUP))
    assert (await load(town, request)).mode is Mode.GROUP


async def test_a_head_may_be_asked(town: Town, olga: Work, maria: Work, igor: Work) -> None:
    await routing.add_answerer(olga, RequestKind.INTERNSHIP, town.bereg.posts["Игорь Савельев"])
    request = await filed(
        maria, Asked(kind=RequestKind.INTERNSHIP, question="Школа замещающих родителей: увидеть занятие")
    )
    assert await kinds(town, IGOR) == [NoticeKind.REQUEST_NEW]
    await answering.accept(igor, request)
    assert Role.HEAD in igor.actor.roles


async def test_a_group_that_asked_by_one_request_is_a_group_everywhere(
    town: Town, maria: Work, anna: Work, olga: Work
) -> None:
    group, alone = [
        await appointed(town, maria, anna, days=days, asked=supervision(mode=mode))
        for days, mode in ((2, Mode.GROUP), (3, Mode.INDIVIDUAL))
    ]
    await meeting_record.hold(anna, group, Held(day=anna.today, minutes=90, people={Category.CURATORS: 5}))
    await meeting_record.hold(anna, alone, Held(day=anna.today, minutes=60, people={Category.CURATORS: 1}))
    quarter = Period.around(Span.QUARTER, anna.today)
    for summary in (await summarise(olga, quarter), await summarise_own(anna, quarter)):
        assert {one.name: one.now for one in summary.supervisions} == {"group": 1, "individual": 1}
    rows = await journal.list_held(olga, RequestKind.SUPERVISION, 2026)
    assert sorted(row.mode for row in rows) == ["групповая", "индивидуальная"]
