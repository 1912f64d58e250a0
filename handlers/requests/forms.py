"""The forms of asking: supervision in six questions, a consultation in three."""

from collections.abc import Awaitable, Callable

from handlers.activities.names import options
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from handlers.widgets.text import addressed
from models.activities import Format
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.lists import Switches
from models.forms.pick import Pick
from models.forms.simple import Choice, Line
from models.requests.tables import QUESTION_LENGTH, TIME_LENGTH, Mode, RequestKind
from models.stored import Json
from services.requests import create
from services.requests.create import NEW_CODE, Asked, Filed
from services.texts import texts
from services.work import Work

USUAL, URGENT = "usual", "urgent"
TIMES = ("any", "morning", "afternoon")
SHORTEST_QUESTION = 10
STORED = 300
"""Characters of a stored question that are shown back."""
MODES = (Mode.INDIVIDUAL, Mode.GROUP)
FORMATS = (Format.IN_PERSON, Format.REMOTE)


def _open(kind: RequestKind) -> Callable[[Work, Values], Awaitable[FormBeginning]]:
    async def opened(work: Work, _start: Values) -> FormBeginning:
        known = await create.begin(work, kind)
        given = {"topics": known.topics, "codes": known.codes, "districts": known.districts}
        values: dict[str, Json] = {}
        if kind is RequestKind.SUPERVISION:
            values["circumstances"] = {"mode": Mode.INDIVIDUAL.value, "format": Format.IN_PERSON.value}
        return FormBeginning(options=given, values=values)

    return opened


def _urgency() -> Field:
    named = [Option(one, texts().plain(f"request-urgency-{one}")) for one in (USUAL, URGENT)]
    return Field(name="urgency", kind=Choice(options=named), required=True)


def _topic(given: Values) -> Field:
    return Field(name="topic", kind=Pick(given["topics"]), required=True)


def _question() -> Field:
    return Field(name="question", kind=Line(QUESTION_LENGTH, shortest=SHORTEST_QUESTION), required=True)


def _convenient() -> Field:
    return Field(
        name="convenient", kind=Line(TIME_LENGTH, offers=[texts().plain(f"request-time-{one}") for one in TIMES])
    )


def _district(given: Values) -> tuple[Field, ...]:
    """Whoever holds posts in several districts says of which one it is: none is taken silently."""
    districts = [Option(str(district), name) for district, name in given["districts"]]
    title, called = TextKey("request-district-ask"), TextKey("request-district")
    return (Field(name="district", kind=Choice(options=districts), required=True, title=title, label=called),) * bool(
        districts
    )


def _supervision(given: Values) -> Form:
    sets = {"mode": options("request-mode", MODES), "format": options("format", FORMATS)}
    codes = [Option(NEW_CODE, texts().plain("request-case-new")), *(Option(code, code) for code in given["codes"])]
    return Form(
        (
            *_district(given),
            Field(name="circumstances", kind=Switches(sets)),
            _topic(given),
            _urgency(),
            _convenient(),
            Field(name="case", kind=Choice(options=codes, none=TextKey("request-case-none"))),
            _question(),
        )
    )


def _consultation(given: Values) -> Form:
    return Form((*_district(given), _topic(given), _urgency(), _question()))


def _internship(given: Values) -> Form:
    return Form((*_district(given), _convenient(), _question()))


def _materials(given: Values) -> Form:
    return Form((*_district(given), _urgency(), _question()))


def _save(kind: RequestKind) -> Callable[[Work, Submission], Awaitable[SaveResult]]:
    async def saved(work: Work, submission: Submission) -> SaveResult:
        said = submission.answers
        chosen = said.get("circumstances") or {}
        asked = Asked(
            kind=kind,
            question=said["question"],
            topic=said.get("topic", ""),
            mode=Mode(chosen.get("mode", Mode.INDIVIDUAL)),
            format=Format(chosen["format"]) if "format" in chosen else None,
            convenient=said.get("convenient", ""),
            urgent=said.get("urgency") == URGENT,
            case=said.get("case", ""),
            district_id=int(said["district"]) if said.get("district") else None,
        )
        return _told(work, await create.file(work, asked, submission.client_key))

    return saved


def _told(work: Work, made: Filed) -> SaveResult:
    ways = ((f"requests {made.id}", TextKey("request-open")),)
    if made.other:
        words = {"number": str(made.id), "question": made.other[:STORED]}
        return SaveResult(word=TextKey("request-stored", words), again=False, onward=ways, other=True)
    args = {"number": str(made.id), "day": in_words(made.answer_by)}
    word = TextKey("request-filed", args)
    if made.case_code:
        word = TextKey("request-filed-code", args | {"code": made.case_code})
    if not made.asked:
        word = TextKey(addressed(work, "request-filed-nobody"), {"number": str(made.id)})
    return SaveResult(word=word, again=False, onward=ways)


TEXT = frozenset({"question"})
TIME_TOO = TEXT | {"convenient"}


def _asking(kind: RequestKind, build: Callable[[Values], Form], free: frozenset[str]) -> FormSpec:
    return FormSpec(name=kind.value, open=_open(kind), build=build, save=_save(kind), free=free, save_word="form-send")


SUPERVISION = _asking(RequestKind.SUPERVISION, _supervision, TIME_TOO)
CONSULTATION = _asking(RequestKind.CONSULTATION, _consultation, TEXT)
INTERNSHIP = _asking(RequestKind.INTERNSHIP, _internship, TIME_TOO)
MATERIALS = _asking(RequestKind.MATERIALS, _materials, TEXT)
ASKING = (SUPERVISION, CONSULTATION, INTERNSHIP, MATERIALS)
