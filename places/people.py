"""Places of people: whether who came is whom the plan calls, and links that are sent anew."""

from enum import StrEnum

from places.place import Id, Place


class MeetThen(StrEnum):
    """What the coordinator says."""

    YES = "yes"
    NO = "no"


class AdmitPlace(Place, prefix="admit"):
    """Somebody who would be another coordinator."""

    admission: Id
    then: MeetThen


class MeetPlace(Place, prefix="meet"):
    """A vacant post of the plan and the holding of who came."""

    vacancy: Id
    tenure: Id
    then: MeetThen


class InvitePlace(Place, prefix="invite"):
    """An open invite: pressing it makes a new link, which ends the old one."""

    invite: Id


class CenterPlace(Place, prefix="center"):
    """The same of an admin's invite for the coordinator of a centre."""

    center: Id
