"""Rules of the library without a database: kinds by titles, rubrics by words, shelves, states."""

from datetime import UTC, datetime

import pytest

from models.activities import Involvement, Type
from models.errors import DomainError
from models.library.issuing import issued_as
from models.library.kinds import MaterialKind, MaterialSource, MaterialState, Run
from models.library.said import MaterialSaid, likely_kind, likely_rubric
from models.library.shelves import RunSum, stock_of
from models.library.tables import LibraryMaterial
from models.plan.product import things_of

RUBRICS = [(1, "Раннее выявление и работа со случаем"), (2, "Сопровождение замещающих семей"), (3, "Выпускники")]
NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Памятка родителям", MaterialKind.MEMO),
        ("БУКЛЕТ «Школа без травли»", MaterialKind.BOOKLET),
        ("Конспект занятия для специалистов", MaterialKind.SYNOPSIS),
        ("План круглого стола", MaterialKind.SYNOPSIS),
        ("Развивающая программа «Шаг»", MaterialKind.PROGRAMME),
        ("Сборник практик", MaterialKind.COLLECTION),
        ("Статья в журнал", MaterialKind.ARTICLE),
        ("Разное", MaterialKind.OTHER),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: MaterialKind) -> None:
    assert likely_kind(title) is kind


def test_words_tell_the_rubric() -> None:
    assert likely_rubric(RUBRICS, "Памятка замещающим родителям", "") == 2
    assert likely_rubric(RUBRICS, "Памятка", "что делать выпускнику интерната") == 3
    assert likely_rubric(RUBRICS, "Буклет", "про буллинг") is None
    assert likely_rubric([], "Буклет", "про буллинг") is None
    said = MaterialSaid(title="Памятка замещающим родителям", rubric_said=True)
    assert said.columns("", RUBRICS)["rubric_id"] is None, "who says that there is none is believed"


def test_answers_come_back_as_they_were() -> None:
    said = MaterialSaid(title="Буклет", kind=MaterialKind.BOOKLET, rubric_id=2, rubric_said=True, year=2026)
    assert MaterialSaid.read(said.answers()) == said
    assert MaterialSaid.read({"title": "Буклет"}) == MaterialSaid(title="Буклет")


def test_shelves() -> None:
    runs = [
        RunSum(Run.PRINTED, None, None, 200),
        RunSum(Run.MOVED, None, 7, 50),
        RunSum(Run.HANDED, None, 8, 30),
        RunSum(Run.HANDED, 7, 7, 10),
        RunSum(Run.CORRECTED, None, None, -5),
    ]
    stock = stock_of(runs, {7: 60, None: 5, 9: 10})
    # 200 − 50 − 30 − 5; of the district's 40 all went, 20 more came from the centre, and 15 of others
    assert stock.left == {None: 80, 7: 0} or stock.left == {None: 80}
    assert (stock.printed, stock.handed, stock.total) == (200, 115, 80)
    assert stock.by_district == {8: 30, 7: 70, None: 5, 9: 10}


def test_few_are_left() -> None:
    assert stock_of([RunSum(Run.PRINTED, None, None, 100)], {None: 90}).few
    assert not stock_of([RunSum(Run.PRINTED, None, None, 100)], {None: 89}).few
    assert not stock_of([], {None: 5}).few, "what was never printed is not printed anew"
    assert stock_of([], {None: 5}).left == {None: -5}


def test_what_came_out_is_called_so_that_it_closes_its_row() -> None:
    assert issued_as(MaterialKind.BOOKLET, "") == (Type.LEAFLET, Involvement.HELD)
    assert issued_as(MaterialKind.BOOKLET, "Разработка буклетов для родителей") == (Type.LEAFLET, Involvement.HELD)
    joined = "Участие в разработке занятий для специалистов районов"
    assert issued_as(MaterialKind.SYNOPSIS, joined) == (Type.OTHER, Involvement.JOINED)
    assert issued_as(MaterialKind.BOOKLET, "Круглый стол для педагогов") == (Type.OTHER, Involvement.HELD)


def test_two_leaflets_of_one_row_are_two() -> None:
    row = "Разработка информационно-просветительских материалов для специалистов: «Форматы», «Как не сгореть»."
    assert things_of(row) == ("Форматы", "Как не сгореть")
    assert things_of("Буклеты: «Первый»") == ()
    assert things_of("Семинар: «Первый», «Второй»") == ()


def material(state: MaterialState, source: MaterialSource = MaterialSource.TEXT) -> LibraryMaterial:
    return LibraryMaterial(state=state, source=source, reason="", title="Буклет")


ALLOWED = {
    "propose": {MaterialState.IDEA, MaterialState.DRAFT, MaterialState.REFUSED},
    "approve": {MaterialState.PROPOSED, MaterialState.OUTDATED},
    "refuse": {MaterialState.PROPOSED},
    "issue": {MaterialState.APPROVED, MaterialState.ISSUED},
    "outdate": {MaterialState.APPROVED, MaterialState.ISSUED},
    "remove": set(MaterialState) - {MaterialState.REMOVED},
}


@pytest.mark.parametrize("state", MaterialState)
def test_each_step_is_made_where_it_can_be(state: MaterialState) -> None:
    for step, allowed in ALLOWED.items():
        one = material(state)
        arguments = {"approve": (1, NOW), "refuse": ("Нет",), "issue": (1,)}.get(step, ())
        if state in allowed:
            getattr(one, step)(*arguments)
            assert one.state is not state or (step, state) == ("issue", MaterialState.ISSUED), "out once more"
        else:
            with pytest.raises(DomainError, match=f"material-is-{state}"):
                getattr(one, step)(*arguments)


def test_an_empty_idea_is_not_proposed() -> None:
    with pytest.raises(DomainError, match="material-is-empty"):
        material(MaterialState.IDEA, MaterialSource.NONE).propose()
