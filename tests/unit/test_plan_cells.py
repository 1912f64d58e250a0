"""What stands in one cell: responsibles, coverage, evidence, and what a cell looks like."""

from __future__ import annotations

import pytest

from models.plan.coverage import Coverage, read_coverage, unit_of_header
from models.plan.evidence import EvidenceKind, split_evidence
from models.plan.likeness import (
    Likeness,
    deadline_likeness,
    looks_like_count,
    looks_like_number,
    looks_like_people,
)
from models.plan.product import series_of
from models.plan.responsibles import ResponsibleKind, missing_commas, split_responsibles

PERSON, ROLE, COLLECTIVE = ResponsibleKind.PERSON, ResponsibleKind.ROLE, ResponsibleKind.COLLECTIVE


@pytest.mark.parametrize(
    ("cell", "subjects"),
    [
        ("Лугина О.С. Ветрова Н.П.", ["Лугина О.С.", "Ветрова Н.П."]),
        ("Лугина О.С., Ветрова Н.П. Полянский Р.А.", ["Лугина О.С.", "Ветрова Н.П.", "Полянский Р.А."]),
        ("Лугина О. С.; Н. П. Ветрова", ["Лугина О. С.", "Н. П. Ветрова"]),
        ("Лугина О.С.,", ["Лугина О.С."]),
        ("Лугина Ольга Сергеевна и Ветрова Н.П.", ["Лугина Ольга Сергеевна", "Ветрова Н.П."]),
        ("Лугина, Ветрова", ["Лугина", "Ветрова"]),
        ("методист Лугина О.С. психолог Ветрова Н.П.", ["методист Лугина О.С.", "психолог Ветрова Н.П."]),
        ("директор и заместитель директора", ["директор", "заместитель директора"]),
        (
            "специалисты отделений (психологи, логопед), заведующие отделениями",
            ["специалисты отделений (психологи, логопед)", "заведующие отделениями"],
        ),
        (
            "заведующие отделениями срочной помощи, профилактики безнадзорности",
            ["заведующие отделениями срочной помощи, профилактики безнадзорности"],
        ),
        ("заведующие отделениями методист отделения", ["заведующие отделениями", "методист отделения"]),
        ("социальный педагог старший методист", ["социальный педагог", "старший методист"]),
        ("педагог-психолог, учитель логопед", ["педагог-психолог", "учитель логопед"]),
        ("Специалисты Центра «Светлый берег»", ["Специалисты Центра «Светлый берег»"]),
        ("Методист\nСоциальный педагог", ["Методист", "Социальный педагог"]),
        ("специалисты по социальной\nработе отделения", ["специалисты по социальной работе отделения"]),
        # a line break is a separator
        ("Зам. директора по соц. работе\nСт. методист", ["Зам. директора по соц. работе", "Ст. методист"]),
        ("Педагоги\nМедсестра", ["Педагоги", "Медсестра"]),
        ("ЗУВР\nСоцпедагог\nИнспектор ПДН", ["ЗУВР", "Соцпедагог", "Инспектор ПДН"]),
        ("Методист\nЛугина О.С.\nсоц. педагог\nВетрова Н.П.", ["Методист Лугина О.С.", "соц. педагог Ветрова Н.П."]),
        ("Лугина О.С.\nметодист\nВетрова Н.П.\nпсихолог", ["Лугина О.С. методист", "Ветрова Н.П. психолог"]),
        ("Мед. сестра\nРодительский актив", ["Мед. сестра", "Родительский актив"]),
        ("классные руководители\nпсихолог", ["классные руководители", "психолог"]),
        # but a title that only wraps is one
        ("Заместитель\nдиректора по воспитательной\nработе", ["Заместитель директора по воспитательной работе"]),
        ("Социальный\nпедагог", ["Социальный педагог"]),
        ("Специалисты\nЦентра", ["Специалисты Центра"]),
        ("Инспектор\nПДН", ["Инспектор ПДН"]),
        ("Директор\nСОШ Лесная", ["Директор СОШ Лесная"]),
        ("Кураторы\nЛесного района", ["Кураторы Лесного района"]),
        ("Педагог\nпсихолог", ["Педагог психолог"]),
        ("-", []),
        ("", []),
    ],
)
def test_responsibles_are_told_apart(cell: str, subjects: list[str]) -> None:
    assert [one.text for one in split_responsibles(cell)] == subjects


@pytest.mark.parametrize(
    ("cell", "kind", "name", "role"),
    [
        ("Лугина О.С.", PERSON, "Лугина О.С.", None),
        ("Лугина О.С. (методист)", PERSON, "Лугина О.С.", "методист"),
        ("Лугина О.С. – методист", PERSON, "Лугина О.С.", "методист"),
        ("и.о. директора Ветрова Н.П.", PERSON, "Ветрова Н.П.", "и.о. директора"),
        ("методист отделения", ROLE, None, "методист отделения"),
        ("зам. директора", ROLE, None, "зам. директора"),
        ("кураторы районов", COLLECTIVE, None, "кураторы районов"),
        ("Рабочая группа", COLLECTIVE, None, "Рабочая группа"),
    ],
)
def test_kinds_of_responsibles(cell: str, kind: ResponsibleKind, name: str | None, role: str | None) -> None:
    (one,) = split_responsibles(cell)

    assert (one.kind, one.name, one.role) == (kind, name, role)


@pytest.mark.parametrize(
    "post",
    [
        *("Соц. педагог", "Ст. методист", "Мед. работник", "Рук. ШМО", "Отв. за ВР", "соцпедагог", "ЗУВР", "ОДН"),
        *("ПДН", "КДН", "Рук.", "Зам. дир. по УВР", "Инспектор ПДН", "Специалист ОО", "Соц.педагог", "Кл. рук."),
        *("Дежурный администратор", "Классные руководители", "Методист РЦ"),
    ],
)
def test_short_posts_are_posts_and_nobodys_names(post: str) -> None:
    (one,) = split_responsibles(post)

    assert one.kind is not PERSON
    assert looks_like_people(post)


def test_brackets_list_members() -> None:
    (one,) = split_responsibles("специалисты отделений (психологи, логопед)")

    assert one.members == ("психологи", "логопед")


def test_missing_commas_are_seen() -> None:
    assert missing_commas("заведующие отделениями методист отделения")
    assert not missing_commas("заведующие отделениями, методист отделения")


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("20", ("=", 20, "чел.", None)),
        ("не менее 500", (">=", 500, "чел.", None)),
        ("Не менее 1 500 человек", (">=", 1500, "чел.", None)),
        ("до 30 семей", ("<=", 30, "семей", None)),
        ("15–20 чел.", ("..", 15, "чел.", 20)),
        ("100 экз.", ("=", 100, "экз.", None)),
        ("50+", (">=", 50, "чел.", None)),
        ("около 40", ("~", 40, "чел.", None)),
        ("100%", ("=", 100, "%", None)),
        ("2 раза по 15 чел.", ("=", 15, "чел.", None)),
        ("по запросу учреждений", (None, None, None, None)),
    ],
)
def test_coverage(cell: str, read: tuple[str | None, int | None, str | None, int | None]) -> None:
    comparator, number, unit, upto = read

    assert read_coverage(cell, "чел.") == Coverage(
        text=cell, comparator=comparator, number=number, unit=unit, upto=upto
    )


def test_the_header_names_the_unit() -> None:
    assert [unit_of_header(text) for text in ("Охват (чел.)", "Тираж, экз.", "Число участников", "Охват")] == [
        "чел.",
        "экз.",
        "чел.",
        None,
    ]


@pytest.mark.parametrize(
    ("cell", "papers"),
    [
        ("Описание супервизии Журнал супервизий", ["Описание супервизии", "Журнал супервизий"]),
        ("Информационно-методический материал Методические разработки", 2),
        ("Лист регистрации. Фотоотчет.", ["Лист регистрации", "Фотоотчет"]),
        ("Буклеты, листовки, памятки.", ["Буклеты", "листовки", "памятки"]),
        ("продукты: - справки; - отчёты", ["справки", "отчёты"]),
        ("консультации, в т.ч. по телефону", ["консультации, в т.ч. по телефону"]),
        ("заявки на участие в конкурсах, грантах", ["заявки на участие в конкурсах, грантах"]),
        ("вебинар «Помощь. Опыт, практика»", ["вебинар «Помощь. Опыт, практика»"]),
        ("https://a.example.com b.example.ru", ["https://a.example.com", "b.example.ru"]),
        ("Сценарий, размещение в печатных СМИ", ["Сценарий", "размещение в печатных СМИ"]),
        ("–", []),
    ],
)
def test_evidence_is_told_apart(cell: str, papers: list[str] | int) -> None:
    found = [one.text for one in split_evidence(cell)]

    assert len(found) == papers if isinstance(papers, int) else found == papers


def test_kinds_of_evidence() -> None:
    cell = "Протокол, лист регистрации, фотоотчёт, отчёт о выезде, справка, буклет, журнал супервизий, чай"

    assert [one.kind for one in split_evidence(cell)] == [
        EvidenceKind.PROTOCOL,
        EvidenceKind.SIGN_IN_SHEET,
        EvidenceKind.PHOTO_REPORT,
        EvidenceKind.TRIP_REPORT,
        EvidenceKind.REFERENCE,
        EvidenceKind.MATERIALS,
        EvidenceKind.SUPERVISION,
        EvidenceKind.OTHER,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Февраль",
        "Январь-декабрь",
        "1 раз в квартал",
        "II – III квартал",
        "ІІ кв.",
        "в течении года",
        "до 25 числа",
        "15.03.2026",
        "с 1 по 5 мая",
        "ежемесячно",
        "Сентябр ь",
        "3-я декада июня",
        "1 полугодие",
        "каждый понедельник",
        "весна, осень",
        "Mай",
        "2026 год, март",
        "раз в год",
        "постоянно",
        "первая неделя октября",
        "ежеквартально, до 5 числа месяца, следующего за отчётным",
    ],
)
def test_dated_words(text: str) -> None:
    assert deadline_likeness(text) is Likeness.DATED


@pytest.mark.parametrize(
    "text",
    [
        "по запросу специалистов",
        "По плану работы консилиумов в муниципалитетах",
        "по мере создания проектов",
        "по согласованию",
        "при поступлении предложений",
        "согласно графику",
        "По плану",
    ],
)
def test_phrases_of_deadlines(text: str) -> None:
    assert deadline_likeness(text) is Likeness.PHRASE


@pytest.mark.parametrize(
    "text",
    [
        "Лугина О.С.",
        "Специалисты Центра",
        "20",
        "не менее 500",
        "Протокол",
        "10.00",
        "«День Победы»",
        "«Старый Новый год»",
        "диагностика",
        "План круглого стола",
        "методист",
        "Мартынова М.М.",
        "Майорова А.А.",
        "отчёт за год",
        "",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert deadline_likeness(text) is None


def test_people_counts_and_numbers() -> None:
    assert all(map(looks_like_people, ["Лугина О.С.", "старший методист", "Специалисты Центра", "Лугина", "КДН"]))
    assert not any(map(looks_like_people, ["Протокол", "Март", "20", "По плану", "Лист регистрации", ""]))
    assert all(map(looks_like_count, ["20", "не менее 500", "100 экз.", "15-20 чел.", "1 000"]))
    assert not any(map(looks_like_count, ["Март", "15 марта был снег и дождь", "методист"]))
    assert all(map(looks_like_number, ["1", "11.", "1.3.4.", "IV", "№ 5", "2а", "б)", "п. 3"]))
    assert not any(map(looks_like_number, ["Семинар", "1. Обучение", "", "2026 год"]))


@pytest.mark.parametrize(
    ("words", "series"),
    [
        ("Занятия клуба «Ковчег добра»", "Ковчег добра"),
        ("Цикл «Мы вместе»: беседы", "Мы вместе"),
        ("Семинар «Границы помощи»", ""),
    ],
)
def test_the_club_or_the_cycle_is_known_by_its_name(words: str, series: str) -> None:
    assert series_of(words) == series
