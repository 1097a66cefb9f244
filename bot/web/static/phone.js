// One phone: its messages in their order, what is pinned, what is unread, and the answers to presses.

import { drawBubble, firstLine } from "./bubble.js";
import { Composer } from "./composer.js";
import { complaint, newKey, postJson } from "./post.js";
import { Toast } from "./toast.js";

const NEAR_PX = 60;
const PRESS_PATIENCE_MS = 12_000;

export class Phone {
  constructor(section) {
    this.section = section;
    this.address = `/chat/${encodeURIComponent(section.dataset.chat)}`;
    this.roll = section.querySelector(".roll");
    this.log = section.querySelector(".log");
    this.dot = section.querySelector(".holder .dot");
    this.below = section.querySelector(".below");
    this.pinned = section.querySelector(".pinned");
    this.toast = new Toast(section.querySelector(".toast"));
    this.composer = new Composer(section, this.address, (text) => this.toast.show(text));
    this.bubbles = new Map();
    this.waiting = new Map();
    this.seen = Number(localStorage.getItem(this.seenKey()) ?? 0);
    this.onRead = () => {};
    this.wire();
  }

  wire() {
    this.roll.addEventListener("scroll", () => this.read(), { passive: true });
    document.addEventListener("visibilitychange", () => this.read());
    this.below.addEventListener("click", () => this.toBottom());
    this.pinned.addEventListener("click", () => this.goTo(Number(this.pinned.dataset.id)));
    new ResizeObserver(() => this.atBottom && this.toBottom()).observe(this.roll);
  }

  // The whole screen, after (re)connecting: what stands already stays in its place.
  showAll(bubbles) {
    const there = new Set(bubbles.map(({ id }) => id));
    const gone = [...this.bubbles.values()].filter(({ id }) => !there.has(id));
    this.log.setAttribute("aria-busy", "true");
    this.place([...gone.map((bubble) => ({ ...bubble, deleted: true })), ...bubbles]);
    this.log.removeAttribute("aria-busy");
  }

  place(bubbles) {
    const stick = this.atBottom || bubbles.some(({ id, bot }) => !bot && !this.bubbles.has(id));
    for (const bubble of bubbles) {
      this.placeOne(bubble);
    }
    this.showPinned();
    if (stick) {
      this.toBottom();
    }
    this.read();
  }

  placeOne(bubble) {
    const known = this.bubbles.get(bubble.id);
    if (bubble.deleted) {
      this.bubbles.delete(bubble.id);
      this.turn(bubble.id)?.remove();
      return;
    }
    this.bubbles.set(bubble.id, bubble);
    if (known === undefined) {
      this.log.append(this.draw(bubble));
      this.markDay(this.log.lastElementChild);
    } else if (known.change !== bubble.change) {
      this.replace(bubble);
    }
  }

  replace(bubble) {
    const old = this.turn(bubble.id);
    const focused = old.contains(document.activeElement);
    const fresh = this.draw(bubble);
    fresh.classList.add("changed");
    old.replaceWith(fresh);
    this.markDay(fresh);
    if (focused) {
      (fresh.querySelector(".rows button") ?? fresh.querySelector("article")).focus({ preventScroll: true });
    }
  }

  draw(bubble) {
    return drawBubble(bubble, {
      quoted: this.bubbles.get(bubble.reply),
      onPress: (button, data) => this.press(bubble.id, button, data),
      onReply: () => this.composer.replyTo(bubble.id, firstLine(bubble)),
      onQuote: () => this.goTo(bubble.reply),
    });
  }

  markDay(turn) {
    const before = turn.previousElementSibling?.dataset.date;
    turn.classList.toggle("new-day", before !== turn.dataset.date);
  }

  async press(message, button, data) {
    if (button.getAttribute("aria-busy")) {
      return;
    }
    const key = newKey();
    button.setAttribute("aria-busy", "true");
    this.waiting.set(key, button);
    setTimeout(() => this.release(key), PRESS_PATIENCE_MS);
    const sorry = complaint(await postJson(`${this.address}/press`, { message, data, key }));
    if (sorry) {
      this.release(key);
      this.toast.show(sorry);
    }
  }

  release(key) {
    this.waiting.get(key)?.removeAttribute("aria-busy");
    this.waiting.delete(key);
  }

  answer({ press, text, alert }) {
    this.release(press.slice(press.lastIndexOf(":") + 1));
    this.toast.show(text, { stays: alert });
  }

  showPinned() {
    const last = [...this.bubbles.values()].filter(({ pinned }) => pinned).at(-1);
    this.pinned.hidden = last === undefined;
    if (last !== undefined) {
      this.pinned.dataset.id = last.id;
      this.pinned.querySelector(".words").textContent = firstLine(last);
    }
  }

  goTo(id) {
    const turn = this.turn(id);
    turn?.scrollIntoView({ block: "center" });
    turn?.classList.remove("changed");
    void turn?.offsetWidth;
    turn?.classList.add("changed");
  }

  turn(id) {
    return this.log.querySelector(`[data-id="${id}"]`);
  }

  get atBottom() {
    return this.roll.scrollHeight - this.roll.scrollTop - this.roll.clientHeight < NEAR_PX;
  }

  toBottom() {
    this.roll.scrollTop = this.roll.scrollHeight;
    this.read();
  }

  comeToFront() {
    this.toBottom();
  }

  get newest() {
    return [...this.bubbles.values()].findLast(({ bot }) => bot)?.id ?? 0;
  }

  get unread() {
    return this.newest > this.seen;
  }

  // What stands on a screen that somebody may be looking at, down to the end, is read.
  read() {
    const visible = this.roll.offsetParent !== null && !document.hidden;
    if (visible && this.atBottom && this.unread) {
      this.seen = this.newest;
      localStorage.setItem(this.seenKey(), String(this.seen));
    }
    this.dot.hidden = !this.unread;
    this.below.hidden = !visible || this.atBottom || !this.unread;
    this.onRead();
  }

  seenKey() {
    return `giaymoi-seen-${this.section.dataset.chat}`;
  }
}
