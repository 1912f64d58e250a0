"""«Проверить текст» in the chat: a paragraph that is pasted, a .docx that is sent."""

from io import BytesIO

from docx import Document

from tests.flows.tour import send_file
from tests.support.claims import a_year
from tests.support.telegram import Phone
from tests.support.town import Town

TEXT = (
    "Анализ деятельности за 2026 год",
    "Проведены семинары (3), совещания (3):",
    "1. Совещание «Итоги года» (8 чел.)",
    "2. Семинар «О доме» (10 чел.)",
    "3. Областной семинар «Вместе» (30 чел.)",
    "4. Совещание «Планы» (8 чел.)",
    "5. Семинар «О семье» (12 чел.)",
    "Роздано 25 листовок, проведено 2 групповые супервизии.",
)


def word(*paragraphs: str) -> bytes:
    """A .docx."""
    document, out = Document(), BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(out)
    return out.getvalue()


SAID = (
    "Не сходятся: 2. Сходятся: 2.",
    "· в тексте «совещания (3)», в списке под ним 2, в журнале 2",
    "· «25 листовок»: в журнале 20",
)


async def test_olga_pastes_a_paragraph(olga: Phone, town: Town) -> None:
    await a_year(town)
    await olga.say("/papers")
    await olga.press("Проверить текст")
    assert "Проверка текста за 2026 год" in olga.screen
    await olga.say("\n".join(TEXT))
    for line in SAID:
        assert line in olga.screen
    await olga.say("Проведено 2 совещания.")
    assert "Всё сходится. За 2026 год проверено 1 число." in olga.screen
    await olga.say("Работали хорошо.")
    assert "Проверить нечего." in olga.screen
    await olga.press("‹ 2025 год")
    assert "Проверка текста за 2025 год" in olga.screen
    await olga.say("Проведено 2 совещания.")
    assert "· «2 совещания»: в журнале 1" in olga.screen


async def test_a_file_that_is_no_plan_is_an_analysis(olga: Phone, town: Town) -> None:
    await a_year(town)
    await send_file(olga, word(*TEXT), "анализ.docx")
    for line in SAID:
        assert line in olga.screen
    await send_file(olga, word("Проведено 5 совещаний в 2026 году."), "абзац.docx")
    assert "· «5 совещаний»: в журнале 2" in olga.screen
    await send_file(olga, b"%PDF-1.7", "анализ.pdf")
    assert "Текст не прочитан: такой файл прочитать нельзя, нужен .docx или .txt." in olga.heard
    assert "совещаний" not in olga.screen, "what was found before is not said of it"


async def test_the_year_of_the_title_is_asked(igor: Phone, town: Town) -> None:
    """A head brings no plans: whatever is sent is checked."""
    await a_year(town)
    await send_file(igor, word("Анализ деятельности за 2025 год", "Проведены совещания (2)."), "анализ.docx")
    assert "· «совещания (2)»: в журнале 1" in igor.screen
    assert "Проверка текста за 2025 год" in igor.screen


async def test_a_curator_has_no_such_place(maria: Phone) -> None:
    await maria.say("/start")
    assert "Проверка текста" not in await maria.say("/check")
