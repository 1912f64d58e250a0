"""What a sentence says of a word that may be a name: «с Юрой», «у ивановой», «Надежда одна воспитывает»."""

import re

from models.privacy.kinship import is_kin
from models.privacy.staff import ACTS
from models.privacy.vocabulary import ABSTRACT, GEO, PLACELIKE, PLURAL_SURNAME, SINGULAR_SURNAME, SURNAME, TOWNS
from models.privacy.word import Word
from models.privacy.words import first_forms, more_names, readings, shy_names, tags

WHERE = frozenset({"в", "во", "из", "на", "до", "под", "за", "по"})
SAYING = frozenset({"VERB", "INFN", "GRND", "PREP", "PRTS"})
"""What is said of people by name."""
LIFE = re.compile(
    r"беременн?а|пь[её]т|выпивает|родила|рожает|плачет|бо(?:ится|леет)|спит|сбежала?|прогуливает|вору?ет|кур(?:ит|ила?)"
    r"|уехала?|приехала?|пропала?|ушла|уш[её]л|умер(?:ла)?|хамит|кричит|бь[её]т|болен|больна|дома|жив[её]т|устала?"
    r"|сидит|работает|учится|состоит|воспитывает|просит|звонит|жалуется|ходит|посещает|пропускает|дер[её]тся|говорит|молчит"
    r"|(?:по)?просил[аи]?|(?:по)?звонил[аи]?|обратил(?:ся|ась)|обращал(?:ся|ась)|отказал(?:ся|ась)|сообщила?|сказала?"
    r"|рассказала?|пожаловал(?:ся|ась)|подрал(?:ся|ась)|прив[её]л|привела|забрала?|оформила?|пропустила?|посетила?"
    r"|драл(?:ся|ась)|разговаривает|обижен[а]?|бегает|прячется|грубит|матерится|вр[её]т|сбегает|заикается"
    r"|рисует|дружит|хочет|боялась|плакала?|жила|живут|пил[аи]?|запила?|заболела?|лежит"
)
"""What is said of people alone; a programme or a ministry does other things."""
PARTICLES = frozenset({
    "не", "одна", "один", "сам", "сама", "опять", "снова", "больше", "уже", "часто", "всё", "все", "ещё", "тоже",
    "вчера", "сегодня", "теперь", "пока", "очень", "много", "давно", "нигде", "постоянно", "регулярно", "сильно",
})  # fmt: skip
"""What may stand between somebody and what they do."""
STATE = re.compile(
    r"сизо|запое|больнице|уч[её]те|розыске|приюте|колонии|тюрьме|декрете|садике|интернате|детдоме|вахте|реанимации|побеге|роддоме"
    r"|диспансере|полиции|психушке|вич|вшу|пдн"
)
"""«Рыжиков в СИЗО»: where people are."""
TO_WHOM = re.compile(
    r"(?:по|пере|до|со)?звон\w+|сказа\w+|помо[гщчж]\w+|переда\w+|навести\w+|навеща\w+|забра\w+|забира\w+|отда\w+"
    r"|прив[её]?[лзв]\w+|уговор\w+|встрети\w+|вызва\w+|спроси\w+|увез\w+|бь[её]т|избил\w?|обижа\w+|жале\w+|искали?|нашли"
)
"""What is done to people: «позвонить насте»."""
OF_WHOM = frozenset({"у", "к", "от", "с", "со", "для", "без", "о", "про"})
OWNED = re.compile(r"[а-яё]{3,}(?:[оеё]в|[иы]н)(?:ой|ым|у|а)")
UNKNOWN_SURNAME = re.compile(r"[а-яё]{3,}(?:[оеё]в|[иы]н)(?:у|ой|ым|ых|ыми)|[а-яё]{4,}ич(?:а|у|ем|е)")
"""A surname in another case than the first, that the dictionary does not know: «навестили Тимошину»."""


def is_done(verb: str) -> bool:
    act = tags(verb)[0]
    return bool(act.POS == "VERB" and act.number == "sing" and act.mood != "impr")


def in_a_sentence(text: str, words: list[Word], n: int) -> bool:
    """«с Юрой», «ждём Веру», «навестили Тимошину»: the capital within a sentence makes a name of another word too,
    unless it says where, or what a thing is called («клуб Надежда»)."""
    if n == 0 or text[words[n - 1].end : words[n].start] != " " or words[n - 1].low in WHERE:
        return False
    said = tags(words[n - 1].low)[0].POS
    if said not in SAYING:
        return False
    word = words[n]
    if word.may_be_name:
        return word.low in more_names() or readings(word.low).name >= 0.1
    read = readings(word.low)
    if said in ("VERB", "PRTS") and read.surname >= 0.3 and read.place < 0.2 and SURNAME.fullmatch(word.low):
        return not PLACELIKE.fullmatch(word.low)
    if (
        said == "VERB"
        and not ACTS.fullmatch(words[n - 1].low)
        and read.place < 0.5
        and SINGULAR_SURNAME.fullmatch(word.low)
        and not word.low.endswith("ом")
    ):
        return not PLACELIKE.fullmatch(word.low)  # «Куда делся Хлыстов»
    return bool(UNKNOWN_SURNAME.fullmatch(word.low)) and not read.known


def hers(text: str, words: list[Word], n: int) -> bool:
    """«у ивановой, дверь не открыла», «По Дроздовой: суд», «дело Карповой»: the dictionary takes such a surname for an
    adjective as likely, and an adjective has its noun right behind it."""
    word = words[n]
    if n == 0 or text[words[n - 1].end : word.start] != " ":
        return False
    if word.capital and word.low.endswith(("их", "ых")) and words[n - 1].low in OF_WHOM - {"с", "со"}:
        return _is_whole(text, words, n)  # «у Седых долги»
    if not OWNED.fullmatch(word.low):
        return False
    read, before = readings(word.low), words[n - 1]
    if (
        read.noun > 0.5
        or read.place > 0.5
        or before.low in WHERE - {"по"}
        or GEO.match(before.low)
        or (before.capital and n > 1)
    ):
        return False
    if read.surname < 0.5 and not word.capital:
        return False
    if word.low.endswith("а") and before.low not in {"у", "с", "от", "для", "без"}:
        return False
    behind = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
    if behind is not None and (tags(behind.low)[0].POS in ("NOUN", "ADJF") or not word.capital):
        agrees = _agree(word.low, behind.low)
        return word.capital and not GEO.match(behind.low) and (behind.capital or not agrees)
    return word.capital or before.low in OF_WHOM


def _agree(word: str, behind: str) -> bool:
    """Whether the second may be the noun that the first, read as an adjective, describes."""
    genders = ("femn",) if word.endswith("ой") else ("masc", "femn", "neut")
    return any(
        one.case == two.case and one.gender == two.gender and one.gender in genders
        for one in tags(word)
        for two in tags(behind)
    )


def _is_whole(text: str, words: list[Word], n: int) -> bool:
    """Whether an adjective has no noun in its case right behind it: it is a name then."""
    if n + 1 == len(words) or text[words[n].end : words[n + 1].start] != " ":
        return True
    behind = tags(words[n + 1].low)[0]
    return not (behind.POS in ("NOUN", "ADJF", "PRTF") and behind.number == "plur" and behind.case in ("gent", "loct"))


def does(text: str, words: list[Word], n: int) -> bool:
    """«Глухова не пускает», «Оразгуль с детьми приехала»: whoever has children, or does what people do, is somebody."""
    word, follower = words[n], words[n + 1]
    read = readings(word.low)
    placelike = PLACELIKE.fullmatch(word.low) and word.low not in more_names()
    if not word.capital or (word.abbreviation and len(word.text) < 5) or placelike or TOWNS.fullmatch(word.low):
        return False
    third = words[n + 2] if n + 2 < len(words) and text[follower.end : words[n + 2].start] == " " else None
    whose = words[n + 3].low if third is not None and third.low in ("её", "ее", "его") and n + 3 < len(words) else ""
    with_kin = (
        follower.low in ("с", "со", "и") and third is not None and is_kin(whose or third.low) and not third.capital
    )
    if third is not None and follower.low in ("в", "на") and STATE.fullmatch(third.low):
        return word.low in first_forms() or bool(SINGULAR_SURNAME.fullmatch(word.low))
    if word.low in shy_names() and read.place < 0.5:
        acts = third if follower.low in PARTICLES and third is not None else follower
        does = bool(LIFE.fullmatch(acts.low))  # «Вика пропала», «Надежда одна воспитывает»
        return does or (word.low not in ABSTRACT and word.low in first_forms() and is_done(acts.low))
    if word.low.endswith(("их", "ых")) and read.adjective > 0.9:
        return is_done((third if follower.low in PARTICLES and third else follower).low)  # «Седых не открыла»
    if PLURAL_SURNAME.fullmatch(word.low) and read.noun + read.place < 0.5:
        acts = tags(follower.low)[0]
        return bool(acts.POS == "VERB" and acts.number == "plur")
    if not read.known and word.low.endswith(("ская", "ский", "цкая", "цкий")):
        return is_done((third if follower.low in PARTICLES and third else follower).low)  # «Дроздовская не пускает»
    if not read.known and len(word.text) > 3 and "-" not in word.text:
        return with_kin or bool(LIFE.fullmatch(follower.low))
    if with_kin and SURNAME.fullmatch(word.low) and read.noun + read.place < 0.5:
        return True
    if not (read.surname > 0.3 and read.noun < 0.5 and SURNAME.fullmatch(word.low)):
        return False
    acts = tags(third.low if follower.low in ("не", "снова", "опять") and third is not None else follower.low)[0]
    return with_kin or bool(acts.POS == "VERB" and acts.number == "sing")
