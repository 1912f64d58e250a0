"""Places of the library."""

from models.library.kinds import Use
from places.place import Id, Place


class MaterialPlace(Place, prefix="material"):
    """A material, and how it was come by."""

    material: Id
    how: Use = Use.OPENED
