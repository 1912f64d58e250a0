"""What a cell looks like: a deadline, people, a count, a paper. Enough to see that columns are swapped.

This is not the deadline's reading (`models.deadlines`): it only tells a deadline from a person or a title.
"""

from __future__ import annotations

import re
from enum import StrEnum

from models.plan.responsibles import looks_like_people as looks_like_people
from models.plan.words import fold


class Likeness(StrEnum):
    DATED = "dated"  # names a month, a quarter, a date, a period
    PHRASE = "phrase"  # «по запросу», «по плану работы сегмента»


_MONTH = re.compile(
    r"(?:янв(?:ар[а-я]{0,2})?|фев(?:р(?:ал[а-я]{0,2})?)?|мар(?:т[ае]?)?|апр(?:ел[а-я]{0,2})?|ма[йяею]|"
    r"июн[ьяею]?|июл[ьяею]?|авг(?:уст[ае]?)?|сен(?:т(?:ябр[а-я]{0,2})?)?|окт(?:ябр[а-я]{0,2})?|"
    r"ноя(?:бр[а-я]{0,2})?|дек(?:абр[а-я]{0,2})?)"
)
_PERIOD = re.compile(
    r"(?:кв|квартал\w*|ежеквартальн\w*|поквартальн\w*|полугоди\w*|месяц\w*|мес|ежемесячн\w*|помесячн\w*|"
    r"ежегодн\w*|еженедельн\w*|ежедневн\w*|недел\w*|декад[аыеу]?|весн[аыео]й?|лет[оа]м?|осен[ьи]ю?|зим[аыео]й?|"
    r"понедельник\w*|вторник\w*|сред[ауы]|четверг\w*|пятниц\w*|суббот\w*|воскресень\w*|постоянно|регулярно|"
    r"систематически|непрерывно|каникул\w*)"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|20\d\d-\d\d-\d\d")
_FILLER = re.compile(
    r"в|во|на|с|со|по|до|к|ко|и|или|не|за|раз[а]?|кажд\w+|перв\w+|втор\w+|трет\w+|четверт\w+|последн\w+|"
    r"один|одного|два|две|три|четыре|позднее|позже|ранее|течени[еия]|конц[аеу]?|конец|начал[аоеу]|середин\w+|"
    r"день|дня|дней|дн|рабоч\w+|числ[аоу]|г|гг|год[ауы]?|году|годов|текущ\w+|следующ\w+|отчетн\w+|учебн\w+|"
    r"календарн\w+|весь|всего|всей|период\w*|примерно|ориентировочно|дат[аы]|предварительно|срок\w*|ноч\w+|"
    r"[ivx]{1,4}|[іпш]{1,4}|\d{1,4}|ый|ой|го|й|я|е|х|ти|ого|между|после|перед|под"
)
_TOKEN = re.compile(r"20\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|\d+|[a-zа-яі]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_WHOLE_YEAR = re.compile(
    r"(?:в|на|во)\s+(?:протяжени[ие]|течени[еия]|период)|весь\s+(?:год|период)|"
    r"(?:раз\w*|дважды|трижды)\s+(?:в|за)\s+\S*\s*(?:год|полугоди|квартал|месяц|недел)|"
    r"круглый год|кругл\w*годично|\d\s+числ[ао]"
)
_PHRASE = re.compile(
    r"^(?:по\s+(?:мере|план\w*|график\w*|запрос\w*|заявк\w*|заявлени\w*|согласовани\w*|необходимости|требовани\w*|"
    r"договоренност\w*|отдельн\w+|факту|итогам|приглашени\w*|обращени\w*|поступлени\w*|особому|утвержденн\w+|"
    r"календарн\w+|расписани\w*|назначени\w*|результатам|окончани\w*|завершени\w*|индивидуальн\w+|потребност\w*|"
    r"совместн\w+|дополнительн\w+|положени\w*)|при\s+(?:поступлении|наличии|необходимости|возможности|обращении|"
    r"выявлении|возникновении)|согласно\s+\w*\s*(?:план|график|приказ|положени|расписани|заявк|запрос)\w*|"
    r"в\s+соответствии\s+с\s+\w*\s*(?:план|график|приказ|положени|расписани)\w*|(?:дата|сроки?)\s+уточня\w*|"
    r"в\s+(?:каникулы|день|дни|рабочем порядке|установленные)|до\s+(?:начала|окончания)|"
    r"после|за\s+\d+\s+дн)\b"
)
_COUNT = re.compile(
    r"^(?:(?:не менее|не более|не меньше|не больше|от|до|более|менее|свыше|около|порядка|примерно|по|"
    r">=?|≥|<=?|≤)\s+)?"
    r"\d+(?:\s?\d{3})*(?:\s*-\s*\d+)?\+?\s*(?:%|[а-я]{1,14}\.?)?(?:\s+[а-я]{3,14})?\.?$"
)
_EVIDENCE = re.compile(
    r"^[^а-я]*(?:протокол|лист|фото|видео|сценари|отчет|конспект|методическ|информационн|сертификат|публикаци|"
    r"описани|отзыв|справк|журнал|буклет|листовк|памятк|брошюр|сборник|стать|анкет|приказ|акт\b|договор|соглашени|"
    r"материал|программ|презентаци|план\b|банк|свод|диплом|печатн|электронн|доклад|продукт|совещани|семинар|"
    r"консультаци|диагностик|вебинар|тренинг|фестивал|выезд|заявк|методичк|разработк|рекомендаци|аналитическ)"
)
_NUMBER = re.compile(
    r"(?:п\.?\s*|№\s*|n\s*)?(?:\d{1,4}(?:\s*[.\-]\s*\d{1,3}){0,4}|[ivxі]{1,6}(?:\.\d{1,3}){0,3}|[а-яa-z])"
    r"\s*[.)]*(?:\s?[а-я])?[.)]*"
)


def deadline_likeness(text: str) -> Likeness | None:
    """How a cell looks like a deadline, or None. Brackets count only when nothing stands outside of them."""
    folded = fold(text).strip(" .,;:")
    if not folded or len(folded) > 200:
        return None
    bare = _BRACKETS.sub(" ", folded).strip(" .,;:") or folded.strip("() ")
    if _is_dated(bare):
        return Likeness.DATED
    return Likeness.PHRASE if _PHRASE.match(bare) else None


def _is_dated(text: str) -> bool:
    if _MONTH.fullmatch(text.replace(" ", "")):  # «Сентябр ь»: a word broken by a PDF
        return True
    tokens = _TOKEN.findall(text)
    if not any(map(_is_core, tokens)) and not _WHOLE_YEAR.search(text):
        return False
    known = sum(_is_core(token) or bool(_FILLER.fullmatch(token)) for token in tokens)
    return known >= 0.6 * len(tokens)


def _is_core(token: str) -> bool:
    return bool(_MONTH.fullmatch(token) or _PERIOD.fullmatch(token) or _is_date(token))


def _is_date(token: str) -> bool:
    """«15.03» and «15.03.2026» are dates, «10.00» is a time."""
    if not _DATE.fullmatch(token):
        return False
    if "-" in token:
        return True
    day, month = (int(part) for part in token.split(".")[:2])
    return 1 <= day <= 31 and 1 <= month <= 12


def looks_like_deadline(text: str) -> bool:
    return deadline_likeness(text) is not None


def names_time(text: str) -> bool:
    """Is a month, a period or a date named somewhere, among whatever other words?"""
    return any(map(_is_core, _TOKEN.findall(fold(text))))


def only_fills(text: str) -> bool:
    """«текущего года», «2026»: words of a deadline, and no time named by them."""
    tokens = _TOKEN.findall(fold(text))
    return bool(tokens) and all(_FILLER.fullmatch(token) and not _is_core(token) for token in tokens)


def looks_like_count(text: str) -> bool:
    return bool(_COUNT.match(fold(text)))


def looks_like_evidence(text: str) -> bool:
    return bool(_EVIDENCE.match(fold(text)))


def looks_like_number(text: str) -> bool:
    """«11.», «1.3.4.», «IV», «№ 5», «2а», «б)»."""
    return bool(_NUMBER.fullmatch(fold(text)))
