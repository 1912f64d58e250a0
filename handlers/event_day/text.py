"""What the windows of an event's day say."""

from markupsafe import Markup

from handlers.event_day.getters import DayFacts, EventListFacts, InstitutionLine
from handlers.widgets.text import lines
from models.dates import brief
from models.events.kinds import Presence
from models.events.states import EventState
from models.forms.kinds import TextKey
from services.events.certificates import Attended
from services.events.presence import PresenceLine
from services.texts import label, texts
from services.work import Work

MARKS = {Presence.HERE: "✓ ", Presence.REMOTE: "◐ "}
"""What stands before the name of who was there."""
SURPRISING = 10
"""People who came unexpected that are named; of more the number is said."""


def day_text(work: Work, facts: DayFacts) -> Markup:
    """What it is, when, and how many are marked."""
    day = facts.day
    when = f"{brief(day.starts_at.date(), work.today)}, {day.starts_at:%H:%M}"
    return lines(texts().html("event-day", event=day.name, when=when), _state(facts))


def _state(facts: DayFacts) -> Markup:
    day = facts.day
    if day.state is EventState.CANCELLED:
        return texts().html("event-day-cancelled")
    if not day.marks:
        opens = f"{day.opens_at:%d.%m} в {day.opens_at:%H:%M}"
        return texts().html("event-day-ahead" if day.families else "event-day-early", opens=opens, coming=day.coming)
    if not day.came:
        key = "event-day-uncounted" if day.families else "event-day-nobody"
        return texts().html(key, coming=day.coming)
    outside = 0 if day.families else sum(one.count for one in day.guests)
    return texts().html("event-day-came", count=day.came, afar=day.remote, guests=outside)


def surprising_text(_work: Work, facts: DayFacts) -> Markup | None:
    """Who came and was not reckoned with."""
    found = [one for one in facts.day.people if one.surprising]
    if not found:
        return None
    said = [texts().html("event-day-who", name=one.name, post=one.post) for one in found[:SURPRISING]]
    more = texts().html("event-day-more", count=len(found) - SURPRISING) if len(found) > SURPRISING else None
    return lines(texts().html("event-day-surprising"), *said, more)


def feast_text(_work: Work, facts: DayFacts) -> Markup | None:
    """What closes a feast, and what of it is there."""
    if not facts.families:
        return None
    return texts().html(
        "event-day-feast",
        script=facts.noted.script or "none",
        publication=facts.noted.publication or "none",
    )


def record_text(_work: Work, facts: DayFacts) -> Markup | None:
    """What became of it."""
    if facts.day.recorded is None:
        return None
    return texts().html("event-day-recorded", number=facts.day.activity_id, count=facts.day.recorded)


def record_label(_work: Work, came: int) -> TextKey:
    """«Прошло? Пришло 14»."""
    return TextKey("event-day-record", {"count": came})


def person_line(_work: Work, one: PresenceLine) -> str:
    """«✓ Круглова Светлана · Лесной район»."""
    return texts().plain("event-day-line", mark=MARKS.get(one.presence, ""), name=one.name, where=one.where)


def list_text(_work: Work, facts: EventListFacts) -> Markup:
    """How many are marked; what a tap does, and a typed surname."""
    count, afar = facts.day.came, len(facts.day.ticks) > 1
    return lines(
        texts().html("event-list", count=count, both=str(afar).lower()),
        texts().html("event-list-named", named=facts.named, count=facts.page.total) if facts.named else None,
    )


def guest_line(_work: Work, one: InstitutionLine) -> str:
    """«Школы: 5»."""
    return texts().plain("event-guests-line", where=label("organisation", one.id), count=one.count)


def attended_line(_work: Work, one: Attended) -> str:
    """«12.05.2026 · Семинар «Название»»."""
    return texts().plain("event-attended-line", day=f"{one.day:%d.%m.%Y}", event=one.name)
