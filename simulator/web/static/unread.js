// Who has read how far: kept in this browser, for this run of the server.
import { emit, state } from "./store.js";

const KEY = "opora.read";
let kept = { run: "", upTo: {} };

export function loadRead() {
  try {
    kept = JSON.parse(localStorage.getItem(KEY)) ?? kept;
  } catch {
    /* whatever stood there is of no use */
  }
  if (kept.run !== state.run) kept = { run: state.run, upTo: {} };
}

/** Messages of the bot this person has not seen. */
export function unread(person) {
  const upTo = kept.upTo[person.id] ?? person.seen;
  let count = 0;
  for (const message of person.messages.values()) if (message.bot && message.id > upTo) count += 1;
  return count;
}

/** The message that waits longest for being seen; nothing when this person has never looked. */
export function firstUnread(person) {
  const upTo = kept.upTo[person.id] ?? person.seen;
  if (!upTo) return null;
  for (const message of person.messages.values()) if (message.bot && message.id > upTo) return message.id;
  return null;
}

export function markRead(person) {
  let last = 0;
  for (const id of person.messages.keys()) last = id;
  if (last <= (kept.upTo[person.id] ?? person.seen)) return;
  kept.upTo[person.id] = last;
  localStorage.setItem(KEY, JSON.stringify(kept));
  emit("read", { person });
}
