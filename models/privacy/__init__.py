"""The guard of personal data: what free text must not hold (DOMAIN.md, «Personal data: the hard wall»). Pure."""

from models.privacy.check import Category, Finding, find, masked, ready
from models.privacy.institutions import without_dedications

__all__ = ["Category", "Finding", "find", "masked", "ready", "without_dedications"]
