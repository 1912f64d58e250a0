"""Links as files and as messages: they are made out of what a use case has just returned, and stand nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from models.access import Permission
from models.dates import in_words
from models.guests.links import GuestLink, LinkPapers
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.people.invitation import Invitation
from services.texts import texts
from services.work import Work, use_case

MOST = 100
"""Links of one file: five hundred codes take the reader's time for one."""
COLUMNS = ("guests-column-number", "guests-column-name", "guests-column-post", "guests-column-link")


@dataclass(frozen=True)
class LinkFile:
    """A file for the coordinator."""

    name: str
    content: bytes


def message_of(one: Invitation, link: str, until: str) -> str:
    """What is forwarded to one person, as a cell of the workbook."""
    return texts().plain("guests-message", **_said(one, link, until))


def message_markup(one: Invitation, link: str, until: str) -> Markup:
    """The same as a message of the chat."""
    return texts().html("guests-message", **_said(one, link, until))


def _said(one: Invitation, link: str, until: str) -> dict[str, str]:
    named = {"name": one.guest, "named": str(bool(one.guest)).lower()}
    return {**named, "center": one.center, "post": one.place, "link": link, "until": until}


def until_of(work: Work, made: Sequence[Invitation]) -> str:
    """The last day of links that were made together."""
    return in_words(work.actor.local(made[0].expires_at).date())


@use_case(Permission.MANAGE_PEOPLE)
async def write_links(work: Work, made: Sequence[Invitation], start_link: str) -> list[LinkFile]:
    """The sheets to be cut (.docx) and the workbooks of these links, a hundred people each."""
    head, sender = await imprint(work), Sender(work.center_id, work.person_id)
    parts = [made[at : at + MOST] for at in range(0, len(made), MOST)]
    found: list[LinkFile] = []
    for number, part in enumerate(parts, 1):
        papers = papers_of(part, start_link, until_of(work, part))
        sheet, book = await files.read(sender, "links", papers, head)
        name = texts().plain("guests-file", part=number if len(parts) > 1 else 0, parts=len(parts))
        found += [LinkFile(f"{name}.docx", sheet), LinkFile(f"{name}.xlsx", book)]
    return found


def papers_of(made: Sequence[Invitation], start_link: str, until: str) -> LinkPapers:
    """What the papers of these links say."""
    said = texts().plain
    return LinkPapers(
        title=said("guests-papers"),
        sentence=said("guests-sentence", until=until),
        headings=[said(key) for key in (*COLUMNS, "guests-column-message")],
        links=[
            GuestLink(
                name=one.guest,
                place=one.place,
                link=start_link + one.code,
                message=message_of(one, start_link + one.code, until),
            )
            for one in made
        ],
    )
