// Elements out of words: text becomes text nodes only, so nothing a person wrote is ever markup.
import { PATHS } from "./icons.js";

/** h("button.primary", { onclick, "aria-label": "…" }, "Слова", child, …): a new element. */
export function h(what, props = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value);
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style")
    for (const [key, worth] of Object.entries(value)) element.style.setProperty(key, worth);
  else element.setAttribute(name, value === true ? "" : value);
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows a picture and says its name to those who cannot see it. */
export function iconButton(name, label, props = {}) {
  return h("button.round", { type: "button", "aria-label": label, title: label, ...props }, icon(name));
}

export function avatar(name, key, size = "") {
  const letters = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return h(
    `span.avatar${size ? `.${size}` : ""}`,
    { "aria-hidden": "true", dataset: { tone: key } },
    letters || "?",
  );
}

/** A list of choices under a button; closes on a choice, Escape, or a click elsewhere. */
export function openMenu(anchor, items, { label, place = "below" } = {}) {
  const host = anchor.closest(".phone") ?? document.body;
  host.querySelector(".menu")?.remove();
  const close = (focus) => {
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (focus) anchor.focus();
  };
  const outside = (event) => {
    if (!menu.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  const choose = (act) => {
    close(true);
    act();
  };
  const buttons = items.map((item) =>
    h(
      `button${item.danger ? ".danger" : ""}`,
      { type: "button", role: "menuitem", onclick: () => choose(item.act) },
      icon(item.icon),
      h("span", {}, item.label),
    ),
  );
  const menu = h(
    `div.menu.${place}`,
    {
      role: "menu",
      "aria-label": label,
      onkeydown: (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          close(true);
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) {
          event.preventDefault();
          buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
        }
      },
    },
    buttons,
  );
  host.append(menu);
  position(menu, anchor, host, place);
  anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  buttons[0]?.focus({ focusVisible: false });
}

function position(menu, anchor, host, place) {
  const from = anchor.getBoundingClientRect();
  const inside = host.getBoundingClientRect();
  const left = Math.min(from.left - inside.left, inside.width - menu.offsetWidth - 8);
  menu.style.left = `${Math.max(8, left)}px`;
  const below = from.bottom - inside.top + 4;
  const above = from.top - inside.top - menu.offsetHeight - 4;
  const fits = below + menu.offsetHeight < inside.height - 8;
  menu.style.top = `${place === "above" || !fits ? Math.max(8, above) : below}px`;
}
