"""How people ask the centre for something, and for what."""

import re

from models.requests.tables import RequestKind
from models.sentences import phrases

_MATERIALS = "|".join(pattern for _, pattern in phrases.MATERIALS)
MATERIAL = re.compile(rf"(?<= )(?:{_MATERIALS}|раздаточный материал|раздатка|материал|литература|плакат)(?= )")
ADVISER = r"юрист|юрисконсульт|психолог|педагог-психолог|логопед|методист|консультант"
KINDS: tuple[tuple[RequestKind, re.Pattern[str]], ...] = (
    (RequestKind.SUPERVISION, re.compile(r"(?<= )(?:супервизия|супервизор|супервизировать|супервизорский)(?= )")),
    (RequestKind.INTERNSHIP, re.compile(r"(?<= )(?:стажировка|стажироваться|постажироваться)(?= )")),
    (
        RequestKind.CONSULTATION,
        re.compile(
            r"(?<= )(?:консультация|консультирование|проконсультировать|проконсультироваться|консультировать)(?= )"
        ),
    ),
    (RequestKind.MATERIALS, MATERIAL),
    (RequestKind.CONSULTATION, re.compile(rf"(?<= )(?:{ADVISER}|(?:\w+(?:ый|ий|ой) )?помощь(?= ))(?= )")),
)
WANTS = re.compile(
    r"(?<= )(?:нужный|нужно|надо|просить|просьба|хотеть|хотеться|хотелось|требоваться"
    r"|потребоваться|необходимый|необходимо|можно|мочь|дать|прислать|выслать|записать"
    r"|записаться|запись|заявка|запрос|помочь|направить|заказать|организовать|подсказать"
    r"|получить|попасть|посоветовать|пройти|провести|искать|нужда|нуждаться|передать"
    r"|поделиться|подать|назначить|бы|давать|прошу|ждать)(?= )"
)
ENDED = re.compile(
    rf" (?:(?:закончиться|кончиться|нет|не хватать|не остаться|мало"
    rf"|разобрать)(?: \w+)?) (?:{_MATERIALS}) | (?:{_MATERIALS})(?: \w+)? (?:закончиться"
    rf"|кончиться|не остаться|не хватать) "
)
