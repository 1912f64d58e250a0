"""Which reports of the quarter before a report goes on from: it carries their families over.

One and the same report where nothing changed; when a district begins to count together, all that was told there; and
what a person gave who left passes to whoever came after them, where that is one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.monitoring.form import ReportOf


@dataclass(frozen=True, kw_only=True)
class Part:
    """A report as a part of its district's quarter."""

    report_id: int
    of: ReportOf
    post_id: int
    """Its post, or the one that this was merged into before the quarter."""
    person_id: int | None
    given: bool


def continued(now: Sequence[Part], before: Sequence[Part]) -> dict[int, list[int]]:
    """The reports of a district that each one of this quarter goes on from, by its number: their numbers are added.

    None at all where one of them was not given, for a part of what a district has would be taken for the whole.
    """
    own = {one.report_id: [other for other in before if _same(one, other)] for one in now}
    left = [one for one in before if not any(one in others for others in own.values())]
    found = defaultdict(list, {report_id: others for report_id, others in own.items() if others})
    for one in left:
        heirs = [heir for heir in now if not own[heir.report_id] and _may_inherit(heir, one)]
        if len(heirs) == 1 and one.given:
            found[heirs[0].report_id].append(one)
    return {
        report_id: [one.report_id for one in others]
        for report_id, others in found.items()
        if all(one.given for one in others)
    }


def _same(now: Part, before: Part) -> bool:
    """Whether the one is the other a quarter later, or has it within itself."""
    if now.of is ReportOf.DISTRICT:
        return True
    if now.of is ReportOf.POST:
        return before.of is not ReportOf.DISTRICT and before.post_id == now.post_id
    return before.of is ReportOf.PERSON and now.person_id is not None and before.person_id == now.person_id


def _may_inherit(heir: Part, left: Part) -> bool:
    return left.of is ReportOf.DISTRICT or heir.post_id == left.post_id
