"""The use case of a sentence that may call people together: what it says of the event."""

import asyncio
from collections.abc import Mapping

from models.access import Permission
from models.sentences import Found
from models.sentences.event import EVENT, read_event
from models.sentences.said import said
from models.stored import Json
from services.phrases import Understood
from services.work import Work, use_case


@use_case(Permission.LOG_ACTIVITY)
async def event_in(work: Work, found: Understood) -> Mapping[str, Found[Json]]:
    """What the text says of an event; of one that was read as something that may be over too it is read anew."""
    draft = found.draft
    if draft.intent == EVENT or EVENT in draft.also:
        return draft.part.more
    names = [name for _, name in found.districts]
    whole = said(draft.text, work.today, names, found.words.own)
    return (await asyncio.to_thread(read_event, whole, found.words)).more
