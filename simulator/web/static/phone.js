// One phone: whose it is, the chat's head, the messages, the lower edge.
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { invitation, openInvitation, tone } from "./dialogs.js";
import { avatar, h, icon, iconButton, openMenu } from "./dom.js";
import { act } from "./line.js";
import { wordsOf } from "./messengers.js";
import { Notices } from "./notices.js";
import { emit, on, person, state } from "./store.js";

export class Phone {
  constructor(id, desk) {
    this.id = id;
    this.desk = desk;
    this.deeds = this.makeDeeds();
    this.subtitle = h("span.subtitle", { dataset: { testid: "subtitle" } }, "бот");
    this.title = h("h2", {}, state.bot.name);
    this.notices = new Notices(this.subtitle);
    this.chat = new Chat(id, this.deeds);
    this.composer = new Composer(id, this.deeds);
    this.owner = h("div.owner");
    this.element = h(
      "section.phone",
      { "aria-label": `Телефон: ${person(id).name}`, dataset: { testid: "phone", person: id, messenger: person(id).messenger }, ...this.dropping() },
      this.owner,
      h("div.screen", {}, this.head(), this.notices.element, this.chat.element, this.composer.element),
    );
    this.element.addEventListener("pointerdown", () => desk.activate(this));
    this.element.addEventListener("focusin", () => desk.activate(this));
    this.drawOwner();
    this.off = on("started said changed sent edited deleted answered action blocked unblocked profile clock person", (e) =>
      this.hear(e),
    );
  }

  close() {
    this.off();
    this.chat.close();
    this.element.remove();
  }

  makeDeeds() {
    const { id } = this;
    const mine = (deed, body = {}) => act(deed, { chat: id, ...body });
    return {
      act: mine,
      say: (text) => mine("say", { text }),
      start: (payload = "") => mine("start", { payload }),
      send: (body) => mine("send", body),
      press: async (message, key) => {
        if (!(await mine("press", { message: message.id, label: key.text, data: key.callback_data })))
          this.chat.answered();
      },
      block: () => mine("block"),
      unblock: () => mine("unblock"),
      open: (url, event) => this.open(url, event),
      copy: (text) => {
        navigator.clipboard?.writeText(text);
        this.notices.toast("Скопировано");
      },
      unable: () => this.notices.toast(`Эта кнопка работает только в настоящем ${wordsOf(person(id)).name}`),
      reply: (message) => this.composer.setAbout({ what: "reply", message }),
      edit: (message) => this.composer.setAbout({ what: "edit", message }),
    };
  }

  head() {
    const menu = iconButton("more", "Меню чата", { "aria-haspopup": "menu", onclick: () => this.openMenu(menu) });
    return h(
      "header.chat-head",
      {},
      avatar(state.bot.name, "bot"),
      h("div.chat-title", {}, this.title, this.subtitle),
      menu,
    );
  }

  openMenu(anchor) {
    const someone = person(this.id);
    openMenu(
      anchor,
      [
        { icon: "start", label: someone.started ? wordsOf(someone).again : wordsOf(someone).start, act: () => this.deeds.start() },
        someone.blocked
          ? { icon: "check", label: "Разблокировать бота", act: () => this.deeds.unblock() }
          : { icon: "block", label: "Заблокировать бота", danger: true, act: () => this.deeds.block() },
        { icon: "sliders", label: "Пульт", act: () => emit("bench") },
        this.desk.phones.length > 1 && {
          icon: "close",
          label: "Убрать телефон",
          act: () => this.desk.remove(this),
        },
      ].filter(Boolean),
      { label: "Меню чата" },
    );
  }

  /** Whose phone it is, and the switch to somebody else's. */
  drawOwner() {
    const someone = person(this.id);
    const others = [...state.people.values()].filter((one) => one.id === this.id || !this.desk.phoneOf(one.id));
    const drawn = JSON.stringify([someone.name, others.map((one) => one.id), this.desk.phones.length]);
    if (drawn === this.drawn) return; // a list that is open right now must not be replaced under the hand
    this.drawn = drawn;
    const words = (one) => (one.role ? `${one.name} · ${one.role}` : one.name);
    const select = h(
      "select",
      { "aria-label": "Чей это телефон", onchange: () => this.desk.replace(this, Number(select.value)) },
      others.map((one) => h("option", { value: one.id, selected: one.id === this.id }, words(one))),
    );
    this.owner.replaceChildren(
      iconButton("back", "К списку людей", { onclick: () => this.desk.showList(), dataset: { only: "narrow" } }),
      h(
        "div.owner-name",
        {},
        avatar(someone.name, tone(someone.id), "small"),
        h("span.owner-words", {}, h("b", {}, someone.name), h("small", {}, someone.role || "гость")),
        icon("chevron"),
        select,
      ),
      iconButton("close", "Убрать телефон", { onclick: () => this.desk.remove(this), dataset: { only: "wide" } }),
    );
  }

  dropping() {
    const over = (event) => event.dataTransfer?.types.includes("Files");
    return {
      ondragover: (event) => over(event) && event.preventDefault(),
      ondrop: (event) => {
        const [file] = event.dataTransfer.files;
        if (!file || !person(this.id).started || person(this.id).blocked) return;
        event.preventDefault();
        this.composer.dropped(file);
      },
    };
  }

  open(url, event) {
    const code = invitation(url);
    if (code !== null) {
      event.preventDefault();
      openInvitation(url, person(this.id), {
        as: (id) => this.desk.openAs(id, code, this),
        fresh: (name) => this.desk.fresh(name, code, this),
      });
    } else if (/^tg:/i.test(url)) {
      event.preventDefault();
      this.notices.toast("Такая ссылка открывается только в Telegram");
    } else if (event.currentTarget.tagName !== "A") window.open(url, "_blank", "noopener,noreferrer");
  }

  hear(event) {
    if (event.kind === "clock") this.chat.rename();
    if (event.kind === "person") this.drawOwner();
    if (event.kind === "profile") {
      this.title.textContent = state.bot.name;
      this.chat.hollow();
      this.composer.update();
    }
    if (event.person?.id !== this.id) return;
    HEARD[event.kind]?.(this, event);
  }

  /** The whole chat anew. */
  refill() {
    this.chat.fill();
    this.composer.update();
    this.drawOwner();
    this.title.textContent = state.bot.name;
  }
}

const HEARD = {
  started(phone) {
    phone.chat.hollow();
    phone.composer.update();
  },
  said(phone, { message }) {
    phone.chat.add(message);
    phone.composer.update();
  },
  sent(phone, { message }) {
    phone.notices.quiet();
    phone.chat.add(message);
    phone.composer.update();
  },
  changed: (phone, { message }) => phone.chat.change(message),
  edited(phone, { message }) {
    phone.notices.quiet();
    phone.chat.change(message);
  },
  deleted: (phone, { message }) => phone.chat.remove(message.id),
  answered(phone, { text, alert }) {
    phone.chat.answered();
    if (text) phone.notices.show(text, alert);
  },
  action: (phone, { text }) => phone.notices.action(text),
  blocked: (phone) => phone.composer.update(),
  unblocked: (phone) => phone.composer.update(),
};
