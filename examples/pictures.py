"""`python -m examples.pictures`: every paper of the demonstration's centre as pictures, for docs/papers.md.

A year of the centre is made anew at a moment that is always the same; LibreOffice prints what comes as Word or Excel,
poppler draws its pages. What the page shows is no fancy of ours: these are the files that a person is sent.
"""

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from documents import converting
from documents.papers.registry import DOCX, PAPERS, PNG
from examples.demo.cast import CENTER
from examples.demo.seed import fill
from models.papers.kinds import PaperKind, read_period
from services.papers.inner.desk import work_at
from services.papers.making import make_paper
from services.papers.templates import show_template, standard
from services.work import Work
from storage import migration
from storage.clock import StoppedClock
from storage.database import Database

NOW = datetime(2026, 12, 14, 7, tzinfo=UTC)
"""The moment that the demonstration is looked at: the middle of December, when papers are made."""
FOLDER = Path(__file__).parents[1] / "docs" / "papers"
QUARTERLY = frozenset({PaperKind.STATISTICS, PaperKind.REVIEW})
PAGES = 2
"""Of each paper so many pages at most: what comes after them looks alike."""
DOTS, COLOURS, WIDE = 75, 24, 540
"""Dots an inch of a printed page, colours of a picture, pixels of one for a phone."""


def main() -> None:
    """Draw them all anew."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        papers = asyncio.run(_papers(folder))
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        for name, content in papers.items():
            (folder / name).write_bytes(content)
        printed = [name for name in papers if not name.endswith(PNG)]
        _print(folder, printed)
        for name in printed:
            _pages(folder / "out" / f"{Path(name).stem}.pdf", Path(name).stem)
        for name in papers.keys() - set(printed):
            picture, beside = Image.open(BytesIO(papers[name])), f"{Path(name).stem}.{DOCX}" in papers
            small = picture.resize((WIDE, picture.height * WIDE // picture.width))
            _save(small, name.replace(".", "-chart.") if beside else name)


async def _papers(folder: Path) -> Mapping[str, bytes]:
    """The files by their names; of a paper that comes as several the first, and of Word ones a template."""
    url = f"sqlite+aiosqlite:///{folder / 'opora.db'}"
    await migration.upgrade(url)
    db = Database(url)
    try:
        await fill(db, NOW, timedelta())
        work = await work_at(db, StoppedClock(NOW), CENTER)
        if work is None:
            raise LookupError(CENTER)
        of_periods = [kind for kind, spec in PAPERS.items() if spec.of_period]
        return {name: content for kind in of_periods for name, content in (await _made(work, kind)).items()} | {
            f"template.{DOCX}": standard(PaperKind.TRIPS),
            f"template-sample.{DOCX}": (await show_template(work, PaperKind.TRIPS)).content,
        }
    finally:
        await db.close()


async def _made(work: Work, kind: PaperKind) -> Mapping[str, bytes]:
    spec = PAPERS[kind]
    period = read_period("2026-Q3" if kind in QUARTERLY else "2026")
    wanted = {spec.formats[0], *({PNG} & set(spec.formats))}
    return {f"{kind}.{one}": (await make_paper(work, kind, period, one)).content for one in sorted(wanted)}


def _print(folder: Path, names: Sequence[str]) -> None:
    """Each file as a .pdf in «out»."""
    program = converting.program()
    if program is None:
        raise SystemExit("LibreOffice is not found: it prints the papers")
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out")]
    subprocess.run([*command, *(str(folder / name) for name in names)], check=True, capture_output=True)  # noqa: S603 — the program is this machine's own, the names are ours


def _pages(pdf: Path, name: str) -> None:
    """The first pages of a paper: «trips.png», «trips-2.png»."""
    command = ["pdftoppm", "-r", str(DOTS), "-l", str(PAGES), "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 — the same
    drawn = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"), key=lambda page: int(page.stem.rpartition("-")[2]))
    for number, page in enumerate(drawn, 1):
        _save(Image.open(page), f"{name}.png" if number == 1 else f"{name}-{number}.png")


def _save(picture: Image.Image, name: str) -> None:
    """As small as it is still read."""
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()
