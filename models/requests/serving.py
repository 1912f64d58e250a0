"""What an answered request becomes as an activity."""

from models.activities import Type
from models.requests.tables import Kind

TYPES = {
    Kind.SUPERVISION: Type.SUPERVISION,
    Kind.CONSULTATION: Type.CONSULTATION,
    Kind.INTERNSHIP: Type.INTERNSHIP,
    Kind.MATERIALS: Type.COLLECTION,
}
