"""The words that activities are told in: kinds, forms, who came, what proves them; in the order the plans have."""

from enum import StrEnum
from typing import Self


class Group(StrEnum):
    """Groups of kinds, as the form of an activity offers them."""

    TEACHING = "teaching"
    ORGANISING = "organising"
    SUPPORT = "support"
    INFORMING = "informing"
    LEISURE = "leisure"


class Grouped(StrEnum):
    """Kinds that stand with their group: one without a group is a TypeError when the module is read."""

    group: Group

    def __new__(cls, value: str, group: Group | None = None) -> Self:
        if group is None:
            raise TypeError(f"{value} stands in no group")
        member = str.__new__(cls, value)
        member._value_, member.group = value, group
        return member


class Type(Grouped):
    """Kinds of activities in the words of the plans, in the order in which each group offers them."""

    SEMINAR = "seminar", Group.TEACHING
    REGIONAL_SEMINAR = "regional_seminar", Group.TEACHING
    PRACTICUM = "practicum", Group.TEACHING
    WEBINAR = "webinar", Group.TEACHING
    MASTER_CLASS = "master_class", Group.TEACHING
    LECTURE = "lecture", Group.TEACHING
    ROUND_TABLE = "round_table", Group.TEACHING
    TRAINING = "training", Group.TEACHING
    LESSON = "lesson", Group.TEACHING
    BLITZ = "blitz", Group.TEACHING
    LOUNGE = "lounge", Group.TEACHING
    INTERNSHIP = "internship", Group.TEACHING
    CONFERENCE = "conference", Group.TEACHING
    FESTIVAL = "festival", Group.TEACHING
    QUALIFICATION = "qualification", Group.TEACHING
    MEETING = "meeting", Group.ORGANISING
    WORKING_GROUP = "working_group", Group.ORGANISING
    COUNCIL = "council", Group.ORGANISING
    CONSILIUM = "consilium", Group.ORGANISING
    TRIP = "trip", Group.ORGANISING
    MONITORING = "monitoring", Group.ORGANISING
    DIAGNOSTICS = "diagnostics", Group.ORGANISING
    AGREEMENT = "agreement", Group.ORGANISING
    SUPERVISION = "supervision", Group.SUPPORT
    CONSULTATION = "consultation", Group.SUPPORT
    PUBLICATION = "publication", Group.INFORMING
    LEAFLET = "leaflet", Group.INFORMING
    ARTICLE = "article", Group.INFORMING
    COLLECTION = "collection", Group.INFORMING
    HOLIDAY = "holiday", Group.LEISURE
    TALK = "talk", Group.LEISURE
    CLUB = "club", Group.LEISURE
    PROJECT = "project", Group.LEISURE
    OTHER = "other", Group.LEISURE


GROUPS = {group: tuple(kind for kind in Type if kind.group is group) for group in Group}


class Format(StrEnum):
    IN_PERSON = "in_person"
    REMOTE = "remote"
    MIXED = "mixed"


class Level(StrEnum):
    INSTITUTION = "institution"
    DISTRICT = "district"
    SEGMENT = "segment"
    REGION = "region"


class Category(StrEnum):
    """Who came; counts only, never names."""

    CURATORS = "curators"
    SPECIALISTS = "specialists"
    TEACHERS = "teachers"
    GUARDIANSHIP = "guardianship"
    COUNCILS = "councils"
    OFFICIALS = "officials"
    FOSTER_PARENTS = "foster_parents"
    BIRTH_PARENTS = "birth_parents"
    CHILDREN = "children"
    GRADUATES = "graduates"
    VOLUNTEERS = "volunteers"


class Evidence(StrEnum):
    """What proves an activity (форма отчёта). The paper itself stays in the centre's folder."""

    MINUTES = "minutes"
    SIGN_IN = "sign_in"
    PHOTOS = "photos"
    SCRIPT = "script"
    TRIP_REPORT = "trip_report"
    SYNOPSIS = "synopsis"
    MATERIALS = "materials"
    CERTIFICATES = "certificates"
    PUBLICATION = "publication"
    SUPERVISION = "supervision"
    FEEDBACK = "feedback"
    REFERENCE = "reference"
    DIPLOMAS = "diplomas"
    SPEECH = "speech"


class Material(StrEnum):
    BOOKLET = "booklet"
    LEAFLET = "leaflet"
    MEMO = "memo"
    BROCHURE = "brochure"
    COLLECTION = "collection"
    METHODICAL = "methodical"


class Involvement(StrEnum):
    """Whether the centre held it or took part in somebody else's: two kinds, counted, listed and closed apart. What
    stands within a trip is neither: the trip counts it, and only the plan sees it (models/trips.py)."""

    HELD = "held"
    JOINED = "joined"
    WITHIN = "within"


HELD_OR_JOINED = (Involvement.HELD, Involvement.JOINED)
"""What a person may say, and what lists and papers show."""


class Mode(StrEnum):
    """Вид супервизии."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Organisation(StrEnum):
    """Institutions that took part or where it was held; counts, and names beside them."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    COLLEGE = "college"
    SOCIAL = "social"
    GUARDIANSHIP = "guardianship"
    COMMISSION = "commission"
    HEALTH = "health"
    CULTURE = "culture"
    CHARITY = "charity"
    OTHER = "other"


TOPICAL = frozenset({Type.SUPERVISION, Type.CONSULTATION})
"""Kinds that have a journal: what they are called is a topic of the centre's list, and they last minutes."""
PUBLISHED = frozenset({Type.PUBLICATION, Type.ARTICLE})
"""Kinds that stand in a channel, often with a link; nobody comes to them."""
PRINTED = frozenset({Type.LEAFLET, Type.COLLECTION})
"""Kinds that are counted in copies."""
