"""Places of the library that is searched."""

from places.place import Place


class LibraryNewsPlace(Place, prefix="libnews"):
    """The newest materials of the library."""
