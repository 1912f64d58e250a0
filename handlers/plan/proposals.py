"""«Согласиться» and «Отказать»: under the letter about a proposal, and on the card of its item."""

from collections.abc import Mapping

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import notice, work_of
from handlers.widgets.letters import Presses, close_letter
from places.plan import ProposalPlace, ProposalThen
from services.plan import proposals
from services.plan.proposals import Verdict
from services.texts import texts


async def decide(manager: DialogManager, place: ProposalPlace) -> None:
    """The coordinator's word; a letter about what was decided before says what came of it."""
    agree = place.then is ProposalThen.AGREE
    said = _said(await proposals.decide(work_of(manager), place.proposal, agree=agree, alone=place.alone))
    await notice(manager, said.striptags(), alert=True)
    await close_letter(manager, said)


def _said(verdicts: Mapping[Verdict, int]) -> Markup:
    ends = [
        texts().html(f"plan-decided-{outcome.value}", count=count, why=texts().plain(f"moot-plan-{why}") if why else "")
        for (outcome, why), count in sorted(verdicts.items())
    ]
    return Markup("\n").join(ends)


PRESSES: Presses = {(ProposalPlace, then): decide for then in ProposalThen}
