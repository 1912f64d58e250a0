// What the page knows: one object, changed by the feed only; whoever shows something listens.
import { setZone } from "./words.js";

const listeners = new Map();

export const state = {
  run: "",
  bot: { name: "Бот", username: "", description: "" },
  status: "starting",
  clock: { ahead: 0, shifted: 0 },
  messengers: ["telegram"],
  people: new Map(),
  faults: [],
  calls: [],
  connected: false,
};

export const now = () => Date.now() / 1000 + state.clock.ahead;
export const person = (id) => state.people.get(id);

/** on("sent", ({ person, message }) => …); returns what takes the listener away. */
export function on(kinds, listener) {
  for (const kind of kinds.split(" ")) {
    if (!listeners.has(kind)) listeners.set(kind, new Set());
    listeners.get(kind).add(listener);
  }
  return () => kinds.split(" ").forEach((kind) => listeners.get(kind).delete(listener));
}

export function emit(kind, detail = {}) {
  for (const listener of [...(listeners.get(kind) ?? [])]) listener(detail);
}

/** One change from the feed. */
export function apply(change) {
  const known = person(change.chat);
  const detail = APPLY[change.kind]?.(change, known) ?? {};
  emit(change.kind, { ...change, person: known, ...detail });
}

function keep(change, known) {
  known.messages.set(change.message.id, change.message);
}

const APPLY = {
  snapshot(change) {
    state.run = change.run;
    state.bot = change.bot;
    state.messengers = change.messengers;
    state.status = change.status;
    state.faults = change.faults;
    state.calls = change.calls;
    setClock(change.clock);
    state.people = new Map(change.people.map((one) => [one.id, personOf(one)]));
  },
  person(change) {
    state.people.set(change.person.id, personOf(change.person));
    return { person: person(change.person.id) };
  },
  said(change, known) {
    known.started = true;
    keep(change, known);
  },
  started(change, known) {
    known.started = true;
    known.blocked = false;
  },
  changed: keep,
  sent(change, known) {
    known.keyboard = change.keyboard ?? [];
    keep(change, known);
  },
  edited: keep,
  deleted(change, known) {
    known.messages.delete(change.message.id);
  },
  blocked(change, known) {
    known.blocked = true;
  },
  unblocked(change, known) {
    known.blocked = false;
  },
  clock(change) {
    setClock(change.clock);
  },
  status(change) {
    state.status = change.status;
  },
  faults(change) {
    state.faults = change.faults;
  },
  call(change) {
    state.calls.push(change.call);
    if (state.calls.length > 300) state.calls.shift();
  },
  profile(change) {
    state.bot = change.bot;
    for (const [id, commands] of Object.entries(change.commands)) {
      if (person(Number(id))) person(Number(id)).commands = commands;
    }
  },
};

function personOf(given) {
  return { ...given, messages: new Map(given.messages.map((message) => [message.id, message])) };
}

function setClock(clock) {
  setZone(clock.zone);
  state.clock = { ahead: clock.now - Date.now() / 1000, shifted: clock.shifted };
}

/** The newest message of a chat, or undefined. */
export function lastMessage(someone) {
  let last;
  for (last of someone.messages.values());
  return last;
}
