// One message: a bubble, and the keys under it.
import { h, icon, iconButton, openMenu } from "./dom.js";
import { mediaGist, mediaOf } from "./media.js";
import { rich } from "./rich.js";
import { time } from "./words.js";

const STYLES = ["primary", "success", "danger"];

/** `chat` gives what the bubble may do: { person, deeds, find(id), jump(id) }. */
export function bubble(message, chat) {
  const side = message.bot ? "bot" : "own";
  const element = h(`article.message.${side}`, {
    dataset: { testid: "message", id: message.id, from: message.bot ? "bot" : "person" },
    "aria-label": message.bot ? "Сообщение бота" : "Сообщение этого человека",
  });
  const bare = message.media?.kind === "sticker" && !message.text;
  const body = h(`div.bubble${bare ? ".bare" : ""}`, {}, quotation(message, chat));
  if (message.media) body.append(mediaOf(message.media));
  const words = h(
    "div.words",
    { dataset: { testid: "text" } },
    rich(message.text ?? "", message.entities, chat.deeds),
  );
  body.append(message.text ? words : "", meta(message));
  element.append(h("div.line", {}, body, tools(message, chat)));
  if (message.rows) element.append(keyboard(message, chat));
  return element;
}

function meta(message) {
  // Telegram does not call a window of buttons «edited»: it is meant to change
  const edited = message.edited && !message.rows;
  return h(
    "span.meta",
    {},
    edited && h("span", {}, "изменено "),
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, time(message.date)),
    !message.bot && icon("check"),
  );
}

function quotation(message, chat) {
  const quoted = message.reply && chat.find(message.reply);
  if (!quoted) return "";
  const gist = quoted.text || (quoted.media ? mediaGist(quoted.media) : "");
  return h(
    "button.quotation",
    { type: "button", onclick: () => chat.jump(quoted.id), "aria-label": `Ответ на: ${gist}` },
    h("b", {}, quoted.bot ? chat.botName() : chat.person().name),
    h("span", {}, gist),
  );
}

function tools(message, chat) {
  const items = [{ icon: "reply", label: "Ответить", act: () => chat.deeds.reply(message) }];
  if (!message.bot && message.text && !message.media) {
    items.push({ icon: "edit", label: "Изменить", act: () => chat.deeds.edit(message) });
  }
  if (message.text) {
    items.push({
      icon: "copy",
      label: "Скопировать текст",
      act: () => navigator.clipboard?.writeText(message.text),
    });
  }
  const open = (event) => openMenu(event.currentTarget, items, { label: "Действия с сообщением" });
  return iconButton("chevron", "Действия с сообщением", { "aria-haspopup": "menu", onclick: open });
}

function keyboard(message, chat) {
  const rows = message.rows.map((row) =>
    h(
      "div.keys-row",
      {},
      row.map((key) => inlineKey(key, message, chat)),
    ),
  );
  return h("div.keys", { role: "group", "aria-label": "Кнопки под сообщением" }, rows);
}

function inlineKey(key, message, chat) {
  const leads = key.url || key.web_app;
  const press = (event) => {
    if (key.callback_data) {
      event.currentTarget.classList.add("busy");
      chat.deeds.press(message, key);
    } else if (key.url) chat.deeds.open(key.url, event);
    else if (key.copy) chat.deeds.copy(key.copy);
    else chat.deeds.unable(key);
  };
  return h(
    `button.key${STYLES.includes(key.style) ? `.${key.style}` : ""}`,
    { type: "button", title: key.text, onclick: press, dataset: { testid: "key" } },
    h("span", {}, key.text),
    leads && icon("external"),
  );
}
