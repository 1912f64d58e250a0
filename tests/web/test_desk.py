"""Several phones, several widths, both themes."""

from playwright.async_api import Browser, expect

from tests.web.browser import NARROW, Screen, open_page
from tests.web.conftest import IGOR, OLGA, SVETA, Stand
from tests.web.scripted_bot import ScriptedBot

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(233, 237, 242)", "rgb(12, 20, 28)"


async def test_it_leaves_one_phone_and_rings_on_another(screen: Screen) -> None:
    olga, igor = screen.phone("Ольга Ветрова"), screen.phone("Игорь Сомов")
    await olga.start()
    await olga.say(f"/tell {IGOR} Новая заявка")
    await igor.sees("Новая заявка")
    line = screen.person("Светлана Круглова")
    await olga.say(f"/tell {SVETA} Раз")
    await olga.say(f"/tell {SVETA} Два")
    await expect(line.get_by_test_id("unread")).to_have_text("2")
    await expect(screen.page).to_have_title("(2) Опора – чат без Telegram")
    sveta = await screen.beside("Светлана Круглова")
    await sveta.sees("Два")
    await expect(line.get_by_test_id("unread")).to_have_count(0)
    await expect(screen.page.get_by_test_id("phone")).to_have_count(3)
    await screen.page.reload()
    await sveta.sees("Два")
    await expect(line.get_by_test_id("unread")).to_have_count(0)


async def test_a_phone_changes_hands(screen: Screen) -> None:
    await screen.phone("Игорь Сомов").root.get_by_label("Чей это телефон").select_option(str(SVETA))
    await expect(screen.phone("Светлана Круглова").root).to_be_visible()
    await expect(screen.phone("Игорь Сомов").root).to_have_count(0)
    await screen.phone("Светлана Круглова").root.get_by_role("button", name="Убрать телефон").click()
    await expect(screen.page.get_by_test_id("phone")).to_have_count(1)


async def test_an_invitation_brings_somebody_new(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/rich")
    link = (await igor.sees("приглашение")).get_by_role("link", name="t.me")
    await link.click()
    dialog = screen.page.get_by_role("dialog", name="Открыть приглашение")
    await dialog.get_by_label("Имя нового человека").fill("Ирина Новая")
    await dialog.get_by_role("button", name="Открыть", exact=True).click()
    irina = screen.phone("Ирина Новая")
    await irina.sees("Приглашение: inv_7")
    await link.click()
    await dialog.get_by_role("button", name="Игорь Сомов").click()
    await igor.sees("Приглашение: inv_7")
    assert len(stand.sim.world.chats) == 5


async def test_somebody_is_added_with_no_link(screen: Screen) -> None:
    await screen.page.get_by_role("button", name="Добавить человека").click()
    await screen.page.get_by_label("Имя", exact=True).fill("Анна Белова")
    await screen.page.get_by_role("button", name="Добавить", exact=True).click()
    anna = screen.phone("Анна Белова")
    await anna.start()
    await anna.sees("Здравствуйте!")


async def test_both_themes(browser: Browser, stand: Stand, bot: ScriptedBot) -> None:
    async with open_page(browser, stand.url, theme="dark") as screen:
        assert await screen.page.evaluate(BACKGROUND) == DARK
        await screen.page.get_by_role("button", name="Тема: как в системе").click()
        await screen.page.get_by_role("button", name="Тема: светлая").wait_for()
        assert await screen.page.evaluate(BACKGROUND) == LIGHT
        await screen.page.reload()
        await expect(screen.page.get_by_role("button", name="Тема: светлая")).to_be_visible()
        assert await screen.page.evaluate(BACKGROUND) == LIGHT


async def test_phone_width(browser: Browser, stand: Stand, bot: ScriptedBot) -> None:
    async with open_page(browser, stand.url, size=NARROW, phones=(OLGA, IGOR)) as screen:
        await expect(screen.phone("Ольга Ветрова").root).to_be_hidden()
        igor = await screen.take("Игорь Сомов")
        await igor.say("/menu")
        await igor.press("Ещё раз")
        await igor.sees("Нажато: 1")
        await expect(screen.phone("Ольга Ветрова").root).to_be_hidden()
        wide = await screen.page.evaluate("document.documentElement.scrollWidth")
        assert wide == NARROW[0]
        await igor.root.get_by_role("button", name="К списку людей").click()
        await bot.tell(IGOR, "Пора")
        await expect(screen.person("Игорь Сомов").get_by_test_id("unread")).to_have_text("1")
        await screen.shift("+1 час")
        await expect(screen.page.get_by_test_id("panel-clock")).to_be_visible()


async def test_a_long_chat_stays_where_it_is_read(screen: Screen) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/flood 500")
    await igor.sees("Сообщение 500")
    await expect(igor.received).to_have_count(500)
    log = igor.root.get_by_role("log")
    end = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    assert await log.evaluate(end) < 2
    await log.evaluate("log => log.scrollTo(0, 1000)")
    down = igor.root.get_by_role("button", name="К последнему сообщению")
    await expect(down).to_be_visible()
    await screen.phone("Ольга Ветрова").start()
    await screen.phone("Ольга Ветрова").say(f"/tell {IGOR} Ещё одно")
    await expect(down).to_contain_text("1")
    assert await log.evaluate("log => log.scrollTop") == 1000
    await down.click()
    await expect(down).to_be_hidden()


async def test_digits_are_no_emoji_where_only_the_usual_fonts_are(screen: Screen) -> None:
    asked = await screen.page.context.new_cdp_session(screen.page)
    for domain in ("DOM.enable", "CSS.enable"):
        await asked.send(domain)
    root = (await asked.send("DOM.getDocument"))["root"]["nodeId"]
    clock = (await asked.send("DOM.querySelector", {"nodeId": root, "selector": ".clock"}))["nodeId"]
    fonts = (await asked.send("CSS.getPlatformFontsForNode", {"nodeId": clock}))["fonts"]
    assert [font["familyName"] for font in fonts if "Emoji" in font["familyName"]] == []
