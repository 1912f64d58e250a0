"""Coverage promised outside the table: whom it means, and what is counted for it."""

import pytest

from handlers.plan.text import counted_how
from models.activities import Category
from models.plan.aims import aims, meant
from models.plan.coverage import Promise
from models.plan.reached import Reached


@pytest.mark.parametrize(
    ("who", "categories"),
    [
        ("обучение кураторов округа", {Category.CURATORS}),
        ("несовершеннолетние дети, воспитывающиеся в семьях, где есть выпускники", {Category.CHILDREN}),
        (
            "родители, воспитывающие группу несовершеннолетних детей",
            {Category.FOSTER_PARENTS, Category.BIRTH_PARENTS},
        ),
        ("поддержка замещающих родителей", {Category.FOSTER_PARENTS}),
        ("Замещающие родители", {Category.FOSTER_PARENTS}),
        ("кровные родители", {Category.BIRTH_PARENTS}),
        ("специалисты учреждений", {Category.SPECIALISTS, Category.GUARDIANSHIP}),
        ("специалисты органов опеки и попечительства", {Category.GUARDIANSHIP}),
        ("представители муниципалитетов", {Category.OFFICIALS}),
        ("члены Советов помощи семье и детям", {Category.COUNCILS}),
        ("волонтёры", {Category.VOLUNTEERS}),
        ("педагоги и воспитатели", {Category.TEACHERS}),
        ("выпускники детских домов", {Category.GRADUATES}),
        ("подписчики страницы", set()),
    ],
)
def test_who_is_meant(who: str, categories: set[Category]) -> None:
    assert meant(who) == categories


def target(who: str, number: int | None, comparator: str = ">=") -> Promise:
    return {"who": who, "number": number, "comparator": comparator}


def test_of_the_same_people_the_largest_promise_is_counted() -> None:
    said = [
        target("дети, пострадавшие от жестокого обращения", 2, "="),
        target("несовершеннолетние", 180),
        target("родители", 200),
        target("подписчики", 500),
        target("семьи", None),
    ]
    found = aims(
        said,
        {
            Category.CHILDREN: Reached({}, 37),
            Category.FOSTER_PARENTS: Reached({2026: 5}),
            Category.BIRTH_PARENTS: Reached({}, 6),
        },
    )
    assert [(one.who, one.target, one.fact) for one in found] == [
        ("дети, пострадавшие от жестокого обращения", 2, None),
        ("несовершеннолетние", 180, 37),
        ("родители", 200, 11),
        ("подписчики", 500, None),
    ]


MIXED = "Посчитано: впервые в году – 8, а где этого не писали, посещения – 0"


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (Reached(), None),
        (Reached({}, 40), None),
        (Reached({2026: 5}), "Посчитаны те, кто был впервые в году."),
        (Reached({2026: 5}, 20), "Посчитано: впервые в году – 5, а где этого не писали, посещения – 20."),
        (
            Reached({2026: 5}) + Reached({2025: 3}, 0),
            f"{MIXED} (по годам: 2025 – 3, 2026 – 5; кто был в обоих, посчитан дважды).",
        ),
    ],
)
def test_what_stands_in_the_number_is_said(reached: Reached, said: str | None) -> None:
    told = counted_how(reached)
    assert (told and told.striptags()) == said
