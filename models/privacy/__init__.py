"""The guard of personal data: what free text must not hold (docs/privacy.md). Pure."""

from models.privacy.check import Category, Finding, find, masked, ready
from models.privacy.cleaning import cleaned
from models.privacy.institutions import without_dedications
from models.privacy.places import Part, Place, places

__all__ = [
    "Category",
    "Finding",
    "Part",
    "Place",
    "cleaned",
    "find",
    "masked",
    "places",
    "ready",
    "without_dedications",
]
