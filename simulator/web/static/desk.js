// The phones on the table: which, in what order, and which of them is in hand.
import { act } from "./line.js";
import { Phone } from "./phone.js";
import { on, person, state } from "./store.js";
import { unread } from "./unread.js";

const KEY = "opora.desk";
const MOST = 3;
const WIDE = 1180;
const PHONE_WIDTH = 350; // with the gap
export const narrow = window.matchMedia("(max-width: 759px)");

export class Desk {
  constructor(root, holder, changed) {
    this.root = root;
    this.holder = holder;
    this.changed = changed;
    this.phones = [];
    this.active = null;
    on("snapshot", () => this.refill());
    narrow.addEventListener("change", () => this.settle());
    document.addEventListener("visibilitychange", () => this.phones.forEach((phone) => phone.chat.read()));
  }

  phoneOf(id) {
    return this.phones.find((phone) => phone.id === id);
  }

  get full() {
    return this.phones.length >= MOST || this.phones.length >= state.people.size;
  }

  /** After a snapshot: the same phones with what stands in their chats now, or those of the last visit. */
  refill() {
    for (const phone of this.phones.filter((one) => !person(one.id))) this.drop(phone);
    for (const phone of this.phones) phone.refill();
    if (!this.phones.length) for (const id of this.wanted()) this.put(id);
    if (!this.phones.includes(this.active)) this.active = this.phones[0] ?? null;
    this.settle();
  }

  wanted() {
    const named = location.hash.slice(1).split(",").map(Number);
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      /* whatever stood there is of no use */
    }
    const known = (ids) => ids.filter((id) => person(id)).slice(0, MOST);
    if (known(named).length) {
      history.replaceState(null, "", location.pathname); // an address names the phones once, then they are the user's
      return known(named);
    }
    if (known(kept).length) return known(kept);
    return [...state.people.keys()].slice(0, innerWidth >= WIDE ? 2 : 1);
  }

  put(id, at = this.phones.length) {
    const phone = new Phone(id, this);
    this.phones.splice(at, 0, phone);
    this.holder.insertBefore(phone.element, this.holder.children[at] ?? null);
    return phone;
  }

  drop(phone) {
    this.phones = this.phones.filter((one) => one !== phone);
    phone.close();
  }

  /** This person's phone in hand: where it lies already, or in place of the one in hand. */
  open(id) {
    const there = this.phoneOf(id);
    if (there) this.activate(there, true);
    else if (this.active) this.replace(this.active, id);
    else this.activate(this.put(id), true);
    this.showChat();
  }

  /** One more phone beside the others. */
  beside(id) {
    const chosen = id ?? this.next();
    if (!chosen || this.phoneOf(chosen)) return this.open(chosen);
    if (this.full) return this.open(chosen);
    this.activate(this.put(chosen), true);
    return this.showChat();
  }

  /** A phone that came by a link: beside the others where there is room, else in place of one not in hand. */
  bring(id) {
    const room = Math.max(1, Math.floor((this.holder.clientWidth - 20) / PHONE_WIDTH));
    if (this.phoneOf(id) || narrow.matches) return this.open(id);
    if (this.phones.length < Math.min(room, MOST)) return this.beside(id);
    this.replace(this.phones.findLast((phone) => phone !== this.active) ?? this.active, id);
    return this.showChat();
  }

  next() {
    const free = [...state.people.values()].filter((one) => !this.phoneOf(one.id));
    return (free.find(unread) ?? free[0])?.id;
  }

  replace(phone, id) {
    const at = this.phones.indexOf(phone);
    this.drop(phone);
    this.activate(this.put(id, at), true);
  }

  remove(phone) {
    if (narrow.matches || this.phones.length === 1) this.showList();
    if (this.phones.length === 1) return;
    this.drop(phone);
    if (this.active === phone) this.active = this.phones[0];
    this.settle();
  }

  activate(phone, focus = false) {
    if (this.active !== phone) {
      this.active = phone;
      this.settle();
    } else if (focus) this.settle();
    if (focus && !narrow.matches) phone.composer.input.focus({ preventScroll: true, focusVisible: false });
    if (focus) phone.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  showChat() {
    this.root.dataset.view = "chat";
    this.active?.chat.toEnd();
    this.settle();
  }

  showList() {
    this.root.dataset.view = "list";
    this.settle();
  }

  settle() {
    for (const phone of this.phones) {
      phone.element.classList.toggle("active", phone === this.active);
      phone.drawOwner();
      phone.chat.read();
    }
    this.holder.dataset.count = this.phones.length;
    localStorage.setItem(KEY, JSON.stringify(this.phones.map((phone) => phone.id)));
    this.changed();
  }

  /** An invitation opened by somebody who is here already. */
  openAs(id, code, from) {
    if (id !== from.id) this.bring(id);
    return act("start", { chat: id, payload: code });
  }

  /** Somebody new, with the phone beside the others where there is room. */
  async fresh(name, code = "", from = null, messenger = "") {
    const made = await act("person", { name, payload: code, messenger: from ? person(from.id).messenger : messenger });
    if (!made) return;
    if (!person(made.id))
      await new Promise((done) => {
        const off = on("person", () => {
          off();
          done();
        });
      });
    this.bring(made.id);
  }
}
