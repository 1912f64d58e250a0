"""Those who work with families stand by their posts: «методист Т. П. Лаптева», «Провела Смирнова О. В., психолог».

A name beside a post is no family's, when both stand in the same case and nothing but the post's own words is between:
«психолог навестила Лаптеву» names a family.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from models.privacy.vocabulary import KIN
from models.privacy.word import Word
from models.privacy.words import tags

POST = re.compile(
    r"(?:[а-яё]+-|со)?(?:куратор|методист|психолог|педагог|учител|воспитател|логопед|дефектолог|юрисконсульт|юрист"
    r"|специалист|директор|заместител|заведующ|начальник|руководител|координатор|супервизор|тренер|докладчи|лектор"
    r"|модератор|спикер|эксперт|профессор|доцент|консультант|инспектор|секретар|председател|депутат|губернатор|министр"
    r"|врач|психотерапевт|психиатр|терапевт|педиатр|невролог|библиотекар|художник|писател|автор|составител|редактор"
    r"|инструктор|наставник|режисс[её]р|организатор|медиатор|тьютор|уполномоченн|преподавател|академик|священник"
    r"|протоиере|иере|диакон|дьякон|настоятел|игумен|епископ|исполнител|социолог|нарколог|участков|фельдшер|адвокат|нотариус"
    r"|следовател|прокурор|завуч|вожат|волонт[её]р|сотрудни|работни|капитан|майор|лейтенант|полковник|сержант|хореограф"
    r"|корреспондент|журналист|экскурсовод|музыкант|бухгалтер|помощни|медсестр|архимандрит|коллег)(?!ск|иче|изм|итет|из[аи]|ств)[а-яё]{0,3}"
    r"|(?:со)?ведущ(?:ий|ая|ие|его|ей|ему|им|их)|ответственн(?:ый|ая|ые|ого|ой)|поэт[аеуы]?|поэтом|судь[яиеюё]й?|мэр[ауое]?м?|глав[аыеу]|(?:соц|мед)работни[кц][а-яё]{0,2}|зам|зав|сост|ред"
)
ACTS = re.compile(r"выступ(?:ил|ила|или|ает|ают|ят|ит)|пров(?:одит|одят|ела|ели|[её]л)|вед[её]т|ведут")
"""«Занятие ведёт Лыкова А. С.»: with initials or a patronymic only, since children do things too."""
SHAPE = re.compile(r"(?:[оеё]в|[иы]н)(а|у|ой|ым|ом|е|)$")
ENDINGS = {
    "": frozenset({"nomn"}),
    "а": frozenset({"nomn", "gent", "accs"}),
    "у": frozenset({"datv", "accs"}),
    "ой": frozenset({"gent", "datv", "ablt", "loct"}),
    "ым": frozenset({"ablt"}),
    "ом": frozenset({"loct", "ablt"}),
    "е": frozenset({"loct"}),
}
FOR_WHOM = frozenset({"для", "у", "к", "ко", "о", "об", "про", "от", "без"})
"""«нужен психолог для Насти»: she is none."""
BEFORE = 9
"""Words between a post and its holder at most: «главный специалист отдела опеки Лесного района Родионова»."""
SHORTENED = re.compile(r"\b(?:[кд]\. ?[а-яё]{1,4}\. ?н|ред|сост|зам|зав|соц|отв)\.|\b[А-ЯЁ]\.")
ENDS = re.compile(r"[.!?;\n]|\d")
SPEECH = frozenset({"VERB", "INFN", "GRND", "PRTS", "NPRO", "ADVB", "PRCL", "INTJ", "PRED"})
AFTER = re.compile(r"(?:,| -| \() ?(?P<post>[а-яё-]+)")


def on_duty(text: str, before: Sequence[Word], name: Sequence[Word], start: int, end: int) -> bool:
    """Whether the name from `start` to `end` is that of somebody at work; `before` are the words before it."""
    cases = _common_cases(name)
    after = AFTER.match(text, end)
    full = "." in text[start:end] or any(word.is_patronymic for word in name)
    if after and is_post(post := after["post"].casefold()) and ("nomn" in cases or (full and cases & _cases(post))):
        return True
    for word in reversed(before[-BEFORE:]):
        if word.title:
            continue
        if is_post(word.low):
            if ENDS.search(SHORTENED.sub(" ", text[word.start : start])):
                return False
            if cases & (_cases(word.low) or {"nomn"}):
                return True
            continue  # «заместитель начальника П. П. Орлов»
        if ACTS.fullmatch(word.low):
            return full and "nomn" in cases and not ENDS.search(SHORTENED.sub(" ", text[word.start : start]))
        if word.low in FOR_WHOM or KIN.fullmatch(word.low) or not _describes(word):
            return False
    return False


@lru_cache(maxsize=5_000)
def is_post(word: str) -> bool:
    """Whether the word, in small letters, is that of a post."""
    return bool(POST.fullmatch(word))


def _describes(word: Word) -> bool:
    """«центра», «по социальной работе», «Лесного района», and the names of who shares the post; no verb."""
    if word.capital or len(word.text) == 1:
        return True
    return str(tags(word.low)[0].POS) not in SPEECH


def _common_cases(name: Sequence[Word]) -> frozenset[str]:
    """The cases that all words of a name may stand in; a family («Ивановых») holds no post."""
    found = [cases for word in name if (cases := _cases(word.low))]
    return frozenset.intersection(*found) if found else frozenset()


@lru_cache(maxsize=5_000)
def _cases(word: str) -> frozenset[str]:
    """The cases that a post or one person's name may stand in."""
    parses = tags(word)
    if is_post(word):
        return frozenset(str(one.case) for one in parses if one.case)
    if not any("Surn" in one.grammemes or "Name" in one.grammemes for one in parses) and (end := SHAPE.search(word)):
        return ENDINGS[end[1]]  # «Рыбин» is a surname for all that the dictionary knows fish by it
    named = [one for one in parses if {"Surn", "Name", "Patr"} & set(one.grammemes)] or parses
    return frozenset(str(one.case) for one in named if one.case and "plur" not in one)
