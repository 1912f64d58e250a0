"""The guard of personal data: what it catches, what it lets through, and what it shows of a text."""

import asyncio
import cProfile
import threading
from collections.abc import Iterator
from types import ModuleType

import pytest

from handlers.widgets import whereabouts
from models.privacy import Category, Finding, check, find, masked, ready
from models.privacy.numerals import inn, luhn, snils, spoken
from tests.unit import (
    privacy_blind_eighth,
    privacy_blind_eleventh,
    privacy_blind_fifth,
    privacy_blind_first,
    privacy_blind_fourth,
    privacy_blind_ninth,
    privacy_blind_second,
    privacy_blind_seventh,
    privacy_blind_sixth,
    privacy_blind_tenth,
    privacy_blind_third,
    privacy_blind_twelfth,
    privacy_fresh,
    privacy_held_out,
    privacy_own,
)
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


@pytest.mark.parametrize("text", ["Тест Маша не прошла", "Методику Маша освоила"])
def test_who_is_spoken_of_is_no_author_of_a_method(text: str) -> None:
    assert [text[one.start : one.end] for one in find(text)] == ["Маша"]


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


SETS = (
    privacy_own,
    privacy_held_out,
    privacy_fresh,
    privacy_blind_first,
    privacy_blind_second,
    privacy_blind_third,
    privacy_blind_fourth,
    privacy_blind_fifth,
    privacy_blind_sixth,
    privacy_blind_seventh,
    privacy_blind_eighth,
    privacy_blind_ninth,
    privacy_blind_tenth,
    privacy_blind_eleventh,
    privacy_blind_twelfth,
)


@pytest.mark.parametrize("sentences", SETS)
def test_of_a_hundred_sentences_at_most_two_are_judged_wrongly(sentences: ModuleType) -> None:
    staff = getattr(sentences, "PEOPLE", ())
    missed = [text for text in sentences.HITS if not find(text, staff)]
    stopped = [text for text in sentences.CLEAN if find(text, staff)]
    assert len(missed) <= getattr(sentences, "MISSED", 0.02) * len(sentences.HITS), missed
    assert len(stopped) <= getattr(sentences, "STOPPED", 0.02) * len(sentences.CLEAN), stopped


SPELLED = (
    "тг: at sonya kot", "vk точка com слэш id12345", "vk точка ком слэш id12345", "к о л я и в а н о в",
    "К О Л Я  И В А Н О В", "п.е.т.р.о.в.а  с.в.е.т.а плачет", "З-у-е-в   К-о-с-т-я", "КоляИванов", "#коляиванов",
    "почта lena собака mail точка ru", "ул Лесная дом пять квартира семь", "каз@кова л@риса", "89O6 657 44 1З",
)  # fmt: skip
SPELLED_CLEAN = (
    "группы А Б В Г", "и т. д. и т. п.", "точка роста", "ФЗ-442 слэш 12", "дом на две семьи", "класс «А» и «Б»",
    "И Н Ф О Р М А Ц И Я", "ЮнАрмия и ВКонтакте", "#деньзащитыдетей",
)  # fmt: skip


def test_what_is_spelled_out_is_read_as_it_is_meant() -> None:
    assert [text for text in SPELLED if not find(text)] == []
    assert [text for text in SPELLED_CLEAN if find(text)] == []


def test_what_is_spelled_out_is_hidden_where_it_stands() -> None:
    text = "Вчера к о л я и в а н о в не пришёл"
    assert masked(text, find(text)) == "Вчера • • • • • • • • • • не пришёл"


def test_the_people_of_the_centre_may_be_named_and_nobody_else() -> None:
    staff = ("Соколова Ольга Викторовна", "Т. П. Лаптева", "Ким Анна Андреевна")
    for text in (
        "Пришла Ким Анна",
        "Звонили Соколовой О. В.",
        "Спросите Ольгу Викторовну",
        "Занятие у Лаптевой",
        "Папка у Т. П. Лаптевой",
    ):
        assert find(text)
        assert find(text, staff) == []
    for text in (
        "девочка Ольга",
        "мама Соколова М. П.",
        "Лаптева Катя не пришла",
        "Пришла Кац А. А.",
        "Пришла Кан Анна",
    ):
        assert find(text, staff)


def test_a_patronymic_of_the_centre_names_no_family() -> None:
    staff = ("Ветрова Ольга Ивановна", "Сомов Игорь Павлович", "Сергеева Анна Юрьевна", "Богданович Нина Петровна")
    for text in (
        "у Ивановых дома",
        "Пришла Ольга Иванова",
        "Павловых нет дома",
        "в квартире Павловых",
        "Игорь Павлов пришёл один",
        "мальчик Игорь Павлов",
        "Анна Сергеевна просит о встрече",
    ):
        assert find(text, staff), text
    for text in (
        "Спросите Ольгу Ивановну",
        "Звонил Игорь Павлович",
        "Занятие у Сергеевой",
        "Список у Богданович Нины Петровны",
        "Ольгой Ивановной подписано",
    ):
        assert find(text, staff) == [], text


def test_an_abbreviation_of_the_field_is_no_name_in_small_letters() -> None:
    for text in ("соп", "семья соп", "дети соп", "Памятка: семья в соп", "буклет про соп"):
        assert find(text) == []


def test_what_is_a_name_in_no_case_is_let_through() -> None:
    for text in ("семинар для семи кураторов", "для семи приёмных родителей", "про гостевой режим", "не сдал мон."):
        assert find(text) == [], text
    for text in ("занимались с Сёмой", "мама Семы просила", "у Гостевой долги", "у Моны долги", "Петров не сдал мон."):
        assert find(text), text


def test_a_town_of_the_centre_may_be_named_behind_so_many_and_not_as_a_surname() -> None:
    towns = ("город Берегов",)
    for text in ("22 школьника, Берегов", "семинар 12.03 Бергов, 14 педагогов", "кураторы Берегова"):
        assert find(text, towns) == [], text
    for text in ("мальчик Берегов дерётся", "опекун, Берегов, просил", "семья Береговых"):
        assert find(text, towns), text


def test_an_address_may_end_in_any_zone() -> None:
    for text in ("пишите на lapina@mail.example", "lapina at mail dot education"):
        assert [one.category for one in find(text)] == [Category.EMAIL], text


def test_a_post_is_known_before_the_name_of_its_centre() -> None:
    assert find("Выступила психолог Центра «Исток» Ирина Петровна") == []
    assert find("Выступила мама ученицы «Истока» Ирина Петровна")


def test_what_is_found_in_latin_letters_stands_where_it_was_written() -> None:
    text = "Вчера: mat Elena Viktorovna ne prishla"
    assert masked(text, find(text)) == "Вчера: mat ••••• •••••••••• ne prishla"


@pytest.mark.parametrize("before", ["İ", "ŉǰΐ", "ſß", "\u1e9e\ufb01"])
def test_a_letter_that_grows_when_it_is_made_small_moves_nothing(before: str) -> None:
    text = f"{before * 40}: mat Elena, devyatsot desyat sto dvadtsat tri sorok pyat shestdesyat sem"
    assert masked(text, find(text)).endswith("mat •••••, ••••••••• •••••• ••• •••••••• ••• ••••• •••• ••••••••••• •••")


HOSTILE = (
    "Аа ", "а", "А", "Аб-", "а-", "А. ", "Ива", "мама ", "вк мамы a_1 ", "ул. Мира ", "живёт на ", "1 ", "1.", "сто ",
    "рождения ", "«", "a.b", "a@", "семья Ивановых, ", "им. ", "mama ", "Ivanova A. ", "адрес: ", "психолог Иванова и ",
    "Иванова ", "к о л я ", "школа, ул. Мира, 5; ", "восемьдевятьсот", "А-", "вк точка ком ", "книга Лена ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_eight_times_the_text_is_about_eight_times_the_work(piece: str) -> None:
    """Counted, not timed: regular expressions by the characters they are given, the rest by calls."""
    short, long = (_work((piece * 16_000)[:size]) for size in (2_000, 16_000))
    assert long < short * 12


def _work(text: str) -> int:
    """Calls made for a text, and characters of the windows that were looked at."""
    seen: list[int] = []
    look = check._look

    def counted(plain: str, people: tuple[str, ...]) -> Iterator[Finding]:
        seen.append(len(plain))
        return look(plain, people)

    profile = cProfile.Profile()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "_look", counted)
        profile.runcall(find, text)
    assert max(seen) <= check.WINDOW + 3 * check.AROUND
    return int(sum(entry.callcount for entry in profile.getstats())) + sum(seen)


async def test_long_texts_wait_for_each_other_and_for_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    going_on = threading.Event()
    monkeypatch.setattr(whereabouts, "find", lambda *_: going_on.wait(60))
    crowd = [asyncio.create_task(whereabouts.look("а" * (whereabouts.SHORT + 1))) for _ in range(64)]
    await asyncio.sleep(0)  # they have begun
    try:
        async with asyncio.timeout(20):
            assert await asyncio.to_thread(int) == 0, "a paper, or the address of a host"
    finally:
        going_on.set()
        await asyncio.gather(*crowd)
