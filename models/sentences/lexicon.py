"""The field's words as hurried people write them: every form, abbreviations, slips of the pen."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from models.plan.words import word_set
from models.privacy.words import dictionary

FIELD = word_set("""
семинар практикум лекция лекторий тренинг занятие стажировка конференция фестиваль курс квалификация совещание
заседание консилиум выезд поездка командировка мониторинг диагностика соглашение супервизия супервизор консультация
публикация статья праздник беседа методсовет гостиная встреча собрание планерка утренник концерт проект клуб вебинар
листовка буклет памятка брошюра сборник методичка материал копилка
куратор специалист педагог учитель воспитатель преподаватель опекун попечитель усыновитель ребенок подросток школьник
ученик воспитанник старшеклассник выпускник волонтер доброволец участник слушатель человек родитель опека психолог
методист логопед юрист юрисконсульт соцпедагог соцработник представитель администрация муниципалитет
протокол регистрация фотоотчет фотография сценарий конспект сертификат отзыв справка диплом папка
мастер-класс круглый буллинг выгорание сигнал семья возврат пункт план срок отчет
понедельник вторник среда четверг пятница суббота воскресенье неделя
январь февраль апрель июнь июль август сентябрь октябрь ноябрь декабрь
провести пройти состояться перенести отметить удалить запись описание март нужный консультирование дистанционно онлайн
""")
"""Words that are looked for when something was misspelled."""
ALWAYS = word_set("вчера сегодня завтра позавчера послезавтра онлайн дистанционно срочно сколько помощь когда")
_MASCULINE = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_FEMININE = ("я", "и", "ю", "ей", "и", "и", "й", "ям", "ями", "ях")
_UNKNOWN = {
    "вебинар": _MASCULINE,
    "буллинг": _MASCULINE,
    "зум": _MASCULINE,
    "соцпедагог": (*_MASCULINE, "и"),
    "соцработник": (*_MASCULINE, "и"),
    "методсовет": _MASCULINE,
    "фотоотчет": _MASCULINE,
    "супервизор": _MASCULINE,
    "супервизия": _FEMININE,
    "психодиагностика": (),
}
"""Words that the dictionary lacks, with the ends that they take."""
_SHORT = {
    "сем": "семинар", "сем-р": "семинар", "семин": "семинар", "пед": "педагог", "педы": "педагог", "педов": "педагог",
    "педаг": "педагог", "кур": "куратор", "куры": "куратор", "кураторша": "куратор", "курат": "куратор",
    "спец": "специалист", "спецы": "специалист", "спецов": "специалист", "спец-в": "специалист", "спец-т": "специалист",
    "спеца": "специалист", "суперв": "супервизия", "супервиз": "супервизия", "супер-я": "супервизия",
    "супер-ия": "супервизия", "супервиза": "супервизия", "супервизу": "супервизия", "суперв-я": "супервизия",
    "конс": "консультация", "конс-я": "консультация", "конс-ия": "консультация", "консульт": "консультация",
    "консульт-я": "консультация", "совещ": "совещание", "совещ-е": "совещание",
    "сов-е": "совещание", "совещ-ие": "совещание", "прот": "протокол", "проток": "протокол", "пр-л": "протокол",
    "кр": "круглый", "кругл": "круглый", "обл": "областной", "рег": "региональный", "муниц": "муниципальный",
    "чел": "человек", "челов": "человек", "человека": "человек", "чел-к": "человек", "люди": "человек",
    "экз": "экземпляр", "экз-в": "экземпляр", "шт": "штука", "штук": "штука", "р-н": "район", "р-он": "район",
    "р-не": "район", "р-на": "район", "мк": "мастер-класс", "м-к": "мастер-класс", "м/к": "мастер-класс",
    "мастеркласс": "мастер-класс", "дет": "ребенок", "детки": "ребенок", "деток": "ребенок", "детишки": "ребенок",
    "детишек": "ребенок", "ребята": "ребенок", "ребят": "ребенок", "ребятишки": "ребенок", "ребятишек": "ребенок",
    "род": "родитель", "родит": "родитель", "восп": "воспитатель", "воспит": "воспитатель", "учит": "учитель",
    "вол": "волонтер", "волонт": "волонтер", "инд": "индивидуальный", "индив": "индивидуальный",
    "индивид": "индивидуальный", "групп": "групповой", "дист": "дистанционно", "преп": "преподаватель",
    "псих": "психолог", "юр": "юридический", "метод": "методический", "прием": "приемный", "замещ": "замещающий",
    "издали": "издать", "отч": "отчет", "онл": "онлайн", "реб": "ребенок", "скок": "сколько", "сохр": "сохранить",
    "зан": "занятие", "кол-во": "количество", "кол-ва": "количество", "тел": "телефон", "тлф": "телефон",
    "вебин": "вебинар", "веб-р": "вебинар", "веб": "вебинар",
    "че": "что", "чо": "что", "тренин": "тренинг", "тр-г": "тренинг", "занят": "занятие",
    "меропр": "мероприятие", "мер-е": "мероприятие", "мер-ие": "мероприятие", "мероп": "мероприятие",
    "листов": "листовка", "букл": "буклет", "памят": "памятка", "фотки": "фото", "фоток": "фото", "фотка": "фото",
    "фотографии": "фото", "фотография": "фото", "снимки": "фото", "снимок": "фото", "фото-отчет": "фотоотчет",
    "zoom": "зум", "скайп": "зум", "skype": "зум", "телемост": "зум", "вкс": "зум", "видеосвязь": "зум",
    "видеосвязи": "зум", "видеоконференция": "зум", "видеоконференцсвязь": "зум", "видеоконференцсвязи": "зум",
    "видеоконференцсвязью": "зум", "видеосвязью": "зум", "детишками": "ребенок", "детишкам": "ребенок",
    "детками": "ребенок", "деткам": "ребенок", "ребятами": "ребенок", "ребятам": "ребенок", "ребятишками": "ребенок",
    "онлаин": "онлайн", "он-лайн": "онлайн", "online": "онлайн",
    "оффлайн": "офлайн", "офф-лайн": "офлайн", "offline": "офлайн", "дистант": "дистанционно",
    "дистанте": "дистанционно", "удаленно": "дистанционно", "дистанционный": "дистанционно", "пож": "пожалуйста",
    "пжл": "пожалуйста", "плиз": "пожалуйста", "специал": "специалист",
    "подр": "подросток", "вып": "выпускник", "школ": "школьник", "уч-ся": "ученик", "учащиеся": "ученик",
    "учащихся": "ученик", "обучающиеся": "ученик", "обучающихся": "ученик", "обучающимися": "ученик",
    "учащимися": "ученик", "классрук": "учитель", "классруки": "учитель", "классруков": "учитель",
    "замдиректора": "специалист", "соцпед": "соцпедагог", "соцпедов": "соцпедагог", "соцпеды": "соцпедагог",
    "кдн": "кдн", "окр": "округ", "инф": "информационный", "опек": "опекун",
    "лекц": "лекция", "конф": "конференция", "стаж": "стажировка", "диагн": "диагностика",
    "выезж": "выезд", "сов": "совещание", "зас": "заседание", "засед": "заседание", "встр": "встреча",
    "учителя": "учитель", "пришли": "прийти", "всего": "всего", "дошли": "дойти", "вышла": "выйти",
    "кв": "квартал", "п/п": "пункт", "п": "п", "пед-в": "педагог", "пед-г": "педагог", "кур-в": "куратор",
    "ф/о": "фотоотчет", "л/рег": "лист регистрация", "опис": "описание", "отз": "отзыв", "сцен": "сценарий",
    "консп": "конспект", "мат-лы": "материал", "выст": "выступление", "б/прот": "без протокол", "б/п": "без протокол",
    "чл": "член", "адм": "администрация", "мун": "муниципалитет", "раб": "рабочий", "секр": "секретарь",
    "треб": "требоваться", "пам": "памятка", "бр": "брошюра", "очн": "очно", "ок": "около", "скока": "сколько",
    "каг": "как", "разд": "раздать", "вт": "вторник", "предст-ль": "представитель",
    "публик": "публикация", "сегодн": "сегодня", "диагност": "диагностика", "логоп": "логопед", "стажир": "стажировка",
    "перен": "перенести", "отм": "отметить", "мальч": "мальчик", "провед": "провести", "проведен": "провести",
    "семинар-практ": "семинар-практикум", "сем-практ": "семинар-практикум", "сем-р-практ": "семинар-практикум",
    "криз": "кризисный", "супер-визия": "супервизия", "нету": "нет",
    "пед-ов": "педагог", "кур-ов": "куратор", "курат-в": "куратор", "проф": "профилактика",
}  # fmt: skip
_KEYS = str.maketrans({"о": "а", "е": "и", "я": "и", "э": "и", "ы": "и", "й": "и", "ю": "у", "г": "к", "д": "т",
                       "б": "п", "в": "ф", "з": "с", "ж": "ш", "щ": "ш", "ь": None, "ъ": None})  # fmt: skip
SHORTEST_SLIP = 5
"""Letters of the shortest word that may be misspelled: of shorter ones too many are near."""


@cache
def forms() -> dict[str, str]:
    """Every form of the field's words by the word itself."""
    found = dict(UNKNOWN_FORMS)
    for word in FIELD | ALWAYS:
        if word in _UNKNOWN:
            continue
        found[word] = word
        for parse in dictionary().parse(word):
            if parse.normal_form.replace("ё", "е") == word:
                found |= {form.word.replace("ё", "е"): word for form in parse.lexeme if len(form.word) > 3}
    return found


def stem_of(word: str) -> str:
    """«супервизия» without its last letter, «вебинар» whole."""
    return word.removesuffix("я")


UNKNOWN_FORMS = {stem_of(word) + end: word for word, ends in _UNKNOWN.items() for end in ends}
"""Every form of the words that the dictionary lacks, by the word itself."""


def sound(word: str) -> str:
    """What words that sound alike have in common: «педогог» and «педагог», «тренинк» and «тренинг»."""
    return "".join(letter for letter, _ in groupby(word.translate(_KEYS)))


@cache
def _sounds() -> dict[str, str]:
    """Forms by their sound, and by their sound without any one letter."""
    near: dict[str, str] = {}
    exact: dict[str, str] = {}
    for form in forms():
        if len(form) >= SHORTEST_SLIP:
            exact.setdefault(sound(form), form)
            for less in _less(sound(form)):
                near.setdefault(less, form)
    return near | exact


def _less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@lru_cache(maxsize=16_384)
def is_known(word: str) -> bool:
    """Whether the dictionary or the field's own list has the word."""
    return word in forms() or word in _SHORT or bool(dictionary().word_is_known(word))


@lru_cache(maxsize=16_384)
def mended(word: str) -> str:
    """The form of a word of the field that a misspelled one was meant to be; the word itself when there is none."""
    if len(word) < SHORTEST_SLIP or is_known(word) or "-" in word:
        return word
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    if meant := next((one for one in swapped if one in forms()), ""):
        return meant  # «тренниг»
    key = sound(word)
    tried = (key, *_less(key)) if len(key) >= SHORTEST_SLIP else (key,)
    return next((found for one in tried if (found := _sounds().get(one)) and _alike(word, found)), word)


def _alike(word: str, other: str) -> bool:
    """They begin alike or are long enough, and differ by two letters in length at most."""
    return abs(len(word) - len(other)) <= 2 and (sound(word)[:1] == sound(other)[:1])


@lru_cache(maxsize=16_384)
def base(word: str) -> str:
    """The dictionary form, «е» for «ё»: of an abbreviation the word's it stands for, of a slip of the one meant."""
    if word in _SHORT:
        return _SHORT[word]
    if word in forms():
        return forms()[word]
    if not dictionary().word_is_known(word):
        meant = mended(word)
        if meant != word:
            return forms()[meant]
        if whole := _contracted(word):
            return whole
        head, _, last = word.rpartition("-")
        if head and (last in forms() or dictionary().word_is_known(last)):
            return f"{head}-{base(last)}"
    return str(dictionary().parse(word)[0].normal_form).replace("ё", "е")


@lru_cache(maxsize=4_096)
def _contracted(word: str) -> str:
    """The word of the field of which the first and the last letters are left: «конс-ция», «кур-ров»."""
    head, _, tail = word.partition("-")
    if len(head) < 3 or not 0 < len(tail) <= 4:
        return ""
    meant = {own for form, own in forms().items() if form.startswith(head) and form.endswith(tail)}
    return meant.pop() if len(meant) == 1 else ""


def is_cut(word: str) -> bool:
    """Whether the word is an abbreviation, whose full stop ends no sentence."""
    return word in _SHORT


@lru_cache(maxsize=4_096)
def spelled(word: str) -> str:
    """What a word cut with a full stop begins, when one word of the field alone begins so: «консил.»."""
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 4 or word in FIELD:
        return ""
    begun = {other for other in FIELD if other.startswith(word)}
    return begun.pop() if len(begun) == 1 else ""
