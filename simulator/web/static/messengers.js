// What the messengers call things: the same bot stands behind all of them.
import { state } from "./store.js";

export const MESSENGERS = {
  telegram: { name: "Telegram", start: "Запустить", again: "Нажать /start", address: "https://t.me/…?start=…" },
  max: { name: "MAX", start: "Начать", again: "Нажать «Начать»", address: "https://max.ru/…?start=…" },
};

/** The words of this person's messenger. */
export const wordsOf = (someone) => MESSENGERS[someone?.messenger] ?? MESSENGERS.telegram;

/** «Telegram», «MAX», or both: what is not needed for this page. */
export const without = () => state.messengers.map((one) => MESSENGERS[one].name).join(" и ");
