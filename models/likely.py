"""What a record of a type usually says: the first offer of a form, never a rule."""

from models.activity_kinds import GROUPS, PRINTED, PUBLISHED, Category, Evidence, Group, Involvement, Type

USUALLY_JOINED = frozenset({Type.WORKING_GROUP, Type.CONSILIUM})
"""Somebody else holds them: plans say «участие в заседаниях рабочей группы», «участие в консилиумах»."""


def usual_involvement(activity_type: Type) -> Involvement:
    """What is meant when nothing was said."""
    return Involvement.JOINED if activity_type in USUALLY_JOINED else Involvement.HELD


_PROVES: tuple[tuple[frozenset[Type], tuple[Evidence, ...]], ...] = (
    (frozenset({Type.SUPERVISION}), (Evidence.SUPERVISION, Evidence.MINUTES, Evidence.FEEDBACK)),
    (frozenset({Type.CONSULTATION, Type.BLITZ}), (Evidence.FEEDBACK, Evidence.REFERENCE)),
    (frozenset(GROUPS[Group.LEISURE]), (Evidence.SCRIPT, Evidence.PHOTOS, Evidence.PUBLICATION)),
    (frozenset({Type.TRIP}), (Evidence.TRIP_REPORT, Evidence.PHOTOS)),
    (frozenset({Type.MONITORING, Type.DIAGNOSTICS}), (Evidence.REFERENCE,)),
    (PUBLISHED, (Evidence.PUBLICATION, Evidence.SPEECH)),
    (PRINTED, (Evidence.MATERIALS, Evidence.PUBLICATION)),
    (frozenset(GROUPS[Group.ORGANISING]), (Evidence.MINUTES, Evidence.SIGN_IN)),
    (frozenset(GROUPS[Group.TEACHING]), (Evidence.SIGN_IN, Evidence.PHOTOS, Evidence.MATERIALS)),
)
OF_TAKING_PART = (Evidence.CERTIFICATES, Evidence.DIPLOMAS, Evidence.SPEECH)


def likely_evidence(activity_type: Type, involvement: Involvement) -> list[Evidence]:
    """All kinds of evidence, what such an activity is mostly proved by first."""
    own = next((kinds for types, kinds in _PROVES if activity_type in types), ())
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
        frozenset({Type.FESTIVAL, *GROUPS[Group.LEISURE]}),
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


def likely_participants(activity_type: Type) -> list[Category]:
    """All who may come, those first who mostly come to such an activity: curators where nothing else is usual."""
    first = next((people for types, people in _COME if activity_type in types), ())
    return [*first, *(one for one in Category if one not in first)]
