"""What activities are called in messages and letters."""

from models.activities import Type
from models.words import Vocabulary, word_key
from services.texts import label, texts


def called(kind: Type, title: str) -> str:
    """«Семинар «Детство без слёз»»; a title that says its kind by itself is left as it is."""
    return title if says_kind(kind, title) else f"{label('type', kind)} «{inner(title)}»"


def says_kind(kind: Type, title: str) -> bool:
    """Whether a title begins with its kind, by the centre's name of it or by the bot's: a record may be older."""
    names = (label("type", kind), texts().standard(word_key(Vocabulary.TYPE, kind)))
    return title.casefold().startswith(tuple(name.casefold() for name in names))


def inner(title: str) -> str:
    """The title to stand inside «ёлочки»: its own become „лапки“, and those around the whole of it go."""
    bare = title[1:-1] if title[0] == "«" and title.find("»") == len(title) - 1 else title
    return bare.replace("«", "„").replace("»", "“")
