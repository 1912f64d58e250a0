"""The bill of materials says what the lock file pins; an audit without data says so and is no failure."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.packages import LOCK, bill, locked

NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def database() -> Iterator[str]:
    """A database of vulnerabilities that knows one, of the first library it is asked about."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            results = [{"vulns": [{"id": "PYSEC-2026-1"}]}, *({} for _ in asked[1:])]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"results": results}).encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_bill_names_every_pinned_library_with_its_hashes() -> None:
    pinned = [line.split()[0] for line in LOCK.read_text().splitlines() if "==" in line and line[0].isalnum()]
    told = bill(locked())["components"]
    assert [f"{one['name']}=={one['version']}" for one in told] == pinned
    assert all(one["externalReferences"][0]["hashes"] for one in told)
    assert {one["purl"] for one in told} == set(bill(locked())["dependencies"][0]["dependsOn"])
    printed = CliRunner().invoke(app, ["sbom"])
    assert json.loads(printed.output)["bomFormat"] == "CycloneDX"


def test_an_audit_names_what_is_known(database: str) -> None:
    told = CliRunner().invoke(app, ["audit", "--address", database])
    assert told.exit_code == 1
    assert f"{locked()[0].name} {locked()[0].version}: PYSEC-2026-1" in told.output


def test_an_audit_without_data_says_so_and_does_not_fail() -> None:
    told = CliRunner().invoke(app, ["audit", "--address", NOWHERE])
    assert told.exit_code == 0
    assert "НЕТ ДАННЫХ, ничего не проверено" in told.output
