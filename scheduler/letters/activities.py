"""Letters about records that were sent back, worded when they are sent: who has answered meanwhile gets none."""

from models.activities import Activity
from models.clarifications import Clarification, Cleared
from models.dates import in_words
from models.notifications import NoticeKind
from models.people import Person
from models.reminders.recipients import Recipient
from places.activities import RecordPlace, RecordThen
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.roster import instead, roster_of
from services.activities.inner.clarifications import asked_of
from services.activities.words import called
from services.texts import keys, texts


async def returned(context: LetterContext) -> Letter | Skipped:
    """To whoever is to make it clear: what is asked, «Исправить», «Всё верно»."""
    return await _asking(context, "letter-record-returned")


async def waits(context: LetterContext) -> Letter | Skipped:
    """The same, again: the last time."""
    return await _asking(context, "letter-record-waits")


async def cleared(context: LetterContext) -> Letter | Skipped:
    """To whoever asked: what became of it."""
    found = await _found(context)
    outcome = found[0].outcome if found else None
    if found is None or outcome is None:
        return skipped("moot-record-gone")
    one, record = found
    text = texts().html(
        f"letter-record-{outcome.value}", **await _named(context, record, one.answered_by), answer=one.answer
    )
    look = _way("clarify-look", record, RecordThen.OPEN)
    return Letter(text=text, buttons=[] if outcome is Cleared.DELETED else [[look]])


async def _asking(context: LetterContext, key: str) -> Letter | Skipped:
    found = await _found(context)
    if found is None or found[1].deleted_at is not None:
        return skipped("moot-record-gone")
    one, record = found
    if not one.waits:
        return skipped("moot-record-clear")
    to = await _why(context, one, record)
    if to is None:
        return skipped("moot-record-hands")
    text = texts().html(key, **await _named(context, record, one.asked_by), word=one.word)
    ways = [_way("clarify-fix", record, RecordThen.FIX), _way("clarify-right", record, RecordThen.RIGHT)]
    return Letter(text=instead(text, await roster_of(context), to), buttons=[ways])


async def _found(context: LetterContext) -> tuple[Clarification, Activity] | None:
    one = await context.session.get(Clarification, context.subject)
    if one is None or one.center_id != context.center.id:
        return None
    return one, await context.session.get_one(Activity, one.activity_id)


async def _why(context: LetterContext, one: Clarification, record: Activity) -> Recipient | None:
    """Why this person is asked; None where it is somebody else by now."""
    asked = await asked_of(context.session, await roster_of(context), one, record, context.today)
    return next((to for to in asked if to.person.id == context.person.id), None)


async def _named(context: LetterContext, record: Activity, person_id: int | None) -> dict[str, object]:
    person = await context.session.get(Person, person_id)
    return {
        "number": str(record.id),
        "name": called(record.type, record.title),
        "day": in_words(record.day),
        "person": person.name if person else "–",
    }


def _way(key: str, record: Activity, then: RecordThen) -> Button:
    return Button(texts().plain(key), RecordPlace(activity=record.id, then=then))


WRITERS: Writers = {
    NoticeKind.RECORD_RETURNED: returned,
    NoticeKind.RECORD_WAITS: waits,
    NoticeKind.RECORD_CLEARED: cleared,
}
TEXTS = keys("letter-record", Cleared)
