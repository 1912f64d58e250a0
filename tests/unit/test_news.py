"""What a centre's page says of a record, and which links and channels are one."""

import re
from dataclasses import replace
from datetime import date

import pytest

from models.activities import Category, Facts, Format, Involvement, Material, Type
from models.news import channels_of, declined, gender_of, same_page
from services.news.words import NewsFacts, news_text
from services.texts import label

DAY = date(2026, 3, 16)
WHOLE = Facts(
    type=Type.SEMINAR,
    title="Семинар «Детство без слёз»",
    day=DAY,
    format=Format.MIXED,
    attendance={Category.CURATORS: (8, 3), Category.TEACHERS: (12, 0), Category.CHILDREN: (22, 0)},
    handouts={Material.LEAFLET: 21, Material.MEMO: 2},
    place="Школа № 3",
    result="кураторы ведут дневник. Договорились о встрече. И ещё",
)


def told(facts: Facts, *districts: str) -> str:
    news = NewsFacts(facts=facts, center="Ресурсный центр «Берег»", districts=districts)
    return news_text(news).replace("\u00a0", " ")


def test_a_whole_record_is_five_sentences() -> None:
    assert told(WHOLE, "Петровский район").split(". ") == [
        "16 марта 2026 года в Петровском районе прошёл семинар «Детство без слёз»",
        "Организатор – Ресурсный центр «Берег», место проведения – Школа № 3",
        "Участвовали 45 человек: 22 несовершеннолетних, 12 педагогов и 11 кураторов, из них дистанционно – 3",
        "Роздано: 21 листовка и 2 памятки",
        "Кураторы ведут дневник.",
    ]


@pytest.mark.parametrize(
    ("facts", "begins"),
    [
        (Facts(type=Type.SUPERVISION, title="Супервизия: Тупиковая ситуация", day=DAY), "прошла супервизия на тему «Т"),
        (Facts(type=Type.CONSULTATION, title="Юридическая", day=DAY), "прошла юридическая консультация."),
        (Facts(type=Type.MEETING, title="Итоги", day=DAY), "прошло совещание «Итоги»."),
        (Facts(type=Type.AGREEMENT, title="Соглашение о дружбе", day=DAY), "заключено соглашение о дружбе."),
        (Facts(type=Type.LEAFLET, title="Куда звонить", day=DAY), "подготовлен печатный материал «Куда звонить»."),
        (
            Facts(type=Type.ROUND_TABLE, title="О доме", day=DAY, involvement=Involvement.JOINED),
            "специалисты центра приняли участие в круглом столе «О доме».",
        ),
        (Facts(type=Type.WEBINAR, title="раннее выявление", day=DAY), "прошёл вебинар «Раннее выявление»."),
        (Facts(type=Type.WEBINAR, title="по раннему выявлению.", day=DAY), "прошёл вебинар по раннему выявлению. О"),
        (Facts(type=Type.MONITORING, title="деятельности кураторов", day=DAY), "проведён мониторинг деятельности к"),
        (Facts(type=Type.LECTURE, title="Итоги года.", day=DAY), "прошёл лекторий «Итоги года»."),
        (Facts(type=Type.OTHER, title="День семьи", day=DAY), "прошло мероприятие «День семьи»."),
    ],
)
def test_kinds_agree_with_what_is_said_of_them(facts: Facts, begins: str) -> None:
    assert told(facts).startswith(f"16 марта 2026 года {begins}")


def test_a_trip_goes_somewhere() -> None:
    trip = Facts(type=Type.TRIP, title="Методическая помощь", day=DAY)
    assert told(trip, "город Ясный", "Вологда").startswith(
        "16 марта 2026 года состоялся выезд специалистов в город Ясный и Вологду, цель – методическая помощь."
    )
    assert "(г. Ясный)" in told(trip, "г. Ясный"), "a name that is not understood stays as it is"


@pytest.mark.parametrize("kind", list(Type))
@pytest.mark.parametrize("involvement", list(Involvement))
def test_every_kind_is_three_to_five_sentences(kind: Type, involvement: Involvement) -> None:
    for facts in (WHOLE, Facts(type=kind, title="О доме", day=DAY)):
        words = told(replace(facts, type=kind, involvement=involvement), "Лесной район")
        assert 3 <= len(re.findall(r"[.](?: (?=[А-Я])|$)", words)) <= 5, words
        assert declined(label("type", kind), "loct") or kind is Type.OTHER, kind
        assert not re.search(r" {2}|None|none| [.,]", words), words


@pytest.mark.parametrize(
    ("name", "where", "towards"),
    [
        ("Петровский район", "Петровском районе", "Петровский район"),
        ("город Ясный", "городе Ясном", "город Ясный"),
        ("Красная Поляна", "Красной Поляне", "Красную Поляну"),
        ("Великие Луки", "Великих Луках", "Великие Луки"),
        ("Никифоровский р-н", None, None),
    ],
)
def test_districts_are_declined(name: str, where: str | None, towards: str | None) -> None:
    assert (declined(name, "loct"), declined(name, "accs")) == (where, towards)


def test_what_is_not_known_has_a_gender_all_the_same() -> None:
    assert [gender_of(one) for one in ("Методическая гостиная", "Занятие клуба", "Ъ7")] == ["femn", "neut", "neut"]


def test_links_to_one_page_are_one() -> None:
    links = ("https://www.example.org/novosti/", "example.org/novosti", "http://EXAMPLE.org/novosti?utm_source=vk")
    assert {same_page(link) for link in links} == {"example.org/novosti"}
    spelled = ("a.ru/n?utm_source=t&id=5", "a.ru/n?id=5&ysclid=k", "A.ru/n?id=5&UTM_MEDIUM=x", "http://a.ru/n?id=5&")
    assert {same_page(link) for link in spelled} == {"a.ru/n?id=5"}
    assert same_page("a.ru/n?id=5") != same_page("a.ru/n?id=6")
    assert same_page("https://vk.com/wall-1_2") != same_page("https://vk.com/wall-1_3")


def test_an_item_names_its_channels() -> None:
    linked = ("Сайт", "ВКонтакте", "Одноклассники")
    assert channels_of("Размещение информации в соц. сетях и на официальном сайте", linked) == linked
    assert channels_of("Новости на сайте", linked) == ("Сайт",)
    assert channels_of("Размещение информации в печатных СМИ", linked) == ()
