"""Every word out of one place, escaped in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from services.texts import texts
from tests.support.telegram import seen

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(PLAIN)
def test_what_people_typed_is_never_markup(typed: str) -> None:
    assert seen(texts().html("menu-home", name=typed, center="«Берег»")).startswith(
        f"Здравствуйте, {typed.removesuffix('.')}."
    )


def test_our_own_markup_goes_through_and_a_text_for_a_button_is_left_alone() -> None:
    bold = texts().html("my-none")
    assert "<b>Мои записи.</b>" in texts().html("form-now", answer=bold)
    assert "&lt;b&gt;" in texts().html("form-now", answer="<b>")
    assert texts().plain("form-now", answer="<b>") == "Сейчас: <b>"
    assert isinstance(bold, Markup)


@pytest.mark.parametrize("length", [999, 1001, 2600, 4096])
def test_long_arguments_are_said_whole(length: int) -> None:
    assert texts().html("form-line", label="Результат", answer="<" * length).count("&lt;") == length


@pytest.mark.parametrize("name", ["Полянский Р.А.", "Полянский Р.А" + " и другие" * 200 + "."])
def test_a_full_stop_is_never_said_twice(name: str) -> None:
    words = texts()
    said = words.plain("reminders-instead", why="vacant", post=name)
    assert said == f"Место свободно: {name} Поэтому это сообщение пришло вам."
    assert words.html("digest-over", what=name, why=name) == f"<b>{name}</b>: {name}"
    assert words.html("digest-over", what="none", why=words.html("letter-again", text="Нет.")).endswith("\nНет.")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Больше недели просрочен 1 срок, уже 237 дней"),
        (21, "Больше недели просрочен 21 срок, самый давний – 237 дней"),
    ],
)
def test_one_is_said_of_one_alone(count: int, said: str) -> None:
    assert texts().plain("reminders-line-week", count=count, days=237) == f"· {said}"
    its = "его" if count == 1 else "их"
    assert f"Закройте {its} " in texts().plain("plan-accepted-past", count=count)
    assert f"Закройте {its}" in texts().plain("reminders-year-closing-more", count=count)
    assert f"срок, {'запись' if count == 1 else 'записи'} – в" in texts().plain("plan-past-closed", count=count)


def test_a_missing_key_or_argument_is_our_mistake() -> None:
    with pytest.raises(LookupError):
        texts().plain("no-such-text")
    with pytest.raises(ValueError, match="menu-home"):
        texts().plain("menu-home", name="Мария")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 мероприятий"),
        (1, "1 мероприятие"),
        (2, "2 мероприятия"),
        (4, "4 мероприятия"),
        (5, "5 мероприятий"),
        (11, "11 мероприятий"),
        (12, "12 мероприятий"),
        (21, "21 мероприятие"),
        (22, "22 мероприятия"),
        (111, "111 мероприятий"),
        (1001, "1 001 мероприятие"),
    ],
)
def test_plurals(count: int, said: str) -> None:
    assert said in seen(texts().html("summary-activities", now=count, before=0)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("came", "end"),
    [
        (0, "16 марта 2026."),
        (1, ", 1 участник."),
        (3, ", 3 участника."),
        (15, ", 15 участников."),
        (21, ", 21 участник."),
    ],
)
def test_who_came_is_said_only_when_somebody_did(came: int, end: str) -> None:
    said = texts().plain(
        "activity-saved", number="7", name="Семинар «О доме»", day="16 марта 2026", came=came, copies=0
    )
    assert end in said
    assert ("участник" in said) is bool(came)
