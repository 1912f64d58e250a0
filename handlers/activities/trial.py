"""The form of an activity as somebody new tries it: the same questions, and nothing of it is stored anywhere."""

from dataclasses import replace

from handlers.activities.forms import ACTIVITY
from handlers.widgets.form.spec import SaveResult, Submission, told
from models.activities import Facts
from models.dates import in_words
from models.forms.kinds import TextKey, Values
from models.handover import FirstStep
from models.stored import Answers
from services.activities.words import called
from services.handover import first_steps
from services.work import Work


async def _try(work: Work, submission: Submission) -> SaveResult:
    """The answers are read as those of a record, and forgotten."""
    facts = Facts.read(submission.answers)
    await first_steps.mark_step(work, FirstStep.LOG)
    return told("trial-done", name=called(facts.type, facts.title), day=in_words(facts.day))


async def _no_twin(_work: Work, _submission: Submission) -> TextKey | None:
    return None


async def _nothing_stored(_work: Work, _submission: Submission) -> SaveResult | None:
    return None


def _stays(_answered: Values, _start: Values) -> Answers | None:
    """A trip is tried in the same questions."""
    return None


TRIAL = replace(
    ACTIVITY,
    name="trial",
    words="activity",
    save=_try,
    twin=_no_twin,
    stored=_nothing_stored,
    becomes=_stays,
    shorter="",
    told_at=frozenset(),
    save_word="trial-save",
)
