"""The form by which whoever does a task asks for another day."""

from dataclasses import dataclass
from datetime import date

from handlers.widgets.form.spec import FormBeginning, FormSpec, FormStart, SaveResult, Submission, told
from models.dates import in_words
from models.events.afterwards import LATER_LENGTH
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.plan import DayToCome
from models.forms.simple import Line
from services.tasks import lists, putting_off
from services.work import Work


@dataclass(kw_only=True)
class AboutTask(FormStart):
    """The task that is to be put off."""

    form: str = "task-later"
    task: int = 0


async def _open(work: Work, start: Values) -> FormBeginning:
    one = await lists.open_task(work, AboutTask.read(start).task)
    return FormBeginning(about=TextKey("task-later-about", {"what": one.words, "due": in_words(one.due)}))


def _build(_: Values) -> Form:
    why = Field(name="why", kind=Line(LATER_LENGTH, shortest=3), required=True)
    return Form((Field(name="due", kind=DayToCome(), required=True), why))


async def _save(work: Work, submission: Submission) -> SaveResult:
    task, said = AboutTask.read(submission.start).task, submission.answers
    day = date.fromisoformat(said["due"])
    await putting_off.ask_later(work, task, day, said["why"])
    return told("task-later-asked", due=in_words(day))


LATER = FormSpec(
    name="task-later", open=_open, build=_build, save=_save, free=frozenset({"why"}), save_word="form-send"
)
