"""Which posts a responsible of the plan is likely to be: by the holder's name, by the post's title, as a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.access import Role
from models.plan.draft import EVERYONE, VACANT, Choice
from models.plan.responsibles import Responsible, ResponsibleKind, subject
from models.plan.same_names import same_person
from models.plan.titles import OF_A_DISTRICT, Called, called, names_district
from models.plan.words import fold, word_set

ANYBODY = word_set("специалист сотрудник работник коллектив центр учреждение отделение команда весь")
"""Heads of collectives that are the centre's own people whoever they are: «Специалисты Центра», «коллектив»."""
OURS = ANYBODY | word_set("структурный подразделение ресурсный отдел служба наш привлеченный")
"""Words that make such a collective no narrower: «специалисты отделений Центра» are still all of them."""
HEADS = word_set("администрация руководство")
FOREIGN = word_set(
    "муниципалитет муниципальный опека администрация район округ область школа сад организация кдн кднизп пмпк омвд"
)
"""Words of people who are not the centre's: «специалисты муниципалитетов»."""
ANY_DISTRICT = OF_A_DISTRICT | word_set("весь территория муниципалитет центр сегмент")
CURATOR = "куратор"


@dataclass(frozen=True, kw_only=True)
class PostOffer:
    """A post of the centre with who holds it now; a group is held by the people of its posts."""

    id: int
    title: str
    """As people see it: «Куратор, Лесной район»."""
    holders: tuple[tuple[int, str], ...] = ()
    """People by their ids and names."""
    role: Role = Role.SPECIALIST
    district: str = ""
    group: bool = False
    members: tuple[int, ...] = ()
    """The posts that a group lists."""

    @property
    def bare(self) -> str:
        """The title without its district."""
        return self.title.removesuffix(f", {self.district}") if self.district else self.title


@dataclass(frozen=True)
class Match:
    """What a responsible becomes, and whether that is certain; a guess is shown to be looked at («проверьте»)."""

    choice: Choice = VACANT
    sure: bool = True


def match_post(text: str, offers: Sequence[PostOffer]) -> Match:
    """The posts that the words mean; a vacant one where none is like them."""
    who = subject(text)
    same = [one for one in offers if fold(one.title) == fold(text)]
    if who.name:
        return _by_name(who.name, offers) or _only(same) or Match()
    if who.kind is ResponsibleKind.COLLECTIVE:
        return _by_group(who, same, [one for one in offers if not one.group])
    return _by_name(text, offers) or _by_title(text, same, [one for one in offers if not one.group])


def _by_name(name: str, offers: Sequence[PostOffer]) -> Match | None:
    """The post of the person so called; where others hold it too, that person's own part of it."""
    found = [
        (one, person_id)
        for one in offers
        if not one.group
        for person_id, holder in one.holders
        if same_person(name, holder)
    ]
    if not found:
        return None
    people = {person_id for _, person_id in found}
    post, person = min(found, key=lambda one: len(one[0].holders))
    choice = post.id if len(post.holders) == 1 else own_part(post.id, person)
    return Match(choice, sure=len(people) == 1)


def own_part(post: int, person: int) -> str:
    """The choice of one of a post's holders: «7@3»."""
    return f"{post}@{person}"


def _only(same: Sequence[PostOffer], *, sure: bool = True) -> Match | None:
    """The post that is meant, all of them together where several bear the same title."""
    if not same:
        return None
    ids = [one.id for one in same]
    return Match(ids[0] if len(ids) == 1 else ids, sure=sure and len(ids) == 1)


def _by_title(text: str, same: Sequence[PostOffer], offers: Sequence[PostOffer]) -> Match:
    """An exact title before one that is said more closely or less; never one of another head: «директор» is no
    «заместитель директора»."""
    if exact := _only(same):
        return exact
    if called(text).head == CURATOR:
        return _curators(text, offers, one=True)
    found, sure = _like(called(text), offers)
    return _only(found, sure=sure) or Match()


def _like(asked: Called, offers: Sequence[PostOffer]) -> tuple[list[PostOffer], bool]:
    """The posts with the same words in whatever case; else the closest of those that say more or less, a guess."""
    titles = [(called(one.bare), one) for one in offers]
    if exact := [one for title, one in titles if title == asked]:
        return exact, True
    near = [(title, one) for title, one in titles if title.within(asked) or asked.within(title) or _half(asked, title)]
    if not near:
        return [], False
    least = min(len(title.all ^ asked.all) for title, _ in near)
    return [one for title, one in near if len(title.all ^ asked.all) == least], False


def _half(asked: Called, title: Called) -> bool:
    """«педагог-психолог» is held by whoever is called «психолог», and by no other «педагог»."""
    short, long = sorted((title.head, asked.head), key=len)
    return not (title.rest and asked.rest) and bool(short) and long.endswith(f"-{short}")


def _by_group(who: Responsible, same: Sequence[PostOffer], offers: Sequence[PostOffer]) -> Match:
    """A plural is everybody who may be meant: by title, else the centre's people, never the first one of them."""
    if exact := _only([one for one in same if one.group]):
        return exact
    asked = called(who.text)
    if asked.head == CURATOR:
        return _curators(who.text, offers)
    if members := _members(who, offers):
        return members
    if asked.rest & FOREIGN:
        return Match()
    if asked.head in HEADS:
        return _all([one.id for one in offers if one.role is Role.HEAD], sure=False)
    found, sure = _everybody_like(asked, offers)
    if asked.head in ANYBODY and not found:
        return Match(EVERYONE[Role.SPECIALIST], sure=asked.all <= OURS and not who.members)
    return _all([one.id for one in found], sure=sure)


def _everybody_like(asked: Called, offers: Sequence[PostOffer]) -> tuple[list[PostOffer], bool]:
    """All whose title says the same more closely, or less; a guess where it says the head alone, or near it."""
    titles = [(called(one.bare), one) for one in offers]
    anybody = asked.head in ANYBODY  # «Специалисты Центра» are not those whose post is just «Специалист»
    close = [
        one
        for title, one in titles
        if title.rest and (title.within(asked) or asked.within(title)) and not (anybody and asked.rest <= OURS)
    ]
    if close or anybody:
        said = frozenset().union(*(called(one.bare).rest for one in close))
        return close, asked.rest - OURS <= said
    bare = [one for title, one in titles if title == asked or title.within(asked)]
    near = bare or [one for title, one in titles if title.head == asked.head or _half(asked, title)]
    return near, all(called(one.bare) == asked for one in near)


def _all(ids: list[int], *, sure: bool) -> Match:
    return Match(ids, sure) if ids else Match()


def _members(who: Responsible, offers: Sequence[PostOffer]) -> Match | None:
    """The posts of those who are listed in the brackets; a guess where one of them has no post."""
    listed = [_like(called(one), offers)[0] for one in who.members]
    ids = list(dict.fromkeys(post.id for found in listed for post in found))
    return Match(ids, sure=all(listed)) if ids else None


def _curators(text: str, offers: Sequence[PostOffer], *, one: bool = False) -> Match:
    """The curators of the districts that are named, else all of them; a single one of no district is a guess."""
    posts = [offer for offer in offers if offer.role is Role.CURATOR]
    named = {offer.district for offer in posts if names_district(text, offer.district)}
    besides = called(text).rest - ANY_DISTRICT - called(", ".join(named)).all
    if named:
        ids = [offer.id for offer in posts if offer.district in named]
        return Match(ids[0] if len(ids) == 1 else ids, sure=not besides)
    if besides:
        return Match()  # of a district that the centre has no post for
    if one and len(posts) == 1:
        return Match(posts[0].id, sure=False)
    return Match(EVERYONE[Role.CURATOR], sure=not one)
