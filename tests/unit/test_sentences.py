"""One sentence as a draft: the corpora's floor, bad input, the words behind each field, the door, the command."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from typer.testing import CliRunner

from bot.cli import app
from models.sentences import Ask, CenterWords, Intent, SentenceDraft, WhyAsked, read
from models.sentences.draft import DraftPart, Found
from models.sentences.meaning import Meaning, meanings
from models.sentences.said import SaidText
from tests.sentences.scoring import DISTRICTS, TODAY, measure

FIRST = (
    "Вчера семинар «Границы помощи» в Озёрском районе, 12 педагогов и 8 кураторов, "
    "протокол в папке 3, раздали 20 буклетов"
)


def told(text: str) -> SentenceDraft:
    """The text as the corpora's centre reads it."""
    return read(text, TODAY, DISTRICTS)


@pytest.mark.parametrize(
    ("corpus", "intent", "whole", "wrong"),
    [("open", 99, 98, 1), ("blind", 97, 90, 2), ("voices", 98, 96, 1), ("intents", 99, 0, 0)],
)
def test_the_figures_do_not_sink(corpus: str, intent: float, whole: float, wrong: float) -> None:
    figures = measure(corpus)
    assert figures.sentences >= 200
    assert figures.intent_share >= intent, figures.failures if corpus == "open" else None
    assert figures.whole_share >= whole, figures.failures if corpus == "open" else None
    assert figures.wrong_share <= wrong, figures.wrong


def test_every_field_keeps_the_words_it_came_from() -> None:
    (activity,) = told(FIRST).part.activities
    assert activity.json == {
        "type": "seminar",
        "title": "Границы помощи",
        "days": ["2026-03-17"],
        "districts": ["Озёрский район"],
        "attendance": {"teachers": [12, 0], "curators": [8, 0]},
        "evidence": {"minutes": {"there": True, "place": "папка 3"}},
        "handouts": {"booklet": 20},
    }
    words = {
        "type": "семинар",
        "title": "«Границы помощи»",
        "days": "Вчера",
        "districts": "Озёрском районе",
        "attendance": "12 педагогов и 8 кураторов",
        "evidence": "протокол в папке 3",
        "handouts": "20 буклетов",
    }
    for name, said in words.items():
        found: Found[object] = getattr(activity, name)
        assert (found.words, FIRST[found.start : found.end]) == (said, said)


def test_words_are_those_that_were_typed_even_misspelled() -> None:
    (activity,) = told("вчира сименар 12 педогогов").part.activities
    assert activity.days is not None
    assert activity.days.words == "вчира"
    assert activity.type is not None
    assert activity.type.words == "сименар"


def test_what_is_missing_is_asked_and_what_is_needed_is_told_from_the_rest() -> None:
    draft = told("вчера прошёл семинар")
    assert [(one.field, one.needed) for one in draft.asked] == [
        ("title", True),
        ("districts", False),
        ("attendance", False),
    ]


DOUBTS = {
    "12 педагогов, всего 10": Ask("attendance", WhyAsked.CONTRADICTION),
    "вчера семинар «Опора» 12 педагогов, всего 10": Ask("attendance", WhyAsked.CONTRADICTION),
    "31 февраля семинар «Опора», 12 педагогов": Ask("days", WhyAsked.IMPOSSIBLE),
    "провели семинар «Опора» 20 мая, 12 педагогов": Ask("days", WhyAsked.AHEAD),
    "вчера семинар «Опора» в Сосновском районе, 12 педагогов": Ask("districts", WhyAsked.FOREIGN, needed=False),
    "в марте семинар «Опора», 12 педагогов": Ask("days", WhyAsked.DOUBTFUL),
    "вчера семинар «Опора», около 12 педагогов": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера семинар «Опора», -5 педагогов": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера семинар «Опора», 99999999999 педагогов": Ask("attendance", WhyAsked.DOUBTFUL),
    "С1 20": Ask("numbers", WhyAsked.DOUBTFUL),
    "семинар «Опора» вчера, 15 педагогов, потом поправили: 13": Ask("attendance", WhyAsked.DOUBTFUL),
    "семинар «Опора» в пятницу 12 кураторов 3 дистанционно": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера праздник «Опора», 12 детей и 3 взрослых": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера семинар «Опора», 70 кураторов и специалистов": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера клуб «Опора», 5 приёмных семей": Ask("attendance", WhyAsked.DOUBTFUL),
    "вчера праздник «Опора», больше 50 детей": Ask("attendance", WhyAsked.DOUBTFUL),
    "семинар «Опора» вчера, ой, позавчера, 9 детей": Ask("days", WhyAsked.CONTRADICTION),
    "семинар «Опора» вчера в Лесном, точнее в Озёрском, 8 детей": Ask(
        "districts", WhyAsked.CONTRADICTION, needed=False
    ),
    "занятия «Опора» каждый вторник, 6 детей": Ask("days", WhyAsked.DOUBTFUL),
    "мониторинг: сигналов 7, принято 2, семей столько-то 3": Ask("numbers", WhyAsked.DOUBTFUL),
    "вчера встреча «Опора» с опекунами, 9 опекунов": Ask("type", WhyAsked.DOUBTFUL),
}


@pytest.mark.parametrize("text", DOUBTS)
def test_a_doubt_is_asked_with_its_reason(text: str) -> None:
    assert DOUBTS[text] in told(text).asked


def test_a_kind_that_is_named_again_is_told_of_once() -> None:
    draft = told("мастер-класс и лекция вчера в Берегове, мастер-класс 7 детей, лекция 20 педагогов")
    assert [one.json["attendance"] for one in draft.part.activities] == [{"children": [7, 0]}, {"teachers": [20, 0]}]


def test_one_kind_on_two_days_is_two_activities() -> None:
    draft = told("тренинг вчера в Лесном – 8 педагогов, сегодня в Озёрском – 10 педагогов")
    assert [(one.json["days"], one.json["districts"]) for one in draft.part.activities] == [
        (["2026-03-17"], ["Лесной район"]),
        (["2026-03-18"], ["Озёрский район"]),
    ]


@pytest.mark.parametrize("text", ["Лапина Н.В. опекун, консультация вчера", "Рябина Н. В., занятие 12 марта"])
def test_a_common_word_before_two_initials_is_a_name(text: str) -> None:
    assert told(text).intent == Intent.PERSONAL


@pytest.mark.parametrize(
    ("text", "title"),
    [("вчера семинар границы помощи, 12 педагогов", "Границы помощи"), ("вчера урок доброты, 9 детей", "Урок доброты")],
)
def test_the_words_behind_a_kind_are_its_title(text: str, title: str) -> None:
    assert told(text).part.activities[0].json["title"] == title


def test_a_day_to_come_is_kept_as_a_draft() -> None:
    (activity,) = told("провели семинар «Опора» 20 мая, 12 педагогов").part.activities
    assert activity.days is not None
    assert activity.days.value == (date(2026, 5, 20),)


def test_personal_data_goes_before_everything_else() -> None:
    text = "Вчера консультация, была Иванова Мария Петровна, 8 910 123-45-67, 12 педагогов"
    assert told(text).json == {"intent": "personal"}
    assert told(text).part == DraftPart()


@pytest.mark.parametrize("month", ["марта", "мая", "августа"])
def test_a_day_beside_a_child_is_nobodys_name(month: str) -> None:
    assert told(f"тренинг с ребёнком 3 {month}").intent != Intent.PERSONAL


ODD = [
    "",
    " \n ",
    "🙂" * 50,
    "«",
    "((((",
    "\x00\x01",
    "1 2 3",
    "семинар " * 600,
    "12-13-14 " * 500,
    "а" * 5000,
    "\ud83d",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_nothing_typed_is_an_error(text: str) -> None:
    assert isinstance(told(text).json["intent"], str)


def test_two_near_intents_are_both_named() -> None:
    draft = told("семинар провели вчера, пришло 33")
    assert set(draft.near) == {Intent.ACTIVITY, Intent.DONE}


def test_two_wishes_in_one_text_are_both_read() -> None:
    draft = told("Вчера семинар «Опора» в Лесном районе, 12 педагогов. Нужна супервизия по выгоранию, лучше в пятницу")
    assert (draft.intent, draft.also) == (Intent.ACTIVITY, (Intent.REQUEST,))
    assert draft.part.request is not None
    assert draft.json["request"] == {
        "kind": "supervision",
        "topic": "Эмоциональное выгорание",
        "convenient": "в пятницу",
    }


@pytest.fixture
def door() -> Iterator[None]:
    yield
    meanings.cache_clear()


def test_an_area_adds_its_intent(monkeypatch: pytest.MonkeyPatch, door: None) -> None:
    def score(said: SaidText, _known: CenterWords) -> float:
        return 9.0 * (" библиотека " in said.line)

    def look(said: SaidText, _known: CenterWords) -> DraftPart:
        return DraftPart(more={"book": Found(said.text)})

    own = (*meanings(), Meaning(intent="library", score=score, read=look))
    monkeypatch.setattr("models.sentences.reading.meanings", lambda: own)
    assert told("библиотека про подростков").json == {
        "intent": "library",
        "book": "библиотека про подростков",
        "asked": [],
    }


def say(lines: str, *more: str) -> tuple[int, list[str]]:
    """The command's status and the lines that it wrote."""
    words = ["say", "--today", "2026-03-18", "--districts", "; ".join(DISTRICTS), *more]
    done = CliRunner().invoke(app, words, input=lines)
    return done.exit_code, done.stdout.splitlines()


def test_the_command_writes_an_object_a_line() -> None:
    code, lines = say(f'{json.dumps(FIRST)}\n\n"К1 12, снято 3"\n"перенести круглый стол на 20 мая"\n', "--json")
    assert code == 0
    activity, numbers, move = map(json.loads, lines)
    assert (activity["intent"], activity["asked"]) == ("activity", [])
    assert numbers == {"intent": "numbers", "numbers": {"K1": 12, "F3": 3}, "asked": []}
    assert move["activities"] == [{"type": "round_table", "title": "круглый стол", "days": ["2026-05-20"]}]


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    code, lines = say('семинар\n"что у меня в мае"\n12\n', "--json")
    assert (code, [json.loads(line).get("intent") for line in lines]) == (1, [None, "search", None])
    assert json.loads(lines[2]) == {"error": "строка 3: нужна строка JSON"}


def test_the_command_in_words() -> None:
    assert say('"К1 12"\n') == (0, ["numbers", '  numbers: {"K1": 12}'])
