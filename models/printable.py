"""Characters that print. The others break papers, or turn the words around them the other way."""

import re

# controls but the tab and the line break; marks that turn the direction of writing; halves of characters; no characters
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

# what no file may be called with on one system or another
UNNAMEABLE = re.compile(r'[\\/:*?"<>|\s]+')
LONGEST_NAME = 80
"""Letters of a file's name: a chat shows no more."""


def printable(text: str) -> str:
    """The text without what does not print."""
    return UNPRINTABLE.sub("", text)


def file_name(text: str) -> str:
    """The text as the name of a file, without its ending: «Супервизия: Тема» is «Супервизия Тема»."""
    return UNNAMEABLE.sub(" ", printable(text)).strip(" .")[:LONGEST_NAME].rstrip(" .")
