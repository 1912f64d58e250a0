"""Records in words: a line of a list, a card with what was changed in it."""

from markupsafe import Markup

from handlers.activities.getters import DatesFacts, RecordFacts
from handlers.activities.kept import Narrowing
from handlers.activities.lists import ChoiceFacts, RecordsFacts
from handlers.form.getters import card
from handlers.widgets.text import button, lines, paragraphs, said
from models.activities import Type
from models.dates import in_words, short
from models.forms.form import Form
from models.forms.kinds import TextKey
from models.periods import Period
from models.stored import Json
from models.trips import TripPurpose
from services.activities.card import Edit
from services.activities.clarifying import Asked
from services.activities.lists import Brief
from services.periods import name_of
from services.plan.counted import Counted
from services.plan.fits import Fit
from services.texts import label, texts
from services.trips.reading import TripLine
from services.work import Work

LINE = 60
HISTORY = 10
"""The last changes that a card shows, as many of them as fit."""
ROOM = 4000
"""Characters of a card with its history: Telegram takes 4096."""
VALUE = 100
"""Characters of an old or a new value in the history."""
BRIEF = 4
"""Fields that tell a record before it is deleted."""


def list_text(_work: Work, shown: RecordsFacts) -> TextKey:
    """What the list is of, and what it comes to."""
    page = shown.page
    if shown.numberless:
        key = "numberless-list" if page.items else "numberless-empty"
        return TextKey(key, {"page": page.number + 1, "year": str(shown.numberless)})
    if shown.nothing:
        return TextKey("my-empty")
    found, none = ("my-list", "my-none") if shown.own else ("records-list", "records-none")
    counted = {"page": page.number + 1, "records": page.records, "visits": page.visits}
    return TextKey(found if page.items else none, counted)


def line_text(_work: Work, brief: Brief) -> str:
    """«16.03 Семинар, 30 · О доме»: the day, the type, how many came, the title."""
    came = f", {brief.came}" if brief.came else ""
    joined = f" ({texts().plain('activity-joined')})" if brief.joined else ""
    return f"{brief.day:%d.%m} {label('type', brief.type)}{joined}{came} · {brief.title}"[:LINE]


def field_text(_work: Work, field: tuple[Narrowing, str]) -> str:
    """«Вид: Семинар»."""
    by, value = field
    title = texts().plain(f"records-by-{by}")
    return f"{title}: {value}" if value else title


def wrong_text(_work: Work, shown: ChoiceFacts) -> Markup | None:
    """What was wrong with what was typed."""
    return texts().html("form-trouble", trouble=said(shown.trouble)) if shown.trouble else None


def type_text(_work: Work, kind: Type) -> str:
    """A type."""
    return label("type", kind)


def period_text(_work: Work, period: Period) -> str:
    """A period."""
    return name_of(period)


def named_text(_work: Work, named: tuple[int, str]) -> TextKey | str:
    """A district, none of them, or a person."""
    return named[1] or TextKey("activity-no-district")


def record_text(work: Work, shown: RecordFacts) -> Markup:
    """One record whole."""
    found = shown.card
    day = in_words(work.actor.local(found.created_at).date())
    text = paragraphs(
        texts().html("my-card", number=str(found.id)),
        _asked(shown.asked) if shown.asked else None,
        card("activity", list(shown.form.fields), found.answers),
        texts().html("my-joined") if found.joined else None,
        _trip(shown),
        _item(found.item) if found.item else None,
        texts().html("my-author", author=found.author, day=day),
    )
    above = paragraphs(said(shown.done) if shown.done else None, text)
    return paragraphs(text, _history(work, shown, ROOM - len(above.striptags())))


def _trip(shown: RecordFacts) -> Markup | None:
    """The trip with all that was done on it."""
    if shown.trip is None:
        return None
    head = texts().html("trip-in", number=str(shown.trip.trip))
    return lines(head, *(_of_trip(one) for one in shown.trip.lines if one.purpose is not None))


def _of_trip(one: TripLine) -> Markup:
    name = label("type", one.type) if one.purpose is TripPurpose.EVENT else label("trip-purpose", one.purpose or "trip")
    title = "none" if one.title == name else one.title
    return texts().html("trip-line", what=name, title=title, came=one.came)


def other_text(_work: Work, one: TripLine) -> TextKey | str:
    """The button of another record of the trip."""
    return TextKey("trip-open") if one.purpose is None else f"{label('type', one.type)} · {one.title}"[:LINE]


def whole_text(_work: Work, shown: RecordFacts) -> TextKey | None:
    """What goes with a trip."""
    return TextKey("trip-delete-with", {"count": shown.whole}) if shown.whole else None


def _asked(asked: Asked) -> Markup:
    """What it was sent back for, and what was answered."""
    on = short(asked.answered_on) if asked.answered_on else ""
    state = asked.outcome.value if asked.outcome else "waits"
    said = {"day": short(asked.day), "person": asked.person, "word": asked.word}
    return texts().html(f"clarify-{state}-card", **said, on=on, by=asked.answered_by, answer=asked.answer)


def brief_text(_work: Work, shown: RecordFacts) -> Markup:
    """What tells it from others."""
    return card("activity", list(shown.form.fields[:BRIEF]), shown.card.answers)


def _item(counted: Counted) -> Markup:
    content = counted.content[:VALUE] or "–"
    if counted.due is None:
        return texts().html("my-item", item=content)
    return texts().html("my-item-date", item=content, due=in_words(counted.due))


def _history(work: Work, shown: RecordFacts, room: int) -> Markup | None:
    told: list[Markup] = []
    for edit in reversed(shown.card.edits[-HISTORY:]):
        line = _edit(work, shown.form, edit)
        room -= len(line.striptags()) + 1
        if room < 0:
            break
        told.insert(0, line)
    return lines(texts().html("my-history"), *told) if told else None


def _edit(work: Work, form: Form, edit: Edit) -> Markup:
    return texts().html(
        "my-history-line",
        day=short(work.actor.local(edit.at).date()),
        person=edit.person,
        field=label("activity", edit.field),
        old=_value(form, edit.field, edit.old),
        new=_value(form, edit.field, edit.new),
    )


def _value(form: Form, name: str, value: Json) -> Markup:
    if value is None:
        return texts().html("my-history-nothing")
    text = ", ".join(button(item) for item in form.field(name).kind.show(value))
    return Markup.escape(text if len(text) <= VALUE else f"{text[: VALUE - 1]}…")


def fit_text(_work: Work, fit: Fit) -> str:
    """An item of the plan."""
    return (fit.content or "–")[:LINE]


def dates_text(_work: Work, shown: DatesFacts) -> TextKey:
    """Whose dates they are."""
    return TextKey("my-dates", {"day": in_words(shown.day)})
