// Windows over the page: a picture to look at, an invitation to open, a question to answer.
import { h, icon, iconButton, avatar } from "./dom.js";
import { MESSENGERS } from "./messengers.js";
import { state } from "./store.js";

function show(label, kind, ...children) {
  const close = () => dialog.close();
  const dialog = h(
    `dialog.${kind}`,
    {
      "aria-label": label,
      onclose: () => dialog.remove(),
      onclick: (event) => {
        if (event.target === dialog) close();
      },
    },
    h("div.dialog-body", {}, iconButton("close", "Закрыть", { onclick: close }), ...children),
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function openPicture(media) {
  show(
    "Фото",
    "lightbox",
    h("img", { src: media.url, alt: "Фото" }),
    h("a.primary", { href: media.url, download: media.name }, "Скачать"),
  );
}

/** Resolves to true when the person agrees. */
export function confirm(title, words, yes) {
  return new Promise((answer) => {
    let agreed = false;
    const agree = () => {
      agreed = true;
      dialog.close();
    };
    const dialog = show(
      title,
      "ask",
      h("h2", {}, title),
      h("p", {}, words),
      h(
        "div.choices",
        {},
        h("button", { type: "button", onclick: () => dialog.close() }, "Отмена"),
        h("button.primary", { type: "button", onclick: agree, autofocus: true }, yes),
      ),
    );
    dialog.addEventListener("close", () => answer(agreed));
  });
}

/** The code of an invitation to this bot, "" for a bare link to it, null for any other address. */
export function invitation(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  if (/^(t\.me|telegram\.me)$/.test(address.hostname)) {
    const [name] = address.pathname.split("/").filter(Boolean);
    if (name === "share") return invitation(address.searchParams.get("url") ?? "");
    return sameBot(name) ? (address.searchParams.get("start") ?? "") : null;
  }
  if (address.hostname === "max.ru") {
    return sameBot(address.pathname.slice(1)) ? (address.searchParams.get("start") ?? "") : null;
  }
  if (address.protocol === "tg:" && /^(\/\/)?resolve/.test(address.href.slice(3))) {
    return sameBot(address.searchParams.get("domain")) ? (address.searchParams.get("start") ?? "") : null;
  }
  return null;
}

function sameBot(name) {
  return name?.toLowerCase() === state.bot.username.toLowerCase();
}

/** Who opens the link: `deeds.as(id)` for somebody who is here, `deeds.fresh(name)` for somebody new. */
export function openInvitation(url, current, deeds) {
  const others = [...state.people.values()].filter((one) => one.id !== current.id && !one.started);
  const choose = (act) => {
    dialog.close();
    act();
  };
  const row = (one, note) =>
    h(
      "button.who",
      { type: "button", onclick: () => choose(() => deeds.as(one.id)) },
      avatar(one.name, tone(one.id)),
      h("span", {}, h("b", {}, one.name), h("small", {}, note)),
    );
  const name = h("input", {
    type: "text",
    maxlength: "64",
    placeholder: "Имя и фамилия",
    "aria-label": "Имя нового человека",
    required: true,
  });
  const form = h(
    "form.fresh-person",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (name.value.trim()) choose(() => deeds.fresh(name.value.trim()));
      },
    },
    name,
    h("button.primary", { type: "submit" }, "Открыть"),
  );
  const dialog = show(
    "Открыть приглашение",
    "ask",
    h("h2", {}, "Открыть приглашение"),
    h("p.address", {}, icon("link"), h("span", {}, url)),
    h("p", {}, "Кто нажмёт на ссылку?"),
    h(
      "div.whos",
      {},
      row(current, "этот телефон"),
      others.map((one) => row(one, one.role || "ещё не запускал бота")),
    ),
    h("h3", {}, "Новый человек"),
    form,
  );
}

/** A colour of an avatar: the same person, the same colour. */
export const tone = (id) => String(id % 7);

export function addPerson(make) {
  const name = h("input", {
    type: "text",
    maxlength: "64",
    placeholder: "Имя и фамилия",
    "aria-label": "Имя",
    required: true,
    autofocus: true,
  });
  const link = h("input", {
    type: "text",
    placeholder: `${MESSENGERS[state.messengers[0]].address} (можно не указывать)`,
    "aria-label": "Ссылка-приглашение",
  });
  const messenger = h(
    "select",
    { "aria-label": "Мессенджер" },
    state.messengers.map((one) => h("option", { value: one }, MESSENGERS[one].name)),
  );
  const form = h(
    "form.person-form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        const typed = link.value.trim();
        const code = typed ? (invitation(typed) ?? typed) : "";
        dialog.close();
        make(name.value.trim(), code, messenger.value);
      },
    },
    h("label", {}, "Имя", name),
    h("label", { hidden: state.messengers.length < 2 }, "Мессенджер", messenger),
    h("label", {}, "Ссылка-приглашение", link),
    h("div.choices", {}, h("button.primary", { type: "submit" }, "Добавить")),
  );
  const dialog = show(
    "Новый человек",
    "ask",
    h("h2", {}, "Новый человек"),
    h("p", {}, "Появится телефон, на котором бот ещё не запущен."),
    form,
  );
}
