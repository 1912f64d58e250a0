"""«Согласиться» and «Отказать»: under the letter about a proposal, and on the card of its item."""

from aiogram_dialog import DialogManager

from handlers.context import notice, work_of
from handlers.widgets.letters import Presses, close_letter
from places.plan import ProposalPlace, ProposalThen
from services.plan import proposals
from services.plan.words import decided_text


async def decide(manager: DialogManager, place: ProposalPlace) -> None:
    """The coordinator's word; a letter about what was decided before says what came of it."""
    agree = place.then is ProposalThen.AGREE
    said = decided_text(await proposals.decide(work_of(manager), place.proposal, agree=agree, alone=place.alone))
    await notice(manager, said.striptags(), alert=True)
    await close_letter(manager, said, below=True)


PRESSES: Presses = {(ProposalPlace, then): decide for then in ProposalThen}
