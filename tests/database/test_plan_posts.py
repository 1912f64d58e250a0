"""Who answers for the plan: groups, two people of one post, plan first and people after; on both databases."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.access import Role
from models.activities import Facts, Type
from models.errors import DomainError, NotFound
from models.notifications import NoticeKind, Notification
from models.people import Actor
from models.plan.draft import VACANT
from services.activities import records
from services.people import invites
from services.plan import accept, cards, drafts, lists, posts, vacancies
from services.plan.lists import View
from services.reminders import overdue
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import drafted, found, planned, written
from tests.support.reminders import at, fire, outbox, remind, said_all
from tests.support.town import Town, Who

ALL = "Совещание специалистов | до 31 марта | Специалисты Центра | | Протокол"
TRIP = "Выезды в районы | до 31 марта | кураторы Петровского и Лесного районов | | Отчёт"


async def come(town: Town, olga: Work, name: str, title: str, number: int, role: Role = Role.SPECIALIST) -> Work:
    """Somebody comes in by a link for a post of that title."""
    made = await invites.invite(olga, role, title, None, name, f"come {number}")
    await invites.redeem_invite(replace(olga, actor=Actor(number)), made.code, name)
    return await town.work(Who(number, name))


async def mine(work: Work) -> list[str]:
    return [line.content for line in (await lists.list_items(work, View.MINE)).items]


async def posts_of(work: Work, words: str) -> list[tuple[str, list[str]]]:
    return (await cards.open_item(work, (await found(work, words)).id)).posts


async def test_a_group_is_reminded_together_and_closed_by_the_first(
    town: Town, olga: Work, anna: Work, clock: FakeClock
) -> None:
    inna = await come(town, olga, "Инна Серова", "Методист", 501)
    await planned(olga, written(ALL))
    later = await come(town, olga, "Лев Краснов", "Логопед", 502)
    assert await mine(anna) == await mine(inna) == await mine(later) == ["Совещание специалистов"]
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    assert {(row.name, row.kind) for row in await outbox(town)} == {
        (name, "date_today") for name in ("Анна", "Инна", "Лев")
    }
    await records.log_activity(
        inna, Facts(type=Type.MEETING, title="Итоги", day=date(2026, 3, 31)), "k", (await found(olga, "совещ")).id
    )
    assert set(await said_all(town)) == {f"{name}: (выполнено)" for name in ("Анна", "Инна", "Лев")}


async def test_a_group_that_did_nothing_is_told_of_by_names(town: Town, olga: Work, clock: FakeClock) -> None:
    await come(town, olga, "Инна Серова", "Методист", 501)
    await planned(olga, written(ALL, TRIP))
    await remind(town, olga)
    at(clock, "2026-04-07 09:00")
    await fire(town)
    told = [line for line in await said_all(town) if line.startswith("Ольга")]
    assert any("Анна Белова, Инна Серова" in line for line in told)
    assert any("Мария Орлова, Пётр Лугов" in line for line in told)
    late = (await overdue.list_overdue(olga)).items
    assert sorted(late[0].whom + late[1].whom) == ["Анна Белова", "Инна Серова", "Мария Орлова", "Пётр Лугов"]


async def test_two_people_of_one_post_answer_each_for_their_own(town: Town, olga: Work) -> None:
    first = await come(town, olga, "Снегирёва Елена Викторовна", "Социальный педагог", 501)
    second = await come(town, olga, "Дроздова Жанна Юрьевна", "Социальный педагог", 502)
    await planned(olga, written("Общее дело | Март | социальный педагог | |"))
    assert await mine(first) == await mine(second) == ["Общее дело"]
    rows = (
        "Общее дело | Март | социальный педагог | |",
        "Её дело | Март | Снегирева Е.В. | |",
        "Дело двоих | Март | Снегирева Е.В., Дроздова Ж.Ю. | |",
    )
    await planned(olga, written(*rows), key="again")
    assert await mine(first) == ["Общее дело", "Её дело", "Дело двоих"]
    assert await mine(second) == ["Общее дело", "Дело двоих"]
    assert await posts_of(olga, "двоих") == [
        ("Социальный педагог", ["Дроздова Жанна Юрьевна"]),
        ("Социальный педагог", ["Снегирёва Елена Викторовна"]),
    ]
    third = await come(town, olga, "Орлов Лев Петрович", "Методист", 503)
    assert await mine(third) == []


async def test_several_posts_for_one_responsible(town: Town, olga: Work, anna: Work, maria: Work, pyotr: Work) -> None:
    draft = await drafted(olga, written("Тренинг | Март | ведущий | |", TRIP))
    both = [town.bereg.posts["Анна Белова"], town.bereg.posts["Мария Орлова"]]
    await drafts.match_post(olga, draft, "ведущий", both)
    await accept.accept(olga, draft)
    assert await mine(anna) == ["Тренинг"]
    assert await mine(maria) == ["Тренинг", "Выезды в районы"]
    assert await mine(pyotr) == ["Выезды в районы"]
    assert await posts_of(olga, "тренинг") == [("ведущий", ["Анна Белова", "Мария Орлова"])]


BY_NAME = ("Занятие | Март | Петрова А.В. | |", "Вебинар | Март | Петрова А.В., методист | |")


async def asked(town: Town) -> tuple[int, int, str]:
    """The vacancy and the holding that the coordinator is asked about, and the letter."""
    async with town.db.reading() as session:
        (row,) = await session.scalars(select(Notification).where(Notification.kind == NoticeKind.PLAN_VACANCY))
    return row.subject_id or 0, row.details["holding"], (await said_all(town))[0]


async def test_plan_first_people_after_meet_by_one_tap(town: Town, olga: Work) -> None:
    await planned(olga, written(*BY_NAME))
    petrova = await come(town, olga, "Петрова Анна Викторовна", "Педагог", 501)
    assert await mine(petrova) == []
    vacancy, tenure, text = await asked(town)
    assert "Петрова Анна Викторовна теперь в центре: Педагог. В плане за «Петрова А.В.» 2 пункта" in text
    assert await vacancies.join(olga, vacancy, tenure) == 2
    assert await mine(petrova) == ["Занятие", "Вебинар"]
    assert await posts_of(olga, "занятие") == [("Педагог", ["Петрова Анна Викторовна"])]
    with pytest.raises(DomainError):
        await vacancies.join(olga, vacancy, tenure)
    draft = await drafted(olga, written(*BY_NAME), key="again")  # people are remembered, not vacancies
    assert (await drafts.review(olga, draft)).content.post("Петрова А.В.") != VACANT
    assert [one.title for one in await vacancies.list_vacancies(olga)] == ["методист"]


async def test_a_vacancy_is_invited_to_and_gets_a_title(town: Town, olga: Work, vera: Work) -> None:
    await planned(olga, written(*BY_NAME))
    first = (await vacancies.list_vacancies(olga))[0]
    assert (first.title, first.items) == ("Петрова А.В.", 2)
    with pytest.raises(NotFound):
        await invites.invite_to_vacancy(vera, first.id, "Педагог", "", "k")
    made = await invites.invite_to_vacancy(olga, first.id, "Педагог", "", "k")
    assert made.whom == "Педагог · Петрова А.В."
    await invites.redeem_invite(replace(olga, actor=Actor(501)), made.code, "Петрова Анна Викторовна")
    assert await mine(await town.work(Who(501, "Петрова"))) == ["Занятие", "Вебинар"]
    assert await outbox(town) == []


async def test_who_came_for_a_title_of_the_plan_is_asked_about(town: Town, olga: Work) -> None:
    await planned(olga, written("Сверка | Март | заведующие отделениями | |"))
    head = await come(town, olga, "Краснов Лев Ильич", "Заведующий отделением помощи", 501)
    vacancy, tenure, _ = await asked(town)
    assert await vacancies.join(olga, vacancy, tenure) == 1
    assert await mine(head) == ["Сверка"]


async def test_a_vacancy_has_the_role_of_its_title(olga: Work) -> None:
    rows = (
        "Отчёт | Март | директор | |",
        "Смета | Март | заместитель директора | |",
        "Выезд | Март | куратор Заречного района | |",
        "Сверка | Март | заведующий отделением | |",
        "Письмо | Март | помощник директора | |",
    )
    await planned(olga, written(*rows))
    made = {one.title: (one.role.value, one.district) for one in await posts.list_posts(olga) if not one.holders}
    assert made == {
        "директор": ("head", ""),
        "заместитель директора": ("head", ""),
        "куратор Заречного района, Заречный район": ("curator", "Заречный район"),
        "заведующий отделением": ("specialist", ""),
        "помощник директора": ("specialist", ""),
    }


async def test_an_empty_group_is_invited_to(town: Town, olga: Work) -> None:
    await planned(olga, written(*(f"Отчёт {n} | Март | заведующие отделениями | | |" for n in ("один", "два"))))
    (group,) = await vacancies.list_vacancies(olga)
    assert (group.title, group.items, group.group) == ("заведующие отделениями", 2, True)
    made = await invites.invite_to_vacancy(olga, group.id, "Заведующий отделением", "", "k")
    assert made.post == "Заведующий отделением"
    await invites.redeem_invite(replace(olga, actor=Actor(501)), made.code, "Петрова Анна Викторовна")
    assert await vacancies.list_vacancies(olga) == []
    assert await mine(await town.work(Who(501, "Петрова"))) == ["Отчёт один", "Отчёт два"]


async def test_a_title_that_is_given_to_a_name_gives_the_role(town: Town, olga: Work) -> None:
    await planned(olga, written(*BY_NAME))
    first = (await vacancies.list_vacancies(olga))[0]
    made = await invites.invite_to_vacancy(olga, first.id, "Заместитель директора", "", "k")
    await invites.redeem_invite(replace(olga, actor=Actor(501)), made.code, "Петрова Анна Викторовна")
    assert (await town.work(Who(501, "Петрова"))).actor.roles == {Role.HEAD}
