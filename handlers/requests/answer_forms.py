"""Short forms of a request's card: say, decline, offer times, hold, describe, recommend, rate, reopen."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.activities.names import options
from handlers.requests.forms import FORMATS, SHORTEST_QUESTION
from handlers.requests.kept import AboutRating, AboutRequest
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, begin_empty, told
from models.activities import Category, Format
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.lists import Counts
from models.forms.moments import Minutes, Moments
from models.forms.plan import DayAhead
from models.forms.simple import Choice, Day, Line
from models.requests.meetings import PARTS, USUAL_MINUTES
from models.requests.tables import (
    MOST_SLOTS,
    PART_LENGTH,
    PLACE_LENGTH,
    REASON_LENGTH,
    SAID_LENGTH,
    Rating,
    RequestKind,
)
from services.requests import answering, cards, closing, meeting_record, scheduling
from services.requests.meeting_record import Held
from services.texts import texts
from services.work import Work

COMING = (
    Category.CURATORS,
    Category.SPECIALISTS,
    Category.TEACHERS,
    Category.GUARDIANSHIP,
    Category.COUNCILS,
    Category.OFFICIALS,
)
"""Who comes to a supervision: those who accompany families, never the families."""
WHO_LENGTH = 120

RequestAction = Callable[[Work, int, str], Awaitable[object]]


def _about(start: Values) -> AboutRequest:
    return AboutRequest.read(start)


def one_line(
    name: str,
    field: str,
    longest: int,
    deed: RequestAction,
    done: str,
    *,
    shortest: int = 2,
    word: str = "form-send",
    opens: Callable[[Work, Values], Awaitable[FormBeginning]] = begin_empty,
) -> FormSpec:
    """A form of one free text about a request, which the other side gets."""

    def build(_given: Values) -> Form:
        return Form((Field(name=field, kind=Line(longest, shortest=shortest), required=True),))

    async def save(work: Work, submission: Submission) -> SaveResult:
        await deed(work, _about(submission.start).request, submission.answers[field])
        return told(done)

    return FormSpec(name=name, open=opens, build=build, save=save, free=frozenset({field}), save_word=word)


SAY = one_line("request-say", "words", SAID_LENGTH, answering.say, "request-said")


async def _open_answer(work: Work, start: Values) -> FormBeginning:
    await meeting_record.check_answer(work, _about(start).request)
    return FormBeginning()


ANSWER = one_line(
    "request-answer", "words", SAID_LENGTH, meeting_record.answer, "request-answered", shortest=3, opens=_open_answer
)
DECLINE = one_line(
    "request-decline",
    "reason",
    REASON_LENGTH,
    answering.decline,
    "request-declined",
    shortest=3,
    word="request-decline",
)
CALL_OFF = one_line(
    "request-call-off",
    "reason",
    REASON_LENGTH,
    scheduling.call_off,
    "request-called-off",
    shortest=3,
    word="request-call-off",
)
OTHER_TIME = one_line(
    "request-other-time", "words", REASON_LENGTH, scheduling.ask_other_time, "request-other-time-asked", shortest=3
)
DELIVER = one_line("request-deliver", "text", SAID_LENGTH, answering.deliver, "request-delivered", shortest=3)


def _offer_form(_given: Values) -> Form:
    return Form(
        (
            Field(name="slots", kind=Moments(most=MOST_SLOTS), required=True),
            Field(name="minutes", kind=Minutes(), required=True),
            Field(name="place", kind=Line(PLACE_LENGTH)),
        )
    )


async def _open_offer(work: Work, start: Values) -> FormBeginning:
    meeting = (await cards.open_request(work, _about(start).request)).meeting
    if meeting is None:
        return FormBeginning(values={"minutes": USUAL_MINUTES})
    return FormBeginning(values={"minutes": meeting.minutes, **({"place": meeting.place} if meeting.place else {})})


async def _offer(work: Work, submission: Submission) -> SaveResult:
    zone = ZoneInfo(work.actor.own_zone or work.actor.zone)  # what somebody types is what their own clock shows
    slots = [datetime.fromisoformat(at).replace(tzinfo=zone) for at in submission.answers["slots"]]
    await scheduling.offer(
        work,
        _about(submission.start).request,
        slots,
        submission.answers["minutes"],
        submission.answers.get("place", ""),
    )
    return told("request-offered-by-own-clock" if work.actor.own_zone else "request-offered")


def _hold_form(given: Values) -> Form:
    written = TextKey("request-written") if given.get("written") else None
    return Form(
        (
            Field(name="day", kind=Day(), required=True),
            Field(name="minutes", kind=Minutes(none=written), required=True),
            Field(name="format", kind=Choice(options=options("format", FORMATS)), required=True),
            Field(name="people", kind=Counts(options("category", COMING))),
        )
    )


async def _open_hold(work: Work, start: Values) -> FormBeginning:
    card = await cards.open_request(work, _about(start).request)
    meeting = card.meeting
    day, minutes = work.today, USUAL_MINUTES
    if meeting is not None:
        minutes = meeting.minutes
        if meeting.starts_at is not None:
            day = min(day, work.actor.local(meeting.starts_at).date())
    people = {Category.CURATORS.value: [max(card.together, 1) - len(_about(start).absent), 0]}
    # a consultation without a meeting was given through the bot: it was written, and took nobody's hour
    by_bot = meeting is None and card.request.kind is RequestKind.CONSULTATION
    minutes = 0 if by_bot else minutes
    usual = Format.REMOTE if by_bot else Format.IN_PERSON
    held_in = (meeting.format if meeting else None) or card.request.format or usual
    values = {"day": day.isoformat(), "minutes": minutes, "format": held_in.value, "people": people}
    return FormBeginning(options={"written": card.request.kind is RequestKind.CONSULTATION}, values=values, review=True)


async def _hold(work: Work, submission: Submission) -> SaveResult:
    said = submission.answers
    people = {Category(name): here for name, (here, _) in (said.get("people") or {}).items()}
    about = _about(submission.start)
    held = Held(
        day=date.fromisoformat(said["day"]),
        minutes=said["minutes"],
        format=Format(said["format"]),
        people=people,
        absent=frozenset(about.absent),
    )
    return told("request-was-held", number=str(await meeting_record.hold(work, about.request, held)))


def _describe_form(_given: Values) -> Form:
    parts = [Field(name=name, kind=Line(PART_LENGTH, shortest=3)) for name in PARTS]
    return Form((*parts, Field(name="control", kind=DayAhead())))


async def _open_describe(work: Work, start: Values) -> FormBeginning:
    meeting = (await cards.open_request(work, _about(start).request)).meeting
    values = {name: text for name in PARTS if meeting and (text := getattr(meeting, name))}
    if meeting and meeting.control:
        values["control"] = meeting.control.isoformat()
    return FormBeginning(values=values, review=bool(values))


async def _describe(work: Work, submission: Submission) -> SaveResult:
    parts = {name: submission.answers[name] for name in PARTS if name in submission.answers}
    control = date.fromisoformat(submission.answers["control"]) if "control" in submission.answers else None
    await meeting_record.describe(work, _about(submission.start).request, parts, control)
    return told("request-was-described")


def _recommend_form(given: Values) -> Form:
    return Form(
        (
            Field(name="words", kind=Line(SAID_LENGTH, shortest=3), required=True),
            Field(name="who", kind=Line(WHO_LENGTH, offers=given["who"]), required=True),
            Field(name="due", kind=DayAhead(), required=True),
        )
    )


async def _open_recommend(work: Work, start: Values) -> FormBeginning:
    card = await cards.open_request(work, _about(start).request)
    posts = [card.post] if card.post else []
    return FormBeginning(
        options={"who": [*posts, *([texts().plain("request-everybody")] if card.together > 1 else [])]}
    )


async def _recommend(work: Work, submission: Submission) -> SaveResult:
    said = submission.answers
    await meeting_record.recommend(
        work, _about(submission.start).request, said["words"], said["who"], date.fromisoformat(said["due"])
    )
    return told("request-recommended")


def _rate_form(_given: Values) -> Form:
    return Form((Field(name="comment", kind=Line(REASON_LENGTH)),))


async def _rate(work: Work, submission: Submission) -> SaveResult:
    about = AboutRating.read(submission.start)
    await closing.rate(work, about.request, about.rating, submission.answers.get("comment", ""))
    no = about.rating is Rating.NO
    return await _promised(work, about.request, "request-rated-no") if no else told("request-was-rated")


def _reopen_form(_given: Values) -> Form:
    return Form((Field(name="words", kind=Line(REASON_LENGTH, shortest=SHORTEST_QUESTION), required=True),))


async def _reopen(work: Work, submission: Submission) -> SaveResult:
    await closing.reopen(work, _about(submission.start).request, submission.answers["words"])
    return await _promised(work, _about(submission.start).request, "request-reopened")


async def _promised(work: Work, request: int, key: str) -> SaveResult:
    card = await cards.open_request(work, request)
    return told(key, day=in_words(card.request.answer_by))


OFFER = FormSpec(
    name="request-offer",
    open=_open_offer,
    build=_offer_form,
    save=_offer,
    free=frozenset({"place"}),
    save_word="form-send",
)
HOLD = FormSpec(name="request-hold", open=_open_hold, build=_hold_form, save=_hold)
DESCRIBE = FormSpec(
    name="request-describe", open=_open_describe, build=_describe_form, save=_describe, free=frozenset(PARTS)
)
RECOMMEND = FormSpec(
    name="request-recommend",
    open=_open_recommend,
    build=_recommend_form,
    save=_recommend,
    free=frozenset({"words", "who"}),
    save_word="form-send",
)
RATE = FormSpec(
    name="request-rate",
    open=begin_empty,
    build=_rate_form,
    save=_rate,
    free=frozenset({"comment"}),
    save_word="form-send",
)
REOPEN = FormSpec(
    name="request-reopen",
    open=begin_empty,
    build=_reopen_form,
    save=_reopen,
    free=frozenset({"words"}),
    save_word="form-send",
)
ANSWERING = (SAY, ANSWER, DECLINE, OFFER, CALL_OFF, OTHER_TIME, HOLD, DESCRIBE, RECOMMEND, RATE, REOPEN, DELIVER)
