// What a message carries besides words.
import { h, icon } from "./dom.js";
import { size } from "./words.js";
import { openPicture } from "./dialogs.js";

export function mediaOf(media) {
  if (media.kind === "photo" && media.picture) return picture(media);
  if (media.kind === "contact") return contact(media);
  if (media.kind === "location") return place(media);
  if (media.kind === "sticker") return sticker(media);
  if (media.kind === "voice") return voice();
  return file(media);
}

/** One line about it: for a list of chats and for a quotation. */
export function mediaGist(media) {
  const names = {
    photo: "Фото",
    voice: "Голосовое сообщение",
    video: "Видео",
    sticker: "Стикер",
    contact: "Контакт",
    location: "Место",
    audio: "Запись",
    animation: "Анимация",
  };
  return names[media.kind] ?? media.name ?? "Файл";
}

function picture(media) {
  const image = h("img", { src: media.url, alt: "Фото", loading: "lazy", decoding: "async" });
  return h(
    "button.picture",
    { type: "button", "aria-label": "Открыть фото", onclick: () => openPicture(media) },
    image,
  );
}

function file(media) {
  const kind = (media.name ?? "").split(".").at(-1).slice(0, 4).toLowerCase();
  const named = (media.name ?? "").includes(".");
  return h(
    "a.file",
    { href: media.url, download: media.name, title: "Скачать файл" },
    h("span.unseen", {}, "Скачать файл"),
    h("span.file-kind", { dataset: { kind } }, named ? kind : icon("file")),
    h("span.file-words", {}, h("span.file-name", {}, media.name), h("span.file-size", {}, size(media.size))),
  );
}

function voice() {
  const heights = [5, 9, 14, 8, 12, 17, 10, 6, 13, 18, 11, 7, 15, 9, 5, 12, 16, 8, 11, 6, 9, 4];
  const bars = heights.map((height) => h("i", { style: { height: `${height}px` } }));
  return h(
    "div.voice",
    { role: "img", "aria-label": "Голосовое сообщение, 3 секунды" },
    h("span.voice-button", {}, icon("start")),
    h("span.voice-words", {}, h("span.voice-wave", {}, bars), h("span.voice-time", {}, "0:03")),
  );
}

function sticker(media) {
  if (media.picture) return h("img.sticker", { src: media.url, alt: "Стикер" });
  return h("div.sticker", { role: "img", "aria-label": "Стикер" }, "🙂");
}

function contact(media) {
  const name = [media.first_name, media.last_name].filter(Boolean).join(" ");
  return h(
    "div.card",
    {},
    h("span.card-icon", {}, icon("user")),
    h("span.card-words", {}, h("b", {}, name), h("span", {}, media.phone_number)),
  );
}

function place(media) {
  const where = `${media.latitude.toFixed(4)}, ${media.longitude.toFixed(4)}`;
  return h(
    "div.card",
    {},
    h("span.card-icon.place", {}, icon("pin")),
    h("span.card-words", {}, h("b", {}, "Место на карте"), h("span", {}, where)),
  );
}
