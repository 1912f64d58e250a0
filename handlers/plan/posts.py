"""Who answers, on one screen: the same for a plan that is being imported and for an item that stands.

What is long stands in the message under a number; the buttons are the numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from handlers.context import number_in
from handlers.widgets.pages import SIZE, cut, turns
from handlers.widgets.text import lines
from models.forms.kinds import Tap, TextKey
from models.plan.draft import EVERYONE, NOBODY, VACANT, Choice
from models.plan.matching import PostOffer, own_part
from models.plan.responsibles import ResponsibleKind, subject
from services.texts import texts

IN_A_ROW = 4
CALLED, SAID = 200, 160
"""Characters of the plan's words and of a post's, eight of each in a message."""
CHOICES: dict[str, Choice] = {f"!{word}": word for word in (*EVERYONE.values(), VACANT, NOBODY)}


@dataclass(frozen=True)
class Answer:
    """A responsible in the plan's words, what they become, and whether that was guessed."""

    called: str
    choice: Choice
    guessed: bool = False


def answers(found: Sequence[Answer], posts: Sequence[PostOffer], page: int) -> tuple[Markup, list[list[Tap]]]:
    """A page of responsibles with what each becomes, and their numbers."""
    by_id = {one.id: one for one in posts}
    shown, page, more = cut(found, page)
    first = page * SIZE
    about = [
        texts().html(
            "plan-answer",
            number=first + place,
            called=one.called[:CALLED],
            post=_said(one.choice, by_id)[:SAID],
            guessed=str(one.guessed).lower(),
        )
        for place, one in enumerate(shown, 1)
    ]
    taps = [Tap(f"#{first + place}", str(first + place + 1)) for place in range(len(shown))]
    return lines(*about), [*_in_rows(taps), *turns(page, more=more)]


def offered(
    posts: Sequence[PostOffer], now: Choice | None, data: Mapping[str, Any], *, named: bool = True
) -> tuple[Markup, list[list[Tap]]]:
    """A page of posts to choose from, or to tick several of; without a name nothing can be vacant."""
    ticks, by_id = data.get("ticks"), {one.id: one for one in posts}
    ways = _ways(posts, ticking=ticks is not None)
    shown, page, more = cut(ways, data.get("post_page", 0))
    first = page * SIZE + 1
    about = [
        texts().html("plan-offer", number=number, post=_said(way, by_id)[:SAID])
        for number, way in enumerate(shown, first)
    ]
    taps = [Tap(f"={way}", str(number), _chosen(way, now, ticks)) for number, way in enumerate(shown, first)]
    everyone = [Tap(f"!{word}", TextKey(f"plan-all-{role.value}"), now == word) for role, word in EVERYONE.items()]
    besides = [Tap(f"!{word}", TextKey(f"plan-post-{word}"), now == word) for word in (VACANT, NOBODY)]
    several = (
        Tap("!ticked", TextKey("plan-posts-done")) if ticks is not None else Tap("!several", TextKey("plan-several"))
    )
    rows = [*_in_rows(taps), *turns(page, more=more)]
    return lines(*about), [*rows, *([everyone, besides, [several]] if named else [])]


def ticks_of(called: str, choice: Choice, posts: Sequence[PostOffer]) -> list[int] | None:
    """The posts that are ticked already where several are meant: by a plural, or by what was chosen."""
    group = next((one for one in posts if one.group and one.id == choice), None)
    if isinstance(choice, list):
        return list(choice)
    if group is not None:
        return list(group.members)
    plural = bool(called) and subject(called).kind is ResponsibleKind.COLLECTIVE
    return ([choice] if isinstance(choice, int) else []) if plural else None


def choice_in(press: str, data: dict[str, Any]) -> Choice | None:
    """What a press chose; None while it turned a page, ticked, or meant something else."""
    if press.startswith("~"):
        data["post_page"] = number_in(press)
    elif press == "!several":
        data["ticks"] = []
    elif press == "!ticked" and data.get("ticks"):
        ticks: list[int] = data["ticks"]
        return ticks if len(ticks) > 1 or subject(data["said"]).kind is ResponsibleKind.COLLECTIVE else ticks[0]
    elif press.startswith("="):
        return _picked(press, data)
    return CHOICES.get(press)


def _picked(press: str, data: dict[str, Any]) -> Choice | None:
    post, _, person = press.partition("@")
    if person:
        return own_part(number_in(post), number_in(f"@{person}"))
    if data.get("ticks") is None:
        return number_in(post)
    data["ticks"] = sorted({*data["ticks"]} ^ {number_in(post)})
    return None


def _ways(posts: Sequence[PostOffer], *, ticking: bool) -> list[Choice]:
    """Every post, and each one's own part of one that several people hold; a group is no part of another."""
    ways: list[Choice] = []
    for one in posts:
        if ticking and one.group:
            continue
        ways.append(one.id)
        if len(one.holders) > 1 and not one.group and not ticking:
            ways += [own_part(one.id, person) for person, _ in one.holders]
    return ways


def _chosen(way: Choice, now: Choice | None, ticks: Sequence[int] | None) -> bool:
    return way == now if ticks is None else way in ticks


def _in_rows(taps: Sequence[Tap]) -> list[list[Tap]]:
    return [list(taps[place : place + IN_A_ROW]) for place in range(0, len(taps), IN_A_ROW)]


def _said(choice: Choice, by_id: Mapping[int, PostOffer]) -> str:
    if isinstance(choice, list):
        return "; ".join(_said(one, by_id) for one in choice)
    post, _, person = str(choice).partition("@")
    offer = by_id.get(int(post)) if post.isdecimal() else None
    if offer is not None:
        names = [name for id_, name in offer.holders if person in ("", str(id_))]
        return _offer(offer, names)
    for role, word in EVERYONE.items():
        if choice == word:
            return texts().plain(f"plan-all-{role.value}")
    return texts().plain("plan-vacant" if choice != NOBODY else "plan-nobody")


def _offer(offer: PostOffer, names: Sequence[str]) -> str:
    vacant = texts().plain("plan-vacant")
    return f"{', '.join(names)} · {offer.title}" if names else f"{offer.title} · {vacant}"
