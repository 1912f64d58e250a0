// The messages of one chat: days, bubbles, and a scroll that stays where the reader wants it.
import { bubble } from "./bubble.js";
import { h, iconButton } from "./dom.js";
import { wordsOf } from "./messengers.js";
import { firstUnread, markRead, unread } from "./unread.js";
import { now, person, state } from "./store.js";
import { dayKey, dayName } from "./words.js";

const NEAR = 40; // pixels from the end that count as the end
const ABOVE = 8; // pixels left above what is shown from its beginning
const LINGER = 1000; // milliseconds that the day stays over the messages after a scroll

export class Chat {
  constructor(id, deeds) {
    this.id = id;
    this.deeds = deeds;
    this.nodes = new Map();
    this.stuck = true;
    this.log = h("div.log", {
      role: "log",
      "aria-label": `Переписка: ${person(id).name}`,
      "aria-live": "polite",
      tabindex: "0",
    });
    this.inner = h("div.log-inner");
    this.log.append(this.inner);
    this.count = h("span.badge");
    this.downward = iconButton("down", "К последнему сообщению", { onclick: () => this.toEnd(true) });
    this.downward.append(this.count);
    this.element = h("div.chat", {}, this.log, h("div.downward", {}, this.downward));
    this.context = {
      deeds,
      person: () => person(id),
      botName: () => state.bot.name,
      find: (message) => person(id).messages.get(message),
      jump: (message) => this.jump(message),
    };
    this.log.addEventListener("click", (event) => this.pick(event.target));
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.watch = new ResizeObserver(() => this.settle());
    this.watch.observe(this.inner);
    this.watch.observe(this.log);
    this.fill();
  }

  close() {
    clearTimeout(this.lingering);
    this.watch.disconnect();
  }

  fill() {
    this.nodes.clear();
    this.inner.replaceChildren();
    this.day = null;
    this.line = null;
    for (const message of person(this.id).messages.values()) this.put(message);
    const first = firstUnread(person(this.id));
    if (first) this.drawLine(first);
    this.hollow();
    this.settle();
  }

  /** «Непрочитанные сообщения» above a message, once; the chat opens there. */
  drawLine(id) {
    const node = this.nodes.get(id);
    if (this.line || !node) return;
    this.line = h("p.unread-line", { dataset: { testid: "unread-line" } }, h("span", {}, "Непрочитанные сообщения"));
    node.before(this.line);
    this.opening = true;
  }

  /** To the end, as long as the reader stands there; a chat that opens shows its unread messages from their line. */
  settle() {
    if (!this.stuck || !this.log.clientHeight) return;
    this.toEnd();
    if (this.opening) this.showFrom(this.line);
    this.opening = false;
  }

  /** What does not fit whole is shown from its beginning, and not from its end. */
  showFrom(node) {
    const above = node.getBoundingClientRect().top - this.log.getBoundingClientRect().top - ABOVE;
    if (above >= 0) return;
    this.stuck = false;
    this.log.scrollTop += above;
  }

  seen() {
    return this.stuck && this.log.offsetParent && !document.hidden;
  }

  /** The greeting of an empty chat. */
  hollow() {
    this.inner.querySelector(".hollow")?.remove();
    if (this.nodes.size) return;
    const words = wordsOf(person(this.id));
    const about = state.bot.description || `Здесь пока пусто. Нажмите «${words.start}», и бот ответит.`;
    this.inner.append(
      h(
        "div.hollow",
        {},
        h("b", {}, "Что умеет этот бот?"),
        h("p", {}, about),
        h("button.primary", { type: "button", onclick: () => this.deeds.start() }, words.start),
      ),
    );
  }

  add(message) {
    this.inner.querySelector(".hollow")?.remove();
    const node = this.put(message);
    node.classList.add("fresh");
    if (!message.bot) {
      this.stuck = true;
      this.line?.remove();
      this.line = null;
    } else if (!this.seen()) this.drawLine(message.id);
    this.settle();
    if (this.stuck && message.bot && this.log.clientHeight) this.showFrom(node);
    this.read();
  }

  put(message) {
    const key = dayKey(message.date);
    if (key !== this.day) {
      this.day = key;
      const name = h("h3.day", {}, h("span", {}, dayName(message.date, now())));
      this.inner.append(h("section.of-day", { dataset: { day: key, date: message.date } }, name));
    }
    const node = bubble(message, this.context);
    this.inner.lastElementChild.append(node);
    this.nodes.set(message.id, node);
    return node;
  }

  /** The same message, otherwise: in place, with the focus where it was. */
  change(message) {
    const old = this.nodes.get(message.id);
    if (!old) return;
    const node = bubble(message, this.context);
    const keys = [...old.querySelectorAll(".key")];
    const focused = keys.indexOf(document.activeElement);
    if (old.querySelector(".bubble").textContent !== node.querySelector(".bubble").textContent)
      node.classList.add("touched");
    old.replaceWith(node);
    this.nodes.set(message.id, node);
    if (focused >= 0) (node.querySelectorAll(".key")[focused] ?? this.log).focus({ preventScroll: true });
    if (this.stuck) this.toEnd();
  }

  remove(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    this.nodes.delete(id);
    const day = node.parentElement;
    node.remove();
    if (!day.querySelector(".message")) {
      if (day === this.inner.lastElementChild) this.day = null;
      day.remove();
    }
    if (!this.day) this.day = this.inner.lastElementChild?.dataset.day ?? null;
    this.hollow();
  }

  /** «Сегодня» is not today any more once the clock was moved. */
  rename() {
    for (const day of this.inner.querySelectorAll(".of-day")) {
      day.querySelector(".day span").textContent = dayName(Number(day.dataset.date), now());
    }
  }

  /** Where there is no mouse to hover with, a tapped bubble shows its menu's button. */
  pick(target) {
    this.inner.querySelector(".picked")?.classList.remove("picked");
    if (!target.closest("a, button")) target.closest(".bubble")?.closest(".message").classList.add("picked");
  }

  answered() {
    for (const key of this.inner.querySelectorAll(".key.busy")) key.classList.remove("busy");
  }

  scrolled() {
    // a scroll that came of another height or width is the browser's, not the reader's
    const size = `${this.log.scrollHeight} ${this.log.clientHeight}`;
    const resized = size !== this.size;
    this.size = size;
    this.showDay();
    if (resized && this.stuck) return this.toEnd();
    this.stuck = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    return this.read();
  }

  /** The day that floats over the messages is there while they move, and a second longer. */
  showDay() {
    const top = this.log.getBoundingClientRect().top + ABOVE;
    for (const day of this.inner.querySelectorAll(".of-day"))
      day.classList.toggle("floats", day.getBoundingClientRect().top < top - ABOVE);
    this.element.classList.add("moving");
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => this.element.classList.remove("moving"), LINGER);
  }

  toEnd(smooth = false) {
    if (smooth) this.stuck = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  jump(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    this.stuck = false;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("touched");
    requestAnimationFrame(() => node.classList.add("touched"));
  }

  /** Whoever sees the end of the chat has read it. */
  read() {
    if (this.seen()) markRead(person(this.id));
    const count = unread(person(this.id));
    this.count.textContent = count || "";
    this.element.classList.toggle("above", !this.stuck);
  }
}
