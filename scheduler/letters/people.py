"""Letters about people."""

from models.people import Person
from scheduler.letters.letter import Case, Line, Moot, moot
from services.texts import texts


async def unreachable(case: Case) -> Line | Moot:
    """Somebody of the centre stopped the bot."""
    person = await case.session.get(Person, case.subject)
    if person is None or person.center_id != case.center.id:
        return moot("moot-no-person")
    if person.blocked_at is None:
        return moot("moot-back")
    return Line(texts().html("digest-unreachable", name=person.name), "digest-people", person.name)
