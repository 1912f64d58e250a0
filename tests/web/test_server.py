"""The page's server without a browser: who may speak to it, what it tells, what it refuses."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.client import ClientResponse

from simulator.web.moments import quarter_end
from simulator.web.people import PeopleError, read_people
from tests.web.conftest import IGOR, OLGA, Stand


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


class Site:
    """Asks as the page does."""

    def __init__(self, session: ClientSession, stand: Stand) -> None:
        self.session = session
        self.stand = stand

    async def act(self, deed: str, **body: Any) -> tuple[int, Any]:
        headers = {"Origin": self.stand.url}
        async with self.session.post(f"{self.stand.url}/web/{deed}", json=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else None

    async def status(self, method: str, path: str, body: str = "", **headers: str) -> int:
        kwargs: dict[str, Any] = {"data": body} if body else {}
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.request(method, self.stand.url + path, headers=names, **kwargs) as answer:
            return answer.status


@pytest.fixture
async def site(session: ClientSession, stand: Stand) -> Site:
    return Site(session, stand)


async def test_loopback_and_the_page_s_own_requests_only(site: Site) -> None:
    own = {"Origin": site.stand.url, "Content_Type": "application/json"}
    body = json.dumps({"chat": IGOR, "text": "привет"})
    assert await site.status("POST", "/web/say", body, **own) == 200
    assert await site.status("POST", "/web/say", body, **own | {"Origin": "https://evil.example"}) == 403
    assert await site.status("POST", "/web/say", body, Content_Type="application/json") == 403
    assert await site.status("POST", "/web/say", body, **own | {"Content_Type": "text/plain"}) == 403
    port = site.stand.url.rpartition(":")[2]
    rebound = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}
    assert await site.status("POST", "/web/say", body, **own | rebound) == 403
    assert await site.status("GET", "/", Host="evil.example") == 403
    assert await site.status("GET", f"/bot{site.stand.sim.token}/getMe", Host="evil.example") == 403
    assert await site.status("GET", "/web/events", Sec_Fetch_Site="cross-site") == 403
    assert await site.status("GET", "/", Host=f"localhost:{port}") == 200
    assert len(site.stand.sim.world.chats[IGOR].messages) == 1


async def test_only_what_belongs_to_the_page_is_served(site: Site) -> None:
    async with site.session.get(site.stand.url) as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert await site.status("GET", "/web/static/page.js") == 200
    for path in ("/web/static/app.py", "/web/static/..%2fapp.py", "/web/static/%2e%2e", "/web/file/none"):
        assert await site.status("GET", path) == 404


async def test_files_never_run(site: Site) -> None:
    await site.act("send", chat=IGOR, kind="document", name="a.svg", mime="image/svg+xml", data="PHN2Zy8+")
    async with site.session.get(f"{site.stand.url}/web/file/documents/file_1.svg") as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("deed", "body", "words"),
    [
        ("say", {"chat": IGOR, "text": "  "}, "Пустое"),
        ("say", {"chat": 5, "text": "а"}, "больше нет"),
        ("edit", {"chat": IGOR, "message": 99, "text": "а"}, "больше нет"),
        ("press", {"chat": IGOR, "message": 1, "label": "а", "data": "я" * 33}, "нет данных"),
        ("start", {"chat": OLGA, "payload": "код"}, "код"),
        ("person", {"name": " "}, "Имя"),
        ("clock", {"add": -5}, "только вперёд"),
        ("clock", {"to": "завтра"}, "дату"),
        ("clock", {"add": float("nan")}, "только вперёд"),
        ("clock", {"add": 1e12}, "далеко"),
        ("fault", {"what": "пожар"}, "больше нет"),
        ("send", {"chat": IGOR, "kind": "document", "data": "%%%"}, "больше нет"),
        ("send", {"chat": IGOR, "kind": "рояль"}, "больше нет"),
    ],
)
async def test_refusals_are_in_russian(site: Site, deed: str, body: dict[str, Any], words: str) -> None:
    status, said = await site.act(deed, **body)
    assert status == 400
    assert words in said["error"]


async def test_what_does_not_exist(site: Site) -> None:
    assert (await site.act("dance"))[0] == 404
    assert await site.status("POST", "/web/say", "{", Origin=site.stand.url, Content_Type="application/json") == 400


async def test_a_blocked_bot_hears_nothing(site: Site) -> None:
    await site.act("block", chat=IGOR)
    status, said = await site.act("say", chat=IGOR, text="эй")
    assert (status, "заблокирован" in said["error"]) == (400, True)


async def changes(answer: ClientResponse, count: int) -> list[tuple[str, Any]]:
    """The next `count` changes of a feed with their ids."""
    found: list[tuple[str, Any]] = []
    number = ""
    while len(found) < count:
        line = (await asyncio.wait_for(answer.content.readline(), 3)).decode().rstrip()
        if line.startswith("id: "):
            number = line[4:]
        elif line.startswith("data: "):
            found.append((number, json.loads(line[6:])))
    return found


async def test_the_feed_resumes(site: Site) -> None:
    url = f"{site.stand.url}/web/events"
    async with site.session.get(url) as answer:
        [(_, snapshot)] = await changes(answer, 1)
        assert [person["id"] for person in snapshot["people"]] == [1001, 1002, 1003, 1004]
        await site.act("say", chat=IGOR, text="раз")
        [(number, said)] = await changes(answer, 1)
        assert (said["kind"], said["message"]["text"]) == ("said", "раз")
    await site.act("say", chat=IGOR, text="два")
    await site.act("say", chat=IGOR, text="три \ud83d")
    async with site.session.get(url, headers={"Last-Event-ID": number}) as answer:
        missed = [change["message"]["text"] for _, change in await changes(answer, 2)]
        assert missed == ["два", "три \ud83d"]
    for stale in ("other.1", f"{number}9999", "чепуха"):
        async with site.session.get(url, headers={"Last-Event-ID": stale.encode().decode("latin-1")}) as answer:
            [(_, change)] = await changes(answer, 1)
            assert change["kind"] == "snapshot"


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-01-01T00:00", "2026-03-31"),
        ("2026-03-31T08:59", "2026-03-31"),
        ("2026-03-31T09:00", "2026-06-30"),
        ("2026-11-22T12:00", "2026-12-31"),
        ("2026-12-31T23:00", "2027-03-31"),
        ("2028-02-29T10:00", "2028-03-31"),
    ],
)
def test_the_quarter_s_end(now: str, end: str) -> None:
    assert quarter_end(datetime.fromisoformat(now)).isoformat() == f"{end}T09:00:00"


def test_people_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    file.write_text('[{"name": "Ольга", "telegram_id": 7, "role": "координатор", "started": true}]', encoding="utf-8")
    [olga] = read_people(file)
    assert (olga.name, olga.telegram_id, olga.role, olga.started) == ("Ольга", 7, "координатор", True)
    for text, words in (
        ("{}", "a list"),
        ('[{"name": "Ольга"}]', "person 1 needs"),
        ('[{"name": "А", "telegram_id": 7}, {"name": "Б", "telegram_id": 7}]', "the same telegram_id"),
        ("[", "Expecting"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(PeopleError, match=words):
            read_people(file)
