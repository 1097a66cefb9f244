// Draws one message. Words come as a tree and become text nodes and five elements: no markup is ever parsed here.

import { written } from "./clock.js";

const ELEMENTS = new Set(["b", "i", "u", "a", "code"]);
const sizes = new Intl.NumberFormat("vi", { maximumFractionDigits: 1 });

export function drawBubble(bubble, { quoted, onPress, onReply, onQuote }) {
  const turn = document.getElementById("bubble").content.firstElementChild.cloneNode(true);
  const { day, time } = written(new Date(bubble.at));
  turn.dataset.id = bubble.id;
  turn.dataset.date = day;
  turn.classList.add(bubble.bot ? "bot" : "own");
  drawQuote(turn.querySelector(".quote"), quoted, onQuote);
  drawWords(turn.querySelector(".words"), bubble.words);
  turn.querySelector(".files").replaceChildren(...bubble.files.map(drawFile));
  turn.querySelector(".reply").addEventListener("click", onReply);
  drawTime(turn, bubble, time);
  turn.querySelector(".rows").replaceChildren(...bubble.rows.map((row) => drawRow(row, onPress)));
  return turn;
}

// The first line of a message as plain text, to name it by.
export function firstLine(bubble) {
  const text = bubble.words.map(plain).join("").trim() || (bubble.files[0]?.name ?? "");
  return text.split("\n", 1)[0];
}

function plain(node) {
  return typeof node === "string" ? node : node.of.map(plain).join("");
}

function drawQuote(button, quoted, onQuote) {
  button.hidden = quoted === undefined;
  if (quoted !== undefined) {
    button.textContent = firstLine(quoted);
    button.addEventListener("click", onQuote);
  }
}

function drawWords(paragraph, nodes) {
  paragraph.append(...nodes.map(drawNode));
  paragraph.hidden = paragraph.textContent === "";
}

function drawNode(node) {
  if (typeof node === "string") {
    return document.createTextNode(node);
  }
  const element = document.createElement(ELEMENTS.has(node.tag) ? node.tag : "span");
  if (node.tag === "a") {
    leadOut(element, node.href);
  }
  element.append(...node.of.map(drawNode));
  return element;
}

function leadOut(anchor, href) {
  anchor.href = href;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
}

function drawFile(file) {
  const item = document.getElementById("file").content.firstElementChild.cloneNode(true);
  const anchor = item.querySelector("a");
  anchor.textContent = file.name;
  item.querySelector(".size").textContent = size(file.size);
  item.querySelector(".unkept").hidden = file.href !== "";
  if (file.href) {
    anchor.href = file.href;
    anchor.download = file.name;
  }
  return item;
}

function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${sizes.format(bytes / 1e6)} MB`;
}

function drawTime(turn, bubble, time) {
  const shown = bubble.edited ? written(new Date(bubble.edited)).time : time;
  turn.querySelector(".edited").hidden = !bubble.edited;
  turn.querySelector("time").textContent = shown;
  turn.querySelector("time").dateTime = bubble.edited ?? bubble.at;
}

function drawRow(row, onPress) {
  const line = document.createElement("div");
  line.append(...row.map((button) => (button.url ? drawLink(button) : drawButton(button, onPress))));
  return line;
}

function drawButton({ label, data }, onPress) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => onPress(button, data));
  return button;
}

function drawLink({ label, url }) {
  const anchor = document.createElement("a");
  anchor.textContent = label;
  leadOut(anchor, url);
  return anchor;
}
