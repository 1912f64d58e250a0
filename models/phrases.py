"""What was said in a sentence as a form takes it: its answers, the words that each came from, what is asked first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.activities import RESULT_LENGTH, TITLE_LENGTH, Format
from models.dates import in_words
from models.forms.kinds import TextKey
from models.requests.tables import QUESTION_LENGTH, TIME_LENGTH, RequestKind
from models.sentences import ActivityDraft, Found, RequestDraft, WhyAsked
from models.stored import Answers, Json, JsonObject

SHORTEST_TITLE = 3
SOURCE = 120
"""Characters of the words that an answer came from."""
NAMES = {"days": "day", "districts": "district"}
"""Fields of a draft that the form calls otherwise."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _words(
    "а без был была были было в во всего где для до за и из или к как ко мы на нас не о об от по под при про прошел "
    "прошла прошли прошло провел провела провели раздал раздала раздали с со так там тема теме тему у что это я "
    "присутствовали участвовали пришло пришли человек чел очно онлайн провести проведен проведена проведено"
    " есть нет имеется них него которых итог итоги"
)
"""Words that say nothing by themselves."""
ASKING = SMALL | _words(
    "есть ли покажи показать найди найти где какие какой какая мои мой моя мне меня нужен нужна нужно план плане плана "
    "записи записях запись пожалуйста"
)
"""Words that ask for something and do not say for what."""


@dataclass(kw_only=True)
class Told:
    """What a form begins with when it was told in a sentence; JSON throughout, for it stands in a conversation."""

    values: Answers = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    """The words that each answer came from."""
    doubts: dict[str, JsonObject] = field(default_factory=dict)
    """Why a question is asked all the same: a text key and its arguments."""
    asks: list[str] = field(default_factory=list)
    """Questions that are asked before the card."""
    days: list[str] = field(default_factory=list)
    """Days to choose from, where several were named."""
    left: str = ""
    """What was not understood, and stands nowhere else."""

    def doubt(self, name: str, key: str, **args: str | int) -> None:
        """Ask this question first, and say why."""
        self.doubts[name] = {"key": key, "args": args}
        if name not in self.asks:
            self.asks.append(name)

    def guess(self, name: str, value: object, words: str) -> None:
        """An answer that nobody said, as the person mostly gives it: the card says so."""
        self.values[name], self.sources[name] = value, words
        self.doubts[name] = {"key": f"phrase-guess-{name}", "args": {}}

    def take(self, name: str, found: Found[Any] | None, value: object = None) -> None:
        """An answer, and where it came from; nothing where nothing was found."""
        if found is not None:
            self.values[name] = found.value if value is None else value
            self.sources[name] = found.words[:SOURCE]


def said_activity(
    draft: ActivityDraft, text: str, today: date, districts: Sequence[tuple[int, str]], *, alone: bool = True
) -> Told:
    """An activity's draft as its form begins. `alone`: nothing else was said, so that the rest is of it too."""
    told = Told()
    told.take("type", draft.type, draft.type and draft.type.value.value)
    if draft.title and len(draft.title.value) >= SHORTEST_TITLE:
        told.take("title", draft.title, draft.title.value[:TITLE_LENGTH])
    _days(told, draft, today)
    _districts(told, draft, districts)
    _course(told, draft)
    if draft.result:
        told.take("result", draft.result, draft.result.value[:RESULT_LENGTH])
    if draft.evidence:
        proofs = {kind.value: {"there": one[0], "place": one[1]} for kind, one in draft.evidence.value.items()}
        told.take("evidence", draft.evidence, proofs)
    if draft.handouts:
        told.take("handouts", draft.handouts, {kind.value: [count, 0] for kind, count in draft.handouts.value.items()})
    _doubts(told, draft)
    if alone:
        _rest(told, draft, text)
    return told


def _days(told: Told, draft: ActivityDraft, today: date) -> None:
    if draft.days is None:
        return
    passed = [day for day in draft.days.value if day <= today]
    if not passed:
        told.doubt("day", "phrase-doubt-ahead", day=in_words(draft.days.value[0]))
    elif len(draft.days.value) == 1:
        told.take("day", draft.days, passed[0].isoformat())
    else:
        told.days = [day.isoformat() for day in passed]
        told.doubt("day", "phrase-doubt-days")


def _districts(told: Told, draft: ActivityDraft, districts: Sequence[tuple[int, str]]) -> None:
    ids = {name: str(row) for row, name in districts}
    named = [ids[name] for name in (draft.districts.value if draft.districts else ()) if name in ids]
    if named:
        told.take("district", draft.districts, named[0])
    if len(named) > 1:
        told.take("districts", draft.districts, dict.fromkeys(named, 0))


def _course(told: Told, draft: ActivityDraft) -> None:
    """How it went and who came: numbers from afar say the format by themselves."""
    counted = draft.attendance.value if draft.attendance else {}
    form = draft.format.value if draft.format else _form_of(counted.values())
    told_of = {"level": draft.level, "mode": draft.mode}
    course = {"format": form and form.value, **{name: one and one.value.value for name, one in told_of.items()}}
    if chosen := {name: one for name, one in course.items() if one}:
        told.values["format"] = chosen
        words = [one.words for one in (draft.format, draft.level, draft.mode) if one and one.words]
        told.sources["format"] = (", ".join(words) or (draft.attendance.words if draft.attendance else ""))[:SOURCE]
    if draft.attendance:
        told.take("attendance", draft.attendance, {who.value: list(count) for who, count in counted.items()})
    elif draft.total:
        told.doubt("attendance", "phrase-doubt-total", count=draft.total.value)


def _form_of(counted: Collection[Sequence[int]]) -> Format | None:
    here, afar = (sum(one[at] for one in counted) for at in (0, 1))
    if not afar:
        return None
    return Format.MIXED if here else Format.REMOTE


def _doubts(told: Told, draft: ActivityDraft) -> None:
    """What is asked although something was said of it; what is only missing the form asks by itself."""
    for ask in draft.asked:
        name = NAMES.get(ask.field, ask.field)
        if ask.why not in (WhyAsked.MISSING, WhyAsked.AHEAD) and name not in told.doubts:
            told.doubt(name, f"phrase-doubt-{ask.why}")
        if ask.why is WhyAsked.AHEAD:
            told.values.pop("day", None)


def _rest(told: Told, draft: ActivityDraft, text: str) -> None:
    """What is left of the text stands as the title where there is none, else as the result; it is said which."""
    spans = [(one.start, one.end) for one in vars(draft).values() if isinstance(one, Found) and one.end]
    left = left_over(text, spans)
    if not left or draft.total:
        return
    if "title" not in told.values and len(left) <= TITLE_LENGTH:
        told.values["title"] = told.sources["title"] = left
        told.doubts.setdefault("title", {"key": "phrase-rest-title", "args": {}})
    elif "result" not in told.values and len(left) <= RESULT_LENGTH:
        told.values["result"], told.sources["result"] = left, left[:SOURCE]
        told.doubts.setdefault("result", {"key": "phrase-rest-result", "args": {}})
    else:
        told.left = left[:SOURCE]


def left_over(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The pieces of a text between these stretches that say something, in its order."""
    bounds, at = [], 0
    for start, end in sorted(spans):
        bounds.append((at, start))
        at = max(at, end)
    pieces = [text[a:b] for a, b in [*bounds, (at, len(text))] if b > a]
    kept = [" ".join(piece.split()).strip(" ,;:.–—-«»()") for piece in pieces]
    return ", ".join(piece for piece in kept if _says(piece))


def _says(piece: str) -> bool:
    words = [word.strip(".,;:!?»«()").casefold().replace("ё", "е") for word in piece.split()]
    return any(len(word) > 3 and word not in SMALL and not word.isdigit() for word in words)


def wanted_words(text: str) -> Sequence[str]:
    """The words that are looked for: those behind «про», else those that say something."""
    words = [word.strip(".,;:!?»«()") for word in text.split()]
    plain = [word.casefold().replace("ё", "е") for word in words]
    about = next((at for at, word in enumerate(plain) if word in ("про", "о", "об")), -1)
    return [
        word
        for word, bare in zip(words[about + 1 :], plain[about + 1 :], strict=True)
        if bare not in ASKING and len(bare) > 2
    ]


def said_request(draft: RequestDraft, kind: RequestKind, text: str, topics: Sequence[str], shortest: int) -> Told:
    """A request's draft as the form of its kind begins: the text itself is the question where none was told apart."""
    told = Told()
    if kind is RequestKind.SUPERVISION:
        chosen = {name: one.value.value for name in ("mode", "format") if (one := getattr(draft, name)) is not None}
        if chosen:
            told.values["circumstances"] = chosen
    if draft.topic and draft.topic.value in topics:
        told.take("topic", draft.topic)
    if draft.urgent is not None:
        told.take("urgency", draft.urgent, "urgent" if draft.urgent.value else "usual")
    if draft.convenient:
        told.take("convenient", draft.convenient, draft.convenient.value[:TIME_LENGTH])
    question = draft.question.value if draft.question else " ".join(text.split())
    if len(question) >= shortest:
        told.values["question"] = question[:QUESTION_LENGTH]
        told.sources["question"] = (draft.question.words if draft.question else question)[:SOURCE]
    return told


def of_item(told: Told) -> Told:
    """What is said of an item of the plan that was done: what it is and is called the plan says."""
    return Told(
        values={name: one for name, one in told.values.items() if name not in ("type", "title", "result")}
        | ({"result": told.values["result"]} if "result" in told.values and "result" not in told.doubts else {}),
        sources=told.sources,
        doubts={name: one for name, one in told.doubts.items() if name not in ("type", "title", "result")},
        asks=[name for name in told.asks if name not in ("type", "title")],
        days=told.days,
    )


def as_usual(before: Mapping[str, Json], told: Told, today: date, key: str) -> Told:
    """What was done the last time, today or on the day that was said; what was said besides stands before it."""
    usual = {name: one for name, one in before.items() if name not in ("day", "evidence", "result", "coauthors")}
    values = {**usual, "day": today.isoformat(), **{n: v for n, v in told.values.items() if n != "result"}}
    return Told(values=values, sources={**dict.fromkeys(usual, key), **told.sources}, doubts={}, asks=[])


def words_of(told: Told) -> Sequence[tuple[str, str]]:
    """Each field that has an answer with the words that it came from."""
    return [(name, words) for name, words in told.sources.items() if name in told.values and words]


def note(doubt: Mapping[str, Json]) -> TextKey:
    """Why a question is asked, to be said."""
    return TextKey(doubt["key"], doubt["args"])
