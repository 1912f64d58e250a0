"""A centre's own templates: in force from the next paper on, put back, and nobody else's."""

import asyncio
import io

import pytest
from docx import Document
from sqlalchemy import select

from models.audit import AuditLine, Event
from models.errors import Denied, DomainError
from models.papers.kinds import PaperKind, read_period
from models.papers.tables import PaperTemplate
from services.papers import templates
from services.papers.making import make_paper
from services.work import Work
from tests.support.papers import invented, lines_of, stored
from tests.support.templates import letterhead, of_lines

KIND = PaperKind.ANALYSIS
OURS = letterhead("analysis", "Бланк центра «Берег»")
THEIRS = letterhead("analysis", "Другой бланк")


async def first_line(work: Work) -> str:
    made = await make_paper(work, KIND, read_period("2025"), "docx")
    return lines_of(made.content)[0]


async def test_a_template_is_taken_used_looked_at_and_put_back(olga: Work, igor: Work, vera: Work) -> None:
    await stored(olga, invented())
    await stored(vera, invented())
    assert await first_line(olga) == "УТВЕРЖДАЮ"
    assert await templates.set_template(olga, KIND, OURS, "бланк.docx") == []
    assert await first_line(olga) == "Бланк центра «Берег»"
    assert await first_line(vera) == "УТВЕРЖДАЮ", "another centre has its own"
    assert (await templates.take_template(igor, KIND)).content == OURS
    sample = lines_of((await templates.show_template(igor, KIND)).content)
    assert sample[0] == "Бланк центра «Берег»"
    assert "Анализ деятельности за 2026 год" in sample
    await templates.set_template(igor, KIND, THEIRS, "другой.docx")
    await templates.undo_template(igor, KIND)
    assert await first_line(olga) == "Бланк центра «Берег»"
    await templates.reset_template(olga, KIND)
    assert await first_line(olga) == "УТВЕРЖДАЮ"
    assert not (await templates.template_state(olga, KIND)).own
    await templates.undo_template(olga, KIND)
    assert (await templates.template_state(olga, KIND)).name == "бланк.docx", "put back by mistake, and back again"
    async with olga.db.reading() as session:
        lines = (
            await session.scalars(
                select(AuditLine).where(AuditLine.event == Event.TEMPLATE_CHANGED).order_by(AuditLine.id)
            )
        ).all()
    assert [(one.subject, one.details) for one in lines] == [
        ("analysis", "own"),
        ("analysis", "own"),
        ("analysis", "before"),
        ("analysis", "standard"),
        ("analysis", "before"),
    ]


async def test_a_broken_one_changes_nothing(olga: Work, maria: Work) -> None:
    await stored(olga, invented())
    await templates.set_template(olga, KIND, OURS, "бланк.docx")
    for broken, key in (
        (of_lines("{%p for one in own.goals %}"), "template-loop"),
        (of_lines("{{ titel }}"), "template-unknown-near"),
        (of_lines("Письмо без полей"), "template-no-marks"),
        (b"no document", "template-no-word"),
        (bytes(30 * 1024 * 1024), "template-too-large"),
    ):
        with pytest.raises(DomainError, match=key):
            await templates.set_template(olga, KIND, broken, "а.docx")
    assert await first_line(olga) == "Бланк центра «Берег»"
    for kind in (PaperKind.REGISTER, PaperKind.SUPERVISIONS):
        with pytest.raises(DomainError, match="template-no-such"):
            await templates.set_template(olga, kind, OURS, "а.docx")
    with pytest.raises(DomainError, match="template-none-before"):
        await templates.undo_template(olga, PaperKind.TRIPS)
    for use_case in (templates.take_template, templates.reset_template, templates.undo_template):
        with pytest.raises(Denied):
            await use_case(maria, KIND)


async def test_two_who_send_one_at_once_do_so_one_after_the_other(olga: Work, igor: Work) -> None:
    await asyncio.gather(
        templates.set_template(olga, KIND, OURS, "ольга.docx"), templates.set_template(igor, KIND, THEIRS, "игорь.docx")
    )
    now = (await templates.template_state(olga, KIND)).name
    await templates.undo_template(igor, KIND)
    assert {now, (await templates.template_state(olga, KIND)).name} == {"ольга.docx", "игорь.docx"}, "neither is lost"


async def test_one_that_cannot_be_filled_any_more_is_told(olga: Work) -> None:
    await stored(olga, invented())
    await templates.set_template(olga, KIND, OURS, "бланк.docx")
    async with olga.db.writing() as session:
        kept = (await session.scalars(select(PaperTemplate))).one()
        kept.content = of_lines("{{ a_field_of_an_older_release }}")
    with pytest.raises(DomainError, match="template-broken"):
        await first_line(olga)
    await templates.reset_template(olga, KIND)
    assert await first_line(olga) == "УТВЕРЖДАЮ"


async def test_columns_may_be_left_out_and_parts_may_change_places(olga: Work) -> None:
    await stored(olga, invented())
    document = Document(io.BytesIO((await templates.take_template(olga, PaperKind.TRIPS)).content))
    for row in document.tables[0].rows:
        if len(row._tr.tc_lst) == 8:  # the rows that repeat go over the whole width
            row._tr.remove(row._tr.tc_lst[7])
    out = io.BytesIO()
    document.save(out)
    await templates.set_template(olga, PaperKind.TRIPS, out.getvalue(), "выезды.docx")
    made = Document(io.BytesIO((await make_paper(olga, PaperKind.TRIPS, read_period("2025"), "docx")).content))
    table = made.tables[0]
    assert [cell.text for cell in table.rows[0].cells][-1] == "Результат"
    assert len(table.rows) == 3
