"""What activities are called in messages and letters."""

from models.activities import Type
from services.texts import label


def called(kind: Type, title: str) -> str:
    """«Семинар «Детство без слёз»»; a title that says its kind by itself is left as it is."""
    name = label("type", kind)
    return title if title.casefold().startswith(name.casefold()) else f"{name} «{inner(title)}»"


def inner(title: str) -> str:
    """The title to stand inside «ёлочки»: its own become „лапки“, and those around the whole of it go."""
    bare = title[1:-1] if title[0] == "«" and title.find("»") == len(title) - 1 else title
    return bare.replace("«", "„").replace("»", "“")
