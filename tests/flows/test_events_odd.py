"""Events in the hands of people in a hurry: forty posts announced, called off and announced again, one account on two
phones, an hour ahead, names of families where none may stand."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select

from models.access import Role
from models.events.kinds import Answer, Reach
from models.events.states import EventState
from models.events.tables import Event
from models.notifications import NoticeKind, Notification, Status
from places.events import EventPlace, EventThen
from services.events import announcing, answering
from tests.flows.test_events import afresh
from tests.support.afterwards import crowd
from tests.support.clock import FakeClock
from tests.support.events import announced, invitee, read
from tests.support.reminders import fire, outbox
from tests.support.telegram import Phone
from tests.support.town import ANNA, MARIA, OLGA, PYOTR, Town, Who

Phones = Callable[[Who], Phone]


async def test_forty_posts_are_asked_told_and_asked_again(town: Town, phones: Phones) -> None:
    await crowd(town, 40)
    olga = phones(OLGA)
    await afresh(olga)
    await olga.press("Разослать", "Разослать сейчас")
    assert "✅ Приглашения уходят: 44 человека." in olga.screen
    old = olga.window
    await olga.press("Отменить")
    await olga.say("ой")
    assert "не короче" in olga.screen or "Почему?" in olga.screen
    await olga.say("Болезнь ведущего")
    assert "✅ Отменено. Об этом узнают 44 человека." in olga.screen
    assert not {"Разослать", "Отменить", "Перенести"} & set(olga.buttons), "what is called off stays so"
    await olga.press_on(old, "Отменить")
    assert "Мероприятие отменено." in olga.heard, "an old window calls nothing off twice"
    assert "Почему?" not in olga.screen, "nothing is asked that could not be done"
    await olga.press("Повторить")
    await olga.say("27 марта 15:00")
    await olga.press("Сохранить", "Разослать", "Разослать сейчас")
    assert "✅ Приглашения уходят: 44 человека." in olga.screen
    async with town.db.reading() as session:
        states = list(await session.scalars(select(Event.state).order_by(Event.id)))
        asked = select(func.count()).where(Notification.kind == NoticeKind.EVENT_ASKED)
        per = await session.execute(asked.add_columns(Notification.subject_id).group_by(Notification.subject_id))
        assert states == [EventState.CANCELLED, EventState.ANNOUNCED]
        assert {event: count for count, event in per} == {1: 44, 2: 44}


async def test_one_account_answers_on_two_phones(town: Town, phones: Phones) -> None:
    """A second phone shows the same chat: what the first one has done is not done again by an old letter."""
    anna = await town.work(ANNA)
    event = await announced(anna, town, ANNA.name, seats=1)
    maria, pyotr = phones(MARIA), phones(PYOTR)
    for one in (maria, pyotr):
        await one.say("/menu")
        await one.callback(EventPlace(held=event, then=EventThen.COME).pack())
    assert "Вы в листе ожидания" in pyotr.screen
    letter = EventPlace(held=event, then=EventThen.COME).pack()
    await maria.callback(letter)
    await maria.callback(letter)
    mine = await invitee(town, event, MARIA)
    assert mine is not None
    assert mine.seated, "whoever has a seat keeps it however often they say yes"
    await maria.callback(EventPlace(held=event, then=EventThen.DECLINE).pack())
    assert "Почему не сможете?" in maria.screen
    await maria.callback(letter)
    assert "Вы в листе ожидания" in maria.screen, "the seat is who waited's"
    theirs = await invitee(town, event, PYOTR)
    assert theirs is not None
    assert theirs.seated


async def test_an_event_in_an_hour_is_told_at_once_and_not_twice(town: Town, phones: Phones, clock: FakeClock) -> None:
    anna = await town.work(ANNA)
    event = await announced(anna, town, ANNA.name, starts_at=clock.now() + timedelta(minutes=65))
    await answering.answer(await town.work(MARIA), event, Answer.COMING)
    for minutes in (0, 4, 2, 30):
        clock.move(minutes=minutes)
        await fire(town)
    told = [row.kind for row in await outbox(town) if row.name == "Мария"]
    assert told == [NoticeKind.EVENT_ASKED, NoticeKind.EVENT_SOON]
    maria = phones(MARIA)
    clock.move(minutes=40)
    await maria.say("/menu")
    await maria.callback(EventPlace(held=event, then=EventThen.DECLINE).pack())
    assert "Мероприятие уже началось." in maria.screen + maria.heard
    assert (await read(town, event)).state is EventState.ANNOUNCED


async def test_families_are_named_nowhere(town: Town, phones: Phones) -> None:
    olga = phones(OLGA)
    await olga.say("/events")
    await olga.press("Новое")
    await olga.say("семинар")
    for said in ("Случай семьи Ивановых Петра Сергеевича", "Мама Вани, 8 912 345-67-89", "Иванов Пётр, ул. Лесная, 5"):
        await olga.say(said)
        assert "Похоже на личные данные" in olga.screen, said
        await olga.press("Исправить")
    await olga.say("Разбор случая")
    await olga.say("26 марта 15:00")
    await olga.press("Очно")
    await olga.say("у Ивановой Марии Петровны дома, ул. Лесная, д. 5, кв. 7")
    assert "Похоже на личные данные" in olga.screen
    await olga.press("Исправить")
    await olga.say("Актовый зал <b>")
    await olga.press("Все специалисты", "Сохранить")
    assert "Где: Актовый зал <b>" in olga.screen
    async with town.db.reading() as session:
        (made,) = (await session.execute(select(Event.title, Event.place))).all()
    assert tuple(made) == ("Разбор случая", "Актовый зал <b>")


async def test_nobody_is_asked_to_what_nobody_can_come_to(town: Town, phones: Phones) -> None:
    """An audience without people is said before anything is sent, and the draft stays."""
    olga = phones(OLGA)
    await afresh(olga)
    async with town.db.writing() as session:
        event = await session.get_one(Event, 1)
        event.reach, event.audience = Reach.CHOSEN, {"roles": [Role.CURATOR.value], "districts": [3], "posts": []}
    await olga.say("/events")
    await olga.press("Провожу")
    await olga.press(next(one for one in olga.buttons if "Детство без слёз" in one))
    await olga.press("Разослать", "Разослать сейчас")
    assert "Приглашать некого" in olga.screen + olga.heard
    assert (await read(town, 1)).state is EventState.DRAFT
    assert await announcing.count_reached(await town.work(OLGA), 1) == 0
    async with town.db.reading() as session:
        waiting = select(func.count()).select_from(Notification).where(Notification.status == Status.WAITING)
        assert await session.scalar(waiting) == 0
