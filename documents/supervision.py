"""«Описание супервизии»: one held meeting on A4."""

from documents.paper import Paper
from models.requests.journal import Description

ADVICE = ("№", "Рекомендация", "Кто", "До какого срока")
WIDTHS = (10, 95, 45, 28)


def describe_docx(told: Description) -> bytes:
    """The paper, part by part (docs/supervision.md, «Описание»); what was not written stays a line to write on."""
    paper = Paper()
    row = told.row
    paper.heading("Описание супервизии", told.center)
    paper.part("Дата", row.day)
    paper.part("Вид, формат", ", ".join(filter(None, (row.mode, row.format))))
    paper.part("Тема", row.topic)
    if row.codes:
        paper.part("Код случая", row.codes)
    paper.part("Участники (число и должности)", f"{row.people}: {told.participants}")
    paper.part("Обезличенная ситуация", told.situation)
    paper.part("Запрос", told.inquiry)
    paper.part("Что предпринято", told.tried)
    paper.part("Ход обсуждения", told.course)
    if told.advice:
        paper.part("Рекомендации, кто и до какого срока", "см. таблицу")
        lines = [(str(n), one.words, one.who, one.due) for n, one in enumerate(told.advice, 1)]
        paper.table(ADVICE, lines, WIDTHS)
    else:
        paper.part("Рекомендации, кто и до какого срока", "")
    paper.part("Обратная связь", row.feedback)
    paper.part("Дата контроля", told.control)
    paper.part("Супервизор", row.supervisor)
    return paper.content()
