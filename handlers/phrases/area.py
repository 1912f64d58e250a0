"""Sentences: what is typed outside forms."""

from handlers.area import Area
from handlers.phrases.dialogs import build_phrases
from models.sentences import WhyAsked
from services.texts import keys

AREA = Area(
    order=110,
    texts=(
        *keys("phrase-doubt", [why for why in WhyAsked if why is not WhyAsked.MISSING]),
        *keys("phrase-guess", ("district", "evidence")),
        *keys(
            "form-help",
            (
                "text",
                "choice",
                "day",
                "switches",
                "counts",
                "checklist",
                "number",
                "money",
                "stretch",
                "quarter",
                "card",
            ),
        ),
    ),
    dialogues=(build_phrases,),
)
