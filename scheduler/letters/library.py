"""Letters about materials: one waits for the coordinator's word, and what became of it."""

from models.library.kinds import MaterialState
from models.library.tables import LibraryMaterial
from models.notifications import NoticeKind
from models.people import Person
from places.library import MaterialPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.texts import texts


async def proposed(context: LetterContext) -> Letter | Line | Skipped:
    """To a coordinator: who sent what."""
    found = await _material(context)
    if found is None or found.state is not MaterialState.PROPOSED:
        return skipped("moot-material-decided")
    person = await context.session.get_one(Person, found.made_by)
    text = texts().html("letter-material-proposed", name=person.name, title=found.title)
    button = _open(found)
    if context.together:
        return Line(text=text, group="digest-library", buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


async def decided(context: LetterContext) -> Letter | Skipped:
    """To its author: it was taken, or not and why."""
    found = await _material(context)
    if found is None or not (found.open or found.state is MaterialState.REFUSED):
        return skipped("moot-material-gone")
    if found.open:
        text = texts().html("letter-material-approved", title=found.title)
    else:
        text = texts().html("letter-material-refused", title=found.title, reason=found.reason)
    return Letter(text=text, buttons=[[_open(found)]])


async def _material(context: LetterContext) -> LibraryMaterial | None:
    found = await context.session.get(LibraryMaterial, context.subject)
    return found if found is not None and found.center_id == context.center.id else None


def _open(found: LibraryMaterial) -> Button:
    return Button(texts().plain("material-open"), MaterialPlace(material=found.id))


WRITERS: Writers = {NoticeKind.MATERIAL_PROPOSED: proposed, NoticeKind.MATERIAL_DECIDED: decided}
