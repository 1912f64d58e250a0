"""Use cases of the centre's words as a workbook: downloaded, edited, sent back."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.access import Permission
from models.forms.kinds import TextKey
from models.privacy import find
from models.requests.lists import LISTED, RequestTopics
from models.words import WORDS, WordChange, Wording
from models.words_file import (
    CONTACTS,
    LISTS,
    NAMES,
    OF_KINDS,
    OF_TEXTS,
    TEXTS,
    TOPICS,
    YES,
    BadWords,
    WordsFault,
    WordsFile,
    WordsReader,
    topics_code,
)
from services.center_settings import load
from services.colleagues import colleagues
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.texts import standard_words
from services.wording import change_words
from services.words.inner.versions import change, of_version, serving
from services.words.naming import person_in
from services.work import Work, use_case
from services.workbooks import write_file


@dataclass(frozen=True)
class Taken:
    """What a file has changed; whether lists of topics too."""

    changes: Sequence[WordChange]
    topics: bool


@use_case(Permission.MANAGE_WORDS)
async def download(work: Work) -> bytes:
    """Every word that the centre may change, as an .xlsx to be edited and sent back."""
    async with work.db.reading() as session:
        now, topics = await serving(session, work), await load(session, work.center_id, RequestTopics)
    tables = _tables(now, topics)
    return await write_file(work, "word-book", tables, now.version, topics_code(topics), await imprint(work))


def _tables(now: Wording, topics: RequestTopics) -> dict[str, Sequence[Sequence[str]]]:
    standard = standard_words()
    return {
        NAMES: [
            (LISTS[of], standard[key], now.names.get(key, standard[key]), YES if key in now.hidden else "")
            for key, (of, _) in WORDS.items()
        ],
        TOPICS: [(OF_KINDS[kind], topic) for kind in LISTED for topic in topics.of(kind)],
        TEXTS: [(title, getattr(now, which.value)) for which, title in OF_TEXTS.items()],
        CONTACTS: [(line, "") for line in now.contacts],
    }


@use_case(Permission.MANAGE_WORDS)
async def is_words(work: Work, data: bytes) -> bool:
    """Whether a file is a workbook of words. Raises TooHeavy for one that cannot be looked at."""
    return bool(await files.read(Sender(work.center_id, work.person_id), "words?", data))


@use_case(Permission.MANAGE_WORDS)
async def upload(work: Work, data: bytes) -> Taken:
    """Take what the file changes, all of it or nothing. What somebody else has changed since it was downloaded, and it
    leaves as it was, stays. Raises BadWords with every place that is wrong."""
    file: WordsFile = await files.read(Sender(work.center_id, work.person_id), "words", data)
    async with work.db.reading() as session:
        now = await serving(session, work)
        then = await of_version(session, work.center_id, min(file.version, now.version))
    read = WordsReader(then, standard_words()).read(file)
    if faults := await asyncio.to_thread(_personal, file, await colleagues(work)):
        raise BadWords(faults)
    async with work.db.writing() as session:
        changed = await change(session, work, lambda here: read.applied(here, standard_words()), read.topics)
    change_words(work.actor, changed.kept)
    return Taken(changed.differs, read.topics is not None)


def _personal(file: WordsFile, people: Sequence[str]) -> list[WordsFault]:
    """Where the file names somebody, or says else what may not stand there: a family's telephone, an address."""
    return [WordsFault(sheet, cell, TextKey("words-file-personal")) for sheet, cell in _stopped(file, people)]


def _stopped(file: WordsFile, people: Sequence[str]) -> Iterator[tuple[str, str]]:
    greeted = set(OF_TEXTS.values())
    for sheet, column, rows, known in (
        (NAMES, "C", [(line, cells[2]) for line, cells in file.names], ()),
        (TOPICS, "B", [(line, cells[1]) for line, cells in file.topics], ()),
        (TEXTS, "B", [(line, cells[1]) for line, cells in file.texts if cells[0] in greeted], people),
    ):
        for line, text in rows:
            if text and find(text, known):
                yield sheet, f"{column}{line}"
    for line, cells in file.contacts:
        if person_in([" ".join(cells)]):
            yield CONTACTS, f"A{line}"
