"""Use cases of the centre's words in the chat: another name, out of use and back, texts, undoing."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from models.access import Permission
from models.errors import BadInput, DomainError
from models.people import Person
from models.privacy import Category, find, without_dedications
from models.requests.lists import RequestTopics
from models.words import (
    WORDS,
    CenterText,
    Vocabulary,
    WordChange,
    Wording,
    WordsVersion,
    check,
    differences,
    read_contacts,
    read_name,
    read_text,
    renamed,
    without_telephones,
)
from services.center_settings import load, save
from services.texts import spoken, standard_words
from services.wording import change_words
from services.words.inner.versions import change, keep, lists_of, of_version, serving
from services.work import Work, use_case


@dataclass(frozen=True)
class Named:
    """A name of the centre's, or the bot's where it has none; whether it is out of use."""

    key: str
    name: str
    standard: str
    hidden: bool

    @property
    def own(self) -> bool:
        return self.name != self.standard


@dataclass(frozen=True, kw_only=True)
class LastChange:
    """What the last change did, who made it and when; `topics` tells that lists of topics were changed with it."""

    version: int
    changes: Sequence[WordChange]
    topics: bool
    at: datetime
    by: str


@use_case(Permission.MANAGE_WORDS)
async def list_names(work: Work, vocabulary: Vocabulary) -> list[Named]:
    """Everything of a vocabulary, in the order of its lists."""
    return [_named(key) for key, (of, _) in WORDS.items() if of is vocabulary]


@use_case(Permission.MANAGE_WORDS)
async def open_name(work: Work, key: str) -> Named:
    """One of them. Raises DomainError for what has no name."""
    return _named(_known(key))


def _named(key: str) -> Named:
    standard, now = standard_words()[key], spoken()
    return Named(key, now.names.get(key, standard), standard, key in now.hidden)


async def _change(work: Work, made: Callable[[Wording], Wording]) -> list[WordChange]:
    async with work.db.writing() as session:
        changed = await change(session, work, made)
    change_words(work.actor, changed.kept)
    return changed.differs


def _known(key: str) -> str:
    if key not in WORDS:
        raise DomainError("error-stale")
    return key


@use_case(Permission.MANAGE_WORDS)
async def rename(work: Work, key: str, name: str) -> list[WordChange]:
    """Call it so from now on, everywhere and of every year: records say what they are, and not what it was called.
    Raises BadInput for a name that cannot be, or that another bears."""
    plain, standard = read_name(name), standard_words()

    def made(now: Wording) -> Wording:
        after = renamed(now, _known(key), plain, standard)
        check(after, (key,), standard)
        return after

    return await _change(work, made)


@use_case(Permission.MANAGE_WORDS)
async def reset_name(work: Work, key: str) -> list[WordChange]:
    """Call it by the bot's own name again."""
    return await _change(work, lambda now: renamed(now, _known(key), standard_words()[key], standard_words()))


@use_case(Permission.MANAGE_WORDS)
async def set_hidden(work: Work, key: str, *, hidden: bool) -> list[WordChange]:
    """Offer it to nobody, or again. Records that have it keep it. Raises DomainError for a type that the bot itself
    writes, and for the last one of a list."""

    def made(now: Wording) -> Wording:
        rest = now.hidden - {_known(key)}
        after = replace(now, hidden=rest | {key} if hidden else rest)
        check(after, (key,), standard_words())
        return after

    return await _change(work, made)


@use_case(Permission.MANAGE_WORDS)
async def set_text(work: Work, which: CenterText, text: str) -> list[WordChange]:
    """The centre's greeting, or what help says of its own; nothing takes it away. Raises BadInput for one that is too
    long or does not print."""
    plain = read_text(which, text)
    return await _change(work, lambda now: now.saying(which, plain))


@use_case(Permission.MANAGE_WORDS)
async def set_contacts(work: Work, lines: Sequence[str]) -> list[WordChange]:
    """Whom to call: offices with their telephones; none takes the list away. Raises BadInput for a line without an
    office or a telephone, and for one that names a person: a private telephone is nobody else's business."""
    kept = read_contacts(list(lines))
    if person := await asyncio.to_thread(person_in, kept):
        raise BadInput("contacts-person", line=person[:60])
    return await _change(work, lambda now: replace(now, contacts=kept))


def person_in(lines: Sequence[str]) -> str | None:
    """The first line that names somebody, be it a colleague; schools may bear somebody's name."""
    for line in lines:
        found = find(without_dedications(without_telephones(line)))
        if any(one.category is Category.NAME for one in found):
            return line
    return None


@use_case(Permission.SEE_CONTACTS)
async def list_contacts(work: Work) -> Sequence[str]:
    """Whom to call, as the centre's coordinator wrote it."""
    return spoken().contacts


@use_case(Permission.MANAGE_WORDS)
async def last_change(work: Work) -> LastChange | None:
    """What «Отменить» takes back; None where the words are the bot's own."""
    async with work.db.reading() as session:
        now = await serving(session, work)
        found = await session.get(WordsVersion, (work.center_id, now.version)) if now.version else None
        if found is None or _is_first(found):
            return None
        before = await of_version(session, work.center_id, found.before)
        by = await session.scalar(select(Person.name).where(Person.id == found.made_by))
    changes = differences(before, now, standard_words())
    return LastChange(
        version=now.version, changes=changes, topics=found.topics is not None, at=found.made_at, by=by or ""
    )


@use_case(Permission.MANAGE_WORDS)
async def undo(work: Work, version: int) -> list[WordChange]:
    """The words stand as before the last change, and after that as before the one before; returns what differs. Lists
    of topics go back where nobody has changed them since. Raises DomainError where `version`, which was shown, is not
    the last change any more."""
    async with work.db.writing() as session:
        now = await serving(session, work, lock=True)
        last = await session.get(WordsVersion, (work.center_id, now.version)) if now.version else None
        if last is None or now.version != version or _is_first(last):
            raise DomainError("words-changed-meanwhile")
        before = await of_version(session, work.center_id, last.before)
        earlier = await session.get(WordsVersion, (work.center_id, last.before)) if last.before else None
        if last.topics is not None:
            topics = await load(session, work.center_id, RequestTopics)
            if lists_of(topics) == last.topics["after"]:
                await save(session, work, RequestTopics(**last.topics["before"]))
        further = (earlier.before, earlier.topics) if earlier else (0, None)
        kept = await keep(session, work, now, before, *further)
    change_words(work.actor, kept)
    return differences(now, kept, standard_words())


def _is_first(last: WordsVersion) -> bool:
    """Whether everything was taken back already: the bot's own words, and nothing before them."""
    return last.before == 0 and last.topics is None and last.content == Wording().json
