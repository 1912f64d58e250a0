// The list that «/» opens: by the button, or by typing.
import { h } from "./dom.js";

export class CommandMenu {
  constructor(all, choose) {
    this.all = all;
    this.choose = choose;
    this.shown = [];
    this.at = -1;
    this.typed = "";
    this.element = h("div.commands", {
      role: "menu",
      "aria-label": "Команды бота",
      hidden: true,
      onkeydown: (event) => this.key(event),
    });
    this.outside = (event) => {
      if (!this.element.contains(event.target) && !this.anchor.contains(event.target)) this.close();
    };
  }

  get open() {
    return !this.element.hidden;
  }

  toggle() {
    if (this.open) this.close();
    else this.show("");
  }

  show(typed) {
    this.typed = typed;
    this.at = typed ? 0 : -1;
    this.element.hidden = false;
    this.anchor.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", this.outside, true);
    this.render();
  }

  close() {
    if (!this.open) return;
    this.element.hidden = true;
    this.anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", this.outside, true);
  }

  /** Follows what is being typed: «/su» shows «/summary». */
  filter(text) {
    if (/^\/[a-z0-9_]*$/.test(text)) this.show(text.slice(1));
    else this.close();
  }

  render() {
    if (!this.open) return;
    this.shown = this.all().filter((command) => command.name.startsWith(this.typed));
    if (!this.shown.length) {
      this.close();
      return;
    }
    this.element.replaceChildren(
      ...this.shown.map((command, number) =>
        h(
          `button${number === this.at ? ".at" : ""}`,
          { type: "button", role: "menuitem", onclick: () => this.pick(command) },
          h("b", {}, `/${command.name}`),
          h("span", {}, command.words),
        ),
      ),
    );
  }

  pick(command) {
    this.close();
    this.choose(command.name);
  }

  /** True when the key was the menu's. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") {
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (Math.max(this.at, step > 0 ? -1 : 0) + step + this.shown.length) % this.shown.length;
      this.render();
      this.element.children[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && this.at >= 0) {
      this.pick(this.shown[this.at]);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
