"""What a plan's file marks as done: done before the bot, no activity, no count; and nothing of it without consent."""

from datetime import date

from sqlalchemy import func, select

from models.activities import Activity
from services.plan import accept, cards, drafts, past
from services.plan.coverage import coverage
from services.work import Work
from tests.support.plan import drafted, found
from tests.support.town import Town

HEAD = "№\tСодержание работы\tСроки\tОтветственный\tОхват\tОтметка о выполнении"
ROWS = (
    "1\tСеминар «Ранняя помощь»\tянварь\tпсихолог\t20\t14.01.2026",
    "2\tВыезд в район\t1 раз в квартал\tпсихолог\t\tвыполнено",
    "3\tКруглый стол\tянварь\tпсихолог\t\tперенесён",
)
FILE = "\n".join(["План работы ресурсного центра на 2026 год", HEAD, *ROWS]).encode()


async def _states(work: Work, words: str) -> list[tuple[str, bool]]:
    item = await found(work, words)
    return [(one.marked, one.open) for one in (await cards.open_item(work, item.id)).dates]


async def test_marks_are_kept_as_done_before_the_bot_and_count_nothing(olga: Work, town: Town) -> None:
    draft = await drafted(olga, FILE)
    assert len((await drafts.review(olga, draft)).content.marked()) == 2
    await drafts.keep_marks(olga, draft, kept=True)
    before = await past.count_past(olga, 2026)
    assert (await accept.accept(olga, draft))["marked"] >= 1

    assert await _states(olga, "ранняя") == [("14.01.2026", False)]
    assert [mark for mark, _ in await _states(olga, "выезд")] == [
        "выполнено" if date(2026, month, 28) < olga.today else "" for month in (3, 6, 9, 12)
    ]
    assert (await _states(olga, "круглый"))[0] == ("", True)
    assert before == 0
    assert all("Ранняя" not in one.content for one in await past.list_past(olga, 2026))
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count(Activity.id))) == 0
    card = await cards.open_item(olga, (await found(olga, "ранняя")).id)
    assert (card.fact, card.deeds) == (0, [])
    assert await coverage(olga) is not None


async def test_without_consent_nothing_is_marked_and_a_second_file_may_bring_it(olga: Work) -> None:
    await accept.accept(olga, await drafted(olga, FILE))
    assert await _states(olga, "ранняя") == [("", True)]

    again = await drafted(olga, FILE, key="again")
    await drafts.keep_marks(olga, again, kept=True)
    await accept.accept(olga, again)
    assert await _states(olga, "ранняя") == [("14.01.2026", False)]
