"""Which item of the plan an activity was done for: scored by its type, its day and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from math import log

from models.activities import Type
from models.holidays import feast_in
from models.periods import Period, Span
from models.plan.kinds import QUOTED, OwnTypes, named_in, nearness, types_of
from models.plan.lemmas import corrected, likeness, spelled_out, type_words, words_of
from models.plan.words import fold

MOST = 2
"""Two close items are two buttons; more would be a list."""
CLOSE = 0.85
"""How near the second must come to the best to be offered beside it."""
Window = tuple[date, date]
SOON, FAR = timedelta(days=14), timedelta(days=31)
"""How long before and after its window an item is near, and how long before and after it may still be meant."""
IN_WINDOW, ALWAYS, NEAR, OVERDUE, OFF = 1.0, 0.95, 0.9, 0.75, 0.7
"""How well the day fits: in the window, no dates, a little off, overdue in the quarter of its window, a month off."""
_CONTENT, _PRODUCT, _RESULT, _SECTION = 1.0, 0.8, 0.6, 0.4
"""How much a word says of an item by the column that it stands in."""
_TYPE, _WORDS = 0.55, 0.45
OF_TYPE, _NEAR_TYPE, _MAYBE_OF_TYPE = 0.8, 0.7, 0.45
_MANY_WORDS, _A_WORD = 0.5, 0.12
_AS_MANY = 0.6
"""How much of the words of a done or far item an open one must have, when they plainly mean that one."""
_NO_THEME = 0.3
"""How the words suit an item that names its type alone: «Областной семинар» may be on anything."""
_TAKEN_FOR = 0.5
_DOUBT = 0.3
"""How many words of weight a title must have beside its own to be believed: one common word is not enough."""
_UNSAID = 0.6
"""How much a word that the plan does not know weighs against the others, in the weight of its rarest."""
_MINE = 1.08
"""What is mine comes first of equals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What an item says of itself; the cells without markup."""

    content: str
    product: str = ""
    result: str = ""
    section: str = ""
    papers: tuple[str, ...] = ()

    @property
    def themeless(self) -> bool:
        """Whether it names its type and nothing else: «Областной семинар»."""
        return not QUOTED.search(self.content) and not words_of(self.content).known - type_words()

    def types(self, own: OwnTypes = ()) -> Mapping[Type, float]:
        """The types that it may be done by, each with how sure it is, where the centre calls some by `own` names."""
        return types_of(self.content, self.product, self.section, self.papers, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that may be done: its words, its windows that are not done yet, and those that are.

    `always` tells that it has no dates of its own, and its window is the plan's year; `mine`, that a post of the one
    who asks answers for it.
    """

    id: int
    cells: Cells
    windows: tuple[Window, ...]
    done: tuple[Window, ...] = ()
    always: bool = False
    mine: bool = False
    own: OwnTypes = ()
    """What its centre calls types."""

    def nearness(self, day: date) -> float:
        """How well a day suits the windows; 0 where it is far from all of them."""
        if self.always:
            return ALWAYS if any(opens <= day <= closes for opens, closes in self.windows) else 0.0
        best = max((_near(day, window) for window in self.windows), default=0.0)
        # a second publication in March is not April's
        taken = any(opens <= day <= closes for opens, closes in self.done)
        return 0.0 if taken and best < IN_WINDOW else best


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How an item suits an activity: its type, its words and its day, each from 0 to 1; `hits` words are found."""

    id: int
    type: float
    words: float
    hits: int
    day: float = 0.0
    mine: bool = False
    said: bool = False
    """Whether the title says its type by itself: then it is no other."""
    stranger: bool = False
    """Whether the title names a feast that the item does not: «День матери» is not «Осенняя мозаика»."""

    @property
    def total(self) -> float:
        return (_TYPE * self.type + _WORDS * min(1.0, self.words)) * self.day * (_MINE if self.mine else 1.0)

    @property
    def told(self) -> bool:
        """Whether its words speak for it; the less its type does, the more of them."""
        if self.type < _MAYBE_OF_TYPE:
            return not self.said and self.words >= _MANY_WORDS and self.hits > 1
        doubt = max(0.0, OF_TYPE - self.type) / (OF_TYPE - _MAYBE_OF_TYPE)
        return self.words >= _A_WORD + (_MANY_WORDS - _A_WORD) * doubt

    def alone(self, of_type: float) -> bool:
        """Whether its type speaks for it without a word: it is of the type, and open in these weeks."""
        return self.type >= of_type and self.day >= OVERDUE and not self.stranger


def offers(title: str, activity_type: Type, day: date, candidates: Sequence[Candidate]) -> list[int]:
    """The items that an activity was likely done for, best first, two at most; none when nothing open is like it.

    What is open and of the type is offered without a word in common, unless the words plainly mean another item.
    """
    ranked = rank(title, activity_type, day, candidates)
    meant = max((one.words for one in ranked if not one.day and one.type >= OF_TYPE), default=0.0)
    least = meant * _AS_MANY if meant >= _MANY_WORDS else 0.0
    # «статья» where the plan has publications alone
    of_type = min(OF_TYPE, max((one.type for one in ranked if one.type >= _NEAR_TYPE), default=OF_TYPE))
    suit = [one for one in ranked if one.day and one.words >= least and (one.told or one.alone(of_type))]
    return [one.id for one in _close(suit)]


def _close(suit: Sequence[Score]) -> list[Score]:
    """The best, and the next where it is close; what its words mean stands beside what is meant by its type alone."""
    best = suit[:1]
    if best and not best[0].told and (other := next((one for one in suit if one.told), None)):
        return [*best, other]
    return [one for one in suit[:MOST] if one.total >= CLOSE * suit[0].total]


def rank(title: str, activity_type: Type, day: date, candidates: Sequence[Candidate]) -> list[Score]:
    """Every item with how it suits the activity, the best first; those that are done or far come last."""
    plan = _plan_words(tuple(one.cells for one in candidates))
    kinds, said = _kinds(title, activity_type, candidates[0].own if candidates else ())
    wanted = _wanted(title, plan)
    feast = feast_in(fold(title), day.year)
    scores = [
        replace(
            _score(one, kinds, wanted, plan),
            day=one.nearness(day),
            said=said,
            stranger=feast is not None and feast_in(fold(one.cells.content), day.year) != feast,
        )
        for one in candidates
    ]
    return sorted(scores, key=lambda one: (one.day == 0, -one.total))


def _score(one: Candidate, kinds: Mapping[Type, float], wanted: Sequence[frozenset[str]], plan: "_Plan") -> Score:
    of_type, (words, hits) = _of_type(kinds, one), _words(wanted, plan, one.cells)
    if of_type >= OF_TYPE and one.cells.themeless:
        words = max(words, _NO_THEME)
    return Score(id=one.id, type=of_type, words=words, hits=hits, mine=one.mine)


def _near(day: date, window: Window) -> float:
    opens, closes = window
    if opens <= day <= closes:
        return IN_WINDOW
    if opens - SOON <= day <= closes + SOON:
        return NEAR
    if closes < day <= Period.around(Span.QUARTER, closes).last:
        return OVERDUE
    return OFF if opens - FAR <= day <= closes + FAR else 0.0


def _kinds(title: str, activity_type: Type, own: OwnTypes = ()) -> tuple[dict[Type, float], bool]:
    """The type that was chosen, and the one that the title names: nearly as sure when people take one for another.

    And whether the title names any.
    """
    named = next(iter(named_in(spelled_out(title), own)), None)
    alike = named is not None and (activity_type is Type.OTHER or nearness(activity_type, named) >= _TAKEN_FOR)
    kinds = {named: 0.95 if alike else 0.5} if named else {}
    return kinds | {activity_type: 1.0}, named is not None


def _of_type(kinds: Mapping[Type, float], one: Candidate) -> float:
    """How likely the activity is of a type that the item names."""
    there = one.cells.types(one.own).items()
    return max(
        (sure * nearness(kind, named) * weight for kind, sure in kinds.items() for named, weight in there), default=0.0
    )


@dataclass(frozen=True)
class _Plan:
    """How much the words of a plan tell its items apart: a word of every row tells nothing."""

    weights: Mapping[str, float]
    vocabulary: frozenset[str]
    rare: float


@lru_cache(maxsize=64)
def _plan_words(items: tuple[Cells, ...]) -> _Plan:
    rows: dict[str, int] = {}
    for cells in items:
        for word in _item_words(cells):
            rows[word] = rows.get(word, 0) + 1
    weights = {word: log((1 + len(items)) / count) for word, count in rows.items()}
    return _Plan(weights, frozenset(weights), log(1 + len(items)))


@lru_cache(maxsize=16_384)
def _item_words(cells: Cells) -> Mapping[str, float]:
    columns = ((cells.section, _SECTION), (cells.result, _RESULT), (cells.product, _PRODUCT), (cells.content, _CONTENT))
    return {word: weight for text, weight in columns for word in words_of(text).known}


def _wanted(title: str, plan: _Plan) -> list[frozenset[str]]:
    """The title's words but for its type; one that is not known stands for what it may have been meant to be."""
    said = words_of(title)
    whole = plan.vocabulary | type_words()
    meant = [corrected(word, whole) or frozenset({word}) for word in sorted(said.strange)]
    return [one for one in (*(frozenset({word}) for word in sorted(said.known)), *meant) if not one & type_words()]


def _words(wanted: Sequence[frozenset[str]], plan: _Plan, cells: Cells) -> tuple[float, int]:
    """How much of the title stands in the item, from 0 to 1, and how many words; what tells items apart counts most."""
    there = _item_words(cells)
    matched = [_matched(meant, plan, there) for meant in wanted]
    whole = sum(weight for _, weight in matched) + _DOUBT * plan.rare
    found = sum(found for found, _ in matched) / whole if matched else 0.0
    return found, sum(found > 0 for found, _ in matched)


def _matched(meant: frozenset[str], plan: _Plan, there: Mapping[str, float]) -> tuple[float, float]:
    """How far one word of the title is found in the item, and how much it weighs in the plan."""
    best = max(
        (
            (likeness(word, other) * column * plan.weights[other], plan.weights[other])
            for word in meant
            for other, column in there.items()
            if likeness(word, other)
        ),
        default=None,
    )
    return best or (0.0, max((plan.weights.get(word, 0.0) for word in meant), default=0.0) or _UNSAID * plan.rare)
