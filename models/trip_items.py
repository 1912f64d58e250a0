"""Which item of the plan a trip answers."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from models.activities import Type
from models.plan.fitting import OF_TYPE, Candidate, offers, rank
from models.plan.own_rows import served
from models.plan.words import fold
from models.trips import TripPurpose, TripSaid

_MEANT: Mapping[TripPurpose, re.Pattern[str]] = {
    TripPurpose.COUNCIL: re.compile(r"\bсовет\w* помощи"),
    TripPurpose.CONTROL: re.compile(
        r"(?:контрол|мониторинг|проверо)\w*\s+(?:визит|выезд|посещени|выход)"
        r"|(?:визит|выезд|посещени|выход)\w*\b[^.;]{0,60}\b(?:контрол|мониторинг|проверк)"
    ),
    TripPurpose.HELP: re.compile(r"\bметодическ\w+ (?:[\w-]+ ){0,3}помощ"),
}
"""How a plan calls what a trip is for: T1.6, monitoring visits, T1.8."""
_WORDS = {TripPurpose.CONTROL: "контроль, мониторинг", TripPurpose.HELP: "оказание методической помощи"}


def item_of_trip(said: TripSaid, candidates: Sequence[Candidate]) -> int | None:
    """The item of the plan that the trip itself was made for: «Выезды в районы …» (T1.9)."""
    about = ", ".join(_WORDS[one.purpose] for one in said.purposes if one.purpose in _WORDS)
    return served(f"Выезд в район: {about}", Type.TRIP, said.day, candidates)


def item_within(purpose: TripPurpose, day: date, candidates: Sequence[Candidate], trip: int | None) -> int | None:
    """The item that a purpose without a kind of its own counts for beside the trip's: one whose words mean it. None
    where the trip's own item means it too: a trip counts for an item once."""
    meant = [one for one in candidates if _MEANT[purpose].search(fold(one.cells.content))]
    if any(one.id == trip for one in meant):
        return None
    near = [one for one in meant if one.nearness(day)]
    best = sorted(near, key=lambda one: (not one.mine, -one.nearness(day)))
    return best[0].id if best else None


def item_in_words(title: str, activity_type: Type, day: date, candidates: Sequence[Candidate]) -> int | None:
    """The item that an event was surely held for: of its kind, and named by its words. What is only of the kind and
    open is offered to a person and never taken."""
    told = {one.id for one in rank(title, activity_type, day, candidates) if one.told and one.type >= OF_TYPE}
    return next((one for one in offers(title, activity_type, day, candidates) if one in told), None)
