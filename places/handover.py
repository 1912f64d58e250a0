"""Places of handing over: a vacant post, what is handed over, what one got, and the first steps."""

from places.place import Id, Place


class HandPlace(Place, prefix="hand"):
    """A vacant post that may be handed to somebody: what goes along with it."""

    post: Id


class HandoverPlace(Place, prefix="handover"):
    """How far a handover is."""

    handover: Id


class InheritedPlace(Place, prefix="inherited"):
    """What the reader's own posts have in hand."""


class StepsPlace(Place, prefix="steps"):
    """The first steps of somebody new."""
