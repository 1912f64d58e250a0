"""The form of words that mean the same."""

from dataclasses import dataclass

from handlers.widgets.form.spec import FormSpec, SaveResult, Submission, begin_empty, told
from models.forms.form import Field, Form
from models.forms.kinds import Move, Scene, Values
from models.forms.simple import Line
from models.library.synonyms import SYNONYM_LENGTH, read_synonym
from models.stored import Json
from services.library import synonyms
from services.work import Work


@dataclass(frozen=True)
class Same(Line):
    """Words and phrases with «=» between them."""

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(read_synonym(text), done=True)


def _build(_: Values) -> Form:
    return Form((Field(name="words", kind=Same(SYNONYM_LENGTH, shortest=3), required=True),))


async def _save(work: Work, submission: Submission) -> SaveResult:
    return told("find-synonym-added", words=await synonyms.add_synonym(work, submission.answers["words"]))


SYNONYM = FormSpec(name="library-synonym", open=begin_empty, build=_build, save=_save, free=frozenset({"words"}))
