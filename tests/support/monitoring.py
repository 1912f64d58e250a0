"""Quarters of the invented centre: curators for every district, and numbers that fit together."""

from collections.abc import Mapping
from datetime import UTC, datetime

from models.access import Role
from models.monitoring.form import default_form
from models.people import Person, Post, Tenure
from services.monitoring import filling
from services.monitoring.sheets import Put, Sheet
from services.people.inner.identities import mend
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.telegram import Phone
from tests.support.town import LONG_AGO, Town, Who

CURATORS = (
    Who(311, "Инна Серова", Role.CURATOR, "Куратор", "Заречный район"),
    Who(312, "Лев Дубов", Role.CURATOR, "Куратор", "Озёрный округ"),
    Who(313, "Зоя Камина", Role.CURATOR, "Куратор", "Степной район"),
    Who(314, "Егор Тихий", Role.CURATOR, "Куратор", "город Ясный"),
)
"""Maria and Pyotr have the other two districts."""

ORDER = tuple(one.code for one in default_form().indicators)
PLAIN = {"K1": 2, "S1": 4, "F1": 12, "F2": 3, "F3": 2, "F4": 1, "F5": 1, "F6": 13, "C1": 20, "M1": 13}
PLAIN |= {"Z1": 3, "Z2": 4, "Z3": 1, "R1": 0, "N1": 2}
"""A quarter that breaks no rule and needs no reason."""


async def staff(town: Town) -> None:
    """A curator in every district of «Берег»."""
    async with town.db.writing() as session:
        for who in CURATORS:
            post = Post(
                center_id=town.bereg.id,
                role=Role.CURATOR,
                title=who.post,
                district_id=town.bereg.districts[who.district],
            )
            person = Person(
                center_id=town.bereg.id, account=who.telegram_id, name=who.name, consent_at=town.clock.now()
            )
            session.add_all([post, person])
            await session.flush()
            await mend(session, town.clock.now())
            session.add(Tenure(post_id=post.id, person_id=person.id, since=LONG_AGO))
            town.bereg.posts[who.name], town.bereg.persons[who.name] = post.id, person.id


def to(clock: FakeClock, year: int, month: int, day: int, hour: int = 12) -> None:
    """Move the clock to that hour in Moscow."""
    clock.set(datetime(year, month, day, hour - 3, tzinfo=UTC))


async def begun(work: Work) -> Sheet:
    """The report that the person owes now."""
    tasks = await filling.list_tasks(work)
    return await filling.open_sheet(work, tasks[0].report_id)


async def given(work: Work, **numbers: int) -> Sheet:
    """Hand in a quarter: the plain numbers, but for those that are named."""
    sheet = await begun(work)
    put = await filling.put(work, sheet, PLAIN | numbers)
    for finding in put.sheet.unexplained:
        put = Put(await filling.give_reason(work, put.sheet, finding.key, "Так и есть"), {})
    return await filling.submit(work, sheet.report_id)


async def hand_in(phone: Phone, numbers: Mapping[str, int]) -> None:
    """Report the open quarter through the chat: the numbers as a pasted column, a reason where one is asked."""
    await phone.say("/monitoring")
    if "Внести" not in phone.buttons and "Продолжить" not in phone.buttons:
        await phone.press("Исправить")
    else:
        await phone.press("Внести" if "Внести" in phone.buttons else "Продолжить")
    await phone.say("\n".join(f"{code} {number}" for code, number in numbers.items()))
    while "Указать причину" in phone.buttons:
        await phone.press("Указать причину", "Проверено, всё верно")
    await phone.press("Сдать")
