"""What the dialogue of questionnaires keeps and is started with."""

from dataclasses import dataclass

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start


@dataclass(kw_only=True)
class QuestionnairesKept(Kept):
    """The round whose results are open."""

    round: int = 0
    sure: bool = False
    """Whether it is asked once more if it should close with so few answers."""


@dataclass(kw_only=True)
class QuestionnairesStart(Start):
    """A round to see, or a questionnaire to answer at once."""

    round: int = 0
    questionnaire: int = 0


@dataclass(kw_only=True)
class AboutQuestionnaire(FormStart):
    """What is answered."""

    form: str = "questionnaire"
    questionnaire: int
