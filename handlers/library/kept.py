"""What the dialogue of the library keeps, and what its forms are about."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept
from models.library.kinds import Run, Use


class MaterialList(StrEnum):
    """Which list is open."""

    NEW = "new"
    RUBRIC = "rubric"
    OWN = "own"
    WAITING = "waiting"


@dataclass(kw_only=True)
class LibraryKept(Kept):
    """The material that is open and the list it is of; what is being added, and what a file is asked about."""

    keeps_start: ClassVar[bool] = True
    material: int = 0
    how: Use = Use.OPENED
    """How the person came by it."""
    view: MaterialList = MaterialList.NEW
    rubric: int = 0
    above: bool = False
    """Whether the card stands over the window that it was opened from."""
    sure: bool = False
    """Whether it is asked if a material or a rubric shall go."""
    attach: int = 0
    """The material that what comes is for; 0: it becomes one of its own."""
    replaces: int = 0
    """The material that it is another version of."""
    file: str = ""
    """What Telegram calls the file that is asked about: the file itself is not kept yet."""
    kind: str = ""
    parts: int = 0
    silent: bool = False
    doubts: list[tuple[str, int]] = field(default_factory=list)
    """Kinds of personal data, and on which page each seems to stand."""


@dataclass(kw_only=True)
class AboutMaterial(FormStart):
    """What the form of a material is about: what it is made of, or which one is put right (`edits`)."""

    file: int = 0
    link: str = ""
    body: str = ""
    title: str = ""
    pictures: int = 0
    replaces: int = 0
    edits: int = 0


@dataclass(kw_only=True)
class AboutOne(FormStart):
    """A form about a material: why it is not taken, how it came out."""

    material: int


@dataclass(kw_only=True)
class AboutRun(AboutOne):
    """A form about copies of a material."""

    run: Run


@dataclass(kw_only=True)
class AboutRubric(FormStart):
    """A new rubric (0), or another name for one."""

    rubric: int = 0
