"""The facts of an activity and the form's JSON: there and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.activities import (
    GROUPS,
    Activity,
    Category,
    Evidence,
    Facts,
    Format,
    Level,
    Material,
    Type,
    placed,
    title_key,
)
from models.activity_kinds import Group, Grouped

PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HEADS = st.integers(0, 500)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    form = draw(st.one_of(st.none(), st.sampled_from(Format)))
    came = draw(st.dictionaries(st.sampled_from(Category), st.tuples(HEADS, HEADS)))
    own = draw(st.dictionaries(st.sampled_from(Material), st.integers(0, 100_000)))
    of_library = st.tuples(st.sampled_from(Material), st.integers(1, 10**6))
    handed = draw(st.dictionaries(of_library, st.integers(1, 100_000)))
    return Facts(
        type=draw(st.sampled_from(Type)),
        title=draw(PLAIN.filter(bool)),
        day=draw(st.dates()),
        district_id=draw(st.one_of(st.none(), st.integers(1, 10**6))),
        format=form,
        level=draw(st.one_of(st.none(), st.sampled_from(Level))),
        attendance={category: placed(form, *counted) for category, counted in came.items()},
        result=draw(PLAIN),
        evidence=draw(st.dictionaries(st.sampled_from(Evidence), st.tuples(st.booleans(), PLAIN))),
        handouts={kind: copies for kind, copies in own.items() if copies or not handed},
        given=handed,
    )


@given(facts())
def test_answers_are_json_and_read_back(said: Facts) -> None:
    assert Facts.read(json.loads(json.dumps(said.answers()))) == said


@given(facts())
def test_a_stored_activity_says_the_same(said: Facts) -> None:
    stored = Activity()
    said.write_to(stored)
    assert Facts.of(stored) == said
    assert stored.title_key == title_key(said.title)


@given(st.one_of(st.none(), st.sampled_from(Format)), HEADS, HEADS)
def test_nobody_is_lost_when_the_format_changes(form: Format | None, here: int, afar: int) -> None:
    assert sum(placed(form, here, afar)) == here + afar


def test_people_stand_where_the_format_puts_them() -> None:
    assert placed(Format.MIXED, 8, 3) == (8, 3)
    assert placed(Format.REMOTE, 8, 3) == (0, 11)
    assert placed(Format.IN_PERSON, 8, 3) == placed(None, 8, 3) == (11, 0)


@pytest.mark.parametrize("answers", [{}, {"type": "x", "title": "", "day": "2026-01-01"}, {"type": "seminar"}])
def test_what_no_form_made_is_refused(answers: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Facts.read(answers)


def test_titles_alike() -> None:
    assert title_key("Семинар «Детство без слёз»") == title_key('  СЕМИНАР  "Детство  без слез" ')
    assert title_key("Семинар 1") != title_key("Семинар 2")


def test_a_kind_says_its_group_itself_and_one_without_a_group_is_none() -> None:
    assert sorted(one for kinds in GROUPS.values() for one in kinds) == sorted(Type)
    assert GROUPS[Group.SUPPORT] == (Type.SUPERVISION, Type.CONSULTATION)
    with pytest.raises(TypeError, match="walk stands in no group"):

        class _Kinds(Grouped):
            WALK = "walk"
