// The bot's calls as they went over the line, newest first.
import { h, icon } from "./dom.js";
import { on, person, state } from "./store.js";
import { withSeconds } from "./words.js";

export class Calls {
  constructor() {
    this.only = h("input", {
      type: "checkbox",
      onchange: () => this.element.classList.toggle("only-bad", this.only.checked),
    });
    this.list = h("ol.calls", { "aria-label": "Вызовы бота", dataset: { testid: "calls" } });
    this.empty = h("p.small", {}, "Бот ещё ничего не вызывал.");
    this.element = h(
      "section.part",
      { "aria-label": "Вызовы бота" },
      h("h3", {}, icon("send"), "Вызовы бота", h("label.only", {}, this.only, "только ошибки")),
      this.empty,
      this.list,
    );
    on("snapshot", () => this.fill());
    on("call", ({ call }) => this.add(call));
  }

  fill() {
    this.list.replaceChildren(...state.calls.map(row).reverse());
    this.empty.hidden = Boolean(this.list.children.length);
  }

  add(call) {
    this.empty.hidden = true;
    this.list.prepend(row(call));
    if (this.list.children.length > 300) this.list.lastElementChild.remove();
  }
}

function row(call) {
  const mood = call.status === 200 && !call.fault ? "good" : call.status === 200 ? "wait" : "bad";
  const status = call.status || "обрыв";
  const whose = call.chat ? (person(call.chat)?.name ?? call.chat) : "";
  const details = h(
    "details",
    { ontoggle: () => details.open && !details.querySelector("pre") && details.append(body(call)) },
    h(
      "summary",
      {},
      h("span.code", { dataset: { mood } }, String(status)),
      h(
        "span.call-words",
        {},
        h("b", {}, call.method),
        h("small", {}, [withSeconds(call.time), whose].filter(Boolean).join(" · ")),
      ),
      h("span.ms", {}, `${call.ms} мс`),
    ),
  );
  return h(`li.${mood}`, {}, details);
}

function body(call) {
  const parts = [];
  if (call.error) parts.push(h("p.call-error", {}, call.error));
  if (call.fault) parts.push(h("p.small", {}, `Неполадка: ${call.fault}`));
  const params = Object.fromEntries(Object.entries(call.params).map(([name, value]) => [name, unpack(value)]));
  parts.push(h("pre", { tabindex: "0", "aria-label": "Параметры вызова" }, JSON.stringify(params, null, 2)));
  return h("div.call-body", {}, parts);
}

/** A nested value comes as JSON in a string: shown as what it is. */
function unpack(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
