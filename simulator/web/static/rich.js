// Text with marks. Offsets are UTF-16 units, which is what JavaScript counts in.
import { h } from "./dom.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const FOUND =
  /(https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)\]]|\bt\.me\/[^\s<>«»"]+[^\s<>«»".,;:!?)\]])|(?<![\p{L}\d/_])(\/[a-z0-9_]{1,32})(?![\p{L}\d/_])/gu;
const SAFE = /^(https?:|tg:|mailto:|tel:)/i;

/** The text as nodes. `open(url)` and `say(words)` are what links and commands do. */
export function rich(text, entities = [], deeds) {
  const marks = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, marks, deeds);
}

function range(text, from, to, marks, deeds) {
  const nodes = [];
  let at = from;
  while (marks.length) {
    const mark = marks.shift();
    const end = Math.min(mark.offset + mark.length, to);
    if (mark.offset < at || end <= mark.offset) continue;
    if (mark.offset > at) nodes.push(...plain(text.slice(at, mark.offset), deeds));
    const inner = [];
    while (marks.length && marks[0].offset < end) inner.push(marks.shift());
    nodes.push(marked(mark, text, mark.offset, end, inner, deeds));
    at = end + (BLOCKS.includes(mark.type) && text[end] === "\n" ? 1 : 0); // a block ends its line by itself
  }
  if (at < to) nodes.push(...plain(text.slice(at, to), deeds));
  return nodes;
}

function marked(mark, text, from, to, inner, deeds) {
  const words = text.slice(from, to);
  if (mark.type === "text_link" || mark.type === "url") {
    const bare = range(text, from, to, inner, null);
    return link(mark.url ?? words, bare, deeds);
  }
  if (mark.type === "bot_command") return command(words, deeds);
  if (mark.type === "spoiler") return spoiler(range(text, from, to, inner, deeds));
  const verbatim = mark.type === "code" || mark.type === "pre";
  const nodes = range(text, from, to, inner, verbatim ? null : deeds);
  return TAGS[mark.type] ? h(TAGS[mark.type], {}, nodes) : h("span", {}, nodes);
}

function plain(text, deeds) {
  if (!deeds) return [text];
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(FOUND)) {
    if (found.index > at) nodes.push(text.slice(at, found.index));
    nodes.push(found[1] ? link(found[1], [found[1]], deeds) : command(found[2], deeds));
    at = found.index + found[0].length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/** An address a browser may follow, or "". */
export function safeUrl(url) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  return SAFE.test(full) ? full : "";
}

function link(url, nodes, deeds) {
  const href = safeUrl(url);
  if (!href || !deeds) return h("span", {}, nodes);
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => deeds.open(href, event) },
    nodes,
  );
}

function command(words, deeds) {
  if (!deeds) return words;
  return h("button.command", { type: "button", onclick: () => deeds.say(words) }, words);
}

function spoiler(nodes) {
  const veil = h(
    "span.spoiler",
    { role: "button", tabindex: "0", "aria-label": "Скрытый текст: нажмите, чтобы показать" },
    nodes,
  );
  const show = () => {
    veil.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) veil.removeAttribute(name);
  };
  veil.addEventListener("click", show);
  veil.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return veil;
}
