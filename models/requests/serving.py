"""What an answered request becomes as an activity."""

from models.activities import Type
from models.requests.tables import RequestKind

TYPES = {
    RequestKind.SUPERVISION: Type.SUPERVISION,
    RequestKind.CONSULTATION: Type.CONSULTATION,
    RequestKind.INTERNSHIP: Type.INTERNSHIP,
    RequestKind.MATERIALS: Type.COLLECTION,
}
