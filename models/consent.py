"""The consent of a person to what the bot keeps of them, and its version."""

VERSION = 2
"""Raise it when what is kept of a person grows: everybody is asked once more. What the new version adds is said by its
own variant of `consent-news` (locales/ru/privacy.ftl)."""
DIGEST = "892a1a2c5a9e0c99"
"""Of the text that is agreed to (`join-consent`). Whoever changes a word of it decides: more is kept now, and `VERSION`
grows, or the wording alone is another; and puts the new digest (tests/guards/test_consent.py)."""
