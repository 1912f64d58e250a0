"""What the buttons of a plan's import do. Nothing of the plan is stored before «Принять»."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.plan.card import open_place
from handlers.plan.import_getters import NOTES
from handlers.plan.import_parts import open_tables
from handlers.plan.posts import choice_in, ticks_of
from handlers.states import ImportStates
from handlers.widgets.pages import turned
from models.deadlines import ScheduleKind
from models.errors import DomainError
from models.forms.plan import NONE, READY
from places.plan import PlanPlace, PlanThen
from services.plan import accept, drafts, posts
from services.texts import texts

LONGEST = 300


async def from_review(data: str, manager: DialogManager) -> None:
    """Answer doubts, match posts, accept, or drop."""
    work, draft = work_of(manager), start_of(manager)["draft"]
    if data == "!accept":
        data_of(manager)["outcome"] = await accept.accept(work, draft)
        await manager.switch_to(ImportStates.accepted)
    elif data == "!drop":
        await drafts.drop(work, draft)
        await notice(manager, texts().plain("plan-dropped"))
        await go(manager, "plan")
    elif data[1:] in NOTES:
        data_of(manager).update(notes=data[1:], page=0)
        await manager.switch_to(ImportStates.notes)
    elif data in ("!school", "!calendar"):
        await drafts.say_year(work, draft, school=data == "!school")
    elif data in ("!mark", "!unmark"):
        await drafts.keep_marks(work, draft, kept=data == "!mark")
    elif data == "!plans":
        data_of(manager)["page"] = 0
        await manager.switch_to(ImportStates.plans)
    elif data == "!tables":
        await open_tables(manager)
    elif data == "!doubts":
        await manager.switch_to(ImportStates.doubt)
    elif data == "!posts":
        data_of(manager)["page"] = 0
        await manager.switch_to(ImportStates.posts)


async def from_notes(data: str, manager: DialogManager) -> None:
    """Turn the protocol's page, or go back."""
    if not turned(data, manager) and data == "!review":
        await manager.switch_to(ImportStates.review)


async def from_doubt(data: str, manager: DialogManager) -> None:
    """A one-tap answer; the row's place goes with it, so that a second tap answers no other row."""
    work, draft = work_of(manager), start_of(manager)["draft"]
    answer, _, place = data.partition(" ")
    typed = data_of(manager).pop("typed", None)
    data_of(manager)["trouble"] = None
    if answer == "!review":
        await manager.switch_to(ImportStates.review)
        return
    if answer == "!no":
        return
    found = await drafts.review(work, draft)
    row = next((row for row in found.doubts[:1] if str(row.place) == place), None)
    if row is None or (answer == "!yes" and not typed):
        raise DomainError("error-stale")
    answers = {
        "!as": row.words("deadline"),
        "!yes": typed or "",
        NONE: "",
        **{k: text for k, (text, _) in READY.items()},
    }
    if answer not in answers:
        raise DomainError("error-stale")
    await drafts.answer_doubt(work, draft, row.place, answers[answer])
    if len(found.doubts) == 1:
        await manager.switch_to(ImportStates.review)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A deadline in the coordinator's own words: shown back before it counts. What is no text is refused."""
    if not message.text:
        await message.answer(texts().html("form-only-text"))
        return
    text = " ".join(message.text.split())[:LONGEST]
    schedule = await drafts.read_answer(work_of(manager), start_of(manager)["draft"], text)
    data_of(manager).update(typed=None, trouble=None)
    if schedule.kind is ScheduleKind.UNDETERMINED:
        why = schedule.why or ""
        data_of(manager)["trouble"] = {"key": "plan-deadline-unclear", "typed": text[:60], "why": why}
    else:
        data_of(manager)["typed"] = text


async def from_posts(data: str, manager: DialogManager) -> None:
    """Choose a responsible, turn the page, or go back with all of them."""
    if data.startswith("#"):
        work = work_of(manager)
        content = (await drafts.review(work, start_of(manager)["draft"])).content
        called = dict(enumerate(content.called())).get(number_in(data))
        if called is None:
            raise DomainError("error-stale")
        ticks = ticks_of(called, content.post(called), await posts.list_posts(work))
        data_of(manager).update(said=called, ticks=ticks, post_page=0)
        await manager.switch_to(ImportStates.post)
    elif not turned(data, manager) and data == "!review":
        await manager.switch_to(ImportStates.review)


async def from_post(data: str, manager: DialogManager) -> None:
    """The post of one responsible, or several."""
    choice = choice_in(data, data_of(manager))
    if choice is not None:
        await drafts.match_post(work_of(manager), start_of(manager)["draft"], data_of(manager)["said"], choice)
    if choice is not None or data == "!posts":
        await manager.switch_to(ImportStates.posts)


async def from_accepted(data: str, manager: DialogManager) -> None:
    """On to the plan, to what had passed when it came, or to the menu."""
    if data in ("plan", "menu"):
        await go(manager, data)
    elif data == "past":
        await open_place(manager, PlanPlace(then=PlanThen.PAST))
