"""What a question is found by: forms of words, slips, synonyms, phrases, and what is asked for in vain."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BadInput
from models.library.asked import MOST_TERMS, Asked, ask
from models.library.ranking import answers, beginnings, exact, fix, least, slipped, until, weigh, widened
from models.library.synonyms import read_synonym, synonyms_of
from models.library.terms import HEAVIEST, LONGEST_WORD, MaterialText, lemmas_in, weighed

SHELF = {
    "bullying": MaterialText(title="Травля в классе: что делать учителю", kind="Памятка", keywords="агрессия, школа"),
    "burnout": MaterialText(title="Эмоциональное выгорание помогающих специалистов", kind="Буклет"),
    "foster": MaterialText(title="Приёмная семья: первые шаги", kind="Брошюра", audience="опекунам"),
    "vape": MaterialText(title="Электронные сигареты", kind="Листовка", text="Что вейпы делают с лёгкими подростка."),
    "danger": MaterialText(title="Работа с семьями, находящимися в социально опасном положении", kind="Методичка"),
    "autism": MaterialText(title="Ребёнок с РАС в обычной школе", kind="Методичка"),
    "family": MaterialText(title="Сценарий дня семьи", kind="Сценарий"),
    "trust": MaterialText(title="Упражнения на доверие и сплочение", kind="Сборник"),
    "teenagers": MaterialText(title="Подростковый возраст: как разговаривать", kind="Буклет"),
    "suicide": MaterialText(title="Профилактика суицидального поведения", kind="Методичка"),
}
OURS = synonyms_of(())


def found(question: str) -> list[str]:
    """The shelf as the database would give it: those that have all that is needed, the best first."""
    words = {name: weighed(one) for name, one in SHELF.items()}
    counted = Counter(term for one in words.values() for term in one)
    asked = ask(question, OURS)
    known = {term for term in counted if term in exact(asked)}
    heads = [*beginnings(asked), *slipped(asked, known)]
    vocabulary = {
        term: times
        for term, times in counted.items()
        if term in known or any(head <= term <= until(head) for head in heads)
    }
    wide = widened(asked, vocabulary)
    factors = weigh(wide, vocabulary, len(SHELF))
    scored = []
    for name, weights in words.items():
        here = [one for one in factors if one.lemma in weights]
        hits = len({one.term for one in here if one.term >= 0})
        if hits >= least(wide) and hits:
            scored.append((-hits, -sum(weights[one.lemma] * one.factor for one in here), name))
    return [name for _, _, name in sorted(scored)]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("буклет про буллинг", "bullying"),
        ("БУЛЛИНГ!!!", "bullying"),
        ("что есть по травле в школе", "bullying"),
        ("булинг", "bullying"),
        ("травли", "bullying"),
        ("памятка учителям об агресии", "bullying"),
        ("дайте пожалуйста что-нибудь про выгарание", "burnout"),
        ("выгоранию специалистов", "burnout"),
        ("приемная семья", "foster"),
        ("приёмных семей", "foster"),
        ("замещающая семья", "foster"),
        ("памятка для опекунов", "foster"),
        ("вейпы", "vape"),
        ("электронная сигарета", "vape"),
        ("СОП", "danger"),
        ("соп", "danger"),
        ("социально опасное положение", "danger"),
        ("аутизм", "autism"),
        ("рас", "autism"),
        ("сценарий дня семьи", "family"),
        ("упражнения на сплочение", "trust"),
        ("подростки", "teenagers"),
        ("самоубийство", "suicide"),
        ("суицыд", "suicide"),
        ("%подростков_*", "teenagers"),
        ("\u202eвыгорание\u202c", "burnout"),
        ("выго\u00adрание", "burnout"),
    ],
)
def test_a_question_finds(question: str, best: str) -> None:
    assert found(question)[:1] == [best]


@pytest.mark.parametrize(
    "question", ["полиграфия", "логоритмика", "", '%_"*:()', "про", "найди пожалуйста", "🙂", "\u202e\u202c", "а" * 500]
)
def test_nothing_is_found_and_nothing_breaks(question: str) -> None:
    assert found(question) == []


def test_a_phrase_in_quotes_must_stand_so() -> None:
    assert found("«приемная семья»") == ["foster"]
    assert found('"семья приемная"') == []


def test_neighbours_stand_above_words_apart() -> None:
    shelf = {"apart": MaterialText(title="Семья и приёмная депутата"), "so": MaterialText(title="Приёмная семья")}
    asked = ask("опытная приёмная семья", OURS)
    assert any(way == "+приемный семья" for one in asked.terms for way, _ in one.ways)
    assert "+приемный семья" in weighed(shelf["so"])


def test_the_kind_is_needed_only_where_nothing_else_is_asked_for() -> None:
    assert set(found("буклеты")) == {"burnout", "teenagers"}
    assert ask("буклет про буллинг", OURS).key == ask("травля памятка", OURS).key != ""


def test_a_title_says_more_than_a_text() -> None:
    one = weighed(MaterialText(title="Выгорание", text="буллинг " * 500))
    assert one["выгорание"] > one["буллинг"]
    assert all(1 <= weight <= HEAVIEST for weight in one.values())


def test_a_slip_is_told() -> None:
    vocabulary = {"прокрастинация": 1, "семья": 5}
    assert fix(ask("пракрастинация", OURS), vocabulary) == [("пракрастинация", "прокрастинация")]
    assert fix(ask("прокрастинация", OURS), vocabulary) == []


def test_what_was_sought_in_vain_is_answered_by_what_has_it_all() -> None:
    sought = ask("конспект занятия про гаджеты для подростков", OURS)
    assert answers(sought, weighed(MaterialText(title="Подросток и смартфон")))
    assert not answers(sought, weighed(MaterialText(title="Смартфон")))
    assert not answers(sought, weighed(MaterialText(title="Отчёт", text="смартфон подростка")))
    assert not answers(Asked(()), weighed(MaterialText(title="Смартфон")))


def test_a_centres_synonym_is_read_and_used() -> None:
    line = read_synonym(" буллинг =травля,  школьная  дедовщина ")
    assert line == "буллинг = травля = школьная дедовщина"
    asked = ask("школьная дедовщина", synonyms_of((line,)))
    assert "травля" in {way for one in asked.terms for way, _ in one.ways}


@pytest.mark.parametrize("line", ["", "буллинг", "буллинг = буллинга", "=", "% = *", "а = " + "слово " * 9, "a=b=" * 9])
def test_a_line_that_says_no_two_things_is_refused(line: str) -> None:
    with pytest.raises(BadInput):
        read_synonym(line)


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    asked = ask(text, OURS)
    assert len(asked.terms) < 2 * MOST_TERMS
    assert all(len(way) <= 2 * LONGEST_WORD + 2 for one in asked.terms for way, _ in one.ways)
    assert all(len(term) <= 2 * LONGEST_WORD + 2 for term in weighed(MaterialText(title=text[:100], text=text)))


def test_lemmas() -> None:
    assert lemmas_in("Памятки для опекунов и приёмных родителей") == ["памятка", "опекун", "приемный", "родитель"]
    assert lemmas_in("буллинга, буллингом") == ["буллинг", "буллинг"]
