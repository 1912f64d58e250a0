// The list of people: who wrote last, and who has not read it yet.
import { addPerson, tone } from "./dialogs.js";
import { avatar, h, icon, iconButton } from "./dom.js";
import { mediaGist } from "./media.js";
import { MESSENGERS, without } from "./messengers.js";
import { lastMessage, now, on, state } from "./store.js";
import { unread } from "./unread.js";
import { plural, when } from "./words.js";

const HEARD = "snapshot person started said changed sent edited deleted blocked unblocked clock read";

export class People {
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.list = h("ul.people-list");
    this.rows = new Map(); // id → { drawn, element }
    this.empty = h("p.small.nobody", { hidden: true }, "Пока никого нет. Добавьте человека кнопкой «+».");
    root.append(
      h(
        "div.people-head",
        {},
        h("h2", {}, "Люди"),
        iconButton("plus", "Добавить человека", {
          onclick: () => addPerson((name, code, messenger) => desk.fresh(name, code, null, messenger)),
        }),
      ),
      this.list,
      this.empty,
    );
    on(HEARD, () => this.later());
  }

  /** Many changes at once are drawn once. */
  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }

  draw() {
    const people = [...state.people.values()];
    for (const [id, row] of this.rows) {
      if (state.people.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    for (const one of people) this.drawRow(one);
    this.empty.hidden = people.length > 0;
    const total = people.reduce((sum, one) => sum + unread(one), 0);
    document.title = `${total ? `(${total}) ` : ""}${state.bot.name} – чат без ${without()}`;
  }

  /** A row is replaced only when something in it has changed: a click may be under way. */
  drawRow(one) {
    const old = this.rows.get(one.id);
    const element = this.row(one);
    const drawn = element.outerHTML;
    if (old?.drawn === drawn) return;
    const focused = old?.element.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    if (old) old.element.replaceWith(element);
    else this.list.append(element);
    this.rows.set(one.id, { drawn, element });
    if (focused) element.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  row(one) {
    const last = lastMessage(one);
    const count = unread(one);
    const shown = this.desk.phoneOf(one.id);
    const inHand = shown && shown === this.desk.active;
    return h(
      `li.person${shown ? ".shown" : ""}${inHand ? ".in-hand" : ""}`,
      { dataset: { testid: "person", person: one.id } },
      h(
        "button.person-open",
        {
          type: "button",
          "aria-current": inHand ? "true" : undefined,
          dataset: { key: "open" },
          onclick: () => this.desk.open(one.id),
        },
        avatar(one.name, tone(one.id)),
        h(
          "span.person-words",
          {},
          h("span.person-top", {}, h("b", {}, one.name), last && h("time", {}, when(last.date, now()))),
          (one.role || state.messengers.length > 1) &&
            h("span.person-second", {}, h("small.person-role", {}, one.role), messengerOf(one)),
          h(
            "span.person-last",
            {},
            h("span", {}, gist(one, last)),
            count ? h("span.badge", { dataset: { testid: "unread" } }, String(count)) : "",
            count ? h("span.unseen", {}, plural(count, "новое", "новых", "новых")) : "",
          ),
        ),
      ),
      !shown &&
        !this.desk.full &&
        iconButton("columns", `Открыть рядом: ${one.name}`, {
          dataset: { key: "beside", only: "wide" },
          onclick: () => this.desk.beside(one.id),
        }),
      one.blocked && h("span.person-blocked", { title: "Бот заблокирован" }, icon("block")),
    );
  }
}

/** Which messenger, where the page has several. */
function messengerOf(one) {
  if (state.messengers.length < 2) return "";
  return h("span.messenger", { dataset: { messenger: one.messenger } }, MESSENGERS[one.messenger].name);
}

function gist(one, last) {
  if (!last) return one.started ? "Переписки пока нет" : "Бот не запущен";
  const words = last.text ? last.text.replace(/\s+/g, " ").slice(0, 80) : mediaGist(last.media);
  return last.bot ? words : `Вы: ${words}`;
}
