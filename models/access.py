"""Who may do what: one table from roles to permissions. What does not stand here is denied."""

from enum import StrEnum
from functools import cache


class Role(StrEnum):
    CURATOR = "curator"
    SPECIALIST = "specialist"
    COORDINATOR = "coordinator"
    HEAD = "head"
    ADMIN = "admin"


class Permission(StrEnum):
    JOIN = "join"
    LOG_ACTIVITY = "log_activity"
    SEE_OWN_ACTIVITIES = "see_own_activities"
    CHANGE_ANY_ACTIVITY = "change_any_activity"
    SEE_SUMMARY = "see_summary"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_CENTERS = "manage_centers"
    SEE_PLAN = "see_plan"
    MANAGE_PLAN = "manage_plan"
    SEE_MONITORING = "see_monitoring"
    FILL_MONITORING = "fill_monitoring"
    COMPILE_MONITORING = "compile_monitoring"
    MANAGE_MONITORING = "manage_monitoring"
    ANSWER_QUESTIONNAIRES = "answer_questionnaires"
    SEE_QUESTIONNAIRES = "see_questionnaires"
    MANAGE_QUESTIONNAIRES = "manage_questionnaires"
    ATTEND_EVENTS = "attend_events"
    HOLD_EVENTS = "hold_events"
    OWN_REMINDERS = "own_reminders"
    MANAGE_REMINDERS = "manage_reminders"
    ASK_REQUEST = "ask_request"
    ANSWER_REQUESTS = "answer_requests"
    SEE_ALL_REQUESTS = "see_all_requests"
    MANAGE_REQUESTS = "manage_requests"
    SEE_CONTACTS = "see_contacts"
    MANAGE_WORDS = "manage_words"
    READ_LIBRARY = "read_library"
    ADD_MATERIALS = "add_materials"
    MANAGE_LIBRARY = "manage_library"
    SEE_SIGNALS = "see_signals"
    COUNT_SIGNALS = "count_signals"
    OWN_DATA = "own_data"


EVERYONE = frozenset({Permission.JOIN, Permission.OWN_DATA})
STAFF = EVERYONE | {
    Permission.LOG_ACTIVITY,
    Permission.SEE_OWN_ACTIVITIES,
    Permission.SEE_PLAN,
    Permission.ANSWER_QUESTIONNAIRES,
    Permission.ATTEND_EVENTS,
    Permission.OWN_REMINDERS,
    Permission.ASK_REQUEST,
    Permission.SEE_CONTACTS,
    Permission.READ_LIBRARY,
}
LEADERS = STAFF | {
    Permission.SEE_SUMMARY,
    Permission.SEE_MONITORING,
    Permission.COMPILE_MONITORING,
    Permission.SEE_QUESTIONNAIRES,
    Permission.HOLD_EVENTS,
    Permission.SEE_SIGNALS,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CURATOR: STAFF
    | {
        Permission.SEE_MONITORING,
        Permission.FILL_MONITORING,
        Permission.SEE_SIGNALS,
        Permission.COUNT_SIGNALS,
    },
    Role.SPECIALIST: STAFF | {Permission.ANSWER_REQUESTS, Permission.ADD_MATERIALS, Permission.HOLD_EVENTS},
    Role.HEAD: LEADERS | {Permission.ANSWER_REQUESTS, Permission.SEE_ALL_REQUESTS, Permission.ADD_MATERIALS},
    Role.COORDINATOR: LEADERS
    | {
        Permission.MANAGE_PEOPLE,
        Permission.MANAGE_PLAN,
        Permission.CHANGE_ANY_ACTIVITY,
        Permission.MANAGE_MONITORING,
        Permission.MANAGE_QUESTIONNAIRES,
        Permission.MANAGE_REMINDERS,
        Permission.ANSWER_REQUESTS,
        Permission.SEE_ALL_REQUESTS,
        Permission.MANAGE_REQUESTS,
        Permission.MANAGE_WORDS,
        Permission.ADD_MATERIALS,
        Permission.MANAGE_LIBRARY,
        Permission.COUNT_SIGNALS,
    },
    # an admin makes centres and invites their coordinators, and sees nothing inside a centre
    Role.ADMIN: EVERYONE | {Permission.MANAGE_CENTERS},
}


@cache
def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """All that a person with these roles may do; a stranger may only join, and ask what is kept."""
    return EVERYONE.union(*(PERMISSIONS[role] for role in roles))
