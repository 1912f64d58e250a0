// What can be attached: files of this machine, and samples for whoever has none at hand.
import { encode } from "./line.js";

/** The items of the attachment menu; `send(body)` gets a parcel ready to go. */
export function parcels(send) {
  const choose = (kind, accept) => pick(accept, async (file) => send(await parcelOf(kind, file)));
  return [
    { icon: "image", label: "Фото", act: () => choose("photo", "image/*") },
    { icon: "image", label: "Пример фото", act: async () => send(await parcelOf("photo", await sample())) },
    { icon: "file", label: "Документ", act: () => choose("document", "") },
    { icon: "mic", label: "Голосовое сообщение", act: () => send({ kind: "voice" }) },
    { icon: "smile", label: "Стикер", act: () => send({ kind: "sticker" }) },
    { icon: "user", label: "Мой контакт", act: () => send({ kind: "contact" }) },
    { icon: "pin", label: "Место на карте", act: () => send({ kind: "location" }) },
  ];
}

/** A picture goes as a photo, anything else as a document. */
export function fileDropped(file) {
  return parcelOf(/^image\/(png|jpeg|webp)$/.test(file.type) ? "photo" : "document", file);
}

async function parcelOf(kind, file) {
  return { kind, name: file.name, mime: file.type, data: await encode(file) };
}

function pick(accept, chosen) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.addEventListener("change", () => input.files[0] && chosen(input.files[0]));
  input.click();
}

/** A drawn picture: hills, a sun, a house. */
function sample() {
  const canvas = document.createElement("canvas");
  canvas.width = 960;
  canvas.height = 640;
  const draw = canvas.getContext("2d");
  const sky = draw.createLinearGradient(0, 0, 0, 640);
  sky.addColorStop(0, "#9cc9ec");
  sky.addColorStop(1, "#f6e7cf");
  draw.fillStyle = sky;
  draw.fillRect(0, 0, 960, 640);
  disc(draw, 730, 170, 62, "#ffd27d");
  disc(draw, 220, 860, 460, "#7fb08a");
  disc(draw, 760, 940, 500, "#5c9473");
  draw.fillStyle = "#fbf6ec";
  draw.fillRect(400, 350, 190, 130);
  draw.fillStyle = "#b5604c";
  draw.beginPath();
  draw.moveTo(380, 352);
  draw.lineTo(495, 270);
  draw.lineTo(610, 352);
  draw.fill();
  draw.fillStyle = "#6b8fb0";
  for (const x of [428, 528]) draw.fillRect(x, 385, 36, 40);
  return new Promise((done) =>
    canvas.toBlob((blob) => done(new File([blob], "photo.jpg", { type: "image/jpeg" })), "image/jpeg", 0.85),
  );
}

function disc(draw, x, y, radius, colour) {
  draw.fillStyle = colour;
  draw.beginPath();
  draw.arc(x, y, radius, 0, Math.PI * 2);
  draw.fill();
}
