"""Of which people a number is: of all who came to all that was held, or of those of one event, of a club, of a site."""

from __future__ import annotations

from collections.abc import Sequence

from models.claims.nouns import Sort, noun_at
from models.claims.phrases import Phrase
from models.claims.scope import participates
from models.claims.tokens import Kind, Piece, is_adjective, is_noun
from models.plan.lemmas import lemma
from models.plan.words import word_set

_TOTAL = ("всего", "итого", "общее", "общий", "общая", "суммарно", "году", "год", "период")
_EVERYWHERE = word_set(
    "год период течение мероприятие целое район муниципалитет территория центр площадка учреждение итог сложность "
    "результат количество число рамка работа область сегмент участие"
)
"""What may stand after «в» and «на» of what is told of the whole: «в 2025 году», «в мероприятиях», «в районах»."""
_ALL_EVENTS = ("всех", "все", "наших", "проведен", "этих", "данных", "организован", "указан", "перечислен")
_ONE_EVENT = ("мероприятии", "мероприятие", "мероприятием", "мероприятию")
_OTHERS = ("курс", "квалификац", "клуб", "групп", "сайт", "чат", "телефон", "обратил", "опрош", "аттестац", "подписчик")
_FROM = ("с", "со", "из", "от", "до", "у", "при", "по", "к", "ко", "для", "на", "без")
_NEAR = 4  # words in which a noun stands after its preposition


def came_to_all(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """Did these people come to all that was held? Not when an event, a kind of them or a title is named beside, nor
    when it is said from where they came."""
    anybody = phrase.noun.sort is Sort.ANYBODY
    if not participates(tokens) and not (anybody and is_total(tokens)):
        return False
    if any(token.kind in (Kind.TITLE, Kind.DATE) or token.word.startswith(_OTHERS) for token in tokens):
        return False
    following = tokens[phrase.end] if phrase.end < len(tokens) else None
    if following is not None and following.kind is Kind.WORD and following.word in _FROM:
        return False
    events = [at for at, token in enumerate(tokens) if "мероприят" in token.word]
    if not all(_are_all(tokens, at) for at in events) or _names_a_kind(tokens) or elsewhere(tokens):
        return False
    if not anybody:
        return bool(events) or not any(token.word.startswith("посет") for token in tokens)
    told_of = any(token.word.startswith(("участник", "посещени", "охват")) for token in tokens)
    return is_total(tokens) and (bool(events) or told_of)


def is_total(tokens: Sequence[Piece]) -> bool:
    """Does the sentence speak of a whole: «всего», «за год», «в 2025 году»?"""
    return any(token.kind is Kind.YEAR or token.is_word(*_TOTAL) for token in tokens)


def elsewhere(tokens: Sequence[Piece]) -> bool:
    """Is a place or an occasion named that is not all of them: «на семинарах», «в акции», «в библиотеки»?"""
    named = (_noun_after(tokens, at) for at, token in enumerate(tokens) if token.is_word("в", "во", "на"))
    return any(noun and lemma(noun) not in _EVERYWHERE for noun in named)


def _noun_after(tokens: Sequence[Piece], at: int) -> str:
    """The noun of a preposition, adjectives passed over; empty where it has none."""
    for token in tokens[at + 1 : at + 1 + _NEAR]:
        if token.kind is not Kind.WORD:
            return ""
        if is_noun(token.word):
            return token.word
        if not is_adjective(token.word):
            return ""
    return ""


def _are_all(tokens: Sequence[Piece], at: int) -> bool:
    """«В мероприятиях центра»; not «в онлайн-мероприятиях», «в районных», «в 12», «в мероприятиях ко Дню матери»."""
    if tokens[at].word in _ONE_EVENT or "-" in tokens[at].word:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.kind is Kind.NUMBER:
        return False
    described = before is not None and before.kind is Kind.WORD and is_adjective(before.word)
    if before is not None and described and not before.word.startswith(_ALL_EVENTS):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or following.word not in _FROM


def _names_a_kind(tokens: Sequence[Piece]) -> bool:
    found = (noun_at(tokens, at) for at in range(len(tokens)))
    return any(one is not None and one[0].sort is Sort.ACTIVITY for one in found)
