"""One word as typed → tokens of the vocabulary: look-alike letters, Roman numerals, glued prepositions,
typos.

Typos are corrected only against the closed vocabulary, only in words of five letters or more, by one
mistake (two in
words of ten letters), and only when every nearest word means the same; in shorter words only a letter
typed twice or
two neighbours swapped. June and July, one letter apart, are never corrected by distance.
"""

import re
from functools import lru_cache

from models.deadlines.distance import distance
from models.deadlines.tokens import ABBREVIATION, GENITIVE, PLURAL, Token
from models.deadlines.tokens import TokenKind as T
from models.deadlines.vocabulary import VOCABULARY

_LATIN = re.compile(r"[a-zіїјѕ]")
_LOOKS_LIKE = str.maketrans("aeopcxykmtibhunrіј", "аеорсхукмтиьнипгиј")
_LOOKS_LIKE_CAPITALS = str.maketrans("aeopcxykmtibhunrіј", "аеорсхукмтивнипгиј")

_ROMAN_LETTERS = str.maketrans({"і": "i", "ι": "i", "l": "i", "п": "ii", "ш": "iii", "у": "v", "y": "v", "х": "x"})
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
    "xii": 12,
}  # fmt: skip
_ROMAN_WORD = re.compile(r"[пш]|п[iіl]|[iіιlvx]+[уyх]?")
_ROMAN_GLUED = re.compile(r"([пш]|[iіιlvx]+у?)(кв\w*|пол\w*|декад\w*)")

_GLUED = {
    "разв": "раз в",
    "разав": "раза в",
    "втечение": "в течение",
    "втечении": "в течение",
    "втеч": "в течение",
}
_GLUED_TO = {
    T.FLOW, T.YEAR_WORD, T.MONTH_WORD, T.WEEK_WORD, T.QUARTER_WORD, T.HALF_WORD,
    T.ASK, T.PLAN,
    T.LATER, T.LESS, T.PART, T.SEASON,
}  # fmt: skip
_PREPOSITIONS = ("в", "во", "до", "к", "ко", "с", "со", "по", "не")

# «июнь» and «июль»; «средаа» is no «средам»
_TOO_NEAR = {(T.MONTH, 6), (T.MONTH, 7), (T.WEEKDAY, 3)}
_ONE_LETTER_WORDS = "вскио"
_SHORTEST_TYPO, _SHORTEST_TARGET, _SHORTEST_TWICE = 5, 6, 10
_NEVER_CORRECTED = {
    T.ORD, T.CARD, T.EVENT, T.FORMAT, T.WORKDAYS, T.HOLDING, T.ROUGHLY, T.CASE,
    T.NEED,
    T.WORKING, T.EARLIER, T.THEN, T.AT_ONCE, T.LAST, T.WILL, T.SET, T.TO_BE_SET,
}  # fmt: skip


@lru_cache(maxsize=4096)
def known(word: str) -> tuple[Token, ...]:
    """The tokens of a word written in right or look-alike letters; nothing when it is not in the
    vocabulary.
    """
    if found := VOCABULARY.get(word):
        return (found,)
    if _ROMAN_WORD.fullmatch(word) and (n := _ROMAN.get(word.translate(_ROMAN_LETTERS))):
        return (Token(T.ROMAN, word, n),)
    if _LATIN.search(word):
        for letters in (_LOOKS_LIKE, _LOOKS_LIKE_CAPITALS):
            if found := VOCABULARY.get(word.translate(letters)):
                return (found,)
    return ()


@lru_cache(maxsize=4096)
def corrected(word: str) -> tuple[Token, ...]:
    """The tokens of an unknown word: glued to another, mistyped, or a WORD that stays unknown."""
    if parts := _unglued(word):
        return parts
    if _LATIN.search(word):
        word = word.translate(_LOOKS_LIKE)
    near = _slipped(word) or _nearest(word)
    return (near,) if near else (Token(T.WORD, word),)


def _unglued(word: str) -> tuple[Token, ...]:
    if word in _GLUED:
        return tuple(VOCABULARY[part] for part in _GLUED[word].split())
    if match := _ROMAN_GLUED.fullmatch(word):
        numeral, noun = known(match[1]), known(match[2])
        if numeral and noun:
            return numeral + noun
    for preposition in _PREPOSITIONS:
        rest = VOCABULARY.get(word.removeprefix(preposition)) if word.startswith(preposition) else None
        if rest and _may_be_glued(preposition, rest):
            return (VOCABULARY[preposition], rest)
    return ()


def _may_be_glued(preposition: str, rest: Token) -> bool:
    if len(rest.form) < 3:
        return False
    if rest.kind is T.MONTH:
        # «смарт» is no «с марта»
        return rest.more == GENITIVE if preposition in ("с", "со", "до") else rest.more == ()
    if rest.kind is T.WEEKDAY:
        return preposition == "по" and rest.more == PLURAL
    return rest.kind in _GLUED_TO


def _slipped(word: str) -> Token | None:
    """The one word of ours in which a letter was typed twice or two neighbours swapped, however short it is.

    No letter is changed, so March and May may be corrected this way: «мартт», «мрат», «маая».
    """
    found = set()
    for place in range(1, len(word)):
        one, other = word[place - 1], word[place]
        if one == other:
            found.add(VOCABULARY.get(word[:place] + word[place + 1 :] if len(word) > 3 else ""))
        elif len(word) > 3:
            found.add(VOCABULARY.get(word[: place - 1] + other + one + word[place + 1 :]))
    tokens = {token for token in found if token and token.more != ABBREVIATION}
    token = tokens.pop() if len(tokens) == 1 else None
    return None if token is None or token.kind is T.REFUSED else token


def _shortened(word: str, letters: int) -> set[str]:
    """The word itself and the word without any one (two) of its letters."""
    once = {word[:place] + word[place + 1 :] for place in range(len(word))}
    forms = {word} | once
    if letters > 1:
        for short in once:
            forms.update(short[:place] + short[place + 1 :] for place in range(len(short)))
    return forms


def _index() -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for form, token in VOCABULARY.items():
        if len(form) < _SHORTEST_TARGET or token.kind in _NEVER_CORRECTED:
            continue
        if (token.kind, token.n) in _TOO_NEAR:
            continue
        for short in _shortened(form, 2 if len(form) >= _SHORTEST_TWICE else 1):
            index.setdefault(short, set()).add(form)
    return index


_INDEX = _index()


def _nearest(word: str) -> Token | None:
    if not _SHORTEST_TYPO <= len(word) <= 24:
        return None
    candidates: set[str] = set()
    for short in _shortened(word, 2 if len(word) > 8 else 1):
        candidates.update(_INDEX.get(short, ()))
    allowed = {form: far for form in candidates if (far := _mistyped(word, form))}
    if not allowed:
        return None
    least = min(allowed.values())
    nearest = [VOCABULARY[form] for form, far in allowed.items() if far == least]
    first = nearest[0]
    if first.kind is T.REFUSED or any((near.kind, near.n) != (first.kind, first.n) for near in nearest):
        return None
    more = first.more if all(near.more == first.more for near in nearest) else ABBREVIATION
    return Token(first.kind, first.form, first.n, more)


def _mistyped(word: str, form: str) -> int:
    """How many mistakes made the word of the form; 0 when too many, or when another word is glued to it."""
    if abs(len(form) - len(word)) > 1:
        return 0
    # «сфевраль» is no mistyped «февраль»
    if (word[0] in _ONE_LETTER_WORDS and word[1:] == form) or (word[-1] in _ONE_LETTER_WORDS and word[:-1] == form):
        return 0
    far = distance(word, form)
    return far if far <= (2 if len(form) >= _SHORTEST_TWICE else 1) else 0
