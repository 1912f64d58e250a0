// The upper edge of the page: how the bot does, what time it is there, the theme.
import { h, icon, iconButton } from "./dom.js";
import { without } from "./messengers.js";
import { now, on, state } from "./store.js";
import { fullDate, shift } from "./words.js";

const STATUS = {
  starting: ["wait", "Бот запускается…"],
  online: ["good", "Бот на связи"],
  silent: ["bad", "Бот молчит"],
  stopped: ["bad", "Бот остановлен"],
  resetting: ["wait", "Готовим заново…"],
};
const THEMES = {
  "": ["auto", "Тема: как в системе"],
  light: ["sun", "Тема: светлая"],
  dark: ["moon", "Тема: тёмная"],
};

export function drawBar(root, desk, panel) {
  const status = h("span.status", { role: "status", dataset: { testid: "status" } });
  const when = h("span.clock-when", { dataset: { testid: "clock" } });
  const moved = h("span.clock-moved");
  const clock = h(
    "button.clock",
    { type: "button", onclick: () => panel.open("clock"), title: "Перевести часы" },
    icon("clock"),
    when,
    moved,
  );
  const theme = h("button.round", { type: "button", onclick: () => turnTheme(theme) });
  const more = iconButton("plus", "Ещё телефон", { onclick: () => desk.beside(), dataset: { only: "wide" } });
  more.classList.add("more-phone");
  more.append(h("span", {}, "Ещё телефон"));
  const bench = h(
    "button.bench",
    {
      type: "button",
      "aria-controls": "panel",
      "aria-label": "Пульт",
      title: "Время, неполадки, вызовы бота",
      onclick: () => panel.toggle(),
    },
    icon("sliders"),
    h("span", {}, "Пульт"),
  );
  root.append(
    h(
      "h1",
      {},
      h("img", { src: document.querySelector("link[rel=icon]").href, alt: "" }),
      h("span", {}, state.bot.name),
      h("small", {}, ""),
    ),
    status,
    h("span.gap"),
    clock,
    more,
    theme,
    bench,
  );
  showTheme(theme);

  const tell = () => {
    const [mood, words] = state.connected ? STATUS[state.status] : ["bad", "Нет связи с сервером"];
    status.dataset.mood = mood;
    status.replaceChildren(h("i"), h("span", {}, words));
  };
  const tick = () => {
    when.textContent = fullDate(now());
    moved.textContent = shift(state.clock.shifted);
  };
  on("status connection snapshot", tell);
  on("clock snapshot", tick);
  on("snapshot profile", () => {
    root.querySelector("h1 span").textContent = state.bot.name;
    root.querySelector("h1 small").textContent = `чат без ${without()}`;
  });
  setInterval(tick, 1000);
  tell();
  return {
    draw() {
      more.hidden = desk.full;
      bench.setAttribute("aria-expanded", String(panel.shown));
    },
  };
}

function turnTheme(button) {
  const order = Object.keys(THEMES);
  const theme = order[(order.indexOf(localStorage.getItem("opora.theme") ?? "") + 1) % order.length];
  localStorage.setItem("opora.theme", theme);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  showTheme(button);
}

function showTheme(button) {
  const [picture, words] = THEMES[localStorage.getItem("opora.theme") ?? ""] ?? THEMES[""];
  button.replaceChildren(icon(picture));
  button.title = words;
  button.setAttribute("aria-label", words);
}
