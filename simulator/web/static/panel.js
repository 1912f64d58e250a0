// The bench: the clock, the faults, the bot's calls, and everything anew.
import { Calls } from "./calls.js";
import { confirm } from "./dialogs.js";
import { h, icon, iconButton } from "./dom.js";
import { act } from "./line.js";
import { now, on, person, state } from "./store.js";
import { fullDate, isoParts, plural, shift } from "./words.js";

const KEY = "opora.panel";
const FAULTS = [
  ["429", "429 – слишком часто", "Мессенджер просит подождать"],
  ["500", "500 – ошибка мессенджера", "Вызов не выполнен"],
  ["bad_gateway", "502 – шлюз не отвечает", "Вместо ответа страница HTML"],
  ["slow", "Медленно", "Ответ через три секунды"],
  ["drop_before", "Обрыв до выполнения", "Ничего не сделано"],
  ["drop_after", "Обрыв после выполнения", "Сделано, но ответа нет"],
];
const NAMES = {
  refuse: "Отказ",
  bad_gateway: "502",
  delay: "Медленно",
  drop_before: "Обрыв до",
  drop_after: "Обрыв после",
  cut: "Обрезанный ответ",
};

export class Panel {
  constructor(root, desk, changed) {
    this.root = root;
    this.desk = desk;
    this.changed = changed;
    this.shown = localStorage.getItem(KEY) === "shown" && innerWidth >= 1280;
    this.clock = this.clockPart();
    this.faults = this.faultsPart();
    this.calls = new Calls();
    root.append(
      h(
        "div.panel-head",
        {},
        h("h2", {}, "Пульт"),
        iconButton("close", "Закрыть пульт", { onclick: () => this.toggle() }),
      ),
      h("div.panel-body", {}, this.clock, this.faults, this.calls.element, this.againPart()),
    );
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.toggle();
    });
    root.hidden = !this.shown;
    on("bench", () => this.open());
  }

  toggle() {
    this.shown = !this.shown;
    this.root.hidden = !this.shown;
    localStorage.setItem(KEY, this.shown ? "shown" : "");
    this.changed();
  }

  open() {
    if (!this.shown) this.toggle();
    this.clock.querySelector("button").focus({ focusVisible: false });
  }

  clockPart() {
    const shown = h("p.big", { dataset: { testid: "panel-clock" } });
    const moved = h("p.small");
    const date = h("input", { type: "date", "aria-label": "Дата", required: true });
    const time = h("input", { type: "time", "aria-label": "Время", required: true, value: "09:00" });
    const move = (words, body) => h("button", { type: "button", onclick: () => act("clock", body) }, words);
    const form = h(
      "form.moment",
      {
        onsubmit: (event) => {
          event.preventDefault();
          act("clock", { to: `${date.value}T${time.value}` });
        },
      },
      date,
      time,
      h("button", { type: "submit" }, "Перевести"),
    );
    const tick = () => {
      shown.textContent = fullDate(now());
      moved.textContent = state.clock.shifted
        ? `Часы переведены: ${shift(state.clock.shifted)}`
        : "Часы идут как настоящие";
    };
    const moment = () => {
      tick();
      [date.value] = isoParts(now() + 86400);
      [date.min] = isoParts(now());
    };
    on("snapshot clock", moment);
    setInterval(tick, 1000);
    return h(
      "section.part",
      { "aria-label": "Время" },
      h("h3", {}, icon("clock"), "Время"),
      shown,
      moved,
      h(
        "div.chips",
        {},
        move("+1 час", { add: 3600 }),
        move("+1 день", { add: 86400 }),
        move("+1 неделя", { add: 604800 }),
        move("К концу квартала", {}),
      ),
      form,
    );
  }

  faultsPart() {
    const times = h(
      "select",
      { "aria-label": "Сколько вызовов" },
      [
        ["1", "один вызов"],
        ["5", "пять вызовов"],
        ["", "все вызовы"],
      ].map(([value, words]) => h("option", { value }, words)),
    );
    const whose = h("select", { "aria-label": "Чьи вызовы" });
    const fill = () => {
      const chosen = whose.value;
      const people = [...state.people.values()].map((one) => h("option", { value: one.id }, one.name));
      whose.replaceChildren(h("option", { value: "" }, "для всех"), ...people);
      whose.value = chosen;
      if (whose.selectedIndex < 0) whose.value = "";
    };
    const list = h("ul.faults", { "aria-label": "Включённые неполадки", dataset: { testid: "faults" } });
    const draw = () =>
      list.replaceChildren(
        ...state.faults.map((fault, at) =>
          h(
            "li",
            {},
            h("span", {}, faultWords(fault)),
            iconButton("close", "Снять", { onclick: () => act("mend", { at }) }),
          ),
        ),
      );
    on("snapshot person", fill);
    on("snapshot faults", draw);
    const add = (what) => act("fault", { what, times: times.value, chat: whose.value });
    return h(
      "section.part",
      { "aria-label": "Неполадки" },
      h("h3", {}, icon("warning"), "Неполадки"),
      h("div.pair", {}, times, whose),
      h(
        "div.fault-buttons",
        {},
        FAULTS.map(([what, words, hint]) =>
          h("button", { type: "button", title: hint, onclick: () => add(what) }, words),
        ),
        this.blockButton(),
      ),
      list,
    );
  }

  blockButton() {
    const button = h("button", {
      type: "button",
      onclick: () => {
        const someone = person(this.desk.active?.id);
        if (someone) act(someone.blocked ? "unblock" : "block", { chat: someone.id });
      },
    });
    this.drawBlock = () => {
      const someone = person(this.desk.active?.id);
      button.hidden = !someone;
      if (someone)
        button.textContent = `${someone.blocked ? "Разблокировать" : "Заблокировать"} бота: ${someone.name}`;
    };
    button.classList.add("wide");
    on("snapshot blocked unblocked", () => this.drawBlock());
    return button;
  }

  againPart() {
    const again = async () => {
      const words =
        "Переписка исчезнет, часы вернутся, данные загрузятся как в первый раз. Это займёт несколько секунд.";
      if (!(await confirm("Начать заново?", words, "Начать заново"))) return;
      button.disabled = true;
      await act("reset");
      button.disabled = false;
    };
    const button = h("button.again", { type: "button", onclick: again }, icon("refresh"), "Начать заново");
    return h("section.part", { "aria-label": "Сначала" }, button);
  }
}

function faultWords(fault) {
  const what = fault.code ?? NAMES[fault.what] ?? fault.what;
  const whose = fault.chat ? ` · ${person(fault.chat)?.name ?? fault.chat}` : "";
  const times =
    fault.times === null ? "все вызовы" : `ещё ${fault.times} ${plural(fault.times, "вызов", "вызова", "вызовов")}`;
  return `${what} · ${times}${whose}`;
}
