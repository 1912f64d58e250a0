"""Words from numbers, in right Russian: what every paper says in the same way."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from models.activities import Type
from models.dates import in_words
from models.news import agreed
from models.papers.kinds import period_code
from models.papers.marks import Marks
from models.papers.records import FAMILIES, PaperRecord, Records, visits_of
from models.periods import Period
from models.stored import Json, JsonObject
from models.words import Vocabulary
from services.papers.inner.people import Head
from services.periods import name_of
from services.texts import joined, label, own_name, small, texts

INNER = str.maketrans("«»", "„“")
WHOLE = re.compile(r"«[^«»]*»")
END_MARKS = (".", "?", "!", "…")
TIED = re.compile(r" (?=(?:гг?|чел|экз|шт)\.)|(?<=№) |(?<=\bп\.) ")
"""Spaces at which no line may end: before «г.», «чел.» and «экз.», behind «№» and «п.»."""


def tied(text: str) -> str:
    """The text as it is printed: a number stays beside its unit."""
    return TIED.sub("\u00a0", text)


def counted(what: str, count: int) -> str:
    """«4 семинара»: a number with its noun, of a type that the centre calls so."""
    return (what in list(Type) and own_counted(Vocabulary.TYPE, what, count)) or label("counted", what, count=count)


def own_counted(vocabulary: Vocabulary, value: str, count: int) -> str | None:
    """«2 родительских университета»: a number with the centre's own name; beside the name where Russian does not tell
    how it declines. None where it has no own name."""
    name = own_name(vocabulary, value)
    if name is None:
        return None
    return agreed(small(name), count) or texts().plain("counted-own", name=small(name), count=count)


def quoted(title: str) -> str:
    """«Название»; quotes inside, however deep, are of the other kind, and what stands in quotes already gets no second
    ones."""
    return title if WHOLE.fullmatch(title) else f"«{title.translate(INNER)}»"


def ended(text: str) -> str:
    """What a person typed, as the end of a sentence: its own mark, or a full stop."""
    return text if text.endswith(END_MARKS) else f"{text}."


def line(record: PaperRecord, *, inside: bool = False) -> str:
    """«Семинар «Название» (8 чел.)», inside of a sentence «семинар …»; a title that begins with its kind is not called
    so twice."""
    kind, title = label("type", record.type), record.title
    if record.type is Type.OTHER:
        return texts().plain("paper-line-named", title=quoted(title), came=record.came)
    if inside:
        kind = small(kind)
    if title.casefold().startswith(kind.casefold()):
        begun = kind + title[len(kind) :]
        return texts().plain("paper-line-named", title=begun if inside else title, came=record.came)
    return texts().plain("paper-line", kind=kind, title=quoted(record.title), came=record.came)


def with_visits(what: str, records: Records) -> str:
    """«9 мероприятий (128 участников)»; nobody is not spoken of."""
    came = visits_of(records)
    return texts().plain("paper-with-visits", what=what, visits=counted("participants", came)) if came else what


@dataclass(frozen=True)
class MarkedWords:
    """Words with marks in them, and the marks that add up to the whole."""

    text: str
    marks: tuple[str, ...]


def kinds(records: Records, marks: Marks, *, visits: bool = False) -> MarkedWords:
    """«4 семинара, из них 1 областной семинар и 1 семинар-практикум; 1 тренинг», each number with its mark."""
    families: dict[Type, list[PaperRecord]] = {}
    for one in records:
        families.setdefault(FAMILIES.get(one.type, one.type), []).append(one)
    told = [_family(kind, families[kind], marks, visits=visits) for kind in Type if kind in families]
    return MarkedWords(joined([one.text for one in told]), tuple(mark for one in told for mark in one.marks))


def _family(leader: Type, records: Records, marks: Marks, *, visits: bool) -> MarkedWords:
    own = {kind: [one for one in records if one.type is kind] for kind in Type}
    own = {kind: found for kind, found in own.items() if found}
    what = counted(next(iter(own)) if len(own) == 1 else leader, len(records))
    mark = marks.records(what, records)
    whole = f"{with_visits(what, records) if visits else what}{mark}"
    if len(own) == 1:
        return MarkedWords(whole, (mark,))
    parts = [
        f"{counted(kind, len(found))}{marks.records(counted(kind, len(found)), found)}"
        for kind, found in own.items()
        if kind is not leader
    ]
    return MarkedWords(texts().plain("paper-of-them", whole=whole, parts=joined(parts)), (mark,))


def topics(records: Records, say: Callable[..., str]) -> list[str]:
    """What they were about, the most frequent first; together they are as many as the records."""
    found: dict[str, int] = {}
    for one in records:
        found[one.title] = found.get(one.title, 0) + 1
    return [say(topic=topic, count=count) for topic, count in sorted(found.items(), key=lambda one: -one[1])]


def head_words(head: Head, period: Period, title: str, **args: str) -> JsonObject:
    """What every template shows of itself: whose it is, its title, who approves it, who made it and when."""
    return {
        "center": head.center,
        "title": texts().plain(title, period=name_of(period), **args),
        "approver": asdict(head.approver),
        "author": asdict(head.author),
        "made": in_words(head.made_on),
        "made_year": str(head.made_on.year),
        "made_at": head.made_at.isoformat(),
    }


def trace_words(marks: Marks) -> JsonObject:
    """What the template's «Из чего сложилось» is filled with: a list under `traces`, in the order of the marks."""
    return {"traces": [asdict(one) for one in marks.traces]}


def head_json(head: Head, period: Period) -> JsonObject:
    """What the facts of every paper begin with."""
    return {
        "center": head.center,
        "period": period_code(period),
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }


def tied_all(words: Json) -> Json:
    """The same of every text in what a template is filled with."""
    if isinstance(words, str):
        return tied(words)
    if isinstance(words, dict):
        return {name: tied_all(one) for name, one in words.items()}
    return [tied_all(one) for one in words] if isinstance(words, list | tuple) else words
