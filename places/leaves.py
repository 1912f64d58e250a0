"""Places of leave."""

from places.place import Place


class LeavesPlace(Place, prefix="leaves"):
    """One's own leaves, and for the coordinator everybody's."""
