"""The draft of next year's plan: what its comments and its proposals say of this year, and what SQL counts."""

import re
import zipfile
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

from examples.papers.books import Books
from examples.papers.plan import items_of
from examples.papers.reading import N, number, plain, read_docx

UNFINISHED = ("late", "partly")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ASKED = re.compile(rf"По запросу в (?:20\d\d|20\d\d/\d\d)[^:]*: ({N}) раза?(?:, ({N}) чел\.)?")
LEFT = re.compile(r"не выполнено, сроки?: (.*?)(?: и ещё|\.(?: |$))")
PROPOSED = re.compile(rf"\(в 20\d\d(?:/\d\d)?[^–]* – ({N})(?: обращени\w+)?\)")


def draft_said(content: bytes) -> Counter[str]:
    """What is asked for and what is left, and how many rows are proposed."""
    page, found = read_docx(content), Counter[str]()
    for note in _comments(content):
        if asked := ASKED.search(note):
            found[f"запросы: {number(asked[1])} раз, {number(asked[2] or '0')} чел."] += 1
        if left := LEFT.search(note):
            found[f"осталось: {', '.join(re.findall(r'[0-9.]{10}', left[1]))}"] += 1
    rows = [row for table in page.tables for row in table[1:] if len(row) > 2]
    cells = [cell for row in rows for cell in row]
    found.update(f"предложено {number(n)}" for cell in cells for n in PROPOSED.findall(cell))
    found["строк"] = len(rows)
    return found


def _comments(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        if "word/comments.xml" not in file.namelist():
            return []
        tree = ElementTree.fromstring(file.read("word/comments.xml"))  # noqa: S314 — our own file
    return [plain("".join(word.text or "" for word in one.iter(f"{W}t"))) for one in tree.iter(f"{W}comment")]


async def draft_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    found: Counter[str] = Counter()
    rows = await books.rows(
        "SELECT i.id, i.kind, i.coverage, i.reason, i.cancelled_at IS NOT NULL AS off FROM plan_items i "
        "JOIN plans p ON p.id = i.plan_id WHERE p.center_id = :center"
    )
    known = {row.id: row for row in rows}
    for item in await items_of(books):
        row = known[item.id]
        if item.cancelled and row.reason == "нет в новом файле плана":
            continue
        found["строк"] += 1
        if row.kind == "on_demand" or "по запрос" in str(row.coverage or "").lower():
            if item.deeds:
                found[f"запросы: {len(item.deeds)} раз, {sum(int(d.came) for d in item.deeds)} чел."] += 1
            if item.deeds and not re.search(r"\d", str(row.coverage or "")):
                found[f"предложено {len(item.deeds)}"] += 1
        if item.state in UNFINISHED and item.waiting:
            found[f"осталось: {', '.join(f'{day:%d.%m.%Y}' for day in item.waiting[:6])}"] += 1
    return found
