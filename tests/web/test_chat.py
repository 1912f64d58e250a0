"""One phone as a person sees it."""

import base64
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.web.browser import Screen, open_page
from tests.web.conftest import IGOR, OLGA, Stand
from tests.web.scripted_bot import PIXEL, ScriptedBot

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
"""The accessibility checker, where somebody has fetched it: it is no part of this repository."""
EVIL = "<img src=x onerror=\"document.title='взлом'\"><script>document.title='взлом'</script>"


async def test_tapping_through(screen: Screen) -> None:
    olga = screen.phone("Ольга Ветрова")
    await expect(olga.root.get_by_text("Показывает всё, что умеет страница.")).to_be_visible()
    await olga.start()
    await olga.say("/menu")
    window = await olga.sees("Нажато: 0")
    number = await window.get_attribute("data-id")
    await olga.press("Ещё раз")
    await olga.press("Ещё раз")
    again = await olga.sees("Нажато: 2")
    assert await again.get_attribute("data-id") == number  # edited in place
    await expect(olga.root.get_by_text("изменено")).to_have_count(0)
    await olga.press("Много кнопок")
    await expect(olga.last.get_by_test_id("key")).to_have_count(40)
    await olga.press("№ 40")
    assert await olga.buttons() == ["Ещё раз", "Много кнопок", "Тост", "Окошко", "Убрать", "Сайт"]
    await olga.press("Убрать")
    await expect(olga.root.locator(f'[data-id="{number}"]')).to_have_count(0)


async def test_notices_and_typing(screen: Screen) -> None:
    olga = screen.phone("Ольга Ветрова")
    await olga.start()
    await olga.say("/menu")
    await olga.press("Тост")
    await expect(olga.toast).to_have_text("Это toast")
    await olga.press("Окошко")
    await expect(olga.alert).to_contain_text("Это alert")
    await screen.page.keyboard.press("Enter")
    await expect(olga.alert).to_have_count(0)
    await olga.say("/typing")
    await expect(olga.root.get_by_test_id("subtitle")).to_contain_text("печатает")
    await olga.say("Ну что?")
    await olga.sees("Вы написали: Ну что?")
    await expect(olga.root.get_by_test_id("subtitle")).to_have_text("бот")


async def test_marks_and_links(screen: Screen) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/rich")
    message = await igor.sees("Жирно")
    await expect(message.locator("b").first).to_have_text("Жирно")
    await expect(message.locator("code")).to_have_text("код <b>")
    link = message.get_by_role("link", name="на сайт")
    assert await link.get_attribute("href") == "https://example.org/?a=1&b=2"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    await expect(message.get_by_role("link", name="https://example.com/path", exact=True)).to_be_visible()
    await message.get_by_role("button", name="Скрытый текст").click()
    await expect(message.locator(".spoiler.shown")).to_have_text("секрет")
    await message.get_by_role("button", name="/menu").click()
    await igor.sees("Нажато: 0")


async def test_markup_from_people_stays_text(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say(EVIL)
    await igor.sees("Вы написали")
    assert EVIL in await igor.last_text()
    guest = await screen.take("Пётр <b>Гость</b>")
    await guest.start()
    stand.sim.phone(EVIL, 1999)
    await stand.sim.phones[-1].send("привет", wait=False)
    await expect(screen.person(EVIL)).to_be_visible()
    assert "взлом" not in await screen.page.title()
    assert await screen.page.locator(".message img, .person img, .message script").count() == 0


async def test_dangerous_addresses_are_not_links(screen: Screen, stand: Stand, bot: ScriptedBot) -> None:
    mark = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:document.title='взлом'"}
    await bot.tell(IGOR, "сюда жмите", entities=[mark])
    message = await screen.phone("Игорь Сомов").sees("сюда жмите")
    await expect(message.locator("a")).to_have_count(0)


async def test_commands_and_the_reply_keyboard(screen: Screen, tmp_path: Path) -> None:
    olga = screen.phone("Ольга Ветрова")
    await olga.start()
    await olga.root.get_by_role("button", name="Команды бота").click()
    menu = olga.root.get_by_role("menu", name="Команды бота")
    await expect(menu.get_by_role("menuitem")).to_have_count(4)
    await menu.get_by_role("menuitem", name="/report").click()
    report = await olga.sees("Отчёт за май.xlsx")
    async with screen.page.expect_download() as downloading:
        await report.get_by_role("link", name="Скачать файл").click()
    download = await downloading.value
    assert download.suggested_filename == "Отчёт за май.xlsx"
    kept = tmp_path / "report.xlsx"
    await download.save_as(kept)
    assert kept.read_bytes() == b"PK\x03\x04"
    await olga.input.fill("/me")
    await expect(menu.get_by_role("menuitem")).to_have_count(1)
    await olga.input.press("Enter")
    await olga.sees("Нажато: 0")
    await olga.press("Мой номер")
    await olga.sees("Получено: contact")
    await olga.root.get_by_role("button", name="Клавиатура бота").click()
    await expect(olga.root.get_by_test_id("reply-key").first).to_be_hidden()


async def test_everything_that_can_be_attached(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    for item, kind in (
        ("Пример фото", "photo"),
        ("Голосовое сообщение", "voice"),
        ("Стикер", "sticker"),
        ("Мой контакт", "contact"),
        ("Место на карте", "location"),
    ):
        await igor.root.get_by_role("button", name="Прикрепить").click()
        await screen.page.get_by_role("menuitem", name=item, exact=True).click()
        await igor.sees(f"Получено: {kind}")
    async with screen.page.expect_file_chooser() as choosing:
        await igor.root.get_by_role("button", name="Прикрепить").click()
        await screen.page.get_by_role("menuitem", name="Документ").click()
    chooser = await choosing.value
    await chooser.set_files({"name": "план.docx", "mimeType": "application/msword", "buffer": b"12345"})
    await igor.sees("Получено: document")
    sent = [message.document for message in stand.sim.world.chats[IGOR].messages.values() if message.document]
    assert (sent[0].name, sent[0].data) == ("план.docx", b"12345")


async def test_a_photo_opens(screen: Screen) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/photo")
    message = await igor.sees("Снимок")
    await message.get_by_role("button", name="Открыть фото").click()
    dialog = screen.page.get_by_role("dialog", name="Фото")
    source = await dialog.locator("img").get_attribute("src")
    shown = await screen.page.evaluate(
        "async (url) => btoa(String.fromCharCode(...new Uint8Array(await (await fetch(url)).arrayBuffer())))", source
    )
    assert base64.b64decode(shown) == PIXEL
    await screen.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def test_own_words_are_edited_and_answered(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.input.fill("первая")
    await igor.input.press("Shift+Enter")
    await igor.input.press_sequentially("втарая")
    await igor.input.press("Enter")
    await igor.sees("Вы написали: первая\nвтарая")
    await igor.input.press("ArrowUp")
    await expect(igor.input).to_have_value("первая\nвтарая")
    await igor.input.fill("первая\nвторая")
    await igor.input.press("Enter")
    await igor.sees("Исправлено: первая\nвторая")
    await expect(igor.root.get_by_text("изменено")).to_have_count(1)
    await igor.last.hover()
    await igor.last.get_by_role("button", name="Действия с сообщением").click()
    await screen.page.get_by_role("menuitem", name="Ответить").click()
    await igor.say("спасибо")
    own = igor.root.locator('[data-from="person"]').last
    await expect(own.get_by_role("button", name="Ответ на: Исправлено")).to_be_visible()
    assert list(stand.sim.world.chats[IGOR].messages.values())[-1].chat_id != OLGA


async def test_the_day_floats_while_the_chat_moves(screen: Screen, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/flood 40")
    await igor.sees("Сообщение 40")
    moving = await igor.root.get_by_role("log").evaluate(
        """async (log) => {
            log.scrollTop -= 200;
            await new Promise((seen) => log.addEventListener("scroll", seen, { once: true }));
            return log.parentElement.classList.contains("moving");
        }"""
    )
    assert moving
    await expect(igor.root.locator(".floats > .day")).to_have_css("opacity", "0")


async def test_a_keyboard_that_is_taken_away_is_no_edit(screen: Screen, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/menu")
    await igor.press("Ещё раз")
    number = int(await (await igor.sees("Нажато: 1")).get_attribute("data-id") or 0)
    await bot.call("editMessageReplyMarkup", chat_id=IGOR, message_id=number)
    await expect(igor.last.get_by_test_id("key")).to_have_count(0)
    await expect(igor.root.get_by_text("изменено")).to_have_count(0)
    await bot.call("editMessageText", chat_id=IGOR, message_id=number, text="Принято")
    await igor.sees("Принято")
    await expect(igor.root.get_by_text("изменено")).to_have_count(1)


async def test_a_long_message_opens_at_its_beginning(screen: Screen, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/rich")
    await bot.tell(IGOR, "\n".join(["Первая строка", *map(str, range(200)), "Последняя строка"]))
    message = await igor.sees("Последняя строка")
    await expect(message).to_be_in_viewport()
    chat = await igor.root.get_by_role("log").bounding_box()
    shown = await message.bounding_box()
    assert chat is not None
    assert shown is not None
    assert chat["y"] - 1 <= shown["y"] < chat["y"] + 40, "but for a part of a pixel"


async def test_unread_messages_begin_at_a_line(screen: Screen, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/menu")
    await igor.sees("Нажато: 0")
    await igor.root.get_by_role("button", name="Убрать телефон").click()
    await expect(igor.root).to_have_count(0)
    for number in range(1, 41):
        await bot.tell(IGOR, f"Письмо {number}")
    await expect(screen.person("Игорь Сомов")).to_contain_text("Письмо 40")
    igor = await screen.beside("Игорь Сомов")
    await expect(igor.root.get_by_test_id("unread-line")).to_be_in_viewport()
    await expect(igor.root.get_by_text("Письмо 1", exact=True)).to_be_in_viewport()
    await igor.say("спасибо")
    await expect(igor.root.get_by_test_id("unread-line")).to_have_count(0)


async def test_edges_stay_in_forced_colours(browser: Browser, stand: Stand, bot: ScriptedBot) -> None:
    async with open_page(browser, stand.url, phones=(IGOR,), forced="active") as screen:
        igor = screen.phone("Игорь Сомов")
        await igor.say("/menu")
        await igor.sees("Нажато: 0")
        for edged in (".bubble", ".key", ".status", ".screen"):
            await expect(screen.page.locator(edged).last).to_have_css("border-top-width", "1px")


@pytest.mark.skipif(not AXE.exists(), reason="npm install --no-save axe-core")
async def test_axe_finds_nothing(screen: Screen, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    for words in ("/rich", "/photo", "/report", "/menu"):
        await igor.say(words)
    await igor.sees("Нажато: 0")
    await screen.bench()
    await screen.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await screen.page.evaluate("async () => (await axe.run()).violations")
    assert {one["id"]: [node["html"] for node in one["nodes"]] for one in found} == {}
