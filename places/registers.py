"""Places of registers."""

from places.place import Id, Place


class RegisterPlace(Place, prefix="registers"):
    """A register: its list."""

    key: str


class RegisterEntryPlace(Place, prefix="register"):
    """An entry of a register."""

    entry: Id
