"""Whose post a responsible of the plan is: names, titles, plurals, districts."""

import pytest

from documents.plan import read_plan
from models.access import Role
from models.plan.draft import EVERYONE, VACANT, Choice
from models.plan.matching import PostOffer, match_post, own_part
from models.plan.responsibles import split_responsibles
from models.plan.same_names import same_person
from models.plan.titles import called, names_district, role_of
from tests.support.plan import example, on_nobody, staff_of

SPECIALISTS, CURATORS = EVERYONE[Role.SPECIALIST], EVERYONE[Role.CURATOR]
DEPUTY, CENTER, LAWYER, FIRST, SECOND, SHARED = 8, 4, 9, 10, 11, 12


def _curator(post: int, district: str) -> PostOffer:
    return PostOffer(
        id=post,
        title=f"Куратор, {district}",
        holders=((post, f"Куратор {post}"),),
        role=Role.CURATOR,
        district=district,
    )


OFFERS = (
    PostOffer(id=1, title="Координатор", holders=((1, "Лугина Ольга Сергеевна"),), role=Role.COORDINATOR),
    PostOffer(id=2, title="Методист", holders=((2, "Пётр Лугин"),)),
    PostOffer(id=3, title="Психолог"),
    PostOffer(id=CENTER, title="Специалисты Центра «Светлый берег»", group=True),
    _curator(5, "Лесной район"),
    _curator(6, "Заречный район"),
    _curator(7, "Озёрный округ"),
    PostOffer(id=DEPUTY, title="Заместитель директора", holders=((8, "Иван Козлов"),), role=Role.HEAD),
    PostOffer(id=LAWYER, title="Юрисконсульт"),
    PostOffer(id=FIRST, title="Заведующая отделением ранней помощи"),
    PostOffer(id=SECOND, title="Заведующий отделением профилактики"),
    PostOffer(
        id=SHARED,
        title="Социальный педагог",
        holders=((12, "Снегирёва Елена Викторовна"), (13, "Дроздова Жанна Юрьевна")),
    ),
    PostOffer(id=14, title="Специалист по социальной работе"),
)


@pytest.mark.parametrize(
    ("text", "choice", "sure"),
    [
        ("Лугина О.С.", 1, True),
        ("Лугина О. В.", VACANT, True),
        ("Козлов Иван", DEPUTY, True),
        ("методист", 2, True),
        ("педагог-психолог", 3, False),
        ("методист отделения срочного обслуживания", 2, False),
        # two people of one post: each has their own part of it
        ("Снегирева Е.В.", own_part(SHARED, 12), True),
        ("Дроздова Ж.Ю.", own_part(SHARED, 13), True),
        # an exact title before a contained one, and never one of another head
        ("директор", VACANT, True),
        ("зам. директора", DEPUTY, True),
        ("заведующий отделением профилактики", SECOND, True),
        ("заведующий отделением срочного обслуживания", VACANT, True),
        ("юристконсульт", LAWYER, True),
        # a collective is a group
        ("Специалисты Центра «Светлый берег»", CENTER, True),
        ("Специалисты Центра", SPECIALISTS, True),
        ("Специалисты РЦ", SPECIALISTS, True),
        ("все специалисты", SPECIALISTS, True),
        ("специалисты отделений (специалисты по социальной работе, психологи, логопед)", [14, 3], False),
        ("специалисты по социальной работе структурных подразделений Центра", [14], True),
        ("специалисты муниципалитетов", VACANT, True),
        ("специалисты отделений (дефектолог, воспитатели)", SPECIALISTS, False),
        ("заведующие отделениями", [FIRST, SECOND], True),
        ("заведующие отделениями профилактики, срочного обслуживания", [SECOND], False),
        ("психологи отделения ранней помощи", [3], False),
        ("волонтёры", VACANT, True),
        # curators: all of them, those of the districts that are named, in whatever case
        ("кураторы районов", CURATORS, True),
        ("куратор", CURATORS, False),
        ("кураторы Лесного и Заречного районов", [5, 6], True),
        ("кураторы Лесного, Степного и Заречного районов", [5, 6], False),
        ("куратор Озёрного округа", 7, True),
        ("кураторы Степного района", VACANT, True),
    ],
)
def test_a_responsible_is_matched_with_posts(text: str, choice: Choice, *, sure: bool) -> None:
    (who,) = split_responsibles(text)
    match = match_post(who.text, OFFERS)
    assert (match.choice, match.sure) == (choice, sure)


@pytest.mark.parametrize(
    ("called", "title"),
    [("педагог-психолог", "Социальный педагог"), ("Социальный педагог", "Педагог-психолог"),
     ("педагог-психолог", "Педагог-организатор"), ("учитель-логопед", "Учитель")],
)  # fmt: skip
def test_one_shared_word_of_a_compound_title_is_not_enough(called: str, title: str) -> None:
    assert match_post(called, [PostOffer(id=1, title=title, role=Role.SPECIALIST)]).choice == VACANT


def test_two_posts_of_one_title_are_both_meant() -> None:
    twice = [
        PostOffer(id=1, title="Психолог", holders=((1, "Анна Белова"),)),
        PostOffer(id=2, title="Психолог", holders=((2, "Инна Серова"),)),
    ]
    assert match_post("психолог", twice).choice == [1, 2]
    assert not match_post("психолог", twice).sure
    assert match_post("Серова И.", twice).choice == 2


def test_a_surname_alone_is_nobody() -> None:
    assert not same_person("Лугина", "Лугина Ольга")
    assert same_person("О.С. Лугина", "Ольга Сергеевна Лугина")
    assert same_person("Лугина Ольга Сергеевна", "Ольга Лугина")
    assert not same_person("Лугина Ольга Сергеевна", "Ольга Снегирёва")


def test_words_are_known_in_any_case() -> None:
    assert called("заведующие отделениями профилактики") == called("Заведующая отделением профилактики")
    assert called("социальный педагог").head == "педагог"
    assert names_district("кураторы г. Ясного", "город Ясный")
    assert not names_district("кураторы Ясногорского района", "город Ясный")


def test_no_row_of_the_plan_hangs_on_nobody() -> None:
    reading = read_plan(example(), "plan-2026.docx")
    assert on_nobody(reading, staff_of(reading)) == []


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("директор", Role.HEAD),
        ("Директор ГБУ «Центр «Берег»»", Role.HEAD),
        ("и.о. директора", Role.HEAD),
        ("руководитель РЦ", Role.HEAD),
        ("замдиректора", Role.HEAD),
        ("зам. директора по воспитательной работе", Role.HEAD),
        ("куратор Лесного района", Role.CURATOR),
        ("заместитель заведующего отделением", Role.SPECIALIST),
        ("руководитель клуба", Role.SPECIALIST),
        ("помощник директора", Role.SPECIALIST),
        ("старший методист", Role.SPECIALIST),
        ("координатор", Role.SPECIALIST),
    ],
)
def test_a_title_has_a_role_and_no_file_makes_a_coordinator(title: str, role: Role) -> None:
    assert role_of(title) is role
