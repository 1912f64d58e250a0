"""A publication that tells of a record: counted once, for the plan's item, a month at least one in each channel."""

import asyncio
from datetime import date

from sqlalchemy import func, select

from models.activities import Activity, Evidence, Facts, Proof, Type
from models.news import News
from models.plan.tables import Occurrence
from services.activities import records
from services.news import writing as news
from services.plan.cards import open_item
from services.work import Work
from tests.support.plan import found, planned, written
from tests.support.town import Town

DAY = date(2026, 3, 12)
PLAN = written(
    "Размещение информации о работе центра в соц. сетях и на официальном сайте | Ежемесячно | психолог | | Ссылки",
    "«Масленица» | Март | психолог | 30 | Сценарий, размещение информации в СМИ",
    "Семинар «О доме» | Март | психолог | 30 | Протокол",
)
VK, SITE = "https://vk.com/wall-1_2", "https://example.org/novosti/12"


async def logged(work: Work, kind: Type, title: str) -> int:
    return await records.log_activity(work, Facts(type=kind, title=title, day=DAY), f"{kind}:{title}")


async def march(work: Work, item: int) -> int:
    """How many times the date of March is done by what hangs on it."""
    async with work.db.reading() as session:
        query = select(func.count(Activity.id)).join(Occurrence, Occurrence.id == Activity.occurrence_id)
        of_item = query.where(Occurrence.item_id == item, Occurrence.due == date(2026, 3, 31))
        return await session.scalar(of_item.where(Activity.deleted_at.is_(None))) or 0


async def proofs(work: Work, record: int) -> dict[Evidence, str]:
    async with work.db.reading() as session:
        rows = await session.execute(select(Proof.kind, Proof.place).where(Proof.activity_id == record, Proof.present))
        return {Evidence(kind): place for kind, place in rows}


async def test_a_month_is_done_when_each_channel_has_one(olga: Work, anna: Work) -> None:
    await planned(olga, PLAN)
    item = (await found(olga, "соц. сетях")).id
    source = await logged(anna, Type.SEMINAR, "О травле")
    first = await news.publish(anna, source, "ВКонтакте", VK)
    assert (first.again, first.due, first.lacks) == (False, None, ("Сайт",))
    assert "соц. сетях" in first.item
    assert await march(anna, item) == 0, "the item is reminded of while a channel has none"
    second = await news.publish(anna, source, "Сайт", SITE)
    assert (second.due, second.lacks) == (date(2026, 3, 31), ())
    assert await march(anna, item) == 2
    assert [deed.title for deed in (await open_item(olga, item)).deeds] == ["Семинар «О травле»"] * 2
    await records.delete_activity(anna, second.number)
    assert await march(anna, item) == 0, "it waits again"


async def test_a_link_counts_once_whoever_sends_it(anna: Work, olga: Work, town: Town) -> None:
    source = await logged(anna, Type.SEMINAR, "О травле")
    spelled = ("https://vk.com/wall-1_2", "vk.com/wall-1_2/", "https://www.vk.com/wall-1_2?utm_source=x")
    made = await asyncio.gather(*(news.publish(anna, source, "ВКонтакте", one) for one in spelled))
    assert sorted(one.again for one in made) == [False, True, True]
    assert (await news.publish(olga, source, "Сайт", spelled[0])).again
    async with town.db.reading() as session:
        count = await session.scalar(select(func.count()).where(Activity.type == Type.PUBLICATION))
        told = (await session.scalars(select(News.source_id))).all()
    assert (count, told) == (1, [source])
    await records.delete_activity(anna, made[0].number)
    again = await news.publish(anna, source, "ВКонтакте", VK)
    assert not again.again, "one that was deleted may be told of anew"


async def test_evidence_is_marked_where_the_kind_or_the_item_asks(anna: Work, olga: Work) -> None:
    await planned(olga, PLAN)
    feast = await logged(anna, Type.HOLIDAY, "Масленица")
    seminar = await logged(anna, Type.SEMINAR, "О травле")
    made = await news.publish(anna, feast, "ВКонтакте", VK)
    await news.publish(anna, seminar, "Сайт", SITE)
    assert await proofs(anna, feast) == {Evidence.PUBLICATION: VK}
    assert await proofs(anna, seminar) == {}
    card = await records.open_activity(anna, feast)
    assert [(edit.field, edit.person) for edit in card.edits] == [("evidence", "Анна Белова")]
    await records.delete_activity(anna, made.number)
    assert await proofs(anna, feast) == {}, "what was deleted proves nothing"


async def test_a_trip_that_was_logged_as_a_record_has_its_text_too(anna: Work) -> None:
    trip = await logged(anna, Type.TRIP, "К соседям")
    assert "К соседям" in (await news.write_news(anna, trip)).text


async def test_nobody_is_named_but_the_centre(anna: Work) -> None:
    facts = Facts(
        type=Type.SEMINAR,
        title="О доме",
        day=DAY,
        place="Школа № 3",
        result="Занятие провела Анна Белова, педагог Сидорова Мария Ивановна помогла.",
        series="Клуб «Ковчег»",
    )
    record = await records.log_activity(anna, facts, "named")
    shown = await news.write_news(anna, record)
    assert shown.left_out == ("result",)
    assert "Белова" not in shown.text
    assert "Сидорова" not in shown.text
    assert "семинар «О доме»" in shown.text
    assert "Ресурсный центр «Берег»" in shown.text
