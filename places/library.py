"""Places of the library."""

from places.place import Id, Place


class MaterialPlace(Place, prefix="material"):
    """A material."""

    material: Id
