"""An event from its draft to the last seat, on five phones."""

from examples.demo.events import announce, draft_seminar
from examples.demo.moves import talk
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team


async def test_an_event_from_its_draft_to_the_last_seat(team: Team, house: House, story: Story) -> None:
    elena, svetlana, anna, nina = team.elena, team.svetlana, team.anna, team.nina
    story.begin()

    await draft_seminar(elena, "29 сентября 15:00", seats=1)
    await announce(elena)
    for phone in (svetlana, anna, nina):
        await phone.receives()
    story.seen_by(elena, "Ведущий: черновик и приглашение")

    await svetlana.press("Приду")
    story.seen_by(svetlana, "Приглашение, ответ в один шаг")
    await anna.press("Приду")
    await talk(nina, "[Не смогу]", "[Далеко]")
    story.seen_by(nina, "Не сможет и говорит почему")
    await talk(svetlana, "[Не смогу]", "[Не говорить]")
    await anna.hears("Место освободилось")
    story.seen_by(anna, "Мест не было, потом место освободилось")
    story.begin()

    await talk(elena, "/events", "[Провожу]", "[вт 29.09 15:00 · Детство без слёз · 1]", "[По районам]", "[Назад]")
    await talk(elena, "[Кто придёт]", "[Назад]", "[Спросить молчащих]")
    await talk(elena, "[Перенести]", "30 сентября 11:00", "[Сохранить]")
    await anna.receives()
    story.seen_by(elena, "Ведущий: кто ответил, перенос")
    await anna.press("Приду")
    story.seen_by(anna, "Спрашивают ещё раз тех, кто собирался прийти")
    story.begin()
    await talk(elena, "[Отменить]", "Ведущий заболел")
    await svetlana.receives()
    assert "Отменено" in elena.last.text
    story.seen_by(svetlana, "Отменено: узнают все, кого звали")
    story.begin()
    story.check("events", "Мероприятие", "Семинар от черновика до последнего места, четыре телефона.")
    assert await house.number("SELECT count(*) FROM events WHERE state = 'cancelled'") == 1
