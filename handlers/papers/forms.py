"""The parts of the annual analysis that people write themselves, asked one at a time."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from handlers.context import work_of
from handlers.papers.kept import PapersKept
from handlers.widgets.form.spec import FormBeginning, FormSpec, FormStart, SaveResult, Submission, open_form, told
from handlers.widgets.kept import kept
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.simple import Lines
from models.papers.texts import OwnPart
from services.papers.own_parts import offered_parts, set_parts, written_parts
from services.work import Work

LONGEST, MOST = 300, 8
"""Characters of a paragraph, and how many of them a part has: a message holds them all."""


@dataclass(frozen=True)
class OwnText(Lines):
    """Paragraphs; those of last year stand under the question."""

    shows_answer = True


@dataclass(kw_only=True)
class AboutParts(FormStart):
    """The year that the parts are of."""

    year: int
    first: str = ""
    """The part to be asked for first, where the others stand already or are left for another day."""


async def _open(work: Work, start: Values) -> FormBeginning:
    about = AboutParts.read(start)
    offered = await offered_parts(work, about.year)
    first = about.first if about.first in set(OwnPart) else ""
    if first:  # the others are saved with it as they stand: what last year said of them nobody has looked at
        written = await written_parts(work, about.year)
        offered = {part: text for part, text in offered.items() if part in written or part == first}
    values = {part.value: text.splitlines() for part, text in offered.items()}
    words = TextKey("paper-parts-about", {"year": str(about.year)})
    return FormBeginning(values=values, about=words, review=bool(first), first=first)


def _form(_given: Values) -> Form:
    return Form(tuple(Field(name=part.value, kind=OwnText(LONGEST, MOST)) for part in OwnPart))


async def _save(work: Work, submission: Submission) -> SaveResult:
    year = AboutParts.read(submission.start).year
    said = {part: "\n".join(submission.answers.get(part.value) or ()) for part in OwnPart}
    await set_parts(work, year, said)
    return told("paper-parts-saved", year=str(year))


PARTS = FormSpec(
    name="paper-parts", open=_open, build=_form, save=_save, free=frozenset(part.value for part in OwnPart)
)


async def ask_parts(manager: DialogManager) -> None:
    """Ask for the parts of the chosen year."""
    period = kept(manager, PapersKept).period_at(work_of(manager).today)
    await open_form(manager, AboutParts(form=PARTS.name, year=period.year))
