"""What an item of the plan says of the activity that fulfils it: its type, title, people, materials."""

import re

from models.activities import TITLE_LENGTH, Category, Material, Type
from models.plan.kinds import QUOTED, TYPES, OwnTypes, first_of
from models.plan.words import fold

_PEOPLE: tuple[tuple[Category, str], ...] = (
    (Category.CURATORS, r"куратор"),
    (Category.GUARDIANSHIP, r"опек"),
    (Category.COUNCILS, r"совет\w* помощи"),
    (Category.OFFICIALS, r"представител|муниципалитет"),
    (Category.FOSTER_PARENTS, r"замещающ|приемн\w+ (?:сем|родител)"),
    (Category.BIRTH_PARENTS, r"родител"),
    (Category.GRADUATES, r"выпускник"),
    (Category.VOLUNTEERS, r"волонтер"),
    (Category.TEACHERS, r"педагог|учител"),
    (Category.CHILDREN, r"дет(?:и|ей|ям|ьми)|подрост|несовершеннолетн"),
)
_BIRTH = re.compile(r"кровн|биологическ")
_HOLIDAYS = frozenset({Type.HOLIDAY, Type.CLUB, Type.FESTIVAL})
_MATERIALS: tuple[tuple[Material, str], ...] = (
    (Material.BOOKLET, r"буклет"),
    (Material.LEAFLET, r"листовк"),
    (Material.MEMO, r"памятк"),
    (Material.BROCHURE, r"брошюр"),
    (Material.COLLECTION, r"сборник"),
)


def likely_type(content: str, own: OwnTypes = ()) -> Type:
    """The type of activity that the item's words name, by the centre's own names too; «другое» when they name none."""
    words = fold(content)
    head = fold(QUOTED.sub(" ", content))
    named = first_of((*own, *TYPES), head)
    return named or first_of((*own, *TYPES), words) or Type.OTHER


def named_people(words: str) -> list[Category]:
    """Those whom the words name, in their order: «Тренинг для педагогов и кураторов»."""
    found = [(match.start(), who) for who, pattern in _PEOPLE if (match := re.search(pattern, fold(words)))]
    return [who for _, who in sorted(found, key=lambda one: one[0])]


def likely_people(content: str, section: str = "") -> Category:
    """Who likely comes: whom the item's words name, else of a feast children, else whom its section is about, else
    specialists. Parents of no said kind are those that the section is about."""
    named, about = first_of(_PEOPLE, fold(content)), first_of(_PEOPLE, fold(section))
    if named is Category.BIRTH_PARENTS and about is not None and not _BIRTH.search(fold(content)):
        return about
    if named is None and likely_type(content) in _HOLIDAYS:
        return Category.CHILDREN
    return named or about or Category.SPECIALISTS


def likely_material(words: str) -> Material:
    """What is handed out, by the item's words and papers."""
    return first_of(_MATERIALS, fold(words)) or Material.METHODICAL


def title_of(content: str) -> str:
    """The activity's title: what stands in quotes after its type, else the item's words."""
    quoted = QUOTED.search(content)
    inside = quoted[1].strip() if quoted else ""
    chosen = inside if len(inside) >= 3 and len(content) - len(inside) <= 80 else content
    return chosen.strip().rstrip(".")[:TITLE_LENGTH]
