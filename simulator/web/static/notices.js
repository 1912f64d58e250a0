// What passes over a phone's screen: toasts, alerts, «печатает…».
import { h } from "./dom.js";
import { state } from "./store.js";

const TOAST_MS = 4500;
const ACTION_MS = 5000;
const ACTIONS = {
  typing: "печатает",
  upload_photo: "отправляет фото",
  upload_document: "отправляет файл",
  upload_video: "отправляет видео",
  upload_voice: "отправляет голосовое",
  record_voice: "записывает голосовое",
  record_video: "записывает видео",
  choose_sticker: "выбирает стикер",
  find_location: "ищет место",
};

export class Notices {
  constructor(subtitle) {
    this.subtitle = subtitle;
    this.element = h("div.notices", { role: "status", "aria-live": "polite" });
  }

  /** What the bot answered to a press. */
  show(text, alert) {
    if (alert) this.alert(text);
    else this.toast(text);
  }

  toast(text) {
    const toast = h("div.toast", { dataset: { testid: "toast" } }, text);
    this.element.replaceChildren(toast);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => toast.remove(), TOAST_MS);
  }

  alert(text) {
    this.element.replaceChildren();
    const before = document.activeElement;
    const close = () => {
      veil.remove();
      before?.focus({ preventScroll: true });
    };
    const ok = h("button.primary", { type: "button", onclick: close }, "Понятно");
    const veil = h(
      "div.veil",
      {
        onkeydown: (event) => {
          if (event.key === "Escape") close();
          if (event.key === "Tab") event.preventDefault();
        },
      },
      h(
        "div.alert",
        { role: "alertdialog", "aria-modal": "true", "aria-label": state.bot.name, dataset: { testid: "alert" } },
        h("b", {}, state.bot.name),
        h("p", {}, text),
        ok,
      ),
    );
    this.element.after(veil);
    ok.focus({ focusVisible: false });
  }

  /** «печатает…» for five seconds, or until a message comes. */
  action(name) {
    clearTimeout(this.doing);
    this.subtitle.replaceChildren(h("span.typing", {}, `${ACTIONS[name] ?? "печатает"}`, h("i"), h("i"), h("i")));
    this.doing = setTimeout(() => this.quiet(), ACTION_MS);
  }

  quiet() {
    clearTimeout(this.doing);
    this.subtitle.textContent = "бот";
  }
}
