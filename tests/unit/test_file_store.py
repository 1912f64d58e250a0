"""The store of files: bytes under their hash, once; what nobody names goes."""

import asyncio
import time
from pathlib import Path

import pytest

from storage.files import FileStore


async def test_the_same_bytes_lie_there_once_and_are_found_by_their_hash(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    first, second, other = await asyncio.gather(store.put(b"leaflet"), store.put(b"leaflet"), store.put(b"other"))
    assert first == second != other
    assert len([one for one in (tmp_path / "files").rglob("*") if one.is_file()]) == 2
    assert await store.get(first) == b"leaflet"
    assert await FileStore(tmp_path / "files").get(other) == b"other", "another process finds them"


async def test_what_is_gone_or_was_changed_is_not_given_out(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    digest = await store.put(b"leaflet")
    (tmp_path / digest[:2] / digest).write_bytes(b"leafle")
    assert await store.get(digest) is None
    assert await store.put(b"leaflet") == digest
    assert await store.get(digest) == b"leaflet", "put again, it is whole"
    assert await store.get("0" * 64) is None
    for odd in ("", "../../etc/passwd", "0" * 63, f"{'0' * 60}/../"):
        with pytest.raises(ValueError, match="no hash"):
            await store.get(odd)


async def test_what_was_put_again_is_not_swept(tmp_path: Path) -> None:
    store, later = FileStore(tmp_path), time.time() + 60
    old, young = await store.put(b"old"), await store.put(b"young")
    assert sorted(await store.old(later)) == sorted([old, young])
    assert await store.old(0.0) == []
    left = tmp_path / old[:2] / f"{old}.0.part"  # of a process that was killed
    left.write_bytes(b"ol")
    await store.drop(left.name, later)
    assert not left.exists()
    await store.drop(old, 0.0)
    assert await store.get(old) == b"old", "it is younger than that"
    await store.drop(old, later)
    await store.drop(old, later)
    assert (await store.get(old), await store.get(young)) == (None, b"young")
