"""The guard of personal data: what it catches, what it lets through, and what it shows of a text."""

import cProfile

import pytest

from models.privacy import Category, find, masked, ready
from models.privacy.numbers import inn, luhn, snils, spoken
from tests.unit.privacy_cases import CAUGHT, ORDINARY


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    ready()


@pytest.mark.parametrize("kind", CAUGHT)
def test_every_kind_is_caught(kind: str) -> None:
    category, texts = CAUGHT[kind]
    assert [text for text in texts if category not in {found.category for found in find(text)}] == []


def test_there_are_thirty_kinds_and_every_category_is_among_them() -> None:
    assert len(CAUGHT) >= 30
    assert {category for category, _ in CAUGHT.values()} == set(Category)
    assert sum(len(texts) for _, texts in CAUGHT.values()) >= 100


def test_ordinary_work_is_let_through() -> None:
    alarms = [masked(text, found) for text in ORDINARY if (found := find(text))]
    assert len(ORDINARY) >= 100
    assert alarms == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Мальчик Ваня живёт на ул. Лесной, 5", "Мальчик •••• ••••• •• ••. ••••••, •"),
        ("Телефон +7 910 123-45-67, звонить вечером", "Телефон +• ••• •••-••-••, звонить вечером"),
        ("мама\u00a0Лена", "мама ••••"),
        ("Ив\u00adанова М.\u200bП.", "••••••• •.•."),
        ("Пришла Oльга Пeтровна", "Пришла ••••• ••••••••"),
    ],
)
def test_what_is_found_is_hidden_and_the_rest_is_seen(text: str, shown: str) -> None:
    assert masked(text, find(text)) == shown


def test_checksums_tell_a_document_from_a_number() -> None:
    assert snils("11223344595")
    assert not snils("11223344596")
    assert not snils("00000000000")
    assert inn("500100732259")
    assert not inn("500100732258")
    assert luhn("4276380012345679")
    assert not luhn("4276380012345678")
    assert find("Тираж по накладной 112-233-445 96") == []
    assert find("Номер партии 500100732258") == []


def test_a_spoken_number_becomes_digits() -> None:
    assert spoken("восемь девятьсот десять сто двадцать три сорок пять шестьдесят семь") == "89101234567"
    assert spoken("девятьсот пять 123 сорок двенадцать") == "9051234012"


def test_a_text_of_nothing_but_names_is_looked_through_once() -> None:
    """Twice the text, about twice the calls: what is looked back over does not grow with the text."""
    calls = {count: _calls("Аа " * count) for count in (200, 400)}
    assert calls[400] < calls[200] * 2.5


def _calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.runcall(find, text)
    return int(sum(entry.callcount for entry in profile.getstats()))
