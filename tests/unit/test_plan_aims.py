"""Coverage promised outside the table: whom it means, and what is counted for it."""

from typing import Any

import pytest

from models.activities import Category
from models.plan.aims import aims, meant


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


def target(who: str, number: int | None, comparator: str = ">=") -> dict[str, Any]:
    return {"who": who, "number": number, "comparator": comparator}


def test_of_the_same_people_the_largest_promise_is_counted() -> None:
    said = [
        target("дети, пострадавшие от жестокого обращения", 2, "="),
        target("несовершеннолетние", 180),
        target("родители", 200),
        target("подписчики", 500),
        target("семьи", None),
    ]
    found = aims(said, {Category.CHILDREN: 37, Category.FOSTER_PARENTS: 5, Category.BIRTH_PARENTS: 6})
    assert [(one.who, one.target, one.fact) for one in found] == [
        ("дети, пострадавшие от жестокого обращения", 2, None),
        ("несовершеннолетние", 180, 37),
        ("родители", 200, 11),
        ("подписчики", 500, None),
    ]
