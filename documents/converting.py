"""Text documents of other kinds (.doc, .rtf, .odt) become .docx by LibreOffice, where it is installed: in a process of
its own, with limits, a profile that runs no macros, and nothing of the bot's secrets."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from documents import scratch
from models.plan.errors import BadPlan, Refusal

MEMORY = 1024 * 1024 * 1024
"""Bytes of its own. Libraries are mapped from files and not counted: LibreOffice maps half a gigabyte of them."""
SECONDS = 60
"""Seconds, by the clock and of the processor."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that it writes."""
PROGRAMS = ("soffice", "libreoffice")
ROOT = Path(__file__).resolve().parents[1]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "WordDocument".encode("utf-16-le")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")
_ARGUMENTS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
_WATCH = 0.1
_STARTING = 10.0  # seconds beside its own, until it is ended from outside


def kind_of(data: bytes) -> str | None:
    """«doc», «rtf» or «odt» by the first bytes; None for anything else."""
    if data.startswith(_OLE):
        return "doc" if _WORD in data else None
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if data.startswith(b"PK\x03\x04") and data[30 : 30 + len(_ODT)] == _ODT else None


def program() -> str | None:
    """The converter of this machine; None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Conversion:
    """One file on its way. `start` it, `wait` for it; the folder goes with the conversion."""

    def __init__(self, data: bytes, kind: str, converter: str) -> None:
        self._folder = scratch.folder()
        self._home = Path(self._folder.name)
        self._source = self._home / f"plan.{kind}"
        self._source.write_bytes(data)
        self._converter = converter

    def start(self) -> subprocess.Popen[bytes]:
        """The process, at the head of a group that ends with it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return subprocess.Popen(  # noqa: S603 — the program is this machine's own, the paths are ours
            [sys.executable, "-m", "documents.converting", self._converter, str(self._source), str(SECONDS)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # it would say what stands in the file
            env={**kept, "HOME": str(self._home), "PYTHONPATH": str(ROOT)},
            process_group=0,  # not a session: its `nice` would count for nothing beside the bot
        )

    def wait(self, process: subprocess.Popen[bytes]) -> bytes:
        """The .docx. Raises BadPlan when there is none in time."""
        try:
            process.wait(SECONDS + _STARTING)
        except subprocess.TimeoutExpired:
            end(process)
        written = self._source.with_suffix(".docx")
        try:
            return written.read_bytes()
        except OSError as error:
            raise BadPlan(
                Refusal.UNSUPPORTED,
                f"the converter ended with {process.returncode}",
                "Этот файл прочитать не удалось. Сохраните его как .docx и пришлите ещё раз.",
            ) from error

    def close(self) -> None:
        """Nothing of it stays on the disk."""
        self._folder.cleanup()


def end(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def as_word(data: bytes) -> bytes:
    """The same document as .docx where that can be done, else as it is. Raises BadPlan when the converter fails."""
    kind, converter = kind_of(data), program()
    if kind is None or converter is None:
        return data
    conversion = Conversion(data, kind, converter)
    try:
        return conversion.wait(conversion.start())
    finally:
        conversion.close()


def main(converter: str, source: str, seconds: float) -> None:
    """The process itself: limits that all it starts inherit, an end with its time and with whoever asked."""
    asked_by, began, home = os.getppid(), time.monotonic(), Path(source).parent
    for what, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(19)
    profile = home / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    arguments = [f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx", "--outdir", str(home), source]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [converter, *_ARGUMENTS, *arguments]
    process = subprocess.Popen(command, env=environment, cwd=home)  # noqa: S603 — as above
    while process.poll() is None:
        if os.getppid() != asked_by or time.monotonic() - began > seconds:
            os.killpg(0, signal.SIGKILL)  # itself, too
        time.sleep(_WATCH)
    sys.exit(process.returncode)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
