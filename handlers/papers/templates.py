"""What the windows of templates show and do: taken, looked at, sent back, put back."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from markupsafe import Markup

from handlers.context import work_of
from handlers.papers.kept import PapersKept
from handlers.papers.states import PaperStates
from handlers.widgets.downloads import download
from handlers.widgets.kept import kept
from handlers.widgets.sending import send_paper
from handlers.widgets.text import paragraphs, refusal, said
from models.dates import short
from models.errors import DomainError
from models.papers.kinds import PaperKind
from services.papers import templates
from services.papers.templates import TemplateState
from services.texts import label, texts
from services.work import Work


@dataclass(frozen=True)
class TemplateFacts:
    """One paper's template, and whether it is asked if the standard one shall be put back."""

    template: TemplateState
    sure: bool

    @property
    def may_reset(self) -> bool:
        return self.template.own and not self.sure

    @property
    def may_undo(self) -> bool:
        return self.template.has_before and not self.sure


async def one_template(work: Work, mine: PapersKept) -> TemplateFacts:
    """The chosen paper's."""
    return TemplateFacts(await templates.template_state(work, _kind(mine)), mine.sure)


def template_text(work: Work, shown: TemplateFacts) -> Markup:
    """Whose it is, and since when."""
    one, paper = shown.template, label("paper", shown.template.kind)
    if not one.own or one.since is None:
        return texts().html("template-standard", paper=paper)
    return texts().html("template-own", paper=paper, name=one.name, since=short(work.actor.local(one.since)))


async def choose(manager: DialogManager, kind: PaperKind) -> None:
    """Open a paper's template."""
    mine = kept(manager, PapersKept)
    mine.template, mine.sure = kind, False
    await manager.switch_to(PaperStates.template)


async def take(manager: DialogManager) -> None:
    """The file to edit, as a message of its own."""
    made = await templates.take_template(work_of(manager), _kind(kept(manager, PapersKept)))
    await send_paper(manager, None, made.content, made.name)


async def show(manager: DialogManager) -> None:
    """The paper filled with facts that never were."""
    made = await templates.show_template(work_of(manager), _kind(kept(manager, PapersKept)))
    await send_paper(manager, None, made.content, made.name)


async def reset(manager: DialogManager) -> None:
    """The standard one is in force."""
    mine = kept(manager, PapersKept)
    await templates.reset_template(work_of(manager), _kind(mine))
    mine.sure = False
    mine.tell("template-was-reset")


async def undo(manager: DialogManager) -> None:
    """The one before is in force."""
    mine = kept(manager, PapersKept)
    await templates.undo_template(work_of(manager), _kind(mine))
    mine.sure = False
    mine.tell("template-was-swapped")


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """A template that was edited: in force from now on, or refused with the place; then the one before stays."""
    if message.document is None:
        raise SkipHandler
    mine = kept(dialog_manager, PapersKept)
    kind, mine.done = _kind(mine), None
    try:
        data = await download(bot, message.document, DomainError("template-too-large"))
        doubts = await templates.set_template(work, kind, data, message.document.file_name or "")
    except DomainError as error:
        stays = texts().html("template-old-stays")
        await message.answer(paragraphs(said(refusal(work, error)), stays))
    else:
        key = "template-set-doubts" if doubts else "template-set"
        mine.tell(key, paper=label("paper", kind), **({"doubts": ", ".join(doubts)} if doubts else {}))
    mine.sure = False
    await dialog_manager.show(ShowMode.SEND)


def _kind(mine: PapersKept) -> PaperKind:
    if mine.template is None:
        raise DomainError("error-stale")
    return mine.template
