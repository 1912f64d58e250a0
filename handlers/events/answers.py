"""What the answers of an event's form say of it, and what the form holds of an event that there is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.activities import Format, Type
from models.calendar import add_working_days
from models.events.audience import Audience
from models.events.facts import EventFacts
from models.events.kinds import Reach
from models.events.tables import Where
from models.forms.events import NO_LIMIT
from models.stored import Answers
from services.work import Work

USUAL_MINUTES = 120
ANSWER_DAYS = 3
"""Working days before an event up to which answers are asked for, unless somebody says otherwise."""


def values_of(work: Work, facts: EventFacts) -> Answers:
    """What the form would hold of an event."""
    found: Answers = {
        "title": facts.title,
        "type": facts.type.value,
        "at": f"{work.actor.here(facts.at.starts_at):%Y-%m-%dT%H:%M}",
        "format": facts.at.format.value,
        "place": facts.at.place,
        "link": facts.at.link,
        "district": str(facts.district_id) if facts.district_id is not None else "",
        "minutes": facts.at.minutes,
        "reach": facts.reach.value,
        "roles": [role.value for role in facts.audience.roles],
        "districts": [str(one) for one in facts.audience.districts],
        "posts": [str(one) for one in facts.audience.posts],
        "hosts": [str(one) for one in facts.hosts],
        "seats": facts.seats or NO_LIMIT,
        "until": facts.answer_by.isoformat() if facts.answer_by is not None else None,
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def audience_of(answers: Answers) -> tuple[Reach, Audience]:
    """Whom the answers say that it is for."""
    reach = Reach(answers["reach"])
    if reach is Reach.POSTS:
        return reach, Audience.read({"posts": answers["posts"]})
    if reach is Reach.CHOSEN:
        return reach, Audience.read({name: answers.get(name) or [] for name in ("roles", "districts")})
    return reach, Audience()


def where_of(work: Work, answers: Answers) -> Where:
    """When and where the answers say that it is held: what somebody types is what their own clock shows."""
    zone = ZoneInfo(work.actor.own_zone or work.actor.zone)
    form = Format(answers["format"])
    return Where(
        starts_at=datetime.fromisoformat(answers["at"]).replace(tzinfo=zone),
        minutes=answers.get("minutes") or USUAL_MINUTES,
        format=form,
        place=answers.get("place") or "" if form is not Format.REMOTE else "",
        link=answers.get("link") or "" if form is not Format.IN_PERSON else "",
    )


def usual_answer_by(day: date, today: date) -> date | None:
    """Up to when answers are asked for where nobody says: three working days before; none where that is too soon."""
    usual = add_working_days(day, -ANSWER_DAYS)
    return usual if usual > today else None


def facts_of(work: Work, answers: Answers) -> EventFacts:
    """The event that the answers describe."""
    reach, audience = audience_of(answers)
    at = where_of(work, answers)
    day = work.actor.local(at.starts_at).date()
    said, district = answers.get("until"), answers.get("district")
    return EventFacts(
        title=answers["title"],
        type=Type(answers["type"]),
        at=at,
        reach=reach,
        audience=audience,
        hosts=[int(one) for one in answers.get("hosts") or ()],
        seats=answers.get("seats") or None,
        answer_by=date.fromisoformat(said) if said else usual_answer_by(day, work.today),
        district_id=int(district) if district else None,
    )
