"""How the bot is used."""

import re

from models.sentences import cues
from models.sentences.asking import ADVISER
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.said import SaidText

_ALONE = re.compile(
    r"^\W*(?:помощь|помоги|помогите|help|хелп|справка|инструкция|меню|команды|\?+|/help|/start"
    r"|start|старт|начать|подсказка|памагите)\W*$"
)
_BOT = re.compile(
    r" что (?:ты |вы |бот |он |этот бот )?(?:уметь|мочь|умеешь)| (?:уметь|мочь) (?:ты|вы|бот)"
    r"| как (?:ты|бот|он|это|все|тут|здесь|этим|этот|с ты|с бот)(?: \S+)? (?:работать"
    r"|пользоваться|устроить)"
    r"| (?:справка|помощь|инструкция|подсказка|список) по (?:команда|бот|работа с бот)"
    r"| с что начать| список команда| куда (?:нажать|нажимать|жать|писать|написать|тыкать|тут)"
    r"| не (?:понимать|понять|знать) (?:как|что|куда|где) (?:\S+ ){0,3}(?:работать|пользоваться"
    r"|делать|нажать|писать|тут|здесь|бот)| инструкция | как (?:тут|здесь|этим|это|этот) "
    r"|не (?:получаться|работать|сохраняться|отправляться)"
    r"| ничего не понимать | команда бот| кто ты | ты кто "
)
_HOW = re.compile(
    r" (?:как|где|куда)(?: я| мы| мне| можно| тут| здесь| правильно| лучше| нужно"
    r"| надо)* (?:записать|подать|отправить|внести|исправить|удалить|изменить|добавить|заполнить"
    r"|пользоваться"
    r"|сделать|попросить|найти|перенести|отметить|оформить заявка|создать|зарегистрировать"
    r"|зарегистрироваться|посмотреть|сдать|отменить|поменять|загрузить|прикрепить|ввести|вводить"
    r"|записывать|надиктовать"
    r"|продиктовать|войти|выйти|скачать|вносить|отредактировать|редактировать|запросить|узнать"
    r"|закрыть|вернуться|подключить|настроить|отключить|включить|выбрать)(?= )"
)
_USE = re.compile(r" как (?:\S+ )?пользоваться ")
_ASKED_FOR = re.compile(rf" (?:нужный|нужно|прошу|просить|хотеть|требоваться|необходимый|{ADVISER}) ")


def score(said: SaidText, _known: CenterWords) -> float:
    """The bot itself, or how something is done in it."""
    line = said.line
    if _ALONE.match(said.plain):
        return 4.0
    total = 0.0
    if _BOT.search(line):
        total = 3.8
    if _USE.search(line):
        total = 4.0
    elif _HOW.search(line):
        total = max(total, 4.3 if not _ASKED_FOR.search(line) else 2.0)
    if total and cues.has(said, "z", "d") and not _HOW.search(line):
        total -= 1.0
    return total


MEANING = Meaning(intent=Intent.HELP, score=score)
