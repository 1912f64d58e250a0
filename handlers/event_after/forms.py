"""Forms of what comes after an event: where its materials are, and what was missing."""

from handlers.event_after.kept import AboutMaterials, AboutMissing
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.events.afterwards import MISSING_LENGTH
from models.events.kinds import Usefulness
from models.events.opinions import SHORTEST
from models.events.tables import MATERIALS_LENGTH
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.simple import Line
from services.events import materials, opinions
from services.work import Work


async def _open_materials(work: Work, start: Values) -> FormBeginning:
    known = await materials.open_materials(work, AboutMaterials.read(start).event)
    return FormBeginning(values={"materials": known} if known else {}, review=bool(known), stored=bool(known))


def _materials_form(_: Values) -> Form:
    return Form((Field(name="materials", kind=Line(MATERIALS_LENGTH, shortest=SHORTEST), required=True),))


async def _save_materials(work: Work, submission: Submission) -> SaveResult:
    event = AboutMaterials.read(submission.start).event
    await materials.set_materials(work, event, submission.answers["materials"])
    return told("event-materials-kept")


async def _open_missing(work: Work, start: Values) -> FormBeginning:
    await opinions.check_missing(work, AboutMissing.read(start).event)
    return FormBeginning()


def _missing_form(_: Values) -> Form:
    return Form((Field(name="missing", kind=Line(MISSING_LENGTH, shortest=SHORTEST), required=True),))


async def _save_missing(work: Work, submission: Submission) -> SaveResult:
    about = AboutMissing.read(submission.start)
    await opinions.say_missing(work, about.event, Usefulness(about.verdict), submission.answers["missing"])
    return SaveResult(word=TextKey("event-missing-kept"), again=False)


AFTER_FORMS = (
    FormSpec(
        name="event-materials",
        open=_open_materials,
        build=_materials_form,
        save=_save_materials,
        free=frozenset({"materials"}),
    ),
    FormSpec(
        name="event-missing",
        open=_open_missing,
        build=_missing_form,
        save=_save_missing,
        save_word="form-send",
        free=frozenset({"missing"}),
    ),
)
