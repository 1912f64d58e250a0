"""An item of the plan is moved to another day."""

import re

from models.sentences import cues
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.plan_items import MOVED, read_move
from models.sentences.results import result
from models.sentences.said import SaidText

_NEW = re.compile(r" (?:новый (?:дата|срок|день)|на другой (?:день|дата|число|неделя)|другой (?:дата|число)) ")
_NOT_BUT = re.compile(
    r" <d> ,? ?а не (?:в |на )?<d> | не (?:в )?<d> ,? ?а (?:в |на )?(?:<d>|<n>) "
    r"| отмен(?:ить|яться|иться|ять) <d> .{0,40}<d>| <d> (?:\S+ ){0,2}отмен(?:ить|яться|иться|ять) .{0,40}<d>"
    r"| планировать (?:\S+ ){0,4}<d> (?:\S+ ){0,3}<d> | вместо <d> | <d> вместо "
)
_FROM_TO = re.compile(r"^(?: \S+){1,4} с (?:<d>|<n>|<x>) на (?:<d>|<n>|<x>) (?:[.!] )?$")
"""«Семинар с 20 на 27»."""
_WILL_NOT = re.compile(r" (?:быть )?не (?:<d>|<n>|<w>) ,? ?а (?:в |на )?<d> ")
"""«Будет не 19, а 26 марта»: the new day is ahead."""
_WEAK = re.compile(r" (?:поменять|изменить|поменяться|измениться) ")
_LONGER = re.compile(r" (?:продлить|продлевать|продление) ")
_TILL = re.compile(
    r" (?:продлить|продлевать|продление)(?! сопровождение| опека| контроль| пребывание"
    r"| договор)(?: \S+){0,4} (?:до|на) (?:<d>|<w>|<n>|<x>|неделя|месяц)"
    r"| (?:продлить|продлевать|продление)(?: \S+)? срок | дать (?:\S+ ){0,2}(?:время|срок) (?:до|по) <d>"
)
"""«Продлите до 10 апреля»: of a term, and not of what goes on with a family."""
_OFF = re.compile(
    r" (?:отменяться|отмениться|отменить|отменять|не состояться|сорваться|не получиться|не получаться"
    r"|не смочь|не мочь) .{0,40}(?:быть|давать|провести"
    r"|встретиться|собраться)"
    r" (?:\S+ ){0,2}<d>"
)
"""«Отменяется, будет 31 марта»."""
_LET = re.compile(r" давать (?:\S+ ){0,3}(?:(?:на|в) <d>|(?:поздний|ранний|рано|поздно) .*<d>) ")
"""«Тренинг давай на среду»."""
_INSTEAD = re.compile(
    r" не (?:получиться|получаться|смочь|мочь|выходить|выйти|успевать|успеть) .{0,40}(?:давать|лучше|бы)"
    r" (?:\S+ ){0,2}(?:на|в) (?:<d>|<w>) "
)
"""«В пятницу не получится, давайте на понедельник»: the day that is left behind may be one that is over."""
_DATE = re.compile(r" (?:дата|срок|день|время|число) |<d>")
_ASKED_FOR = re.compile(
    r" (?:хотеть|нужный|нужно|требоваться|прошу|просить) (?:\S+ ){0,2}(?:супервизия|супервизор|консультация) "
)
_HOW = re.compile(r"^ (?:как|можно ли|где|что|сколько|почему) ")


def score(said: SaidText, _known: CenterWords) -> float:
    """Its verb; «новая дата», «не 25-го, а 30-го»."""
    came = result(said)
    line = said.without([(came.lead, came.last)]).line if came is not None and came.lead else said.line
    moved = MOVED.search(line)
    total = 0.0
    if moved and not (_WEAK.search(line) and not _DATE.search(line)) and not _LONGER.search(moved[0].join("  ")):
        total = 4.0
    if _TILL.search(line) or ((_LET.search(line) or _OFF.search(line)) and not cues.past_day(said)):
        total = 4.0
    if _INSTEAD.search(line):
        total = 4.0
    total += 3.0 * bool(_NEW.search(line)) + 3.5 * bool(_NOT_BUT.search(line))
    if _FROM_TO.match(line):
        total = max(total, 4.0)
    if not cues.past_day(said) and _WILL_NOT.search(line):
        total = max(total, 3.5)
    if total and not cues.has(said, "d", "w") and _ASKED_FOR.search(line):
        return 0.0
    if not total or _HOW.search(line):
        return 0.0
    return total + 0.7 * cues.has(said, "d", "w")


MEANING = Meaning(intent=Intent.MOVE, score=score, read=read_move, tells=True)
