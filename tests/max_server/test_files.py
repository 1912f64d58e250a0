"""Files of the local MAX: uploaded by the bot, sent by people, downloaded again."""

import json

import pytest

from gateway.botapi.shapes import Json
from simulator.files import describe
from simulator.max.driver import MaxPhone
from tests.max_server.conftest import Bot, callback, keyboard

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def attachment(kind: str, token: str) -> list[Json]:
    """The attachments of a message with this upload."""
    return [{"type": kind, "payload": {"token": token}}]


async def uploaded(bot: Bot, kind: str, name: str, data: bytes) -> str:
    """The token of a file that is not yet processed."""
    place, status, text = await bot.upload(kind, name, data)
    assert status == 200
    if kind in ("video", "audio"):
        assert "<retval>1</retval>" in text
        return str(place["token"])
    assert "token" not in place
    answer = json.loads(text)
    return str(answer["token"] if kind == "file" else next(iter(answer["photos"].values()))["token"])


async def test_a_file_is_refused_until_it_is_processed(bot: Bot, masha: MaxPhone) -> None:
    bot.sim.world.uploads.not_ready = 2
    token = await uploaded(bot, "file", "план.ics", b"BEGIN")
    body = {"text": "План", "attachments": attachment("file", token)}
    for _ in range(2):
        refused = await bot.refusal("POST", "/messages", body, user_id=masha.id)
        assert refused == "400 attachment.not.ready"
    await bot.ok("POST", "/messages", body, user_id=masha.id)
    document = masha.last.document
    assert document is not None
    assert (document.name, document.data) == ("план.ics", b"BEGIN")
    assert not bot.sim.world.violations
    await bot.ok("POST", "/messages", body, user_id=masha.id)  # a token serves again


@pytest.mark.parametrize(("kind", "field"), [("image", "photo"), ("video", "video"), ("audio", "audio")])
async def test_every_kind_of_a_file_is_shown_as_what_it_is(bot: Bot, masha: MaxPhone, kind: str, field: str) -> None:
    bot.sim.world.uploads.not_ready = 0
    token = await uploaded(bot, kind, "file.bin", PNG)
    message = await bot.send(masha, attachments=attachment(kind, token) + keyboard([callback()]))
    assert masha.last.media is not None
    assert (masha.last.media.kind, masha.buttons) == (field, ["Да"])
    told, keys = message["body"]["attachments"]
    assert (told["type"], told["payload"]["token"], keys["type"]) == (kind, token, "inline_keyboard")


async def test_pictures_of_one_upload_come_by_their_names(bot: Bot, masha: MaxPhone) -> None:
    bot.sim.world.uploads.not_ready = 0
    tokens = [await uploaded(bot, "image", name, PNG) for name in ("a.png", "b.png")]
    photos = {str(number): {"token": token} for number, token in enumerate(tokens)}
    message = await bot.send(masha, attachments=[{"type": "image", "payload": {"photos": photos}}])
    assert [one["payload"]["token"] for one in message["body"]["attachments"]] == tokens
    mid = message["body"]["mid"]
    await bot.ok("PUT", "/messages", {"attachments": attachment("image", tokens[1])}, message_id=mid)
    (left,) = (await bot.ok("GET", f"/messages/{mid}"))["body"]["attachments"]
    assert left["payload"]["token"] == tokens[1]


@pytest.mark.parametrize(
    "attachments",
    [
        attachment("file", "чужой"),
        [{"type": "file", "payload": {}}],
        [{"type": "image", "payload": {"url": "https://example.org/a.png", "token": "a"}}],
        attachment("file", "a") + attachment("image", "b"),
        attachment("file", "a") * 2,
        keyboard([callback()]) * 2,
    ],
)
async def test_attachments_that_cannot_be(bot: Bot, masha: MaxPhone, attachments: list[Json]) -> None:
    body = {"text": "а", "attachments": attachments}
    assert (await bot.refusal("POST", "/messages", body, user_id=masha.id)).startswith("400 proto.payload")
    assert len(bot.sim.world.violations) == 1


async def test_a_token_of_another_kind_is_none(bot: Bot, masha: MaxPhone) -> None:
    bot.sim.world.uploads.not_ready = 0
    token = await uploaded(bot, "file", "a.png", PNG)
    body = {"text": "а", "attachments": attachment("image", token)}
    assert (await bot.refusal("POST", "/messages", body, user_id=masha.id)).startswith("400 proto.payload")


async def test_an_upload_under_another_name_looks_well_and_is_not(bot: Bot) -> None:
    _, status, text = await bot.upload("file", "a.txt", b"a", field="document")
    assert (status, json.loads(text)["error_code"]) == (200, 4)
    assert len(bot.sim.world.violations) == 1
    place = await bot.ok("POST", "/uploads", type="file")
    async with bot.session.post(place["url"], data=b"a") as answer:
        assert "error_code" in await answer.json()
    async with bot.session.post(f"{bot.sim.url}/upload/none", data=b"a") as answer:
        assert answer.status == 404
    assert (await bot.refusal("POST", "/uploads", type="photo")).startswith("400 proto.payload")


async def test_a_persons_file_is_downloaded_and_sent_back_by_its_token(bot: Bot, masha: MaxPhone) -> None:
    data = "слова".encode()
    hers = document_of(masha, "план.docx", data)
    (update,) = await bot.updates()
    (told,) = update["message"]["body"]["attachments"]
    assert (told["type"], told["filename"], told["size"]) == ("file", "план.docx", len(data))
    async with bot.session.get(told["payload"]["url"]) as answer:
        assert await answer.read() == data
    await bot.send(masha, attachments=attachment("file", told["payload"]["token"]))
    assert masha.last.file is hers


def document_of(phone: MaxPhone, name: str, data: bytes) -> object:
    """A document sent, with nobody there to handle it."""
    world = phone.sim.world
    file = world.files.add("document", name, data, "application/octet-stream")
    message = world.post(phone.chat, from_bot=False, media=describe("document", file))
    world.tell_message(message)
    return file


async def test_a_download_may_want_the_token(bot: Bot, masha: MaxPhone) -> None:
    document_of(masha, "a.txt", b"a")
    (update,) = await bot.updates()
    url = update["message"]["body"]["attachments"][0]["payload"]["url"]
    bot.sim.world.guarded_files = True
    async with bot.session.get(url) as answer:
        assert answer.status == 401
    async with bot.session.get(url, headers={"Authorization": bot.sim.token}) as answer:
        assert await answer.read() == b"a"
    async with bot.session.get(f"{bot.sim.url}/download/none", headers={"Authorization": bot.sim.token}) as answer:
        assert (answer.status, (await answer.json())["code"]) == (404, "not.found")
