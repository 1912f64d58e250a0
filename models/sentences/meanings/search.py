"""Something is looked for: in the plan, in the library."""

import re

from models.sentences import cues
from models.sentences.asking import MATERIAL, WANTS
from models.sentences.counts import counts
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.phrases import papers, types
from models.sentences.said import SaidText

_FIND = re.compile(
    r"(?<= )(?:найти|искать|поискать|показать|покажи|посмотреть|открыть|открой|подобрать|скинуть"
    r"|где|увидеть|глянуть|вывести|подыскать|поиск)(?= )"
)
_MINE = re.compile(r" (?:мой|у я|у мы|мы|наш|я|просроченный|ближайший) ")
_ASK = re.compile(r"(?<= )(?:что|какой|когда|где|есть ли|кто|куда|во сколько)(?= )")
_IS_THERE = re.compile(
    r" есть (?:ли |у \\S+ |что-нибудь |что-то |какой\\S* )?|\\bесть\\b.{0,40}\\?".replace("\\\\", "\\")
)
_THING = re.compile(
    r"(?<= )(?:план|срок|мероприятие|пункт|задача|дело|заявка|отчет|мониторинг|календарь|событие"
    r"|расписание|дедлайн|напоминание|график|запись|документ|шаблон|образец"
    r"|бланк|форма|приказ|положение|просроченный)(?= )"
)
_WORKS = re.compile(
    r"(?<= )(?:упражнение|методика|игра|презентация|сценарий|материал|разработка|литература"
    r"|видео|тест|анкета|опросник|конспект|пособие|рекомендация|книга|подборка|статья"
    r"|ролик)(?= )"
)
_ABOUT = re.compile(r" (?:про|о|об|по|на|для|к) (?!<)")
_AGENDA = re.compile(
    r" (?:что|чего|какой) (?:\\S+ ){0,4}(?:<d>|<w>|запланировать|гореть|план|делать|предстоять"
    r"|срочный|ближайший)|^ (?:план|сроки?|календарь|дело) (?:на |за |в )?(?:<d>|<w>)?".replace("\\\\", "\\")
)
_HOW_MANY = re.compile(r" (?:сколько|количество) ")


def score(said: SaidText, _known: CenterWords) -> float:
    """A question about the plan; a thing of the library and what it is about."""
    line = said.line
    known = bool(types().pattern.search(line)) or bool(papers().pattern.search(line))
    thing = bool(_THING.search(line)) or bool(MATERIAL.search(line)) or bool(_WORKS.search(line)) or known
    total = 0.0
    if _AGENDA.search(line) and not cues.has(said, "n"):
        total = 3.0 + 0.5 * thing
    if _FIND.search(line) and (thing or cues.length(said) <= 5):
        total = max(total, 3.2 + 0.5 * thing)
    if (_ASK.search(line) or _IS_THERE.search(line)) and thing:
        total = max(total, 3.2)
    if _MINE.search(line) and _THING.search(line) and not cues.held(said):
        total = max(total, 3.0)
    if (
        cues.has(said, "w")
        and (known or _THING.search(line))
        and not cues.held(said)
        and not cues.has(said, "n", "d", "t")
    ):
        total = max(total, 2.5)
    quiet = not cues.has(said, "n", "d") and not WANTS.search(line) and not cues.held(said)
    if (MATERIAL.search(line) or _WORKS.search(line)) and quiet and (_ABOUT.search(line) or cues.length(said) <= 3):
        total = max(total, 3.0)
    if total and counts(said).attendance:
        total -= 1.5
    return max(total - 0.5 * bool(WANTS.search(line)) * bool(MATERIAL.search(line)), 0.0)


MEANING = Meaning(intent=Intent.SEARCH, score=score)
