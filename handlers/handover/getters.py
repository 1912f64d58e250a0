"""What the windows of handing over show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.handover.kept import HandoverKept, StepsKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.handover import FirstStep
from services.handover import first_steps, giving
from services.handover.bundle import Bundle
from services.handover.first_steps import Newcomer, StepFacts
from services.handover.giving import HandoverLine
from services.people import members
from services.people.members import Member
from services.work import Work


@dataclass(frozen=True)
class HandoversFacts:
    """What is handed over, and who is new."""

    page: Page[HandoverLine]
    newcomers: Sequence[Newcomer]


async def handovers(work: Work, mine: HandoverKept) -> HandoversFacts:
    """Two lists, each of a centre's size."""
    found = await giving.list_handovers(work)
    return HandoversFacts(page_of(found, mine.page), await first_steps.list_newcomers(work))


async def who(work: Work, mine: HandoverKept) -> Listed[Member]:
    """Who may leave a post: everybody of the centre, post by post."""
    return Listed(page_of(await members.list_members(work), mine.page))


@dataclass(frozen=True)
class BundleFacts:
    """What goes along."""

    bundle: Bundle


async def bundle(work: Work, mine: HandoverKept) -> BundleFacts:
    """Of the post that was chosen."""
    return BundleFacts(await giving.read_bundle(work, mine.post, mine.tenure or None))


@dataclass(frozen=True)
class PassingFacts:
    """How far a handover is."""

    one: HandoverLine
    waits: bool
    sure: bool


async def card(work: Work, mine: HandoverKept) -> PassingFacts:
    """The one that was chosen."""
    one = await giving.open_handover(work, mine.handover)
    return PassingFacts(one, one.waits, one.waits and mine.sure)


@dataclass(frozen=True)
class StepsFacts:
    """The cards, and how many of them are done."""

    steps: Sequence[tuple[FirstStep, bool]]
    done: int
    of: int


async def steps(work: Work, _: StepsKept) -> StepsFacts:
    """All that the person's posts need."""
    found = await first_steps.my_steps(work)
    return StepsFacts(list(found.items()), sum(found.values()), len(found))


@dataclass(frozen=True, kw_only=True)
class StepCardFacts:
    """One card, and what it tells of."""

    step: FirstStep
    number: int
    of: int
    told: StepFacts | None
    tries: bool
    """Whether there is something to try or to open, and what."""
    opens: bool


async def step_card(work: Work, mine: StepsKept) -> StepCardFacts:
    """The card that is read."""
    found = list(await first_steps.my_steps(work))
    number = found.index(mine.step) + 1 if mine.step in found else 0
    told = await first_steps.step_facts(work) if work.actor.may(Permission.SEE_PLAN) else None
    tries = mine.step is FirstStep.LOG
    opens = mine.step in OPENS
    return StepCardFacts(step=mine.step, number=number, of=len(found), told=told, tries=tries, opens=opens)


OPENS = {
    FirstStep.QUARTER: "plan",
    FirstStep.REQUEST: "request",
    FirstStep.MONITORING: "monitoring",
}
"""Where a card leads to, by the command."""


@dataclass(frozen=True)
class InheritedFacts:
    """What each of one's posts has in hand."""

    bundles: Sequence[Bundle]


async def inherited(work: Work, _: StepsKept) -> InheritedFacts:
    """As it stands now."""
    return InheritedFacts(await first_steps.inherited(work))
