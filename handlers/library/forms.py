"""The forms of the library: a material, why it is not taken, how it came out, copies, a rubric."""

from datetime import date

from handlers.library.kept import AboutMaterial, AboutOne, AboutRubric, AboutRun
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.activities import TITLE_LENGTH
from models.dates import in_words
from models.errors import BadInput
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values, whole
from models.forms.library import Copies, Year
from models.forms.simple import Choice, Day, Line
from models.library.kinds import MaterialKind, MaterialState, Run
from models.library.said import MaterialSaid
from models.library.shelves import LARGEST_RUN
from models.library.tables import AUDIENCE_LENGTH, AUTHORS_LENGTH, KEYWORDS_LENGTH, REASON_LENGTH, RUBRIC_LENGTH
from services.library import cards, copies, deciding, filing, rubrics
from services.library.copies import RunSaid
from services.library.filing import MaterialStart
from services.people.centers import list_districts
from services.texts import label
from services.work import Work

FIRST_YEAR, YEARS_AHEAD = 1950, 1
SHORTEST = 3
STATES = {
    MaterialState.IDEA: "material-noted",
    MaterialState.PROPOSED: "material-sent",
    MaterialState.APPROVED: "material-opened",
}
"""What is said of what was just made, by where it stands."""


async def _open(work: Work, start: Values) -> FormBeginning:
    about = AboutMaterial.read(start)
    given = {
        "rubrics": [[one.id, one.name] for one in await rubrics.list_rubrics(work)],
        "title": about.title,
        "year": work.today.year,
    }
    if about.edits or about.replaces:
        known = await filing.open_said(work, about.edits or about.replaces)
        return FormBeginning(options=given, values=known.answers(), review=True)
    seen = TextKey("material-pictures", {"count": about.pictures}) if about.pictures else None
    return FormBeginning(options=given, about=seen)


def _build(given: Values) -> Form:
    kinds = [Option(one.value, label("library-kind", one)) for one in MaterialKind]
    named = [Option(str(rubric_id), name) for rubric_id, name in given.get("rubrics") or ()]
    offers = [given["title"]] if given.get("title") else []
    last = int(given.get("year") or 0) + YEARS_AHEAD
    return Form(
        (
            Field(name="title", kind=Line(TITLE_LENGTH, shortest=SHORTEST, offers=offers), required=True),
            Field(name="kind", kind=Choice(options=kinds)),
            Field(name="rubric", kind=Choice(options=named, none=TextKey("material-no-rubric"), width=1)),
            Field(name="audience", kind=Line(AUDIENCE_LENGTH, shortest=SHORTEST)),
            Field(name="year", kind=Year(read=lambda text: _year(text, last))),
            Field(name="authors", kind=Line(AUTHORS_LENGTH, shortest=SHORTEST), guarded=False),
            Field(name="keywords", kind=Line(KEYWORDS_LENGTH, shortest=SHORTEST)),
        ),
        lambda _: ("title",),
    )


def _year(text: str, last: int) -> int:
    found = whole(text, 9999)
    if not FIRST_YEAR <= found <= last:
        raise BadInput("material-year-bad", first=str(FIRST_YEAR), last=str(last))
    return found


async def _twin(work: Work, submission: Submission) -> TextKey | None:
    about = AboutMaterial.read(submission.start)
    if not about.file or about.edits:
        return None
    same = await filing.same_file(work, about.file, besides=about.replaces)
    return TextKey("material-twin", {"title": same}) if same else None


async def _save(work: Work, submission: Submission) -> SaveResult:
    about, said = AboutMaterial.read(submission.start), MaterialSaid.read(submission.answers)
    if about.edits:
        changed = await filing.change_material(work, about.edits, submission.before, submission.answers)
        return _back("material-changed", about.edits, count=changed)
    start = MaterialStart(file_id=about.file or None, link=about.link, body=about.body, replaces=about.replaces or None)
    made = await filing.add_material(work, start, said, submission.client_key)
    return _back(STATES.get(made.state, "material-opened"), made.id)


def _back(key: str, material: int, **args: object) -> SaveResult:
    return SaveResult(word=TextKey(key, args), result={"key": key, "args": args, "material": material})


MATERIAL = FormSpec(
    name="material",
    open=_open,
    build=_build,
    save=_save,
    twin=_twin,
    free=frozenset({"title", "audience", "keywords"}),
)


async def _nothing_known(_work: Work, _start: Values) -> FormBeginning:
    return FormBeginning()


def _reason(_: Values) -> Form:
    return Form((Field(name="reason", kind=Line(REASON_LENGTH, shortest=SHORTEST), required=True),))


async def _refuse(work: Work, submission: Submission) -> SaveResult:
    about = AboutOne.read(submission.start)
    await deciding.refuse(work, about.material, submission.answers["reason"])
    return _back("material-was-refused", about.material)


REFUSE = FormSpec(
    name="material-refuse", open=_nothing_known, build=_reason, save=_refuse, free=frozenset({"reason"}),
    save_word="form-send",
)  # fmt: skip


def _copies(*, zero: bool) -> Copies:
    return Copies(read=lambda text: _counted(text, zero=zero), zero=zero)


def _counted(text: str, *, zero: bool) -> int:
    found = whole(text, LARGEST_RUN)
    if not found and not zero:
        raise BadInput("print-run-none", typed=text[:20])
    return found


async def _open_issue(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(values={"day": work.today.isoformat()})


def _issue_form(_: Values) -> Form:
    fields = (
        Field(name="copies", kind=_copies(zero=True), required=True),
        Field(name="day", kind=Day(), required=True),
    )
    return Form(fields, lambda _: ("copies",))


async def _issue(work: Work, submission: Submission) -> SaveResult:
    about, said = AboutOne.read(submission.start), submission.answers
    day, made = date.fromisoformat(said["day"]), int(said["copies"])
    await copies.issue(work, about.material, day, made, submission.client_key)
    return _back("material-was-issued", about.material, day=in_words(day), count=made)


ISSUE = FormSpec(name="material-issue", open=_open_issue, build=_issue_form, save=_issue)


async def _open_run(work: Work, start: Values) -> FormBeginning:
    about = AboutRun.read(start)
    districts = await list_districts(work)
    found = await cards.open_material(work, about.material)
    stock = found.stock or copies.NOTHING
    with_copies = [[district, name] for district, name in districts if stock.left.get(district)]
    return FormBeginning(
        options={"run": about.run.value, "districts": districts, "shelves": with_copies},
        values={"day": work.today.isoformat()},
        about=TextKey("print-run-about", {"title": found.title, "left": stock.total}),
    )


def _run_form(given: Values) -> Form:
    run = Run(given.get("run") or Run.PRINTED)
    districts, shelves = (_named(given.get(name) or ()) for name in ("districts", "shelves"))
    own = TextKey("print-run-own-shelf")
    asked = {
        Run.PRINTED: ("copies",),
        Run.MOVED: ("copies", "district"),
        Run.HANDED: ("copies", "district"),
        Run.CORRECTED: ("copies",),
    }[run]
    has_shelves = bool(shelves)
    order = (*asked, "shelf") if has_shelves and run is not Run.PRINTED else asked
    return Form(
        (
            Field(name="copies", kind=_copies(zero=run is Run.CORRECTED), required=True),
            Field(
                name="district",
                kind=Choice(options=districts, none=own if run is Run.MOVED else TextKey("activity-no-district")),
                when=lambda _: run in (Run.MOVED, Run.HANDED) and bool(districts),
            ),
            Field(
                name="shelf",
                kind=Choice(options=shelves, none=own),
                when=lambda _: run is not Run.PRINTED and has_shelves,
            ),
            Field(name="day", kind=Day(), required=True),
        ),
        lambda _: order,
    )


def _named(rows: object) -> list[Option]:
    return [Option(str(one), name) for one, name in rows] if isinstance(rows, list | tuple) else []


def _said(submission: Submission) -> tuple[AboutRun, RunSaid]:
    about, said = AboutRun.read(submission.start), submission.answers
    return about, RunSaid(
        kind=about.run,
        copies=int(said["copies"]),
        day=date.fromisoformat(said["day"]),
        shelf=int(said["shelf"]) if said.get("shelf") else None,
        district=int(said["district"]) if said.get("district") else None,
    )


async def _below(work: Work, submission: Submission) -> TextKey | None:
    """Asked before it is stored, as a twin is: more would be gone than there was."""
    about, said = _said(submission)
    left = await copies.left_after(work, about.material, said)
    return TextKey("print-run-below", {"count": -left}) if left < 0 else None


async def _note_run(work: Work, submission: Submission) -> SaveResult:
    about, said = _said(submission)
    stock = await copies.add_run(work, about.material, said, submission.client_key)
    return told(f"print-run-{said.kind}-noted", count=said.copies, left=stock.total)


RUN = FormSpec(name="print-run", open=_open_run, build=_run_form, save=_note_run, twin=_below)


async def _open_rubric(work: Work, start: Values) -> FormBeginning:
    about = AboutRubric.read(start)
    known = {one.id: one.name for one in await rubrics.list_rubrics(work)}
    return FormBeginning(values={"name": known[about.rubric]} if about.rubric in known else {})


def _rubric_form(_: Values) -> Form:
    return Form((Field(name="name", kind=Line(RUBRIC_LENGTH, shortest=2), required=True),))


async def _save_rubric(work: Work, submission: Submission) -> SaveResult:
    about, name = AboutRubric.read(submission.start), submission.answers["name"]
    if about.rubric:
        await rubrics.rename_rubric(work, about.rubric, name)
    else:
        await rubrics.add_rubric(work, name)
    return told("rubric-saved", name=name)


RUBRIC = FormSpec(name="rubric", open=_open_rubric, build=_rubric_form, save=_save_rubric, free=frozenset({"name"}))
FORMS = (MATERIAL, REFUSE, ISSUE, RUN, RUBRIC)
