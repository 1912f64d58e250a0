"""A notice is one record: its kind with the policy, a letter that words it, and buttons that somebody presses."""

from importlib import import_module
from pathlib import Path

import pytest

from handlers.letters import presses
from models.notifications import NoticeKind
from places.table import PLACES
from scheduler.letters.table import LETTERS
from services.reminders.log import kind_word
from services.texts import label
from tests.guards.source import trees

PUT_TOGETHER = {NoticeKind.DIGEST, NoticeKind.DIGEST_CHANGED}
"""Of other letters' lines."""


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_has_its_letter_and_its_name_in_the_log(kind: NoticeKind) -> None:
    assert (kind in LETTERS) is (kind not in PUT_TOGETHER)
    assert label("reminders-kind", kind_word(kind))
    assert kind.policy.life
    assert not (kind.policy.edits and kind.policy.together), "a digest tells nothing that changes another message"


def test_a_notice_has_one_letter_and_each_of_its_buttons_one_press() -> None:
    letters = [file.stem for file in trees("scheduler") if file.parent == Path("scheduler/letters")]
    given = [getattr(import_module(f"scheduler.letters.{name}"), "WRITERS", {}) for name in letters]
    assert sum(map(len, given)) == len(LETTERS)
    assert set(presses()) == {way for kind in PLACES for way in kind.ways()}
