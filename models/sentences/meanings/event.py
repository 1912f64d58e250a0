"""Something is to be held, and people are called to it."""

import re

from models.sentences import cues
from models.sentences.counts import counts
from models.sentences.event import EVENT, days_ahead, read_event, without_seats
from models.sentences.heads import segments
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.meanings.activity import score as sounds_done
from models.sentences.meanings.move import score as sounds_moved
from models.sentences.papers import papers
from models.sentences.said import SaidText
from models.trips import EVENTS

_WILL = re.compile(
    r" (?:планировать|запланировать|планироваться|назначить|назначать|объявить|объявлять|анонсировать|анонс"
    r"|приглашать|пригласить|приглашаться|приглашение|ждать вы|ждать все|собирать|созвать|быть проходить) "
)
_WILL_BE = re.compile(
    r"\b(?:будет|будем|состоится|состоятся|пройд[её]т|пройдут|провед[её]м|проводим|соберу|собер[её]м)\b"
)
_ASKED = re.compile(r"^ (?:что|какой|когда|где|кто|как|сколько|почему|куда|есть)(?= )|\? $")
SURER, CALLED = 1.0, 0.5
"""How much a day that can only lie ahead says more than the same words of something that is over, and how much
«приглашаем» or «состоится» does beside it."""


def score(said: SaidText, known: CenterWords) -> float:
    """A kind of event with a day ahead; nobody has come, nothing proves it, no verb says that it is over."""
    head = segments(said)[0].head
    will = bool(_WILL.search(said.line)) or bool(_WILL_BE.search(said.plain))
    if head is None or head.type not in EVENTS or (head.governed and not will):
        return 0.0
    if _ASKED.search(said.line) or sounds_moved(said, known):
        return 0.0
    ahead = [sure for _, sure in days_ahead(said)]
    over = cues.held(said) and not will
    if over or not ahead or _tells_of_people(without_seats(said)):
        return 0.0
    done = sounds_done(said, known)
    if any(ahead) or will:
        return done + SURER + CALLED * will
    return done if cues.has(said, "h") else 0.0


def _tells_of_people(said: SaidText) -> bool:
    found = counts(said)
    return bool(found.attendance or found.total is not None or found.handouts or papers(said).found)


MEANING = Meaning(intent=EVENT, score=score, read=read_event, tells=True)
