"""What a text says of registers, against what stands in them; and what is rightly passed over."""

import pytest

from models.claims import BadFacts, read_facts, verify

FACTS = read_facts(
    {
        "year": 2026,
        "registers": {
            "projects": {"entries": 2, "amount": 15_000_000},
            "grants": {"entries": 4},
            "resources": {"entries": 3},
            "qualification": {"entries": 2, "hours": 144, "people": 5},
            "databank": {"number": 776, "districts": {"Лесной район": 776}, "day": "31.12.2026"},
        },
    }
)


@pytest.mark.parametrize(
    ("text", "number", "recorded"),
    [
        ("Центр вёл 2 проекта: идёт – 1, завершён – 1.", 2, 2),
        ("В 2026 году реализовано три проекта.", 3, 2),
        ("На конкурсы и гранты подано 4 заявки.", 4, 4),
        ("За год подано 6 заявок на гранты.", 6, 4),
        ("Привлечено 5 ресурсов.", 5, 3),
        ("Повысили квалификацию 7 сотрудников.", 7, 5),
        ("Повышение квалификации: 120 часов.", 120, 144),
        ("Банк данных: на 31.12.2026 состоит 776 человек.", 776, 776),
        ("В банке данных состоит 770 человек.", 770, 776),
    ],
)
def test_a_number_of_a_register_is_held_against_it(text: str, number: int, recorded: int) -> None:
    (claim,) = [one for one in verify(text, FACTS) if one.what.startswith("registers.")]
    assert (claim.number, claim.recorded, claim.agrees) == (number, recorded, number == recorded)


@pytest.mark.parametrize(
    "text",
    [
        "В марте подано 2 заявки на гранты.",
        "В 2025 году центр вёл 5 проектов.",
        "Планируется подать 8 заявок на гранты.",
        "Лесным районом подано 2 заявки на супервизию.",
        "На 31.03.2026 в банке данных состояло 760 человек.",
        "Рассмотрено 12 заявок.",
        "Подготовлено 3 проекта приказов.",
    ],
)
def test_a_part_another_year_another_thing_is_passed_over(text: str) -> None:
    assert [one for one in verify(text, FACTS) if one.what.startswith("registers.")] == []


def test_what_is_not_known_is_not_spoken_of() -> None:
    assert verify("Центр вёл 9 проектов.", read_facts({"year": 2026})) == []
    with pytest.raises(BadFacts):
        read_facts({"registers": {"projects": 3}})
