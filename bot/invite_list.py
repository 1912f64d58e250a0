"""Everybody of a list is invited from the command line, as from the chat: what is good is stored, the rest is said."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bot.asking import with_database
from bot.clock import clock_for
from bot.factory import known_bot
from bot.saying import reason, say
from bot.settings import Settings, SettingsError
from documents.guest_sheets import write_links
from documents.guests import read_list
from models.guests.judging import Verdict, judge
from models.guests.lines import BadList
from models.people import District
from services.guests.inner.known import load_centre
from services.guests.inner.storing import Inviter, store_seats
from services.guests.papers import MOST, papers_of, until_of
from services.guests.words import doubt_words, wrong_list
from services.imprint import imprint
from services.papers.inner.desk import work_at
from services.people.invitation import Invitation
from services.texts import texts
from services.work import Work
from storage.database import Database


@dataclass(frozen=True)
class ToldOfList:
    """What is printed, and how many lines were not stored."""

    text: str
    doubtful: int


def invite_list(settings: Settings, center: str, file: Path, out: Path, *, check: bool) -> ToldOfList:
    """Invite everybody of the file whom the chat would; `check`: only say whom. The papers go into the folder `out`,
    for its owner alone: whoever reads them can come in.

    Raises SettingsError for a centre that is not there, a file that cannot be read, a folder that is none.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingsError(say("invite-file", file=str(file), why=reason(error))) from None
    if not out.is_dir():
        raise SettingsError(say("invite-no-folder", folder=str(out)))
    verdicts, papers = asyncio.run(_invited(settings, center, data, file.name, check=check))
    written = []
    for name, content in papers:
        (out / name).write_bytes(content)
        written.append(str(out / name))
    lines = [f"{one.guest.line}: {doubt_words(one)}" for one in verdicts if not one.well]
    count = len(verdicts) - len(lines)
    return ToldOfList(
        "\n".join([say("invite-good" if check else "invite-done", count=count), *written, *lines]), len(lines)
    )


Papers = list[tuple[str, bytes]]


async def _invited(
    settings: Settings, center: str, data: bytes, name: str, *, check: bool
) -> tuple[list[Verdict], Papers]:
    async with known_bot(settings) as bot:
        link = settings.start_link((await bot.me()).username)

    async def ask(db: Database) -> tuple[list[Verdict], Papers]:
        work = await work_at(db, clock_for(settings), center)
        if work is None:
            raise SettingsError(say("invite-no-center", center=center))
        verdicts, made = await _stored(work, data, name, check=check)
        return verdicts, await _papers(work, made, link)

    return await with_database(ask)


async def _stored(work: Work, data: bytes, name: str, *, check: bool) -> tuple[list[Verdict], list[Invitation]]:
    now, center = work.clock.now(), work.center_id
    async with work.db.writing() as session:
        named = select(District.name).where(District.center_id == center, District.closed_on.is_(None))
        try:
            reading = read_list(data, name, tuple(await session.scalars(named)))
        except BadList as error:
            raise SettingsError(say("invite-refused", why=f"{name}: {wrong_list(error.why)}")) from None
        centre = await load_centre(session, center, now, {})
        verdicts = judge(reading.guests, centre.known)
        if check or not any(one.well for one in verdicts):
            return verdicts, []
        key = f"cli:{now:%Y%m%d%H%M%S%f}:"
        return verdicts, await store_seats(session, Inviter(work.clock, center), centre, verdicts, key)


async def _papers(work: Work, made: Sequence[Invitation], link: str) -> Papers:
    """Sheets and workbooks by their names, a hundred people each."""
    head, found = await imprint(work), Papers()
    for number, at in enumerate(range(0, len(made), MOST), 1):
        part = made[at : at + MOST]
        papers = papers_of(part, link, until_of(work, part))
        name = f"{texts().plain('guests-papers')} {work.clock.now():%Y-%m-%d-%H%M%S}-{number}"
        written = zip(("docx", "xlsx"), write_links(papers, head), strict=True)
        found += [(f"{name}.{suffix}", content) for suffix, content in written]
    return found
