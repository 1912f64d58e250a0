"""The invented plan of 2026, as a coordinator has it in a file and in the database."""

from collections.abc import Sequence
from pathlib import Path

from models.plan.draft import VACANT
from models.plan.matching import PostOffer, match_post
from models.plan.reading import PlanReading
from models.plan.responsibles import ResponsibleKind
from services.plan import accept, drafts, lists
from services.plan.lists import Line, View
from services.work import Work

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def example(ending: str = "docx") -> bytes:
    """The file of the plan."""
    return (EXAMPLES / f"plan-2026.{ending}").read_bytes()


def written(*rows: str, year: int | str = 2026, before: str = "") -> bytes:
    """A plan of those rows, the cells parted by «|»: content, deadline, responsible, coverage, product.

    `before` is the line above the table."""
    head = "№\tСодержание работы\tСроки\tОтветственный\tОхват\tФорма отчета"
    body = ["\t".join([str(number), *(cell.strip() for cell in row.split("|"))]) for number, row in enumerate(rows, 1)]
    return "\n".join([f"План работы ресурсного центра на {year} год", before, head, *body]).encode()


def staff_of(reading: PlanReading) -> list[PostOffer]:
    """The posts of a centre where everybody works whom the plan names, with each role that it names besides."""
    subjects = {one.text: one for row in reading.rows for one in row.responsibles}
    names = [one.name for one in subjects.values() if one.name]
    roles = [text for text, one in subjects.items() if one.kind is ResponsibleKind.ROLE]
    people = [PostOffer(id=number, title="Педагог", holders=((number, name),)) for number, name in enumerate(names, 1)]
    return people + [PostOffer(id=number, title=role) for number, role in enumerate(roles, 1000)]


def on_nobody(reading: PlanReading, posts: Sequence[PostOffer]) -> list[str]:
    """The responsibles of the rows that nobody of these posts would answer for."""
    return [
        "; ".join(one.text for one in row.responsibles)
        for row in reading.rows
        if row.responsibles and all(match_post(one.text, posts).choice == VACANT for one in row.responsibles)
    ]


async def drafted(work: Work, data: bytes, name: str = "план.txt", key: str = "k") -> int:
    """Read a file; returns the draft's number."""
    return (await drafts.read_file(work, data, name, f"{key}:{work.actor.account}")).draft_id


async def planned(work: Work, data: bytes, name: str = "план.txt", key: str = "k") -> dict[str, int]:
    """Read a file and accept it; returns what that did."""
    return await accept.accept(work, await drafted(work, data, name, key))


async def found(work: Work, words: str) -> Line:
    """The one item that the words find."""
    lines = (await lists.list_items(work, View.SEARCH, 0, words)).items
    assert len(lines) == 1, [line.content for line in lines]
    return lines[0]
