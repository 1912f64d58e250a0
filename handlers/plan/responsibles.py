"""Who answers, on one screen: the same for a plan that is being imported and for an item that stands.

What is long stands in the message under a number; the buttons are the numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import cast

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Group
from markupsafe import Markup

from handlers.context import id_in
from handlers.widgets.buttons import Button, Numbered, OnClick, OnPick, Select, kept_of, sets
from handlers.widgets.conditions import shown_when, unless
from handlers.widgets.kept import Kept
from handlers.widgets.pages import Page, page_of
from handlers.widgets.text import Text, lines
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.plan.draft import EVERYONE, NOBODY, VACANT, Choice
from models.plan.matching import PostOffer, own_part
from models.plan.responsibles import ResponsibleKind, subject
from services.plan import posts
from services.texts import texts
from services.work import Work

CALLED, SAID = 200, 160
"""Characters of the plan's words and of a post's, eight of each in a message."""


@dataclass(kw_only=True)
class PostsKept(Kept):
    """The responsible whose post is asked for."""

    said: str = ""
    """In the plan's words; empty while a post is added that the plan does not name."""
    ticks: list[int] | None = None
    """The posts that are ticked, where several are meant."""
    post_page: int = 0

    def ask(self, called: str, choice: Choice, offers: Sequence[PostOffer]) -> None:
        """Which post is this one, who is that choice now?"""
        self.said, self.ticks, self.post_page = called, _ticks_of(called, choice, offers), 0


@dataclass(frozen=True)
class Answer:
    """A responsible in the plan's words, what they become, and whether that was guessed."""

    called: str
    choice: Choice
    guessed: bool = False


@dataclass(frozen=True)
class AnswersFacts:
    """Every responsible, a page of them, with the posts by their ids."""

    count: int
    page: Page[Answer]
    posts: Mapping[int, PostOffer]


async def answers(work: Work, found: Sequence[Answer], page: int) -> AnswersFacts:
    """That page of the responsibles."""
    return AnswersFacts(len(found), page_of(found, page), _by_id(await posts.list_posts(work)))


def answers_text(_work: Work, shown: AnswersFacts) -> Markup:
    """«1. психолог → Анна Белова · Психолог», a line each."""
    return lines(
        *[
            texts().html(
                "plan-answer",
                number=number,
                called=one.called[:CALLED],
                post=_said(one.choice, shown.posts)[:SAID],
                guessed=str(one.guessed).lower(),
            )
            for number, one in shown.page.numbered
        ]
    )


@dataclass(frozen=True, kw_only=True)
class OffersFacts:
    """What a responsible may become: a page of posts, beside everybody of a role, a vacant post and nobody. `now` is
    what they become so far; `called` is empty where a post is added."""

    called: str
    now: Choice | None
    ticks: list[int] | None
    page: Page[Choice]
    posts: Mapping[int, PostOffer]

    @property
    def ticking(self) -> bool:
        return self.ticks is not None

    def is_chosen(self, line: tuple[int, Choice]) -> bool:
        return line[1] == self.now if self.ticks is None else line[1] in self.ticks


async def offers(work: Work, mine: PostsKept, now: Choice | None) -> OffersFacts:
    """The posts that are offered to whom `mine` asks about."""
    found = await posts.list_posts(work)
    ways = page_of(_ways(found, ticking=mine.ticks is not None), mine.post_page)
    return OffersFacts(called=mine.said, now=now, ticks=mine.ticks, page=ways, posts=_by_id(found))


def offers_text(_work: Work, shown: OffersFacts) -> Markup:
    """«3. Анна Белова · Психолог», a line each."""
    return lines(
        *[
            texts().html("plan-offer", number=number, post=_said(way, shown.posts)[:SAID])
            for number, way in shown.page.numbered
        ]
    )


def offer_buttons(choose: OnPick[Choice]) -> Group:
    """The buttons of `OffersFacts`; `choose` gets what the responsible becomes."""
    return Group(
        Numbered(
            "post", _pick(choose), items="page", type_factory=_read, item_id=itemgetter(1),
            chosen=OffersFacts.is_chosen, page="post_page",
        ),
        Group(
            _words("everyone", tuple(EVERYONE.values()), choose),
            _words("besides", (VACANT, NOBODY), choose),
            Button(Text("plan-posts-done"), "ticked", _finish(choose), when="ticking"),
            Button(Text("plan-several"), "several", sets(ticks=[]), when=unless("ticking")),
            when=shown_when("called"),
        ),
    )  # fmt: skip


def _words(widget_id: str, words: tuple[str, ...], choose: OnPick[Choice]) -> Select[str]:
    """What is no post of the list, in a row."""
    return Select(
        Text(_word_text), widget_id, choose, items=words, chosen=lambda shown, word: word == shown.now, brief=True
    )


def _word_text(_work: Work, word: str) -> TextKey:
    return TextKey(f"plan-{word.replace(':', '-')}" if word in EVERYONE.values() else f"plan-post-{word}")


def _pick(choose: OnPick[Choice]) -> OnPick[Choice]:
    async def picked(manager: DialogManager, way: Choice) -> None:
        mine = _mine_of(manager)
        if mine.ticks is None:
            await choose(manager, way)
        elif isinstance(way, int):
            mine.ticks = sorted({*mine.ticks} ^ {way})
        else:
            raise DomainError("error-stale")

    return picked


def _finish(choose: OnPick[Choice]) -> OnClick:
    """What is ticked; nothing while nothing is."""

    async def finished(manager: DialogManager) -> None:
        mine = _mine_of(manager)
        if ticks := mine.ticks:
            several = len(ticks) > 1 or subject(mine.said).kind is ResponsibleKind.COLLECTIVE
            await choose(manager, ticks if several else ticks[0])

    return finished


def _mine_of(manager: DialogManager) -> PostsKept:
    return cast("PostsKept", kept_of(manager))


def _read(text: str) -> Choice:
    """A post, or somebody's own part of one, as a button carries it: «7», «7@3»."""
    post, part, person = text.partition("@")
    return own_part(id_in(post), id_in(person)) if part else id_in(post)


def _by_id(found: Sequence[PostOffer]) -> dict[int, PostOffer]:
    return {one.id: one for one in found}


def _ticks_of(called: str, choice: Choice, offers: Sequence[PostOffer]) -> list[int] | None:
    """The posts that are ticked already where several are meant: by a plural, or by what was chosen."""
    group = next((one for one in offers if one.group and one.id == choice), None)
    if isinstance(choice, list):
        return list(choice)
    if group is not None:
        return list(group.members)
    plural = bool(called) and subject(called).kind is ResponsibleKind.COLLECTIVE
    return ([choice] if isinstance(choice, int) else []) if plural else None


def _ways(offers: Sequence[PostOffer], *, ticking: bool) -> list[Choice]:
    """Every post, and each one's own part of one that several people hold; a group is no part of another."""
    ways: list[Choice] = []
    for one in offers:
        if ticking and one.group:
            continue
        ways.append(one.id)
        if len(one.holders) > 1 and not one.group and not ticking:
            ways += [own_part(one.id, person) for person, _ in one.holders]
    return ways


def _said(choice: Choice, by_id: Mapping[int, PostOffer]) -> str:
    if isinstance(choice, list):
        return "; ".join(_said(one, by_id) for one in choice)
    post, _, person = str(choice).partition("@")
    offer = by_id.get(int(post)) if post.isdecimal() else None
    if offer is not None:
        return _offer(offer, [name for holder, name in offer.holders if person in ("", str(holder))])
    for role, word in EVERYONE.items():
        if choice == word:
            return texts().plain(f"plan-all-{role.value}")
    return texts().plain("plan-vacant" if choice != NOBODY else "plan-nobody")


def _offer(offer: PostOffer, names: Sequence[str]) -> str:
    vacant = texts().plain("plan-vacant")
    return f"{', '.join(names)} · {offer.title}" if names else f"{offer.title} · {vacant}"
