"""The words of a centre: what it calls types, categories, papers and materials, its greeting, help and contacts.

A record stores what it is (`Type.SEMINAR`) and never what it was called, so that a new name is everywhere at once.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.activities import Category, Evidence, Material, Type, title_key
from models.base import Base
from models.errors import BadInput, DomainError
from models.labels import fits
from models.printable import UNPRINTABLE
from models.privacy import cleaned
from models.stored import JsonObject

MOST_WORDS, SHORTEST, LONGEST = 3, 2, 40
"""Of a name: it stands on a button."""
GREETING_LENGTH, HELP_LENGTH = 500, 1500
MOST_CONTACTS, CONTACT_LENGTH = 20, 120
_ODD = re.compile(r"[^\w «»().,№/–-]|_")
_CYRILLIC, _LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+?\d[\s()–-]*){3,15}(?!\d)")
_EXTENSION = re.compile(r"\b(?:доб|вн)\w*\.?\s*\d{1,5}", re.IGNORECASE)


class Vocabulary(StrEnum):
    """What a centre may name: each is an enum whose members keep their meaning whatever they are called."""

    TYPE = "type"
    CATEGORY = "category"
    EVIDENCE = "evidence"
    MATERIAL = "material"


MEMBERS: Mapping[Vocabulary, type[StrEnum]] = {
    Vocabulary.TYPE: Type,
    Vocabulary.CATEGORY: Category,
    Vocabulary.EVIDENCE: Evidence,
    Vocabulary.MATERIAL: Material,
}


def word_key(vocabulary: str, value: str) -> str:
    """The key of a name, which is that of its text in `locales/` too: «type-round-table»."""
    return f"{vocabulary}-{value.replace('_', '-')}"


WORDS: Mapping[str, tuple[Vocabulary, StrEnum]] = {
    word_key(vocabulary, member): (vocabulary, member) for vocabulary, enum in MEMBERS.items() for member in enum
}
"""Every name that can be another, in the order of the lists."""
ALWAYS = frozenset(
    word_key(Vocabulary.TYPE, kind)
    for kind in (Type.SUPERVISION, Type.CONSULTATION, Type.TRIP, Type.PUBLICATION, Type.OTHER)
)
"""Types that the bot itself writes, and «другое»: they are not put out of use."""


class CenterText(StrEnum):
    """Texts of the centre's own that stand beside those of the bot."""

    GREETING = "greeting"
    HELP = "help"


LENGTHS = {CenterText.GREETING: GREETING_LENGTH, CenterText.HELP: HELP_LENGTH}


@dataclass(frozen=True, eq=False, kw_only=True)
class Wording:
    """What a centre says in its own words; one object for each version, so that what is made of it can be kept."""

    version: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    greeting: str = ""
    help: str = ""
    contacts: tuple[str, ...] = ()

    @property
    def json(self) -> JsonObject:
        """As it is stored, without its version."""
        stored = asdict(self)
        del stored["version"]
        return stored | {"names": dict(self.names), "hidden": sorted(self.hidden), "contacts": list(self.contacts)}

    @classmethod
    def read(cls, version: int, stored: JsonObject) -> "Wording":
        """Out of the database; a name of what is no more is left out."""
        names = {key: str(name) for key, name in stored.get("names", {}).items() if key in WORDS}
        return cls(
            version=version,
            names=names,
            hidden=frozenset(stored.get("hidden", ())) & WORDS.keys(),
            greeting=str(stored.get("greeting", "")),
            help=str(stored.get("help", "")),
            contacts=tuple(stored.get("contacts", ())),
        )

    def saying(self, which: CenterText, text: str) -> "Wording":
        """The same words with that text."""
        return replace(self, greeting=text) if which is CenterText.GREETING else replace(self, help=text)

    def called(self, vocabulary: Vocabulary) -> Mapping[StrEnum, str]:
        """What of a vocabulary has a name of the centre's own."""
        return {WORDS[key][1]: name for key, name in self.names.items() if WORDS[key][0] is vocabulary}


STANDARD = Wording()
"""What the bot says by itself."""


class WordsVersion(Base):
    """A centre's words as they were from a moment on: each change is a row, and the last one serves."""

    __tablename__ = "center_words"
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    before: Mapped[int]
    """The version that stands again when this one is undone; 0 for the standard words."""
    content: Mapped[JsonObject] = mapped_column(JSON)
    topics: Mapped[JsonObject | None] = mapped_column(JSON(none_as_null=True))
    """The lists of topics before and after, where the same file has changed them."""
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))


@dataclass(frozen=True)
class WordChange:
    """What a change does: the key of a name or the text that it is, and what stood and stands there."""

    key: str
    old: str
    new: str
    hides: bool | None = None
    """Whether it is put out of use, or back into it; None where it is called another name."""


def differences(before: Wording, after: Wording, standard: Mapping[str, str]) -> list[WordChange]:
    """What differs, names in the order of their lists."""
    found = []
    for key in WORDS:
        old, new = before.names.get(key, standard[key]), after.names.get(key, standard[key])
        if old != new:
            found.append(WordChange(key, old, new))
        if (key in before.hidden) != (key in after.hidden):
            found.append(WordChange(key, new, new, key in after.hidden))
    for name in ("greeting", "help", "contacts"):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            old, new = ("\n".join(it) if isinstance(it, tuple) else it for it in (one, other))
            found.append(WordChange(name, old, new))
    return found


def read_name(text: str) -> str:
    """A name as it is kept. Raises BadInput with what is wrong with it: a name stands on a button, in a sentence, in a
    cell of a workbook and in a paper."""
    _printing(text)
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if odd := _ODD.search(name):
        raise BadInput("words-bad-sign", sign=odd[0])
    ends = name and (name[0].isalnum() or name[0] == "«") and (name[-1].isalnum() or name[-1] in "»).")
    if not ends or len(name) < SHORTEST or not any(one.isalpha() for one in name):
        raise BadInput("words-no-name", typed=name[:60])
    if len(name) > LONGEST or len(name.split()) > MOST_WORDS or not fits(name):
        raise BadInput("words-long-name", typed=name[:60], words=MOST_WORDS)
    if mixed := next((one for one in re.split(r"[\W_]+", name) if _CYRILLIC.search(one) and _LATIN.search(one)), None):
        raise BadInput("words-two-scripts", word=mixed[:40])
    return name


def read_text(which: CenterText, text: str) -> str:
    """A text of several lines as it is kept. Raises BadInput for what does not print or is too long."""
    _printing(text.replace("\r", ""))
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines()]
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(whole) > LENGTHS[which]:
        raise BadInput("form-too-long", length=len(whole), longest=LENGTHS[which])
    return whole


def read_contacts(lines: list[str]) -> tuple[str, ...]:
    """Offices with their telephones, a line each. Raises BadInput with the line that is none."""
    kept: list[str] = []
    for line in lines:
        _printing(line)
        plain = " ".join(unicodedata.normalize("NFC", line).split()).strip(" ,;")
        if not plain:
            continue
        if len(plain) > CONTACT_LENGTH:
            raise BadInput("form-line-too-long", line=plain[:60], longest=CONTACT_LENGTH)
        if not _TELEPHONE.search(plain) or sum(one.isalpha() for one in without_telephones(plain)) < SHORTEST + 1:
            raise BadInput("contacts-no-line", line=plain[:60])
        if plain.casefold() in (one.casefold() for one in kept):
            raise BadInput("form-line-twice", line=plain)
        kept.append(plain)
    if len(kept) > MOST_CONTACTS:
        raise BadInput("form-too-many-lines", count=len(kept), most=MOST_CONTACTS)
    return tuple(kept)


def without_telephones(text: str) -> str:
    """The text with its telephones blanked out: of an office they may stand."""
    return _TELEPHONE.sub(lambda found: " " * len(found[0]), _EXTENSION.sub(lambda found: " " * len(found[0]), text))


def check(after: Wording, changed: Iterator[str] | tuple[str, ...], standard: Mapping[str, str]) -> None:
    """Raise the reason why these names cannot be: two of a list that are one to the eye, a list without a member.

    A name that another member bears by itself is taken too: whoever read it before knows it as that one."""
    for key in changed:
        taken = _taken_by(after, key, standard)
        if taken:
            raise BadInput("words-taken", name=after.names[key], other=taken)
        if key in after.hidden and key in ALWAYS:
            raise DomainError("words-always", name=after.names.get(key, standard[key]))
    for vocabulary, enum in MEMBERS.items():
        if all(word_key(vocabulary, member) in after.hidden for member in enum):
            raise DomainError("words-all-hidden")


def _taken_by(after: Wording, key: str, standard: Mapping[str, str]) -> str:
    name = after.names.get(key)
    if name is None:
        return ""
    of = WORDS[key][0]
    others = [other for other, (vocabulary, _) in WORDS.items() if vocabulary is of and other != key]
    named = {_to_the_eye(said): said for one in others for said in (standard[one], after.names.get(one, standard[one]))}
    return named.get(_to_the_eye(name), "")


def _to_the_eye(name: str) -> str:
    """What two names have in common that look alike: Latin letters of a Russian word are Russian."""
    return title_key(cleaned(name))


def renamed(now: Wording, key: str, name: str, standard: Mapping[str, str]) -> Wording:
    """With that name; the standard one is no name of the centre's own."""
    others = {one: said for one, said in now.names.items() if one != key}
    return replace(now, names=others if name == standard[key] else others | {key: name})


def _printing(text: str) -> None:
    if UNPRINTABLE.search(text) or any(unicodedata.category(one) in ("Cf", "Co", "Cn") for one in text):
        raise BadInput("words-unprintable")
