"""Letters about people."""

from models.people import Person
from places.people import MeetPlace, MeetThen
from scheduler.letters.letter import Button, Case, Letter, Line, Moot, moot
from services.plan.vacancies import vacancy_of
from services.texts import texts


async def unreachable(case: Case) -> Line | Moot:
    """Somebody of the centre stopped the bot."""
    person = await case.session.get(Person, case.subject)
    if person is None or person.center_id != case.center.id:
        return moot("moot-no-person")
    if person.blocked_at is None:
        return moot("moot-back")
    return Line(texts().html("digest-unreachable", name=person.name), "digest-people", person.name)


async def vacancy(case: Case) -> Letter | Moot:
    """Somebody came whom the plan may call: one tap says that it is the same."""
    holding = int(case.row.details["holding"])
    found = await vacancy_of(case.session, case.center.id, case.subject, holding)
    if found is None:
        return moot("moot-met")
    one, name, post = found
    text = texts().html("letter-vacancy", name=name, post=post, called=one.title, count=one.items)
    ways = [
        Button(texts().plain(f"people-meet-{then.value}"), MeetPlace(vacancy=one.id, holding=holding, then=then))
        for then in MeetThen
    ]
    return Letter(text, [ways], choice=True)
