"""What was asked of the demonstration's centre in the last two months: requests in every state, and their meetings."""

from collections.abc import Coroutine
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from examples.demo.cast import CURATORS, SPECIALIST, Part
from examples.demo.past import Past
from models.activities import Category, Format
from models.requests.meetings import Recommendation, Slot
from models.requests.tables import Mode, Rating, Request, RequestKind
from services.requests import answering, closing, create, groups, meeting_record, scheduling
from services.requests.create import NEW_CODE, Asked
from services.requests.meeting_record import Held

SVETLANA, ANNA, NINA = CURATORS
THREE, ELEVEN = time(15), time(11)
PARTS = {
    "situation": "Семья закрыта, на вопросы отвечает односложно, от встреч дома уклоняется.",
    "inquiry": "С чего начать диагностику, чтобы не спугнуть семью?",
    "tried": "Две встречи в школе, беседа с классным руководителем.",
    "course": "Разобрали три методики и договорились, кто придёт на первую встречу.",
}


def ask(past: Past) -> list[Coroutine[Any, Any, None]]:
    """The stories of all of them, from the oldest to this morning's."""
    return [
        _a_consultation_that_helped(past),
        _a_supervision_to_its_end(past),
        _a_group(past),
        _materials(past),
        _a_refusal(past),
        _a_meeting_ahead(past),
        _times_offered(past),
        _accepted_only(past),
        _new_ones(past),
    ]


async def _file(past: Past, who: Part, days: int, asked: Asked) -> int:
    """Ask so many working days from today; returns the number."""
    await past.move(days)
    return (await create.file(await past.by(who), asked, f"demo:asked:{who.telegram_name}:{days}")).id


async def _accept(past: Past, days: int, request: int) -> None:
    await past.move(days)
    await answering.accept(await past.by(SPECIALIST), request)


def _supervision(topic: str, question: str, mode: Mode = Mode.INDIVIDUAL) -> Asked:
    return Asked(
        kind=RequestKind.SUPERVISION,
        question=question,
        topic=topic,
        mode=mode,
        format=Format.IN_PERSON,
        convenient="После обеда",
        case=NEW_CODE,
    )


def _consultation(topic: str, question: str, *, urgent: bool = False) -> Asked:
    return Asked(kind=RequestKind.CONSULTATION, question=question, topic=topic, urgent=urgent)


async def _offer(past: Past, request: int, *times: datetime) -> list[int]:
    """The specialist offers these times; returns them as they can be picked."""
    await scheduling.offer(await past.by(SPECIALIST), request, times, 60, "кабинет 3")
    query = select(Slot.id).join(Request, Request.meeting_id == Slot.meeting_id).where(Request.id == request)
    async with past.db.reading() as session:
        return list(await session.scalars(query.order_by(Slot.starts_at)))


async def _hold(past: Past, request: int, days: int, people: int, held_in: Format = Format.IN_PERSON) -> None:
    await past.move(days, THREE)
    await past.later(minutes=70)
    held = Held(day=past.working(days).date(), minutes=60, format=held_in, people={Category.CURATORS: people})
    await meeting_record.hold(await past.by(SPECIALIST), request, held)


async def _a_consultation_that_helped(past: Past) -> None:
    request = await _file(past, ANNA, -42, _consultation("Юридическая", "Кто подписывает согласие на обработку?"))
    await _accept(past, -42, request)
    await answering.say(await past.by(SPECIALIST), request, "Законный представитель, образец – у методиста.")
    await _hold(past, request, -41, 1, Format.REMOTE)
    await past.move(-30)
    await closing.rate(await past.by(ANNA), request, Rating.YES, "Вопрос снят.")


async def _a_supervision_to_its_end(past: Past) -> None:
    asked = _supervision("Диагностика семьи", "Какие методики взять, чтобы не спугнуть семью?")
    request = await _file(past, SVETLANA, -32, asked)
    await _accept(past, -31, request)
    slots = await _offer(past, request, past.working(-29, THREE), past.working(-28, ELEVEN))
    await scheduling.pick(await past.by(SVETLANA), request, slots[0])
    await _hold(past, request, -29, 1)
    await meeting_record.describe(await past.by(SPECIALIST), request, PARTS, past.working(-10).date())
    due = past.working(-22).date()
    await meeting_record.recommend(await past.by(SPECIALIST), request, "Составить карту семьи", "Куратор", due)
    await past.move(-22)
    async with past.db.reading() as session:
        (advice,) = await session.scalars(select(Recommendation.id).where(Recommendation.request_id == request))
    await closing.fulfil(await past.by(SVETLANA), advice)
    await past.move(-18)
    await closing.rate(await past.by(SVETLANA), request, Rating.PARTLY, "Семья разговорилась, но не сразу.")


async def _a_group(past: Past) -> None:
    asked = _supervision("Эмоциональное выгорание", "Третий месяц нет сил. Как вернуться к работе?", Mode.GROUP)
    requests = [await _file(past, who, -20, asked) for who in CURATORS]
    await _accept(past, -19, requests[0])
    await groups.join(await past.by(SPECIALIST), requests[0], requests[1:])
    slots = await _offer(past, requests[0], past.working(-16, ELEVEN), past.working(-15, THREE))
    for who, request in zip(CURATORS, requests, strict=True):
        await scheduling.pick(await past.by(who), request, slots[1])
    await scheduling.appoint(await past.by(SPECIALIST), requests[0], slots[1])
    await _hold(past, requests[0], -15, len(CURATORS))


async def _materials(past: Past) -> None:
    request = await _file(
        past, NINA, -12, Asked(kind=RequestKind.MATERIALS, question="Памятки о телефоне доверия, 20 штук")
    )
    await _accept(past, -12, request)
    await past.move(-11)
    await answering.deliver(await past.by(SPECIALIST), request, "https://example.org/pamyatka")


async def _a_refusal(past: Past) -> None:
    request = await _file(
        past,
        ANNA,
        -9,
        Asked(kind=RequestKind.INTERNSHIP, question="Хочу увидеть приём в отделении", convenient="в июле"),
    )
    await _accept(past, -9, request)
    await past.move(-8)
    await answering.decline(await past.by(SPECIALIST), request, "В июле отделение закрыто. Приходите осенью.")


async def _a_meeting_ahead(past: Past) -> None:
    asked = _supervision("Тупиковая ситуация", "План реабилитации не выполняется полгода. Что менять?")
    request = await _file(past, ANNA, -4, asked)
    await _accept(past, -4, request)
    slots = await _offer(past, request, past.working(2, THREE), past.working(3, ELEVEN))
    await past.move(-3)
    await scheduling.pick(await past.by(ANNA), request, slots[0])


async def _times_offered(past: Past) -> None:
    request = await _file(past, SVETLANA, -3, _supervision("Семья не идёт на контакт", "Дверь не открывают. Как быть?"))
    await _accept(past, -2, request)
    await _offer(past, request, past.working(4, ELEVEN), past.working(5, THREE))


async def _accepted_only(past: Past) -> None:
    request = await _file(
        past,
        NINA,
        -1,
        Asked(kind=RequestKind.INTERNSHIP, question="Как ведёте приём в отделении", convenient="в любой день"),
    )
    await _accept(past, -1, request)


async def _new_ones(past: Past) -> None:
    question = "Нужно ли согласие второго родителя на занятия с психологом?"
    await _file(past, SVETLANA, -1, _consultation("Юридическая", question))
    await past.at(past.now - timedelta(minutes=40))
    urgent = _consultation("Психологическая", "Подросток отказывается от встреч. Что сказать сегодня?", urgent=True)
    await create.file(await past.by(NINA), urgent, "demo:asked:urgent")
