"""One sentence is enough: a text as a draft of what it wants (docs/sentences.md). Pure."""

from models.sentences.draft import ActivityDraft, Ask, Draft, Found, Intent, RequestDraft, Why
from models.sentences.meaning import Known
from models.sentences.reading import read, ready

__all__ = ["ActivityDraft", "Ask", "Draft", "Found", "Intent", "Known", "RequestDraft", "Why", "read", "ready"]
