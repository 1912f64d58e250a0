"""The card of the plan's item in words."""

from datetime import date

from markupsafe import Markup

from handlers.plan.getters import ItemFacts, waiting
from handlers.plan.text import CELL, counted_how, fitting, measure
from handlers.widgets.text import lines
from models.dates import in_words, short
from models.deadlines import ScheduleKind
from services.plan.card import Date, DateStep, ItemCard, LinkedActivity
from services.plan.words import changed_text, proposed_text
from services.registers.words import tally_said
from services.texts import label, texts
from services.work import Work

BRIEF = 120
"""Characters of a cell that stands in a line with other things."""
DATES = 8


def card_text(work: Work, shown: ItemFacts) -> Markup:
    """The whole card."""
    card = shown.card
    item = card.item
    number, content = item.words("number").rstrip("."), item.words("content")[:CELL] or "–"
    head = texts().html("plan-card", content=content)
    if number:
        head = texts().html("plan-card-numbered", number=number, content=content)
    cancelled = texts().html("plan-card-cancelled", reason=item.reason) if item.cancelled_at else None
    path = " / ".join(card.section)[:CELL]
    return fitting(
        lines(texts().html("plan-card-section", section=path) if path else None, head),
        cancelled,
        lines(*_waiting(card)),
        lines(_deadline(card), *_dates(card, work.today)),
        lines(*_posts(card)),
        lines(_fact(card), _register(card), _forecast(card, work.today), _missing(card)),
        lines(*[_deed(deed) for deed in card.deeds]),
        lines(*_rest(card)),
        _history(work, card),
    )


def _deadline(card: ItemCard) -> Markup:
    cell = card.item.words("deadline")[:BRIEF] or texts().plain("plan-cell-empty")
    if card.item.clarified is not None:
        said = card.item.clarified or texts().plain("plan-no-deadline")
        return texts().html("plan-card-clarified", cell=cell, said=said, words=card.item.reading)
    key = "plan-card-unclear" if card.item.kind is ScheduleKind.UNDETERMINED else "plan-card-deadline"
    return texts().html(key, cell=cell, words=card.item.reading)


def _dates(card: ItemCard, today: date) -> list[Markup]:
    """The dates around today: a weekly item has fifty."""
    passed = sum(one.due < today for one in card.dates)
    first = max(0, min(passed - DATES // 2, len(card.dates) - DATES))
    shown = [_date(one, today) for one in card.dates[first : first + DATES]]
    if len(card.dates) > DATES:
        expected = [one for one in card.dates if not one.cancelled]
        done = sum(not one.open for one in expected)
        shown.append(texts().html("plan-card-dates", done=done, total=len(expected)))
    return shown


def _date(one: Date, today: date) -> Markup:
    if one.cancelled:
        return texts().html("plan-date-cancelled", due=in_words(one.due), reason=one.cancel_reason[:BRIEF])
    state = "done" if not one.open else "late" if one.due < today else "open"
    text = texts().html(f"plan-date-{state}", due=in_words(one.due))
    if one.count > 1:
        text += texts().html("plan-date-count", done=one.done, count=one.count)
    if one.marked:
        text += texts().html("plan-date-marked", mark=one.marked)
    if one.moved_from:
        text += texts().html("plan-date-moved", before=short(one.moved_from), reason=one.reason[:BRIEF])
    if one.later:
        text += texts().html("plan-date-later", day=short(one.later))
    return text


def _posts(card: ItemCard) -> list[Markup]:
    if not card.posts:
        return [texts().html("plan-card-nobody")]
    vacant = texts().plain("plan-vacant")
    named = [f"{title} ({', '.join(holders) or vacant})" for title, holders in card.posts]
    return [texts().html("plan-card-posts", posts="; ".join(named)[:CELL])]


def _fact(card: ItemCard) -> Markup | None:
    """«Охват: 37 из 50» with a bar; a target without a number stands in the plan's own words."""
    item = card.item
    if item.target is None:
        text = item.words("coverage")
        if not (text or card.fact):
            return None
        unit = card.product.value
        return texts().html("plan-card-fact", fact=card.fact, unit=unit, words=text[:BRIEF] or "none")
    counted = measure(card.fact, item.target, item.comparator, card.product)
    return lines(texts().html("plan-card-target", measure=counted), counted_how(card.reached))


def _register(card: ItemCard) -> Markup | None:
    """«Реестр «Гранты»: 3 записи, 1 200 000 ₽»."""
    found = card.counted
    if found is None:
        return None
    counted = tally_said(found.register, found.tally)
    return texts().html("plan-card-register", register=found.register.name, counted=counted)


def _forecast(card: ItemCard, today: date) -> Markup | None:
    forecast = card.forecast(today)
    return texts().html("plan-card-forecast", forecast=forecast) if forecast is not None else None


def _missing(card: ItemCard) -> Markup | None:
    return texts().html("plan-card-missing", papers="; ".join(card.missing)[:CELL]) if card.missing else None


def _deed(deed: LinkedActivity) -> Markup:
    kind = label("type", deed.type)
    return texts().html("plan-card-deed", day=short(deed.day), type=kind, title=deed.title[:80], came=deed.came)


def _rest(card: ItemCard) -> list[Markup]:
    shown = ("product", "expected_result", "note")
    found = [(cell, card.item.words(cell)[:CELL]) for cell in shown if card.item.words(cell)]
    return [texts().html("form-line", label=label("plan-cell", cell), answer=words) for cell, words in found]


def _history(work: Work, card: ItemCard) -> Markup | None:
    if not card.steps:
        return None
    return lines(texts().html("my-history"), *[_step(work, step) for step in card.steps])


def _step(work: Work, step: DateStep) -> Markup:
    person = step.person
    if step.proposer:
        person = texts().plain("plan-step-proposed", person=person, proposer=step.proposer)
    day = work.actor.local(step.at).date()
    cells = {"field": step.field, "old": step.old, "new": step.new, "reason": step.reason}
    return changed_text(step.what, person=person, day=day, **cells)


def _waiting(card: ItemCard) -> list[Markup]:
    """«⏳ Мария Орлова предлагает перенести срок …», by number where there are several."""
    found = waiting(card)
    return [
        texts().html(
            "plan-card-proposal",
            number=number if len(found) > 1 else 0,
            person=one.person,
            what=proposed_text(one),
            reason=one.reason[:BRIEF] or "none",
        )
        for number, one in enumerate(found, 1)
    ]
