// The line to the server: changes come by server-sent events, deeds go as JSON.
import { apply, emit, state } from "./store.js";

export function listen() {
  let source;
  const open = () => {
    source = new EventSource("/web/events");
    source.onopen = () => setConnected(true);
    source.onerror = () => {
      setConnected(false);
      // a browser gives up for good on a refused connection; a server that restarts is no reason to
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1000);
    };
    source.onmessage = (event) => apply(JSON.parse(event.data));
  };
  open();
}

function setConnected(connected) {
  if (state.connected === connected) return;
  state.connected = connected;
  emit("connection");
}

/** Does a deed; shows why not, and returns null, when it cannot be done. */
export async function act(deed, body = {}) {
  try {
    const answer = await fetch(`/web/${deed}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (answer.ok) return said;
    emit("trouble", { text: said.error ?? "Не получилось." });
  } catch {
    emit("trouble", { text: "Нет связи с локальным сервером. Запущен ли он?" });
  }
  return null;
}

/** A file as base64, for a JSON body. */
export function encode(blob) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
