"""Twenty sentences and what became of them, kept word for word in `docs/transcripts/sentences.md`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flows.test_phrases import USUAL
from tests.flows.tour import log
from tests.support.telegram import Phone
from tests.support.town import MARIA, OLGA, Who

FILE = Path(__file__).parents[2] / "docs" / "transcripts" / "sentences.md"
SENTENCES = (
    USUAL,
    "вчира сименар в лесном 12 педогогов",
    "м-к вчера ясный 8 дет., 5 опекунов, прот. есть",
    "на лекции «Дом» 12.03 было 20 учителей, из них 6 в зуме, Лесной",
    "семинары «Дом» 10 и 12 марта, лесной, 14 педагогов",
    "вчера тренинг «Ключ» и лекция «Дом» в Лесном районе, итог: встречаться раз в месяц",
    "семинар «Дом» вчера 8 педагогов 4 куратора итого 14",
    "31 апреля вебинар «Дом», 10 педагогов",
    "провели тренинг «Ключ» 2 июня, 12 педагогов",
    "вчера лекция «Дом» в Приморском районе, 20 детей",
    "семинар «Дом» вчера, пришло 33",
    "как обычно",
    "нужна супервизия по семье, которая не идёт на контакт, лучше во вторник",
    "срочно нужен логопед, ребёнок в шесть лет не выговаривает половину букв",
    "перенести круглый стол на 20 мая",
    "принято 4, снято 3",
    "что у меня в мае",
    "сколько семинаров за квартал",
    "🙂🙂🙂",
    "выезд к Захаровой Н. П. вчера",
)


@pytest.mark.telegram("its transcript is Telegram's: a family's name stays in a chat of MAX, and that is said")
async def test_twenty_sentences(phones: Callable[[Who], Phone]) -> None:
    await log(maria := phones(MARIA))
    told = ["# Twenty sentences\n\nMaria is a curator, Olga the coordinator; each begins anew at the menu.\n"]
    for text in SENTENCES:
        phone = phones(OLGA) if text.startswith("сколько") else maria
        await phone.say("/menu")
        if "Вы не закончили" in phone.screen:
            await phone.say("/menu")
        answer = await phone.say(text)
        buttons = "" if phone.screen != phone.last else " ".join(f"[{one}]" for one in phone.buttons)
        told.append(f"\n## {text}\n\n```text\n{answer.strip()}\n{buttons}\n```\n")
    words = "".join(told)
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        FILE.write_text(words, encoding="utf-8")
    assert words == FILE.read_text(encoding="utf-8"), "UPDATE_TRANSCRIPTS=1 writes the file anew"
