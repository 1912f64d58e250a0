"""Something is looked for: in the plan, in the library."""

import re

from models.sentences import cues
from models.sentences.asking import MATERIAL, WANTS
from models.sentences.counts import counts
from models.sentences.draft import DraftPart, Found, Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.phrases import papers, types
from models.sentences.said import SaidText

_FIND = re.compile(
    r"(?<= )(?:найти|искать|поискать|показать|покажи|посмотреть|открыть|открой|подобрать|скинуть"
    r"|где|увидеть|глянуть|вывести|подыскать|поиск)(?= )"
)
_LIES = re.compile(r"\bесть (?:\S+ ){0,4}в библиотеке\b|\bв библиотеке (?:\S+ ){0,3}есть\b")
_LOOKED_FOR = re.compile(
    r" (?:где|прошу|просить|помочь|пожалуйста|подсказать)(?: ,| вы| мы| я| пожалуйста| можно)*"
    r" (?:найти|посмотреть|подыскать|подобрать|скачать|взглянуть|почитать)(?= )"
)
"""«Прошу найти сборник», «где можно посмотреть памятку»."""
_POSTED = re.compile(r"\bскинул[аи]?\b")
"""«Скинула пост вчера»: it was published, nothing is looked for."""
_MINE = re.compile(r" (?:мой|у я|у мы|мы|наш|я|просроченный|просрочить|ближайший|близкий) ")
_ASK = re.compile(r"(?<= )(?:что|какой|когда|где|есть ли|кто|куда|во сколько)(?= )")
_IS_THERE = re.compile(r" есть (?:ли |у \S+ |что-нибудь |что-то |какой\S* )?|\bесть\b.{0,40}\?")
_THING = re.compile(
    r"(?<= )(?:план|срок|мероприятие|пункт|задача|дело|заявка|отчет|мониторинг|календарь|событие"
    r"|расписание|дедлайн|напоминание|график|запись|документ|шаблон|образец"
    r"|бланк|форма|приказ|положение|просроченный|просрочить)(?= )"
)
_WORKS = re.compile(
    r"(?<= )(?:упражнение|методика|игра|презентация|сценарий|материал|разработка|литература"
    r"|видео|тест|анкета|опросник|конспект|пособие|рекомендация|книга|подборка|статья"
    r"|ролик)(?= )"
)
_ABOUT = re.compile(r" (?:про|о|об|по|на|для|к) (?!<)")
_AGENDA = re.compile(
    r" во? сколько (?:\S+ ){0,3}(?:<d>|<w>)| (?:что|чего|какой) (?:\S+ ){0,4}(?:<d>|<w>"
    r"|запланировать|гореть|план|предстоять|просрочить|сдавать"
    r"|срочный|ближайший)|^ (?:план|сроки?|календарь|дело) (?:на |за |в )?(?:<d>|<w>)?"
)
_RECORDS = re.compile(
    r"^ (?:запись|мероприятие|список|перечень) (?:план |за |на |из |с |по |период |весь )*(?:<d>|<w>)[ .]*$"
)
"""«Записи за период с 1 по 28 февраля», «мероприятия плана на II квартал»."""
_NEXT = re.compile(
    r"^ когда (?:я|мы) (?:\S+ ){1,4}\? $| (?:когда|где|во сколько) (?:\S+ ){0,3}(?:следующий|ближайший|очередной) "
)
_SOMETHING = re.compile(
    r" (?:что|что-нибудь|что-то|чего-нибудь)(?: есть| имеется)? (?:для \S+ )?(?:по|про|о|об) (?!<(?!t>))"
    r"| почитать (?:бы )?(?:что-нибудь |что-то )?(?:по|про|о|об) (?!<(?!t>))"
)
"""«Что есть по теме буллинга», «что почитать про выгорание»: something of the library."""


def score(said: SaidText, _known: CenterWords) -> float:
    """A question about the plan; a thing of the library and what it is about."""
    line = said.line
    named = bool(types().pattern.search(line)) or bool(papers().pattern.search(line))
    material, work = bool(MATERIAL.search(line)), bool(_WORKS.search(line))
    thing = named or material or work or bool(_THING.search(line))
    wants, held, number = bool(WANTS.search(line)), cues.held(said), cues.has(said, "n")
    plain = not held and not number and not cues.has(said, "d")
    topical = bool(_ABOUT.search(line)) or cues.length(said) <= 3
    posted = cues.past_day(said) and bool(_POSTED.search(said.plain))
    asked = bool(_ASK.search(line)) or bool(_IS_THERE.search(line))
    sounds = (
        (3.0 + 0.5 * thing) * (bool(_AGENDA.search(line)) and not number),
        (3.2 + 0.5 * thing) * (bool(_FIND.search(line)) and not posted and (thing or cues.length(said) <= 8)),
        3.2 * (asked and thing),
        4.6 * (bool(_LOOKED_FOR.search(line)) and (thing or work) and not held and not number),
        4.0 * bool(_LIES.search(said.plain)),
        3.0 * (bool(_MINE.search(line)) and bool(_THING.search(line)) and not held),
        2.5 * (cues.has(said, "w") and thing and plain and not cues.has(said, "t")),
        3.0 * (bool(_SOMETHING.search(line)) and not held),
        3.4 * bool(_NEXT.search(line)),
        3.4 * bool(_RECORDS.search(line)),
        3.0 * (line.startswith(" мой ") and named and plain),
        2.6 * (wants and work and not material and not number and not cues.past_day(said)),
        3.0 * ((material or work) and plain and not wants and topical),
    )
    total = max(sounds) - 1.5 * bool(counts(said).attendance) - 0.5 * (wants and material)
    return max(total, 0.0)


def read_search(said: SaidText, _known: CenterWords) -> DraftPart:
    """Whether it is something of the library that is looked for: of a day or a week it is the plan."""
    line = said.line
    of_library = MATERIAL.search(line) or _WORKS.search(line) or _SOMETHING.search(line)
    if not of_library or cues.has(said, "d", "w"):
        return DraftPart()
    return DraftPart(more={"library": Found(said.text, said.text, 0, len(said.text))})


MEANING = Meaning(intent=Intent.SEARCH, score=score, read=read_search)
