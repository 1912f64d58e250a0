"""Definitions of registers, the kinds that they brought, and what is read out of a form: no database."""

from datetime import date

import pytest

from models.access import Role
from models.activities import Facts
from models.errors import BadInput, DomainError
from models.forms.kinds import FieldKind, Scene
from models.forms.registers import AnyDay, FromTo, Money, PageLink, Quarter, Until
from models.register_entries import NAMING
from models.registers.definition import ADDABLE, Column, FieldType, Term, field_json, own_register, read_field, shipped
from models.registers.money import money_said, read_money
from models.registers.reminding import due_today, next_look
from models.registers.rows import RegisterRow, register_for, row_for, rows_of
from models.registers.values import check_values, columns_of, recorded, values_of
from models.stored import Answers, Json

TODAY = date(2026, 3, 16)
ROWS = {
    "T1.7": "Ведение проектов центра.",
    "T1.10": "Повышение квалификации сотрудников.",
    "T1.12": "Банк данных выпускников: пополнение сведений.",
    "T2B.9": "Социальный проект «Тёплое окно»",
    "T3.1": "Размещение информации о работе центра на странице и на сайте",
    "T3.2": "Размещение информации о работе центра в районной газете",
    "T3.3": "Просветительская работа с жителями районов",
    "V1.2.4": "Участие сотрудников в чужих конференциях и вебинарах с докладом",
    "V1.4.2": "Привлечение вещей, денег и других ресурсов от дарителей",
    "V1.4.3": "Соглашения с организациями и фондами",
    "V2.2": "Приём на стажировки специалистов из районов",
    "V3.1": "Размещение информации об опыте работы на сайтах",
    "V3.2": "Участие в конкурсах и грантах, четыре заявки",
    "V3.3": "Рассказ об опыте: публикации в журналах",
    "T2A.3": "Областной семинар",
    "T1.9": "Выезды в районы к коллегам",
    "T2B.2": "Буклеты, листовки и памятки к занятиям.",
    "T4.3": "Выпуск и раздача буклетов и листовок.",
    "T2A.4": "Семинар «Проектная деятельность: с чего начать»",
    "V1.2.1": "Заседание методического совета",
}
OF: dict[str, set[str]] = {
    "projects": {"T1.7", "T2B.9"},
    "grants": {"V3.2"},
    "agreements": {"V1.4.3"},
    "resources": {"V1.4.2"},
    "publications": {"T3.1", "T3.2", "V3.1", "V3.3"},
    "outreach": {"T3.3"},
    "qualification": {"T1.10"},
    "conferences": {"V1.2.4"},
    "databank": {"T1.12"},
    "internships": {"V2.2"},
}
NUMBERED = [RegisterRow(number, content) for number, content in enumerate(ROWS.values())]


def test_fields_that_hold_numbers_of_rows_say_so_by_their_names() -> None:
    kinds = {FieldType.DISTRICT, FieldType.HOURS}
    assert {one.name for each in shipped().values() for one in each.fields if one.kind in kinds} == NAMING
    assert kinds.isdisjoint(ADDABLE)


@pytest.mark.parametrize("key", shipped())
def test_a_register_is_its_rows_of_the_year_and_no_others(key: str) -> None:
    found = {list(ROWS)[row.id] for row in rows_of(shipped()[key], NUMBERED)}
    assert found == OF[key]


def test_a_project_counts_for_the_row_that_names_it_and_any_other_for_the_one_that_names_none() -> None:
    register = shipped()["projects"]
    assert row_for(register, NUMBERED, "Социальный проект «Тёплое окно»") == list(ROWS).index("T2B.9")
    assert row_for(register, NUMBERED, "Тёплый дом") == list(ROWS).index("T1.7")
    named = [
        RegisterRow(1, "Реализация проекта «Служба помощи»"),
        RegisterRow(2, "Реализация проекта «Мобильная служба»"),
    ]
    assert row_for(register, named, "Тёплый дом") is None, "several name something else"
    assert row_for(register, named[:1], "Тёплый дом") is None, "it would never be reminded of"
    assert row_for(register, named[:1], "Служба помощи") == 1
    assert row_for(register, named[:1], "") == 1, "the only one there is"
    whose = RegisterRow(1, "Проекты фонда «Рассвет»")
    assert row_for(register, [whose], "Тёплый дом") == 1, "a name of whose they are"
    course = RegisterRow(1, "Стажировка «Первые шаги»")
    assert row_for(shipped()["internships"], [course], "Работа с семьёй") == 1, "a programme's name"


def test_a_row_is_counted_by_the_register_that_the_coordinator_said() -> None:
    grants, projects = shipped()["grants"], shipped()["projects"]
    by_hand = RegisterRow(1, "Участие в конкурсах и грантах", "projects")
    assert rows_of(grants, [by_hand]) == []
    assert rows_of(projects, [by_hand]) == [by_hand]
    assert register_for(shipped().values(), by_hand._replace(counted_by="")) is None, "none, as was said"
    assert register_for(shipped().values(), by_hand._replace(counted_by=None)) is grants, "by its words"


@pytest.mark.parametrize("key", shipped())
def test_a_definition_holds_together(key: str) -> None:
    register = shipped()[key]
    states = {one.id for one in register.states}
    assert {then for one in register.states for then in one.then} <= states
    assert set(register.counted) <= states
    assert bool(register.counted) is bool(states)
    assert register.recorded is any(one.record for one in register.fields)
    assert Role.COORDINATOR in register.adds
    assert len({one.name for one in register.fields}) == len(register.fields)
    columns = [one.column for one in register.fields if one.column]
    assert len(set(columns)) == len(columns), "a column is filled once"
    assert all(read_field(field_json(one)) == one for one in register.fields)
    if register.reminds:
        assert set(register.reminds.states) <= states
        assert register.of_column(register.reminds.column)
    if register.snapshot:
        assert not {one.kind for one in register.fields} & {FieldType.LINE, FieldType.LINK}, "totals only, no name"


def test_what_a_centre_made_of_a_register_stands_over_what_was_shipped() -> None:
    grants = shipped()["grants"]
    terms = [
        Term(field="", kind=None, label="Гранты", options=(), hidden=False),
        Term(field="amount", kind=None, label="Просили", options=(), hidden=False),
        Term(field="holder", kind=None, label="", options=(), hidden=True),
        Term(
            field="own01", kind=FieldType.CHOICE, label="Тема", options=[["o1", "Дети"], ["o2", "Семьи"]], hidden=False
        ),
    ]
    own = own_register(grants, terms)
    assert own.name == "Гранты"
    assert own.field("amount").label == "Просили"
    assert own.field("amount").question == "Просили?"
    assert own.field("holder") not in own.asked
    assert own.fields[-1].called("o2") == "Семьи"
    assert own.fields[-1].later
    assert grants.name == "Конкурсы и гранты", "what is shipped is everybody's"


@pytest.mark.parametrize(
    ("typed", "kopecks"),
    [
        ("12500", 1_250_000),
        ("12 500", 1_250_000),
        ("12\u00a0500 руб.", 1_250_000),
        ("12 500,50", 1_250_050),
        ("12500.5", 1_250_050),
        ("12.500", 1_250_000),
        ("1.234.567,89 ₽", 123_456_789),
        ("1,234,567.89", 123_456_789),
        ("15 тыс.", 1_500_000),
        ("15тыс", 1_500_000),
        ("15 тыс. руб.", 1_500_000),
        ("1,5 млн", 150_000_000),
        ("1,25 миллиона рублей", 125_000_000),
        ("0", 0),
        ("300 р 20 коп", 30_020),
    ],
)
def test_money_is_read_as_people_write_it(typed: str, kopecks: int) -> None:
    assert read_money(typed) == kopecks


@pytest.mark.parametrize(
    "typed", ["", "много", "-5", "12 50", "1,2,3", "12,3456", "5 и 6", "тыс.", "١٢", "1e5", "12 500,505", "9" * 30]
)
def test_what_is_no_sum_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput):
        read_money(typed)


def test_money_is_said_with_its_kopecks_where_there_are_any() -> None:
    assert money_said(1_250_000) == "12\u00a0500\u00a0₽"
    assert money_said(1_250_050) == "12\u00a0500,50\u00a0₽"
    assert money_said(5) == "0,05\u00a0₽"


def typed(kind: FieldKind, text: str, values: Answers | None = None) -> Json:
    return kind.typed(text, None, Scene(values or {}, {}, TODAY)).value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 марта – 15 апреля 2026", "2026-03-01", "2026-04-15"),
        ("с 01.02.2026 по 30.11.2026", "2026-02-01", "2026-11-30"),
        ("2 – 13 марта 2026", "2026-03-02", "2026-03-13"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2 квартал 2026", "2026-04-01", "2026-06-30"),
    ],
)
def test_a_stretch_is_read(text: str, first: str, last: str) -> None:
    assert typed(FromTo(), text) == [first, last]


def test_an_end_before_its_beginning_is_told_to_be_that() -> None:
    with pytest.raises(BadInput, match="form-ends-first"):
        typed(FromTo(), "15.04.2026 – 01.03.2026")
    with pytest.raises(BadInput, match="form-not-a-stretch"):
        typed(FromTo(), "когда-нибудь")
    with pytest.raises(BadInput, match="form-until-first"):
        typed(Until(), "01.03.2026", {"day": "2026-03-12"})
    assert typed(Until(), "12.03.2026", {"day": "2026-03-12"}) == "2026-03-12"


def test_a_quarter_is_one_that_has_begun() -> None:
    assert typed(Quarter(), "4 квартал 2025") == "2025-10-01"
    assert typed(Quarter(), "1 квартал") == "2026-01-01"
    with pytest.raises(BadInput, match="form-quarter-ahead"):
        typed(Quarter(), "3 квартал 2026")
    with pytest.raises(BadInput, match="form-not-a-quarter"):
        typed(Quarter(), "2025")
    assert [tap.data for row in Quarter().rows(None, Scene({}, {}, TODAY)) for tap in row] == [
        "=2026-01-01", "=2025-10-01", "=2025-07-01", "=2025-04-01",
    ]  # fmt: skip


def test_other_kinds_read_what_they_are_for() -> None:
    assert typed(Money(), "15 тыс.") == 1_500_000
    assert typed(AnyDay(), "20.04.2026") == "2026-04-20"
    assert typed(PageLink(500), "example.org/page") == "example.org/page"
    with pytest.raises(BadInput):
        typed(PageLink(500), "в папке 3")


def test_what_an_activity_holds_stands_in_no_second_place() -> None:
    register = shipped()["agreements"]
    said: Answers = {"partners": "Фонд «Родник»", "title": "Помощь", "day": "2026-03-12", "until": "2027-12-31"}
    answers = recorded(register, said, {"format": {"involvement": "held"}}, list(said))
    facts = Facts.read(answers)
    assert (facts.type, facts.partners, facts.day) == ("agreement", "Фонд «Родник»", date(2026, 3, 12))
    columns = columns_of(register, said)
    assert (columns.title, columns.day, columns.until) == ("", None, date(2027, 12, 31))
    assert values_of(register, {"until": "2027-12-31"}, facts.answers()) == said


def test_a_stretch_whose_beginning_the_activity_has_moves_with_it() -> None:
    register = shipped()["qualification"]
    record = {"title": "Медиация", "day": "2026-03-09"}
    kept = {"period": ["2026-03-02", "2026-03-13"], "hours": {"5": 72}, "document": "certificate"}
    assert values_of(register, kept, record)["period"] == ["2026-03-09", "2026-03-13"]
    assert values_of(register, kept, {"title": "Медиация", "day": "2026-04-01"})["period"] == ["2026-04-01"] * 2


def test_a_number_that_a_record_tells_by_kinds_is_not_written_over() -> None:
    register = shipped()["internships"]
    by_kinds = {"attendance": {"specialists": [5, 0], "curators": [3, 1]}}
    assert values_of(register, {}, by_kinds) == {"people": 9}
    with pytest.raises(DomainError, match="register-by-kinds"):
        recorded(register, {"people": 10}, by_kinds, ["people"])
    one = recorded(register, {"people": 10}, {"attendance": {"curators": [3, 1]}}, ["people"])
    assert one["attendance"] == {"curators": [10, 0]}


def test_evidence_that_the_register_does_not_ask_about_stays() -> None:
    register = shipped()["conferences"]
    record = {
        "evidence": {"minutes": {"there": True, "place": "папка 3"}, "diplomas": {"there": True, "place": "п. 1"}}
    }
    assert values_of(register, {}, record) == {"proofs": ["diplomas"]}
    after = recorded(register, {"proofs": ["diplomas", "speech"]}, record, ["proofs"])["evidence"]
    assert after == record["evidence"] | {"speech": {"there": True, "place": ""}}
    assert "diplomas" not in recorded(register, {}, record, ["proofs"])["evidence"]


def test_an_entry_without_what_it_is_none_without_is_refused() -> None:
    with pytest.raises(DomainError, match="form-incomplete"):
        check_values(shipped()["databank"], {"quarter": "2026-01-01", "district": "1"})
    with pytest.raises(BadInput, match="form-ends-first"):
        check_values(shipped()["projects"], {"title": "Дом", "period": ["2026-05-01", "2026-04-01"]})
    with pytest.raises(BadInput, match="register-no-hours"):
        check_values(
            shipped()["qualification"],
            {"title": "Курс", "period": ["2026-03-02", "2026-03-13"], "hours": {"5": 0}, "document": "none"},
        )
    agreement = {"partners": "Фонд", "title": "Помощь", "day": "2026-03-12", "until": "2026-03-01"}
    with pytest.raises(BadInput, match="form-until-first"):
        check_values(shipped()["agreements"], agreement)
    check_values(shipped()["databank"], {"quarter": "2026-01-01", "district": "1", "number": 0})


def test_a_total_stands_on_the_last_day_of_its_quarter_once_a_district() -> None:
    columns = columns_of(shipped()["databank"], {"quarter": "2025-10-01", "district": "3", "number": 776})
    assert (columns.day, columns.district_id, columns.number) == (date(2025, 12, 31), 3, 776)
    assert columns.slot == "3:2025-12-31"
    assert columns.words == ""


def test_a_date_is_reminded_of_before_it_and_never_after() -> None:
    due, days = date(2026, 6, 1), (60, 14)
    assert next_look(due, days, date(2026, 3, 16)) == date(2026, 4, 2)
    assert next_look(due, days, date(2026, 4, 2)) == date(2026, 5, 18)
    assert next_look(due, days, date(2026, 5, 18)) is None
    made = date(2026, 3, 16)
    assert due_today(due, days, date(2026, 4, 1), made) is None
    assert due_today(due, days, date(2026, 4, 5), made) == 60, "the bot was down on the day"
    assert due_today(due, days, date(2026, 5, 20), made) == 14, "of two that were missed the newer one"
    assert due_today(due, days, date(2026, 6, 2), made) is None, "it is over"
    assert due_today(due, days, date(2026, 5, 2), date(2026, 5, 2)) is None, "it came after the day of reminding"


def test_a_state_leads_where_its_definition_says() -> None:
    grants = shipped()["grants"]
    assert grants.next_states("preparing") == ("sent",)
    assert grants.next_states("sent") == ("won", "lost")
    assert grants.next_states("won") == ()
    assert not grants.counts("preparing")
    assert shipped()["outreach"].counts("")


def test_what_a_centre_may_add_has_no_column() -> None:
    assert not {FieldType.HOURS, FieldType.CHANNEL, FieldType.QUARTER} & set(ADDABLE)
    assert Column.PEOPLE not in {one.column for one in shipped()["grants"].fields}
