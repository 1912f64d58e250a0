"""The use case of searching the library: forms of words, slips and synonyms are thought of, and one query ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, and_, case, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.library.asked import Asked, ask
from models.library.kinds import OPEN, MaterialKind
from models.library.ranking import Weighed, beginnings, exact, fix, least, near, slipped, until, weigh, widened
from models.library.searching import MaterialWord
from models.library.tables import LibraryMaterial
from models.library.terms import INDEXED, PAIR
from services.library.inner.synonyms import synonyms_in
from services.work import Work, use_case

PAGE = 7
Ranked = tuple[int, str, MaterialKind, int | None, int, int, int]


@dataclass(frozen=True)
class Narrowed:
    """Only what stands under that rubric, and is of that kind."""

    rubric: int | None = None
    kind: MaterialKind | None = None

    @property
    def any(self) -> bool:
        """Whether anything is left out by it."""
        return self.rubric is not None or self.kind is not None


@dataclass(frozen=True)
class Hit:
    """A material as a line of what was found."""

    id: int
    title: str
    kind: MaterialKind
    year: int | None


@dataclass(frozen=True, kw_only=True)
class Hits:
    """A page of what was found, the best first. `exact` says whether it has all that was asked for; else it is only
    near. `total` counts all pages; `read_as` are words that nothing has, each with the one that was looked for."""

    items: Sequence[Hit] = ()
    page: int = 0
    total: int = 0
    exact: bool = False
    asked: bool = True
    """Whether the question has any word to look for: else everything is listed, the newest first."""
    read_as: Sequence[tuple[str, str]] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether there are pages after it."""
        return self.total > (self.page + 1) * PAGE


@use_case(Permission.READ_LIBRARY)
async def search(work: Work, question: str, narrowed: Narrowed = Narrowed(), page: int = 0) -> Hits:
    """A page of the centre's open materials that answer the question, in three trips; in four where a word was
    misspelled. A question without a word to look for lists everything."""
    center = work.center_id
    async with work.db.reading() as session:
        asked = ask(question, await synonyms_in(session, center))
        if not asked.terms:
            return await _everything(session, center, narrowed, page)
        vocabulary, materials = await _vocabulary(session, center, asked)
        wide = widened(asked, vocabulary)
        weights = weigh(wide, vocabulary, materials)
        if not any(one.term >= 0 for one in weights):
            return Hits(page=page)
        query = _ranked(center, weights, least(wide), near(wide), narrowed, page)
        rows = (await session.execute(query)).all()
    if not rows:
        return Hits(page=page)
    *_, whole, total = rows[0]
    found = [(Hit(material, title, kind, year), hits) for material, title, kind, year, hits, _, _ in rows]
    shown = [hit for hit, hits in found if not whole or hits >= least(wide)]
    return Hits(items=shown, page=page, total=whole or total, exact=bool(whole), read_as=fix(asked, vocabulary))


async def _vocabulary(session: AsyncSession, center_id: int, asked: Asked) -> tuple[Mapping[str, int], int]:
    """In how many materials each term stands that the question may mean, and how many materials there are."""
    named, heads = exact(asked), beginnings(asked)
    alone = [one for one in sorted(named) if not one.startswith(tuple(heads))]  # the others are counted with their kin
    first = [MaterialWord.lemma.in_(alone), *_begin(heads)]
    counted = await _count(session, center_id, named, first)
    if meant := slipped(asked, counted):
        counted |= await _count(session, center_id, named, _begin(meant))
    return counted, counted.pop(INDEXED, 0)


def _begin(heads: Sequence[str]) -> list[ColumnElement[bool]]:
    return [MaterialWord.lemma.between(head, until(head)) for head in heads]


async def _count(
    session: AsyncSession, center_id: int, named: set[str], which: Sequence[ColumnElement[bool]]
) -> dict[str, int]:
    """Each stretch of the index is counted by itself, so that its ends are found by the key. Pairs are counted where
    they are named: in some orders of letters they stand among words."""
    counted = select(MaterialWord.lemma, func.count()).where(MaterialWord.center_id == center_id)
    parts = [counted.where(one).group_by(MaterialWord.lemma) for one in (MaterialWord.lemma == INDEXED, *which)]
    rows = await session.execute(union_all(*parts))
    return {lemma: number for lemma, number in rows if not lemma.startswith(PAIR) or lemma in named}


def _ranked(
    center_id: int, weights: Sequence[Weighed], enough: int, close: int, narrowed: Narrowed, page: int
) -> Select[*Ranked]:
    """A page of materials with how many of the needed terms they have, the most first; of equally many those where
    rarer terms stand in what says more. The last two columns count those that have enough, and all. The index alone is
    ranked: what is no more open, and not read anew yet, is left out of the page."""
    word, material = MaterialWord, LibraryMaterial
    ways = {term: [one.lemma for one in weights if one.term == term] for term in {one.term for one in weights} - {-1}}
    has = [func.max(case((word.lemma.in_(lemmas), 1), else_=0)) for _, lemmas in sorted(ways.items())]
    hits = sum(has[1:], has[0])
    factors = {one.lemma: one.factor for one in weights}
    score = func.sum(word.weight * case(factors, value=word.lemma, else_=0))
    matched = select(word.material_id, hits.label("hits"), score.label("score")).where(
        word.center_id == center_id, word.lemma.in_(list(factors))
    )
    if narrowed.any:
        matched = matched.where(word.material_id.in_(select(material.id).where(*_open(center_id, narrowed))))
    matched = matched.group_by(word.material_id).having(hits >= close)
    every = matched.subquery()
    order = every.c.hits.desc(), every.c.score.desc(), every.c.material_id.desc()
    whole = func.sum(case((every.c.hits >= enough, 1), else_=0)).over()
    shown = select(every, whole.label("whole"), func.count().over().label("total")).order_by(*order)
    best = shown.limit(PAGE).offset(page * PAGE).subquery()
    return (
        select(material.id, material.title, material.kind, material.year, best.c.hits, best.c.whole, best.c.total)
        .join(best, best.c.material_id == material.id)
        .where(material.state.in_(OPEN))
        .order_by(best.c.hits.desc(), best.c.score.desc(), material.id.desc())
    )


def _open(center_id: int, narrowed: Narrowed) -> list[ColumnElement[bool]]:
    """What everybody of the centre reads, of that rubric and kind."""
    one = LibraryMaterial
    here = [one.center_id == center_id, one.state.in_(OPEN)]
    if narrowed.rubric is not None:
        here.append(one.rubric_id == narrowed.rubric)
    if narrowed.kind is not None:
        here.append(one.kind == narrowed.kind)
    return here


async def _everything(session: AsyncSession, center_id: int, narrowed: Narrowed, page: int) -> Hits:
    one = LibraryMaterial
    query = (
        select(one.id, one.title, one.kind, one.year, func.count().over())
        .where(and_(*_open(center_id, narrowed)))
        .order_by(one.approved_at.desc(), one.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    )
    rows = (await session.execute(query)).all()
    items = [Hit(material, title, kind, year) for material, title, kind, year, _ in rows]
    return Hits(items=items, page=page, total=rows[0][-1] if rows else 0, exact=True, asked=False)
