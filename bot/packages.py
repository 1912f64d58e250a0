"""What the program is made of: a bill of materials out of the lock file, and what is known against it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

LOCK = Path(__file__).parents[1] / "requirements.lock"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
OSV = "https://api.osv.dev/v1/querybatch"
"""The open database of vulnerabilities that pip-audit asks too."""
PATIENCE = 10.0
SPEC = "1.5"


@dataclass(frozen=True)
class Package:
    """A library as it is pinned. One version has several files (wheels, the source), each with its hash."""

    name: str
    version: str
    hashes: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """Its name for machines, see github.com/package-url."""
        return f"pkg:pypi/{self.name}@{self.version}"

    @property
    def license(self) -> str:
        """As it says itself; empty where it is not installed or says nothing in a few words."""
        try:
            told = metadata.metadata(self.name).json
        except metadata.PackageNotFoundError:
            return ""
        said = str(told.get("license_expression") or told.get("license") or "")
        return said if 0 < len(said) <= 80 and "\n" not in said else ""


def locked(lock: Path = LOCK) -> list[Package]:
    """The libraries of the lock file; of a program that was installed from a wheel, which has none, those beside it."""
    if not lock.exists():
        there = {one.name: Package(one.name, one.version) for one in metadata.distributions()}
        return [there[name] for name in sorted(there, key=str.lower) if name != "opora"]
    text = lock.read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    pinned = [(found, block) for block in blocks if (found := PINNED.match(block))]
    return [Package(found[1], found[2], tuple(HASH.findall(block))) for found, block in pinned]


def bill(packages: Sequence[Package]) -> dict[str, Any]:
    """A CycloneDX document (cyclonedx.org, JSON). The same lock file gives the same one."""
    program = {"type": "application", "name": "opora", "bom-ref": "opora"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {"component": program},
        "components": [_component(one) for one in packages],
        "dependencies": [{"ref": "opora", "dependsOn": [one.purl for one in packages]}],
    }


def _component(one: Package) -> dict[str, object]:
    files = [{"type": "distribution", "url": f"https://pypi.org/project/{one.name}/{one.version}/"}]
    hashes: dict[str, object] = {"hashes": [{"alg": "SHA-256", "content": digest} for digest in one.hashes]}
    told = {"type": "library", "bom-ref": one.purl, "name": one.name, "version": one.version, "purl": one.purl}
    licenses = {"licenses": [{"license": {"name": one.license}}]} if one.license else {}
    return {**told, **licenses, "externalReferences": [{**files[0], **(hashes if one.hashes else {})}]}


class NoData(Exception):
    """The database of vulnerabilities was not reached: nothing can be said."""


def known_against(packages: Sequence[Package], address: str = OSV) -> dict[Package, list[str]]:
    """The vulnerabilities that are known of these versions, by their ids. Raises NoData."""
    queries = [{"package": {"name": one.name, "ecosystem": "PyPI"}, "version": one.version} for one in packages]
    request = Request(address, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 — the address is ours
            results = json.load(answer)["results"]
        found = [[str(vuln["id"]) for vuln in result.get("vulns", ())] for result in results]
        return {one: ids for one, ids in zip(packages, found, strict=True) if ids}
    except (URLError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NoData(f"{address}: {type(error).__name__}") from None
