"""What the windows of the library show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.library.kept import LibraryKept, MaterialList
from handlers.widgets.pages import SIZE, Page, page_of
from models.access import Permission
from models.errors import NotFound
from models.library.kinds import FileType, Run
from models.library.reading import FileDoubt
from models.library.rules import LibraryRules
from models.library.shelves import Stock
from models.privacy import Category
from models.requests.tables import Rating
from services.library import cards, copies, deciding, rubrics, use
from services.library.cards import MaterialCard, MaterialLine, MayDo
from services.library.rubrics import RubricLine
from services.people.centers import list_districts
from services.plan.fits import Fit
from services.work import Work

BODY = 1200
"""Characters of a material's text on its card: what is said of it stands there too."""


@dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """The rubrics; how many materials are the person's own and wait, where these are theirs to see."""

    rubrics: Sequence[RubricLine]
    total: int
    adds: bool
    manages: bool
    own: int
    waiting: int
    few: Sequence[str]
    """Materials of which few copies are left, for whom it is to print them."""


async def home(work: Work, _mine: LibraryKept) -> HomeFacts:
    """A short query for each number."""
    adds, manages = (work.actor.may(one) for one in (Permission.ADD_MATERIALS, Permission.MANAGE_LIBRARY))
    return HomeFacts(
        rubrics=await rubrics.list_rubrics(work),
        total=(await cards.list_rubric(work, None, 0, 1)).total,
        adds=adds,
        manages=manages,
        own=(await cards.list_own(work, 0, 1)).total if adds else 0,
        waiting=await deciding.count_waiting(work) if manages else 0,
        few=[one.title for one in await copies.list_stocked(work) if one.stock.few] if manages else [],
    )


@dataclass(frozen=True, kw_only=True)
class MaterialListFacts:
    """A page of a list, and which list it is."""

    page: Page[MaterialLine]
    view: MaterialList
    called: str


async def materials(work: Work, mine: LibraryKept) -> MaterialListFacts:
    """The list that was chosen. Raises NotFound for a rubric that is gone."""
    if mine.view is MaterialList.OWN:
        found = await cards.list_own(work, mine.page, SIZE)
    elif mine.view is MaterialList.WAITING:
        found = await cards.list_waiting(work, mine.page, SIZE)
    else:
        rubric = mine.rubric if mine.view is MaterialList.RUBRIC else None
        found = await cards.list_rubric(work, rubric, mine.page, SIZE)
    more = found.total > (mine.page + 1) * SIZE
    page = Page(items=found.lines, number=mine.page, more=more, total=found.total)
    return MaterialListFacts(page=page, view=mine.view, called=found.rubric)


async def _rubric(work: Work, rubric_id: int) -> RubricLine:
    found = next((one for one in await rubrics.list_rubrics(work) if one.id == rubric_id), None)
    if found is None:
        raise NotFound("rubric-gone")
    return found


@dataclass(frozen=True, kw_only=True)
class MaterialFacts:
    """A material, whether it is asked if it shall go, and whether it stands over another area's window."""

    card: MaterialCard
    sure: bool
    above: bool
    used: bool
    """Whether the person has read it."""
    rating: Rating | None
    """Whether it helped them."""

    @property
    def rates(self) -> bool:
        return self.used and not self.sure

    @property
    def may(self) -> MayDo:
        """Nothing else can be done while it is asked."""
        return MayDo() if self.sure else self.card.may

    @property
    def has_file(self) -> bool:
        return self.card.file_type is not None

    @property
    def long(self) -> bool:
        """Whether its text is longer than a card shows."""
        return len(self.card.body) > BODY


async def card(work: Work, mine: LibraryKept) -> MaterialFacts:
    """The material that is open."""
    found = await cards.open_material(work, mine.material)
    used, rating = await use.my_rating(work, mine.material)
    return MaterialFacts(card=found, sure=mine.sure, above=mine.above, used=used, rating=rating)


@dataclass(frozen=True, kw_only=True)
class AddFacts:
    """For which material something is asked for; empty for a new one."""

    title: str
    idea: bool


async def add(work: Work, mine: LibraryKept) -> AddFacts:
    """What is waited for."""
    about = mine.attach or mine.replaces
    return AddFacts(title=(await cards.open_material(work, about)).title if about else "", idea=not about)


@dataclass(frozen=True, kw_only=True)
class FileCheckFacts:
    """What a file is asked about before it is kept."""

    type: FileType
    parts: int
    silent: bool
    photo: bool
    doubts: Sequence[FileDoubt]


async def check(_work: Work, mine: LibraryKept) -> FileCheckFacts:
    """What was found in it. Raises NotFound where nothing is asked any more."""
    if not mine.file:
        raise NotFound("material-file-gone")
    return FileCheckFacts(
        type=FileType(mine.kind),
        parts=mine.parts,
        silent=mine.silent,
        photo=not mine.silent and not mine.doubts,
        doubts=[FileDoubt(Category(category), number) for category, number in mine.doubts],
    )


@dataclass(frozen=True)
class MaterialItemFacts:
    """Rows of the plan that a material may be made for, the most alike first."""

    page: Page[Fit]
    card: MaterialCard


async def items(work: Work, mine: LibraryKept) -> MaterialItemFacts:
    """Of this year's plan."""
    found = await cards.open_material(work, mine.material)
    return MaterialItemFacts(page_of(await copies.list_items(work, mine.material), mine.page), found)


@dataclass(frozen=True)
class CopiesFacts:
    """Copies of a material, and what the shelves are called."""

    card: MaterialCard
    stock: Stock
    districts: dict[int, str]

    @property
    def runs(self) -> Sequence[Run]:
        """What can be noted: nothing is given away before anything was printed."""
        return tuple(Run) if self.card.stock is not None else (Run.PRINTED,)


async def shelves(work: Work, mine: LibraryKept) -> CopiesFacts:
    """What was printed, where it was handed out, and what is left."""
    found = await cards.open_material(work, mine.material)
    districts = {district: name for district, name in await list_districts(work, closed=True)}  # noqa: C416 — rows
    return CopiesFacts(found, found.stock or copies.NOTHING, districts)


@dataclass(frozen=True)
class SettingsFacts:
    """What the centre has set, and its rubrics."""

    rules: LibraryRules
    rubrics: Sequence[RubricLine]


async def settings(work: Work, _mine: LibraryKept) -> SettingsFacts:
    """For the coordinator."""
    return SettingsFacts(await deciding.library_rules(work), await rubrics.list_rubrics(work))


@dataclass(frozen=True)
class RubricFacts:
    """One rubric, and whether it is asked if it shall go."""

    rubric: RubricLine
    sure: bool


async def rubric(work: Work, mine: LibraryKept) -> RubricFacts:
    """The rubric that is open. Raises NotFound for one that is gone."""
    return RubricFacts(await _rubric(work, mine.rubric), mine.sure)
