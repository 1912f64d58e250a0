"""What a row of a plan names besides its deed: districts and institutions in any case, and nothing more."""

import pytest

from models.activities import Organisation
from models.plan.named import Named, districts_in, institutions_in

DISTRICTS = [(1, "Лесной район"), (2, "Заречный район"), (3, "Озёрский муниципальный округ"), (4, "город Берегов")]
SCHOOL, GARDEN, CULTURE = Organisation.SCHOOL, Organisation.KINDERGARTEN, Organisation.CULTURE


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Семинар для кураторов Лесного и Заречного районов", [1, 2]),
        ("Выезд в Озерский м.о.", []),
        ("Выезд в Озёрский муниципальный округ", [3]),
        ("Куратор Лесного р-на", [1]),
        ("Выезды в г. Берегов и Лесной район", [1, 4]),
        ("Тренинг «Лесная школа» в Заречном районе", [2]),
        ("Лесные тропы: занятие в районах области", []),
        ("Специалисты Ресурсного центра «Берег» города", []),
        ("В течение года в районах", []),
    ],
)
def test_districts_are_named_in_any_case(text: str, named: list[int]) -> None:
    assert districts_in([text], DISTRICTS) == named


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Беседа с подростками на базе школы № 3", Named({SCHOOL: 1}, "Школа № 3")),
        ("Лекторий в МБОУ СОШ №5", Named({SCHOOL: 1}, "СОШ № 5")),
        ("Занятия в школах № 3 и № 7 района", Named({SCHOOL: 2}, "Школа № 3, Школа № 7")),
        ("Профилактические беседы в школах и детских садах", Named({SCHOOL: 0, GARDEN: 0})),
        ("Акция в 5 образовательных организациях района", Named({SCHOOL: 0})),
        ("Праздник в детском саду «Теремок»", Named({GARDEN: 1}, "Детский сад «Теремок»")),
        ("Встреча на базе районной библиотеки", Named({CULTURE: 0})),
        ("Рейд совместно с КДН", Named({Organisation.COMMISSION: 0})),
        ("Семинар с участием органов опеки", Named({Organisation.GUARDIANSHIP: 0})),
        ("Круглый стол совместно с гимназией № 2", Named({SCHOOL: 1}, "", "Гимназия № 2")),
        ("Занятие в Школе приёмных родителей", Named()),
        ("Занятие в школе молодого куратора", Named()),
        ("Привлечение граждан в школу замещающих родителей", Named()),
        ("Подготовка детей к школе", Named()),
        ("Семинар для специалистов опеки и школьников", Named()),
        ("Работа центра в социальных сетях", Named()),
    ],
)
def test_institutions_are_named_where_they_are_plain(content: str, said: Named) -> None:
    assert institutions_in(content) == said


def test_who_answers_and_who_is_reached_may_be_institutions() -> None:
    said = institutions_in("Единый день безопасности", "Методист, КДН, органы опеки и попечительства", "11 школ района")
    assert dict(said.organisations) == {Organisation.COMMISSION: 0, Organisation.GUARDIANSHIP: 0, SCHOOL: 0}
    assert institutions_in("Семинар", "Специалисты КДН, заведующий школой", "30 чел.") == Named()
