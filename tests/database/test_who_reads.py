"""After somebody accepted a request its talk is theirs and the author's: whoever was asked before, oversees or leads
knows how it stands, whatever old button they press."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models.audit import AuditLine, Event
from models.errors import DomainError
from models.requests.tables import RequestEvent, RequestKind
from services.requests import answering, cards, groups, journal, meeting_record
from services.requests.create import Asked
from services.requests.relations import Relation
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.requests import QUESTION, accepted, at, consultation, filed, fire, load, settle_nina
from tests.support.town import OLGA, Town

DAY = date(2026, 3, 16)
HELD = meeting_record.Held(day=DAY, minutes=60)


@pytest.fixture
async def nina(town: Town) -> Work:
    return await settle_nina(town)


async def _refused(tries: list[Awaitable[Any]]) -> None:
    for one in tries:
        with pytest.raises(DomainError):
            await one


async def test_whoever_was_asked_and_did_not_get_it_knows_who_did(
    town: Town, maria: Work, anna: Work, nina: Work
) -> None:
    request = await filed(maria)
    assert (await cards.open_request(nina, request)).request.question == QUESTION
    await answering.say(nina, request, "Когда это началось?")
    await answering.accept(anna, request)
    await answering.say(maria, request, "Осенью")
    card = await cards.open_request(nina, request)
    assert (card.relation, card.answerer) == (Relation.PASSED_BY, "Анна Белова")
    assert (card.request.question, card.request.convenient, card.past, card.meeting) == ("", "", [], None)
    await meeting_record.hold(anna, request, HELD)
    assert (await cards.open_request(nina, request)).meeting is None
    await _refused(
        [
            answering.say(nina, request, "И мне скажите"),
            journal.describe_held(nina, request),
            groups.list_members(nina, request),
            groups.list_alike(nina, request),
            answering.list_takers(nina, request),
            meeting_record.check_answer(nina, request),
        ]
    )
    assert (await load(town, request)).question == QUESTION, "what is not shown stays stored"
    assert [past.words for past in (await cards.open_request(maria, request)).past if past.words] == [
        "Когда это началось?",
        "Осенью",
    ]


async def test_the_coordinator_sees_how_it_stands_and_the_papers(
    town: Town, maria: Work, anna: Work, olga: Work, igor: Work
) -> None:
    request = await accepted(maria, anna)
    await answering.say(maria, request, "Это между нами")
    await meeting_record.hold(anna, request, HELD)
    await meeting_record.describe(anna, request, {"situation": "Обезличено"}, None)
    for above in (olga, igor):
        card = await cards.open_request(above, request)
        assert (card.relation, card.answerer, card.request.question, card.past) == (
            Relation.OVERSEER,
            "Анна Белова",
            "",
            [],
        )
    await _refused(
        [
            answering.say(olga, request, "Как дела?"),
            answering.say(igor, request, "Как дела?"),
            journal.describe_held(igor, request),
        ]
    )
    assert len(await journal.list_held(olga, RequestKind.SUPERVISION, 2026)) == 1
    read = [(who, (await journal.describe_held(who, request)).row.supervisor) for who in (olga, anna, maria)]
    async with town.db.reading() as session:
        lines = await session.execute(
            select(AuditLine.person_id, AuditLine.subject).where(AuditLine.event == Event.DESCRIPTION_READ)
        )
        assert [(person, subject) for person, subject in lines] == [(who.person_id, str(request)) for who, _ in read]


async def test_a_document_in_the_talk_is_for_those_who_talk(
    town: Town, maria: Work, anna: Work, nina: Work, olga: Work
) -> None:
    request = await accepted(maria, anna, Asked(kind=RequestKind.MATERIALS, question="Нужна памятка"))
    await answering.deliver(anna, request, "Памятка", "file")
    async with town.db.reading() as session:
        event = await session.scalar(select(RequestEvent.id).where(RequestEvent.file_id == "file"))
    assert event is not None
    assert await cards.open_file(maria, event) == ("file", "Памятка")
    await _refused([cards.open_file(nina, event), cards.open_file(olga, event)])


async def test_a_head_who_was_not_asked_decides_nothing(town: Town, maria: Work, pyotr: Work, igor: Work) -> None:
    written, spoken = await filed(maria, consultation()), await filed(maria)
    before = [await load(town, one) for one in (written, spoken)]
    await _refused(
        [
            answering.accept(igor, spoken),
            answering.decline(igor, spoken, "Не нужно"),
            answering.pass_on(igor, spoken, town.bereg.posts["Анна Белова"]),
            answering.list_takers(igor, spoken),
            answering.say(igor, spoken, "Зачем?"),
            meeting_record.answer(igor, written, "Отвечу я"),
            meeting_record.check_answer(igor, written),
        ]
    )
    assert [(one.state, one.round) for one in before] == [
        (one.state, one.round) for one in [await load(town, written), await load(town, spoken)]
    ]
    assert (await cards.open_request(igor, spoken)).request.question == ""


async def test_whoever_was_not_asked_gathers_nobody_into_a_group(
    maria: Work, pyotr: Work, igor: Work, town: Town
) -> None:
    mine = await filed(maria)
    await answering.pass_on(await town.work(OLGA), mine, town.bereg.posts["Игорь Савельев"])
    await answering.accept(igor, mine)
    others = await filed(pyotr)
    assert await groups.list_alike(igor, mine) == []
    with pytest.raises(DomainError, match="group-too-few"):
        await groups.join(igor, mine, [others])


async def test_what_nobody_answered_by_its_day_is_asked_of_the_coordinator(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    request = await filed(maria)
    assert (await cards.open_request(olga, request)).request.question == ""
    clock.set(at(maria, 3, hour=18))
    await fire(town)
    card = await cards.open_request(olga, request)
    assert (card.relation, card.request.question) == (Relation.ASKED, QUESTION)
