"""What stands on the windows of handing over and of first steps."""

from markupsafe import Markup

from handlers.handover.getters import BundleFacts, HandoversFacts, InheritedFacts, PassingFacts, StepCardFacts
from handlers.widgets.text import lines, paragraphs
from models.dates import brief
from models.handover import FirstStep
from services.handover.bundle import Bundle, LedEvent, OpenRequest, OpenTask
from services.handover.giving import HandoverLine
from services.people.members import Member
from services.periods import name_of
from services.requests.words import called, when
from services.texts import label, texts
from services.work import Work

SHOWN = 5
"""Lines of a list in a message; the paper has all."""
CONTENT = 90
"""Characters of an item's words there."""


def handover_line(work: Work, one: HandoverLine) -> str:
    """«Куратор, Лесной район · ждём»."""
    return texts().plain("handover-line", place=one.place, state=_state(work, one))


def _state(work: Work, one: HandoverLine) -> str:
    if one.waits:
        return texts().plain("handover-is-waiting")
    if one.together(work.today) and one.until is not None:
        return texts().plain("handover-is-together", until=brief(one.until, work.today))
    return texts().plain("handover-is-over")


def member_line(_work: Work, one: Member) -> str:
    """A person of the list, with the post."""
    return f"{one.name} · {one.place}"


def newcomers_text(_work: Work, shown: HandoversFacts) -> Markup | None:
    """Who is new, and how far each is."""
    if not shown.newcomers:
        return None
    told = [
        texts().html("handover-newcomer", name=one.name, place=one.place, done=str(one.done), of=str(one.steps))
        for one in shown.newcomers[: 2 * SHOWN]
    ]
    return lines(texts().html("handover-newcomers"), *told)


def bundle_text(work: Work, shown: BundleFacts) -> Markup:
    """What goes along with the post."""
    one = shown.bundle
    head = texts().html("handover-bundle", place=one.place, leaver=one.leaver or "none")
    return paragraphs(head, *_parts(work, one))


def inherited_text(work: Work, shown: InheritedFacts) -> Markup:
    """The same of one's own posts."""
    if not shown.bundles:
        return texts().html("handover-nothing")
    told = [paragraphs(texts().html("handover-yours", place=one.place), *_parts(work, one)) for one in shown.bundles]
    return paragraphs(*told)


def _parts(work: Work, one: Bundle) -> list[Markup]:
    requests = [request for request in one.requests if request.starts_at is None]
    parts = [
        _part("requests", len(requests), [_request(work, each) for each in requests]),
        _part("meetings", len(one.meetings), [_meeting(work, each) for each in one.meetings]),
        _part(
            "dates",
            len(one.dates),
            [
                texts().html("handover-date", due=brief(each.due, work.today), content=each.content[:CONTENT])
                for each in one.dates
            ],
        ),
    ]
    if one.tasks:
        parts.append(_part("tasks", len(one.tasks), [_task(work, each) for each in one.tasks]))
    if one.events:
        parts.append(_part("events", len(one.events), [_event(work, each) for each in one.events]))
    if one.neighbours:
        told = [
            texts().html("handover-neighbour", place=each.place, holders=", ".join(each.holders) or "none")
            for each in one.neighbours
        ]
        parts.append(lines(texts().html("handover-neighbours"), *told[:SHOWN]))
    return parts


def _part(name: str, count: int, told: list[Markup]) -> Markup:
    more = [texts().html("handover-more", count=count - SHOWN)] if count > SHOWN else []
    return lines(texts().html(f"handover-{name}", count=count), *told[:SHOWN], *more)


def _request(work: Work, one: OpenRequest) -> Markup:
    return texts().html(
        "handover-request",
        number=str(one.id),
        called=called(one.kind, one.topic),
        state=label("request-state", one.state),
        day=brief(one.answer_by, work.today),
        filed=str(one.filed).lower(),
    )


def _meeting(work: Work, one: OpenRequest) -> Markup:
    at = when(one.starts_at, work.actor.own_zone, work.actor.zone) if one.starts_at is not None else ""
    return texts().html("handover-meeting", number=str(one.id), when=at, called=called(one.kind, one.topic))


def _task(work: Work, one: OpenTask) -> Markup:
    return texts().html("handover-task", due=brief(one.due, work.today), words=one.words[:CONTENT])


def _event(work: Work, one: LedEvent) -> Markup:
    day = f"{brief(one.starts_at.date(), work.today)}, {one.starts_at:%H:%M}"
    return texts().html("handover-event", when=day, title=one.title[:CONTENT], state=label("event-state", one.state))


def card_text(work: Work, shown: PassingFacts) -> Markup:
    """Who hands what to whom, and how far it is."""
    one = shown.one
    how = "waits" if one.waits else "cancelled" if one.cancelled else "together" if one.together(work.today) else "over"
    return texts().html(
        "handover-card",
        place=one.place,
        how=how,
        leaver=one.leaver or "none",
        newcomer=one.newcomer or one.guest or "none",
        by=one.by,
        made=brief(one.made_on, work.today),
        came=brief(one.came_on, work.today) if one.came_on else "none",
        until=brief(one.until, work.today) if one.until else "none",
        overlap=one.overlap,
        done=str(one.done),
        of=str(one.steps),
    )


def step_line(_work: Work, one: tuple[FirstStep, bool]) -> str:
    """A card on its button; a done one is ticked."""
    step, done = one
    return f"{'✅ ' if done else ''}{label('step', step)}"


def step_text(work: Work, shown: StepCardFacts) -> Markup:
    """A card: what it is about, in few words, with the centre's own days and names."""
    head = texts().html("step-head", number=str(shown.number), of=str(shown.of), title=label("step", shown.step))
    told = shown.told
    if told is None:
        return paragraphs(head, texts().html(f"step-{shown.step}-text"))
    due = [
        texts().html("handover-date", due=brief(one.due, work.today), content=one.content[:CONTENT]) for one in told.due
    ]
    colleagues = [
        texts().html("handover-neighbour", place=one.place, holders=", ".join(one.holders)) for one in told.colleagues
    ]
    text = texts().html(
        f"step-{shown.step}-text",
        quarter=name_of(told.quarter),
        count=told.count,
        counted=name_of(told.counted),
        opens=brief(told.monitoring.opens, work.today),
        in_time=brief(told.monitoring.in_time, work.today),
        coordinators=", ".join(told.coordinators) or "none",
        before=told.before or "none",
    )
    if shown.step is FirstStep.CONTACTS:
        return paragraphs(head, lines(text, *map(Markup.escape, told.contacts)), lines(*colleagues))
    return paragraphs(head, lines(text, *(due if shown.step is FirstStep.QUARTER else [])))
