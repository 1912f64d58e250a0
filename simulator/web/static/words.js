// How things are told: times, sizes, numbers with their nouns. The zone is the centre's, not the browser's.
let zone = "Europe/Moscow";
let formats = make();

function make() {
  const format = (options) => new Intl.DateTimeFormat("ru-RU", { timeZone: zone, ...options });
  return {
    time: format({ hour: "2-digit", minute: "2-digit" }),
    day: format({ day: "numeric", month: "long", weekday: "short" }),
    dayOfYear: format({ day: "numeric", month: "long", year: "numeric" }),
    short: format({ day: "2-digit", month: "2-digit" }),
    full: format({
      weekday: "short",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    }),
    seconds: format({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    parts: new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }),
  };
}

export function setZone(name) {
  if (name === zone) return;
  zone = name;
  formats = make();
}

const of = (seconds) => new Date(seconds * 1000);
export const time = (seconds) => formats.time.format(of(seconds));
export const withSeconds = (seconds) => formats.seconds.format(of(seconds));
export const fullDate = (seconds) => formats.full.format(of(seconds)).replace(" г. в", ",").replace(" г.,", ",");
/** «2026-03-12 14:05»: what date and time inputs take. */
export const isoParts = (seconds) => formats.parts.format(of(seconds)).split(" ");
export const dayKey = (seconds) => isoParts(seconds)[0];

export function dayName(seconds, now) {
  if (dayKey(seconds) === dayKey(now)) return "Сегодня";
  if (dayKey(seconds) === dayKey(now - 86400)) return "Вчера";
  const sameYear = dayKey(seconds).slice(0, 4) === dayKey(now).slice(0, 4);
  return (sameYear ? formats.day : formats.dayOfYear).format(of(seconds)).replace(" г.", "");
}

/** The time of today, the date of other days: for a list of chats. */
export function when(seconds, now) {
  return dayKey(seconds) === dayKey(now) ? time(seconds) : formats.short.format(of(seconds));
}

/** plural(5, "вызов", "вызова", "вызовов") → «вызовов». */
export function plural(count, one, few, many) {
  const tens = Math.abs(count) % 100;
  const units = tens % 10;
  if (tens > 10 && tens < 20) return many;
  return units === 1 ? one : units > 1 && units < 5 ? few : many;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} КБ`;
  return `${(bytes / 1024 ** 2).toFixed(1).replace(".", ",")} МБ`;
}

/** «+3 дня 2 ч»: how far the clock was moved. */
export function shift(seconds) {
  const minutes = Math.round(seconds / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = [];
  if (days) parts.push(`${days} ${plural(days, "день", "дня", "дней")}`);
  if (hours) parts.push(`${hours} ч`);
  if (!days && minutes % 60) parts.push(`${minutes % 60} мин`);
  return parts.length ? `+${parts.join(" ")}` : "";
}
