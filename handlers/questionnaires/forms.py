"""Forms of questionnaires: asking posts, and answering."""

from datetime import date, timedelta

from handlers.questionnaires.kept import AboutQuestionnaire
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.lists import Several
from models.forms.plan import DayAhead
from models.forms.simple import Choice
from models.questionnaires import Theme, read_questions
from services.questionnaires import rounds, rows
from services.texts import label
from services.work import Work

USUAL_DAYS = 14


def theme_name(theme: Theme) -> str:
    """«Мотивация»."""
    return label("questionnaire-theme", theme)


async def _open_new(work: Work, _start: Values) -> FormBeginning:
    groups = await rounds.list_groups(work)
    named = [[one.post_id, f"{one.title} ({one.count})" if one.count > 1 else one.title] for one in groups]
    return FormBeginning(
        options={"groups": named}, values={"until": (work.today + timedelta(days=USUAL_DAYS)).isoformat()}
    )


def _new_form(options: Values) -> Form:
    themes = [Option(theme.value, theme_name(theme)) for theme in Theme]
    groups = [Option(str(group), title) for group, title in options["groups"]]
    return Form(
        (
            Field(name="theme", kind=Choice(options=themes), required=True),
            Field(name="posts", kind=Several(groups), required=True),
            Field(name="until", kind=DayAhead(), required=True),
        )
    )


async def _start(work: Work, submission: Submission) -> SaveResult:
    answers = submission.answers
    groups = [int(one) for one in answers["posts"]]
    until = date.fromisoformat(answers["until"])
    number = await rounds.start(work, Theme(answers["theme"]), groups, until, submission.client_key)
    stored = await rows.read_start(work, number)
    if not stored.says(Theme(answers["theme"]), until, groups):
        words = TextKey("questionnaire-stored", {"theme": theme_name(stored.theme), "until": in_words(stored.until)})
        return SaveResult(
            word=words, again=False, onward=((f"questionnaires {number}", TextKey("questionnaire-open")),), other=True
        )
    return told("questionnaire-started")


async def _open_answer(work: Work, start: Values) -> FormBeginning:
    theme, questions = await rounds.open_questions(work, AboutQuestionnaire.read(start).questionnaire)
    return FormBeginning(options={"theme": theme.value, "questions": questions})


def _answer_form(options: Values) -> Form:
    fields = []
    for one in read_questions(options["questions"]):
        choices = [Option(str(number), label) for number, label in enumerate(one.options)]
        key = "questionnaire-scale" if one.scale else "questionnaire-choice"
        kind = Choice(options=choices, width=5 if one.scale else 2)
        fields.append(
            Field(
                name=one.id,
                kind=kind,
                required=True,
                title=TextKey(key, {"question": one.text}),
                label=one.text.rstrip("?"),
            )
        )
    return Form(fields)


async def _answer(work: Work, submission: Submission) -> SaveResult:
    await rounds.answer(work, AboutQuestionnaire.read(submission.start).questionnaire, submission.answers)
    # with a result the dialogue ends at once, and the answers are gone from where half-filled forms are kept
    return told("questionnaire-thanks")


NEW = FormSpec(name="questionnaire-new", open=_open_new, build=_new_form, save=_start, save_word="form-send")
ANSWER = FormSpec(name="questionnaire", open=_open_answer, build=_answer_form, save=_answer, save_word="form-send")
