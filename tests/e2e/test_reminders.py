"""The first of April: the right messages on the right phones, and their buttons."""

from examples.demo.moves import move, talk
from examples.demo.spring import MARCH, MORNING, first_of_april, switch_on
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team

FIRST = "Напоминания на 16 марта 2027"
ALONE = "Не выполнено: Зимина Елена Сергеевна"
FOREIGN = "Дата зависит от чужого плана"
PATIENCE = 60.0


async def test_the_first_of_april(team: Team, house: House, story: Story) -> None:
    olga, igor, elena, anna = team.olga, team.igor, team.elena, team.anna
    move(house.sim, MARCH)
    await olga.start()
    story.begin()
    await switch_on(olga)
    await olga.hears(ALONE, timeout=PATIENCE)
    for phone in (elena, anna):
        await phone.hears(FIRST, timeout=PATIENCE)
    story.seen_by(olga, "Координатор смотрит правила, кому что придёт, и включает")

    story.begin()
    await first_of_april(house.sim, (olga, elena, anna))
    await igor.hears(FOREIGN, timeout=PATIENCE)
    for phone, whose in ((olga, "координатора"), (elena, "методиста"), (anna, "куратора"), (igor, "руководителя")):
        story.seen_by(phone, f"Утро 1 апреля у {whose}")
    assert MORNING not in house.told(team.svetlana) + house.told(team.nina) + house.told(igor)

    story.begin()
    await talk(igor, "[Уточнить срок]", "до 20 апреля", "[Сохранить]")
    story.seen_by(igor, "Срок уточняется из сообщения")
    story.begin()
    await talk(elena, "[Мои сроки]")
    story.seen_by(elena, "Свои сроки из сводки")
    story.begin()
    await talk(anna, "/reminders", "[Раз в неделю]", "[Пауза]", "12 апреля")
    story.seen_by(anna, "Куратор выбирает, как напоминать, и берёт паузу")
    story.begin()
    story.check("reminders", "Напоминания", "Координатор включает напоминания; 1 апреля они приходят каждому своё.")
    told = await house.rows("SELECT person_id, kind FROM notifications WHERE status = 'sent' ORDER BY id")
    assert len({(row["person_id"], row["kind"]) for row in told}) >= 4
