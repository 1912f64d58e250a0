"""Who may do what, as the customer would say it."""

import pytest

from models.access import PERMISSIONS, Permission, Role, permissions_of

TABLE = {
    Permission.JOIN: set(Role),
    Permission.OWN_DATA: set(Role),
    Permission.LOG_ACTIVITY: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.SEE_OWN_ACTIVITIES: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.CHANGE_ANY_ACTIVITY: {Role.COORDINATOR},
    Permission.SEE_SUMMARY: {Role.COORDINATOR, Role.HEAD},
    Permission.SEE_PLAN: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_PLAN: {Role.COORDINATOR},
    Permission.MANAGE_PEOPLE: {Role.COORDINATOR},
    Permission.MANAGE_CENTERS: {Role.ADMIN},
    Permission.SEE_MONITORING: {Role.CURATOR, Role.COORDINATOR, Role.HEAD},
    Permission.FILL_MONITORING: {Role.CURATOR},
    Permission.COMPILE_MONITORING: {Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_MONITORING: {Role.COORDINATOR},
    Permission.ANSWER_QUESTIONNAIRES: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.SEE_QUESTIONNAIRES: {Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_QUESTIONNAIRES: {Role.COORDINATOR},
    Permission.SEE_PLAN: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_PLAN: {Role.COORDINATOR},
    Permission.OWN_REMINDERS: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_REMINDERS: {Role.COORDINATOR},
    Permission.ASK_REQUEST: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.ANSWER_REQUESTS: {Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.SEE_ALL_REQUESTS: {Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_REQUESTS: {Role.COORDINATOR},
    Permission.SEE_CONTACTS: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_WORDS: {Role.COORDINATOR},
    Permission.ATTEND_EVENTS: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.HOLD_EVENTS: {Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.SEE_SIGNALS: {Role.CURATOR, Role.COORDINATOR, Role.HEAD},
    Permission.COUNT_SIGNALS: {Role.CURATOR, Role.COORDINATOR},
    Permission.READ_LIBRARY: {Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.ADD_MATERIALS: {Role.SPECIALIST, Role.COORDINATOR, Role.HEAD},
    Permission.MANAGE_LIBRARY: {Role.COORDINATOR},
}


@pytest.mark.parametrize("permission", Permission)
def test_the_table_is_what_was_agreed(permission: Permission) -> None:
    assert {role for role in Role if permission in permissions_of(frozenset({role}))} == TABLE[permission]


def test_every_role_stands_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


def test_a_stranger_may_only_join_and_ask_what_is_kept() -> None:
    assert permissions_of(frozenset()) == {Permission.JOIN, Permission.OWN_DATA}


def test_roles_add_up() -> None:
    both = permissions_of(frozenset({Role.ADMIN, Role.CURATOR}))
    assert both == PERMISSIONS[Role.ADMIN] | PERMISSIONS[Role.CURATOR]
