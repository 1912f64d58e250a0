"""How the journal calls a material that came out."""

from models.activity_kinds import Involvement, Type
from models.library.kinds import MaterialKind
from models.plan.product import closes, involvement_of

_TYPES = {
    MaterialKind.BOOKLET: Type.LEAFLET,
    MaterialKind.LEAFLET: Type.LEAFLET,
    MaterialKind.MEMO: Type.LEAFLET,
    MaterialKind.BROCHURE: Type.LEAFLET,
    MaterialKind.COLLECTION: Type.COLLECTION,
    MaterialKind.METHODICAL: Type.COLLECTION,
    MaterialKind.ARTICLE: Type.ARTICLE,
}


def issued_as(kind: MaterialKind, item: str) -> tuple[Type, Involvement]:
    """The type of the record, and whether the centre held it, so that it closes a date of the plan's row whose words
    these are («Участие в разработке занятий»: конспект); of no row what the kind says."""
    taken = (involvement_of(item) if item else None) or Involvement.HELD
    found = _TYPES.get(kind, Type.OTHER)
    return (found if not item or closes(item, found, taken) else Type.OTHER), taken
