"""One sentence is enough: a text as a draft of what it wants (docs/sentences.md). Pure."""

from models.sentences.draft import ActivityDraft, Ask, Found, Intent, RequestDraft, SentenceDraft, WhyAsked
from models.sentences.meaning import CenterWords
from models.sentences.reading import read, ready

__all__ = [
    "ActivityDraft",
    "Ask",
    "CenterWords",
    "Found",
    "Intent",
    "RequestDraft",
    "SentenceDraft",
    "WhyAsked",
    "read",
    "ready",
]
