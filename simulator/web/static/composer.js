// The lower edge of a phone: words, the command menu, attachments, the reply keyboard.
import { CommandMenu } from "./commands.js";
import { append, h, icon, iconButton, openMenu } from "./dom.js";
import { wordsOf } from "./messengers.js";
import { fileDropped, parcels } from "./parcels.js";
import { mediaGist } from "./media.js";
import { person } from "./store.js";

const TALLEST = 160;

export class Composer {
  constructor(id, deeds) {
    this.id = id;
    this.deeds = deeds;
    this.about = null; // { what: "reply" | "edit", message }
    this.keysShown = true;
    this.commands = new CommandMenu(
      () => person(id).commands,
      (name) => this.command(name),
    );
    this.input = h("textarea", {
      rows: "1",
      placeholder: "Сообщение",
      "aria-label": "Сообщение",
      autocomplete: "off",
      enterkeyhint: "send",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
      onpaste: (event) => this.pasted(event),
    });
    this.menuButton = iconButton("slash", "Команды бота", {
      "aria-expanded": "false",
      onclick: () => this.commands.toggle(),
    });
    this.commands.anchor = this.menuButton;
    this.keysButton = iconButton("keys", "Клавиатура бота", { onclick: () => this.toggleKeys() });
    this.clip = iconButton("clip", "Прикрепить", { "aria-haspopup": "menu", onclick: () => this.attach() });
    this.sendButton = iconButton("send", "Отправить", { onclick: () => this.send() });
    this.sendButton.classList.add("send");
    this.aboutLine = h("div.about", { hidden: true });
    this.keys = h("div.reply-keys", {
      role: "group",
      "aria-label": "Клавиатура бота",
      dataset: { testid: "reply-keys" },
    });
    this.row = h("div.compose-row", {}, this.menuButton, this.input, this.keysButton, this.clip, this.sendButton);
    this.single = h("div.single");
    this.element = h("div.composer", {}, this.commands.element, this.aboutLine, this.row, this.single, this.keys);
    this.update();
  }

  /** What the person can do now: write, unblock the bot, or press its keys. */
  update() {
    const someone = person(this.id);
    const waits = someone.blocked || !someone.started;
    this.row.hidden = waits;
    this.single.hidden = !waits;
    this.single.replaceChildren();
    if (waits) {
      const [words, act] = someone.blocked
        ? ["Разблокировать", () => this.deeds.unblock()]
        : [wordsOf(someone).start, () => this.deeds.start()];
      this.single.append(h("button.primary", { type: "button", onclick: act }, words));
      this.commands.close();
    }
    this.menuButton.hidden = !someone.commands.length;
    this.commands.render();
    this.layKeys(someone, waits);
  }

  layKeys(someone, waits) {
    const rows = waits ? [] : someone.keyboard;
    const same = JSON.stringify(rows) === this.laid;
    this.keysButton.hidden = !rows.length;
    this.keysButton.setAttribute("aria-pressed", String(this.keysShown));
    this.keys.hidden = !rows.length || !this.keysShown;
    if (same) return;
    this.laid = JSON.stringify(rows);
    this.keys.replaceChildren(
      ...rows.map((row) =>
        h(
          "div.keys-row",
          {},
          row.map((key) =>
            h(
              "button.key",
              { type: "button", onclick: () => this.pressKey(key), dataset: { testid: "reply-key" } },
              key.asks && icon(key.asks === "contact" ? "user" : "pin"),
              h("span", {}, key.text),
            ),
          ),
        ),
      ),
    );
  }

  toggleKeys() {
    this.keysShown = !this.keysShown;
    this.update();
  }

  pressKey(key) {
    if (key.asks) this.deeds.send({ kind: key.asks });
    else this.deeds.say(key.text);
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    this.commands.filter(this.input.value);
    this.row.classList.toggle("full", Boolean(this.input.value.trim()));
  }

  key(event) {
    if (this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.about) this.setAbout(null);
    else if (event.key === "ArrowUp" && !this.input.value) this.editLast(event);
  }

  editLast(event) {
    const own = [...person(this.id).messages.values()].filter((m) => !m.bot && m.text && !m.media).at(-1);
    if (!own) return;
    event.preventDefault();
    this.setAbout({ what: "edit", message: own });
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const { about } = this;
    this.fill("");
    this.setAbout(null);
    const done =
      about?.what === "edit"
        ? await this.deeds.act("edit", { message: about.message.id, text })
        : await this.deeds.act("say", { text, reply: about?.message.id });
    if (!done && !this.input.value) this.fill(text);
  }

  command(name) {
    this.fill("");
    this.deeds.say(`/${name}`);
    this.input.focus();
  }

  fill(text) {
    this.input.value = text;
    this.typed();
  }

  setAbout(about) {
    if (this.about?.what === "edit" && !about) this.fill("");
    this.about = about;
    this.aboutLine.hidden = !about;
    this.aboutLine.replaceChildren();
    if (!about) return;
    const { message } = about;
    append(this.aboutLine, [
      icon(about.what),
      h(
        "span.about-words",
        {},
        h("b", {}, about.what === "edit" ? "Изменение сообщения" : "Ответ"),
        h("span", {}, message.text || mediaGist(message.media)),
      ),
      iconButton("close", "Отменить", { onclick: () => this.setAbout(null) }),
    ]);
    if (about.what === "edit") this.fill(message.text);
    this.input.focus();
  }

  attach() {
    openMenu(
      this.clip,
      parcels((body) => this.parcel(body)),
      { label: "Прикрепить", place: "above" },
    );
  }

  async parcel(body) {
    const caption = body.kind === "contact" || body.kind === "location" ? "" : this.input.value.trim();
    if ((await this.deeds.send({ ...body, caption })) && caption) this.fill("");
  }

  async pasted(event) {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    this.dropped(file);
  }

  /** A file that was dropped on the phone or pasted. */
  async dropped(file) {
    this.parcel(await fileDropped(file));
  }
}
