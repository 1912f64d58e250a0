"""A centre's words out of a workbook: what its rows change, or every place that is wrong. Pure."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.errors import BadInput, DomainError
from models.forms.kinds import TextKey
from models.requests.lists import LISTED, MOST_TOPICS, RequestTopics
from models.requests.tables import TOPIC_LENGTH, RequestKind
from models.words import (
    ALWAYS,
    WORDS,
    CenterText,
    Vocabulary,
    Wording,
    check,
    read_contacts,
    read_name,
    read_text,
    renamed,
)

NAMES, TOPICS, TEXTS, CONTACTS = "Названия", "Темы", "Тексты", "Кому звонить"
"""The sheets."""
LISTS: Mapping[Vocabulary, str] = {
    Vocabulary.TYPE: "Виды мероприятий",
    Vocabulary.CATEGORY: "Участники",
    Vocabulary.EVIDENCE: "Подтверждения",
    Vocabulary.MATERIAL: "Материалы",
}
OF_KINDS: Mapping[RequestKind, str] = {
    RequestKind.SUPERVISION: "Темы супервизии",
    RequestKind.CONSULTATION: "Виды консультаций",
}
OF_TEXTS: Mapping[CenterText, str] = {CenterText.GREETING: "Приветствие", CenterText.HELP: "Справка"}
YES, NO = "да", "нет"
FIRST_LINE = 2
"""The line under the headings."""


@dataclass(frozen=True)
class WordsFault:
    """A place of the file and what is wrong there."""

    sheet: str
    cell: str
    word: TextKey


class BadWords(DomainError):
    """The file is none of ours, or says what cannot be; every place is named and nothing of it is taken."""

    def __init__(self, faults: Sequence[WordsFault]) -> None:
        super().__init__("words-file-refused")
        self.faults = tuple(faults)


Row = tuple[int, tuple[str, ...]]
"""The number of a line and its cells as they were typed."""


@dataclass(frozen=True, kw_only=True)
class WordsFile:
    """What stands in the workbook; `version` and `topics_then` are what it was made of."""

    version: int = 0
    topics_then: str = ""
    names: tuple[Row, ...] = ()
    topics: tuple[Row, ...] = ()
    texts: tuple[Row, ...] = ()
    contacts: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WordsRead:
    """What the file changes: names and uses by their keys, texts, contacts, topics; None where it changes none."""

    names: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, bool] = field(default_factory=dict)
    texts: Mapping[CenterText, str] = field(default_factory=dict)
    contacts: tuple[str, ...] | None = None
    topics: RequestTopics | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """In which line each name stands."""

    def applied(self, now: Wording, standard: Mapping[str, str]) -> Wording:
        """The words with its changes. Raises BadWords where they cannot be so together with what stands now."""
        after = now
        for key, name in self.names.items():
            after = renamed(after, key, name, standard)
        out = {key for key, hides in self.hidden.items() if hides}
        after = replace(after, hidden=now.hidden - self.hidden.keys() | out)
        for which, text in self.texts.items():
            after = after.saying(which, text)
        if self.contacts is not None:
            after = replace(after, contacts=self.contacts)
        faults = [*self._faults(after, standard)]
        if faults:
            raise BadWords(faults)
        return after

    def _faults(self, after: Wording, standard: Mapping[str, str]) -> Iterator[WordsFault]:
        for column, keys in (("C", self.names), ("D", self.hidden)):
            for key in keys:
                try:
                    check(after, (key,), standard)
                except DomainError as error:
                    hides = error.key in ("words-always", "words-all-hidden")
                    if hides == (column == "D"):
                        yield WordsFault(NAMES, f"{column}{self.lines[key]}", TextKey(error.key, error.arguments))


def topics_code(topics: RequestTopics) -> str:
    """What tells whether a file's lists are those that it was made with."""
    return hashlib.sha256("\n".join((*topics.supervision, "", *topics.consultation)).encode()).hexdigest()


class WordsReader:
    """Goes on after a mistake, so that the coordinator sees them all at once. `then` are the words that the file was
    made of: what somebody else has changed since and the file leaves as it was, stays."""

    def __init__(self, then: Wording, standard: Mapping[str, str]) -> None:
        self._then, self._standard = then, standard
        self._keys = {(LISTS[of], standard[key].casefold()): key for key, (of, _) in WORDS.items()}
        self._faults: list[WordsFault] = []

    def read(self, file: WordsFile) -> WordsRead:
        """What the file changes. Raises BadWords with every place that is wrong."""
        names, hidden, lines = self._names(file.names)
        found = WordsRead(
            names=names,
            hidden=hidden,
            texts=self._texts(file.texts),
            contacts=self._contacts(file.contacts),
            topics=self._topics(file),
            lines=lines,
        )
        if self._faults:
            raise BadWords(self._faults)
        return found

    def _fault(self, sheet: str, cell: str, error: BadInput) -> None:
        self._faults.append(WordsFault(sheet, cell, TextKey(error.key, error.arguments)))

    def _names(self, rows: Sequence[Row]) -> tuple[dict[str, str], dict[str, bool], dict[str, int]]:
        names: dict[str, str] = {}
        hidden: dict[str, bool] = {}
        lines: dict[str, int] = {}
        for line, (of, standard, name, out) in rows:
            key = self._keys.get((of, " ".join(standard.split()).casefold()))
            if key is None or key in lines:
                which = "words-file-twice" if key else "words-file-unknown"
                self._fault(NAMES, f"B{line}", BadInput(which, typed=f"{of}: {standard}"[:60]))
                continue
            lines[key] = line
            try:
                said = read_name(name) if name.strip() else self._standard[key]
            except BadInput as error:
                self._fault(NAMES, f"C{line}", error)
            else:
                if said != self._then.names.get(key, self._standard[key]):
                    names[key] = said
            self._hidden(line, key, out, hidden)
        return names, hidden, lines

    def _hidden(self, line: int, key: str, out: str, hidden: dict[str, bool]) -> None:
        plain = out.strip().casefold()
        if plain not in ("", YES, NO):
            self._fault(NAMES, f"D{line}", BadInput("words-file-yes", typed=out[:20]))
        elif (plain == YES) != (key in self._then.hidden):
            hidden[key] = plain == YES
            if hidden[key] and key in ALWAYS:
                self._fault(NAMES, f"D{line}", BadInput("words-always", name=self._standard[key]))

    def _texts(self, rows: Sequence[Row]) -> dict[CenterText, str]:
        by_title = {title: which for which, title in OF_TEXTS.items()}
        found: dict[CenterText, str] = {}
        for line, (title, text) in rows:
            which = by_title.get(title)
            if which is None:
                self._fault(TEXTS, f"A{line}", BadInput("words-file-unknown", typed=title[:60]))
                continue
            try:
                said = read_text(which, text)
            except BadInput as error:
                self._fault(TEXTS, f"B{line}", error)
            else:
                if said != getattr(self._then, which.value):
                    found[which] = said
        return found

    def _contacts(self, rows: Sequence[Row]) -> tuple[str, ...] | None:
        told: list[str] = []
        for line, (office, telephone) in rows:
            try:
                (said,) = read_contacts([" – ".join(part for part in (office.strip(), telephone.strip()) if part)])
                read_contacts([*told, said])
            except BadInput as error:
                self._fault(CONTACTS, f"A{line}", error)
            else:
                told.append(said)
        return tuple(told) if tuple(told) != self._then.contacts else None

    def _topics(self, file: WordsFile) -> RequestTopics | None:
        by_title = {title: kind for kind, title in OF_KINDS.items()}
        found: dict[RequestKind, list[str]] = {kind: [] for kind in LISTED}
        for line, (title, topic) in file.topics:
            kind, plain = by_title.get(title), " ".join(topic.split())
            if kind is None:
                self._fault(TOPICS, f"A{line}", BadInput("words-file-unknown", typed=title[:60]))
            elif not plain or len(plain) > TOPIC_LENGTH:
                key = "form-line-too-long" if plain else "words-file-no-topic"
                self._fault(TOPICS, f"B{line}", BadInput(key, line=plain[:60], longest=TOPIC_LENGTH))
            elif plain.casefold() in (one.casefold() for one in found[kind]):
                self._fault(TOPICS, f"B{line}", BadInput("form-line-twice", line=plain[:60]))
            else:
                found[kind].append(plain)
        for kind, topics in found.items():
            if not topics or len(topics) > MOST_TOPICS:
                error = BadInput("form-too-many-lines", count=len(topics), most=MOST_TOPICS)
                self._fault(TOPICS, OF_KINDS[kind], error)
        read = RequestTopics(**{kind.value: tuple(topics) for kind, topics in found.items()})
        return None if topics_code(read) == file.topics_then else read
