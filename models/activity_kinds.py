"""The words that activities are told in: kinds, forms, who came, what proves them; in the order the plans have."""

from enum import StrEnum


class Type(StrEnum):
    """Kinds of activities in the words of the plans, group by group (see `GROUPS`)."""

    SEMINAR = "seminar"
    REGIONAL_SEMINAR = "regional_seminar"
    PRACTICUM = "practicum"
    WEBINAR = "webinar"
    MASTER_CLASS = "master_class"
    LECTURE = "lecture"
    ROUND_TABLE = "round_table"
    TRAINING = "training"
    LESSON = "lesson"
    BLITZ = "blitz"
    LOUNGE = "lounge"
    INTERNSHIP = "internship"
    CONFERENCE = "conference"
    FESTIVAL = "festival"
    QUALIFICATION = "qualification"
    MEETING = "meeting"
    WORKING_GROUP = "working_group"
    COUNCIL = "council"
    CONSILIUM = "consilium"
    TRIP = "trip"
    MONITORING = "monitoring"
    DIAGNOSTICS = "diagnostics"
    AGREEMENT = "agreement"
    SUPERVISION = "supervision"
    CONSULTATION = "consultation"
    PUBLICATION = "publication"
    LEAFLET = "leaflet"
    ARTICLE = "article"
    COLLECTION = "collection"
    HOLIDAY = "holiday"
    TALK = "talk"
    CLUB = "club"
    PROJECT = "project"
    OTHER = "other"


GROUPS: dict[str, tuple[Type, ...]] = {
    "teaching": tuple(Type)[:15],
    "organising": tuple(Type)[15:23],
    "support": tuple(Type)[23:25],
    "informing": tuple(Type)[25:29],
    "leisure": tuple(Type)[29:],
}


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
    """Whether the centre held it or took part in somebody else's: two kinds, counted, listed and closed apart."""

    HELD = "held"
    JOINED = "joined"


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
USUALLY_JOINED = frozenset({Type.WORKING_GROUP, Type.CONSILIUM})
"""Somebody else holds them: plans say «участие в заседаниях рабочей группы», «участие в консилиумах»."""


def usual_involvement(type_: Type) -> Involvement:
    """What is meant when nothing was said."""
    return Involvement.JOINED if type_ in USUALLY_JOINED else Involvement.HELD


_PROVES: tuple[tuple[frozenset[Type], tuple[Evidence, ...]], ...] = (
    (frozenset({Type.SUPERVISION}), (Evidence.SUPERVISION, Evidence.MINUTES, Evidence.FEEDBACK)),
    (frozenset({Type.CONSULTATION, Type.BLITZ}), (Evidence.FEEDBACK, Evidence.REFERENCE)),
    (frozenset(GROUPS["leisure"]), (Evidence.SCRIPT, Evidence.PHOTOS, Evidence.PUBLICATION)),
    (frozenset({Type.TRIP}), (Evidence.TRIP_REPORT, Evidence.PHOTOS)),
    (frozenset({Type.MONITORING, Type.DIAGNOSTICS}), (Evidence.REFERENCE,)),
    (PUBLISHED, (Evidence.PUBLICATION, Evidence.SPEECH)),
    (PRINTED, (Evidence.MATERIALS, Evidence.PUBLICATION)),
    (frozenset(GROUPS["organising"]), (Evidence.MINUTES, Evidence.SIGN_IN)),
    (frozenset(GROUPS["teaching"]), (Evidence.SIGN_IN, Evidence.PHOTOS, Evidence.MATERIALS)),
)
OF_TAKING_PART = (Evidence.CERTIFICATES, Evidence.DIPLOMAS, Evidence.SPEECH)


def likely_evidence(type_: Type, involvement: Involvement) -> list[Evidence]:
    """All kinds of evidence, what such an activity is mostly proved by first."""
    own = next((kinds for types, kinds in _PROVES if type_ in types), ())
    first = [*OF_TAKING_PART, *own] if involvement is Involvement.JOINED else list(own)
    return [*first, *(kind for kind in Evidence if kind not in first)]


_COME: tuple[tuple[frozenset[Type], tuple[Category, ...]], ...] = (
    (
        frozenset({Type.TRAINING, Type.MASTER_CLASS, Type.LECTURE, Type.QUALIFICATION}),
        (Category.TEACHERS, Category.SPECIALISTS, Category.CURATORS),
    ),
    (
        frozenset({Type.LESSON, Type.CLUB}),
        (Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS, Category.GRADUATES),
    ),
    (
        frozenset({Type.FESTIVAL, *GROUPS["leisure"]}),
        (Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS, Category.VOLUNTEERS),
    ),
    (
        frozenset({Type.WORKING_GROUP, Type.CONSILIUM}),
        (Category.SPECIALISTS, Category.GUARDIANSHIP, Category.COUNCILS, Category.OFFICIALS),
    ),
    (frozenset({Type.TRIP}), (Category.SPECIALISTS, Category.COUNCILS, Category.CURATORS, Category.GUARDIANSHIP)),
    (frozenset({Type.DIAGNOSTICS}), (Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS)),
    (frozenset({Type.MEETING, Type.ROUND_TABLE}), (Category.CURATORS, Category.OFFICIALS, Category.COUNCILS)),
)


def likely_participants(type_: Type) -> list[Category]:
    """All who may come, those first who mostly come to such an activity: curators where nothing else is usual."""
    first = next((people for types, people in _COME if type_ in types), ())
    return [*first, *(one for one in Category if one not in first)]
