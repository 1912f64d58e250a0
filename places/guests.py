"""Places of people who were invited."""

from places.place import Id, Place


class GuestsPlace(Place, prefix="guests"):
    """Who has not come yet, where links are sent anew."""


class SharedPlace(Place, prefix="shared"):
    """A link of many: pressing it makes another one, which ends the old one."""

    invite: Id
