"""What cannot be built where the tests run is read by its linter: image, compose file, unit, Caddy's file."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings, settings_of
from tests.guards.source import PRODUCT, ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
UNIT = (ROOT / "deploy" / "opora.service").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SAFE = 2.0
"""What `systemd-analyze security` may say, of 10: below 2.0 it has a smile."""


def said(*command: str | Path) -> str:
    told = subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout + told.stderr


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    assert said(Path(sys.executable).parent / "hadolint", "Dockerfile") == ""


def test_the_image_has_the_whole_product_and_is_nobody_s_root() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}
    assert {*PRODUCT, "gateway", "locales", "migrations", "pyproject.toml", "README.md", "requirements.lock"} == kept
    assert DOCKERFILE.count("FROM ") == 2, "what builds it stays out"
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "--require-hashes" in DOCKERFILE


def test_compose_says_only_what_it_has() -> None:
    assert {"migrate", "bot", "postgres", "redis", "caddy"} == SERVICES.keys()
    for name, service in SERVICES.items():
        assert "image" in service, name
        assert set(service.get("depends_on", ())) <= SERVICES.keys(), name
        named = [volume.partition(":")[0] for volume in service.get("volumes", ())]
        for volume in named:
            assert (ROOT / volume).exists() if volume.startswith(".") else volume in COMPOSE["volumes"], volume
        for other, how in dict(service["depends_on"]).items() if isinstance(service.get("depends_on"), dict) else ():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[other], f"{name} waits for {other}"
    assert SERVICES["migrate"]["restart"] == "no", "else nothing that waits for its end begins"


def test_compose_gives_the_bot_settings_that_it_has() -> None:
    given = SERVICES["bot"]["environment"]
    assert given.keys() <= {name.upper() for name in Settings.model_fields}
    value = re.compile(r"\$\{(\w+)(?::\?[^}]*|:-([^}]*))\}")
    own = {
        "BOT_TOKEN": "42:TEST",
        "ADMIN_IDS": "1",
        "POSTGRES_PASSWORD": "secret1",
        "DOMAIN": "bot.example.org",
        "WEBHOOK_SECRET": "secret2",
    }
    filled = {
        name.lower(): value.sub(lambda found: own.get(found[1], found[2] or ""), str(text))
        for name, text in given.items()
    }
    settings = settings_of(**filled)
    assert settings.webhook_url == "https://bot.example.org/telegram"
    assert settings.database_url == "postgresql+asyncpg://opora:secret1@postgres:5432/opora"


def test_caddy_passes_on_the_webhook_alone() -> None:
    text = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    assert "handle /telegram" in text
    assert "dynamic a bot 8081" in text, "each of several bots is found by name"
    assert "respond 404" in text


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that there is here."""
    file = tmp_path / "opora.service"
    file.write_text(UNIT.replace("/opt/opora/bin/opora", "/bin/true"), encoding="utf-8")
    return file


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_takes_the_unit_and_finds_it_safe(unit: Path) -> None:
    assert said("systemd-analyze", "verify", unit) == ""
    told = said("systemd-analyze", "security", "--offline=true", unit)
    level = re.search(r"exposure level for opora\.service: ([\d.]+)", told)
    assert level
    assert float(level[1]) < SAFE


def test_the_unit_does_what_the_papers_say() -> None:
    assert "ExecStart=/opt/opora/bin/opora run" in UNIT
    for page in ("operate.md", "ustanovka.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert "deploy/opora.service" in text
        assert "/opt/opora/bin/pip install --require-hashes -r requirements.lock" in text
    for line in ("User=opora", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077", "StateDirectory=opora"):
        assert line in UNIT.splitlines()


@pytest.mark.parametrize("page", ["operate.md", "ustanovka.md"])
def test_the_pages_name_commands_files_and_settings_that_there_are(page: str) -> None:
    from bot.later import LATER

    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    cli = (ROOT / "bot" / "cli.py").read_text(encoding="utf-8")
    known = {*LATER, *re.findall(r"^@app\.command\(\)\ndef (\w+)", cli, re.MULTILINE)}
    assert set(re.findall(r"opora(?:/bin/opora)? ([a-z]+)\b(?! (?:opora|ALL))", text)) & known
    assert set(re.findall(r"`opora ([a-z]+)", text)) <= known
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (ROOT / "docs" / link).exists(), link
    settings = {name.upper() for name in Settings.model_fields} | {"POSTGRES_PASSWORD", "DOMAIN"}
    assert set(re.findall(r"^([A-Z]+(?:_[A-Z]+)+)=", text, re.MULTILINE)) <= settings
