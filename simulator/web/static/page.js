// The page put together.
import { drawBar } from "./bar.js";
import { Desk } from "./desk.js";
import { h } from "./dom.js";
import { listen } from "./line.js";
import { Panel } from "./panel.js";
import { People } from "./people.js";
import { on } from "./store.js";
import { loadRead } from "./unread.js";

const find = (id) => document.getElementById(id);
const FLASH_MS = 6000;

on("snapshot", loadRead);
const changed = () => {
  people?.later();
  bar?.draw();
  panel?.drawBlock();
};
let people;
let bar;
let panel;
const desk = new Desk(find("desk"), find("phones"), changed);
people = new People(find("people"), desk);
panel = new Panel(find("panel"), desk, changed);
bar = drawBar(find("bar"), desk, panel);
bar.draw();

on("trouble", ({ text }) => {
  const flash = h("div.flash", {}, text);
  find("flashes").replaceChildren(flash);
  setTimeout(() => flash.remove(), FLASH_MS);
});
listen();
