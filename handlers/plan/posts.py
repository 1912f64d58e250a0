"""Posts on buttons: the same for a plan that is being imported and for an item that stands."""

from collections.abc import Mapping, Sequence

from handlers.widgets.pages import SIZE, cut, turns
from models.forms.kinds import Tap, Word
from models.plan.draft import NOBODY, VACANT
from models.plan.matching import PostOffer
from services.texts import texts

LINE = 60
CALLED = 28
"""Characters of a button, and of the plan's own words on it."""
Choice = int | str
CHOICES: dict[str, Choice] = {f"!{VACANT}": VACANT, f"!{NOBODY}": NOBODY}


def matched(pairs: Sequence[tuple[str, Choice]], posts: Sequence[PostOffer], page: int) -> list[list[Tap]]:
    """A page of responsibles, each with the post that they are."""
    by_id = {one.id: one for one in posts}
    shown, page, more = cut(pairs, page)
    rows = [
        [Tap(f"#{page * SIZE + number}", f"{called[:CALLED]} → {_said(choice, by_id)}"[:LINE])]
        for number, (called, choice) in enumerate(shown)
    ]
    return [*rows, *turns(page, more=more)]


def offered(posts: Sequence[PostOffer], now: Choice | None, page: int, *, named: bool = True) -> list[list[Tap]]:
    """A page of posts to choose from; a vacant one needs a name."""
    shown, page, more = cut(posts, page)
    rows = [[Tap(f"={one.id}", _offer(one)[:LINE], one.id == now)] for one in shown]
    besides = [
        [Tap(f"!{VACANT}", Word("plan-post-vacant"), now == VACANT)],
        [Tap(f"!{NOBODY}", Word("plan-post-nobody"), now == NOBODY)],
    ]
    return [*rows, *turns(page, more=more), *(besides if named else [])]


def _said(choice: Choice, by_id: Mapping[int, PostOffer]) -> str:
    if isinstance(choice, int) and choice in by_id:
        return _offer(by_id[choice])
    return texts().plain("plan-vacant" if choice != NOBODY else "plan-nobody")


def _offer(offer: PostOffer) -> str:
    vacant = texts().plain("plan-vacant")
    return f"{', '.join(offer.holders)} · {offer.title}" if offer.holders else f"{offer.title} · {vacant}"
