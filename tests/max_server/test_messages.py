"""Messages of the local MAX: numbers, texts, edits, deletions."""

import json

import pytest

from simulator.max.driver import MaxPhone, MaxSimulator
from simulator.max.ids import dialog_id, mid_of, read_mid
from tests.max_server.conftest import Bot, callback, keyboard


def test_a_message_id_is_made_of_chat_and_sequence() -> None:
    mid = "mid.000000000adf429c019d47d58f2b3d9e"
    assert read_mid(mid) == (182403740, 116328147937082782)
    assert mid_of(182403740, 116328147937082782) == mid
    assert 116328147937082782 >> 16 == 1775026671403  # the moment the sample bears
    group = "mid.ffffbdb48e6c3775019d496b34394b84"
    assert (read_mid(group) or (0, 0))[0] < 0
    assert mid_of(*(read_mid(group) or (0, 0))) == group
    assert read_mid("mid.sha-more") is None


async def test_a_sent_message_tells_its_dialog_moment_and_addressee(bot: Bot, masha: MaxPhone) -> None:
    message = await bot.send(masha)
    dialog, seq = read_mid(message["body"]["mid"]) or (0, 0)
    assert dialog == masha.id ^ bot.sim.world.bot.id == message["recipient"]["chat_id"]
    assert seq == message["body"]["seq"]
    assert seq >> 16 == message["timestamp"]
    assert message["recipient"]["user_id"] == masha.id
    assert message["sender"]["user_id"] == bot.sim.world.bot.id
    assert masha.last.text == "Привет"


async def test_a_persons_message_is_addressed_to_the_bot(bot: Bot, masha: MaxPhone) -> None:
    await masha.send("Добрый день", wait=False)
    (update,) = await bot.updates()
    assert update["update_type"] == "message_created"
    assert update["message"]["recipient"]["user_id"] == bot.sim.world.bot.id
    assert update["message"]["sender"]["user_id"] == masha.id
    assert "last_name" in update["message"]["sender"]


async def test_sequence_numbers_grow_within_a_millisecond(bot: Bot, masha: MaxPhone) -> None:
    bot.sim.world.clock = lambda: 1_775_026_671.0
    seqs = [(await bot.send(masha))["body"]["seq"] for _ in range(3)]
    assert seqs == [seqs[0], seqs[0] + 1, seqs[0] + 2]


async def test_who_watches_the_screen_knows_the_number_at_once(bot: Bot, masha: MaxPhone) -> None:
    seen: list[int] = []
    world = bot.sim.world
    bot.sim.on_event(lambda event: seen.extend([world.seq_of(event.message)] if event.message else []))
    sent = await bot.send(masha)
    assert seen == [sent["body"]["seq"]]


async def test_what_is_empty_is_left_out_unless_the_schema_is_followed_to_the_letter(bot: Bot, masha: MaxPhone) -> None:
    assert "attachments" not in (await bot.send(masha))["body"]
    bot.sim.world.terse = False
    message = await bot.send(masha)
    assert message["body"]["attachments"] is None
    assert message["body"]["link"] is None
    assert message["sender"]["last_name"] is None


async def test_a_dialog_is_found_by_its_number_too(bot: Bot, masha: MaxPhone) -> None:
    number = dialog_id(masha.id, bot.sim.world.bot.id)
    await bot.ok("POST", "/messages", {"text": "Привет"}, chat_id=number)
    assert masha.last.text == "Привет"
    assert await bot.refusal("POST", "/messages", {"text": "Привет"}, chat_id=5) == (
        "404 chat.not.found Chat not found"
    )


async def test_nobody_is_written_to_before_they_begin(bot: Bot) -> None:
    stranger = bot.sim.phone("Иван")
    refused = await bot.refusal("POST", "/messages", {"text": "Привет"}, user_id=stranger.id)
    assert refused == "404 dialog.not.found Dialog not found"
    await stranger.start(wait=False)
    await bot.send(stranger)
    assert not bot.sim.world.violations


async def test_nobody_is_written_to_after_they_stop_the_bot(bot: Bot, masha: MaxPhone) -> None:
    message = await bot.send(masha)
    bot.sim.world.tell_membership(masha.chat, blocked=True)
    masha.chat.blocked = True
    mid = message["body"]["mid"]
    denied = "403 chat.denied error.dialog.suspended"
    assert await bot.refusal("POST", "/messages", {"text": "Привет"}, user_id=masha.id) == denied
    assert await bot.refusal("PUT", "/messages", {"text": "Привет"}, message_id=mid) == denied
    assert await bot.refusal("DELETE", "/messages", message_id=mid) == denied
    assert [update["update_type"] for update in await bot.updates()] == ["bot_stopped"]
    await masha.start(wait=False)
    await bot.send(masha)


@pytest.mark.parametrize(("length", "accepted"), [(4000, True), (4001, False)])
async def test_a_text_has_4000_characters(bot: Bot, masha: MaxPhone, length: int, accepted: bool) -> None:
    status, answer = await bot.call("POST", "/messages", {"text": "ё" * length}, user_id=masha.id)
    assert status == (200 if accepted else 400)
    assert len(bot.sim.world.violations) == (0 if accepted else 1)
    assert accepted or answer["code"] == "proto.payload"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": None, "attachments": []},
        {"text": 5},
        {"text": "а", "format": "HTML"},
        {"text": "а", "parse_mode": "html"},
        {"text": "а", "attachments": [{"type": "keyboard"}]},
        {"text": "а", "link": {"type": "answer", "mid": "mid.1"}},
        {"text": "а", "notify": "yes"},
        ["text"],
    ],
)
async def test_what_the_schema_does_not_know_is_refused_and_counted(bot: Bot, masha: MaxPhone, body: object) -> None:
    assert (await bot.refusal("POST", "/messages", body, user_id=masha.id)).startswith("400 proto.payload ")
    assert len(bot.sim.world.violations) == 1
    assert not masha.received


async def test_an_addressee_is_one_person_or_one_chat(bot: Bot, masha: MaxPhone) -> None:
    assert (await bot.refusal("POST", "/messages", {"text": "а"})).startswith("400 proto.payload")
    both = await bot.refusal("POST", "/messages", {"text": "а"}, user_id=masha.id, chat_id=1)
    assert both.startswith("400 proto.payload")
    assert (await bot.refusal("POST", "/messages", {"text": "а"}, user_id="masha")).startswith("400 proto.payload")


async def test_html_becomes_marks_and_unknown_tags_are_stripped(bot: Bot, masha: MaxPhone) -> None:
    source = (
        "<b>Да</b> &lt;1&gt; <tg-spoiler>тихо</tg-spoiler> 😀<i>и</i> <a href='https://example.org/'>там</a>"
        " <blockquote expandable>слова</blockquote><script>x</script>"
    )
    message = await bot.send(masha, source, format="html")
    text = message["body"]["text"]
    assert text == "Да <1> тихо 😀и там словаx"
    units = text.encode("utf-16-le")
    marked = [
        (mark["type"], units[mark["from"] * 2 : (mark["from"] + mark["length"]) * 2].decode("utf-16-le"))
        for mark in message["body"]["markup"]
    ]
    assert marked == [("strong", "Да"), ("emphasized", "и"), ("link", "там"), ("quote", "слова")]
    assert masha.last.html.startswith("<b>Да</b> &lt;1&gt;")


async def test_text_without_a_format_is_told_as_it_is(bot: Bot, masha: MaxPhone) -> None:
    await bot.send(masha, "<b>Да</b>")
    assert masha.last.text == "<b>Да</b>"


async def test_an_edit_keeps_attachments_that_are_null_and_drops_them_all_for_an_empty_list(
    bot: Bot, masha: MaxPhone
) -> None:
    mid = (await bot.send(masha, attachments=keyboard([callback()])))["body"]["mid"]
    await bot.ok("PUT", "/messages", {"text": "Иначе"}, message_id=mid)
    assert (masha.last.text, masha.buttons) == ("Иначе", ["Да"])
    await bot.ok("PUT", "/messages", {"attachments": keyboard([callback("Нет", "no")])}, message_id=mid)
    assert (masha.last.text, masha.buttons) == ("Иначе", ["Нет"])
    await bot.ok("PUT", "/messages", {"text": "Иначе", "attachments": []}, message_id=mid)
    assert (masha.last.text, masha.buttons) == ("Иначе", [])
    told = await bot.ok("GET", f"/messages/{mid}")
    assert "attachments" not in told["body"]


async def test_only_a_keyboard_lets_an_old_message_be_edited(bot: Bot, masha: MaxPhone) -> None:
    plain = (await bot.send(masha, "Слова"))["body"]["mid"]
    keyed = (await bot.send(masha, "Кнопки", attachments=keyboard([callback()])))["body"]["mid"]
    bot.sim.shift(7 * 24 * 3600 - 60)
    assert await bot.ok("PUT", "/messages", {"text": "Почти"}, message_id=plain) == {"success": True}
    bot.sim.shift(62)
    refused = await bot.ok("PUT", "/messages", {"text": "Иначе"}, message_id=plain)
    assert refused["success"] is False
    assert await bot.ok("PUT", "/messages", {"text": "Иначе"}, message_id=keyed) == {"success": True}


async def test_the_bot_deletes_its_own_messages_only(bot: Bot, masha: MaxPhone) -> None:
    mine = await bot.send(masha)
    hers = await masha.send("Моё", wait=False)
    world = bot.sim.world
    theirs = mid_of(world.dialog_of(masha.chat), world.seq_of(hers))
    assert (await bot.refusal("DELETE", "/messages", message_id=theirs)).startswith("403 access.denied")
    assert (await bot.refusal("PUT", "/messages", {"text": "а"}, message_id=theirs)).startswith("403 access.denied")
    assert await bot.ok("DELETE", "/messages", message_id=mine["body"]["mid"]) == {"success": True}
    assert not masha.received
    assert (await bot.refusal("DELETE", "/messages", message_id=mine["body"]["mid"])).startswith("404 not.found")


async def test_a_reply_shows_what_it_answers(bot: Bot, masha: MaxPhone) -> None:
    hers = await masha.send("Когда?", wait=False)
    world = bot.sim.world
    mid = mid_of(world.dialog_of(masha.chat), world.seq_of(hers))
    message = await bot.send(masha, "Завтра", link={"type": "reply", "mid": mid})
    assert message["link"]["type"] == "reply"
    assert message["link"]["message"]["text"] == "Когда?"
    assert masha.last.reply_to == hers.message_id


async def test_the_token_stands_in_the_header_alone(sim: MaxSimulator, bot: Bot) -> None:
    wrong = {"code": "verify.token", "message": "Invalid access_token"}
    for headers in ({}, {"Authorization": f"Bearer {sim.token}"}, {"Authorization": "other"}):
        async with bot.session.get(f"{sim.url}/me", headers=headers) as answer:
            assert (answer.status, await answer.json()) == (401, wrong)
    assert (await bot.refusal("GET", "/me", access_token=sim.token)).startswith("401 verify.token")
    assert sim.world.violations == ["a token in the query"]


async def test_other_verbs_and_paths_are_refused_in_json(sim: MaxSimulator, bot: Bot) -> None:
    assert (await bot.refusal("PATCH", "/messages")).startswith("405 method.not.allowed")
    assert (await bot.refusal("POST", "/updates")).startswith("405 method.not.allowed")
    assert (await bot.refusal("GET", "/sendMessage")).startswith("404 not.found")
    async with bot.session.post(
        f"{sim.url}/messages?user_id=1", data="{", headers={"Authorization": sim.token}
    ) as answer:
        assert json.loads(await answer.text())["code"] == "proto.payload"
