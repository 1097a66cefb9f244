// One phone: its messages in their order, what is pinned, what is unread, and the answers to presses.

import { drawBubble, firstLine } from "./bubble.js";
import { Composer } from "./composer.js";
import { complaint, newKey, postJson } from "./post.js";
import { Toast } from "./toast.js";

const NEAR_PX = 60;
const ABOVE_PX = 10;
const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
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
    this.follows = true; // until the person scrolls away from the newest messages
    this.bottomed = true;
    this.seen = Number(localStorage.getItem(this.seenKey()) ?? 0);
    this.onRead = () => {};
    this.wire();
  }

  wire() {
    this.roll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.noticeHands();
    document.addEventListener("visibilitychange", () => this.read());
    this.below.addEventListener("click", () => this.toBottom());
    this.pinned.addEventListener("click", () => this.goTo(Number(this.pinned.dataset.id)));
    new ResizeObserver(() => this.bottomed && this.toBottom()).observe(this.roll);
  }

  // An edit above moves the screen too: only a person's own scrolling ends the following.
  noticeHands() {
    const byHand = () => {
      this.byHand = true;
    };
    this.roll.addEventListener("wheel", byHand, { passive: true });
    this.roll.addEventListener("touchmove", byHand, { passive: true });
    this.roll.addEventListener("pointerdown", ({ target }) => target === this.roll && byHand());
    this.roll.addEventListener("keydown", ({ key }) => SCROLL_KEYS.has(key) && byHand());
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
    const wasEmpty = this.bubbles.size === 0;
    const news = bubbles.filter(({ id, deleted }) => !deleted && !this.bubbles.has(id));
    for (const bubble of bubbles) {
      this.placeOne(bubble);
    }
    this.showPinned();
    if (wasEmpty || (this.bottomed && !news.length)) {
      this.toBottom();
    } else if (news.length && (this.follows || news.some(({ bot }) => !bot))) {
      this.toTopOf(news[0].id);
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
    if (turn === null) {
      return;
    }
    this.toTopOf(id);
    this.follows = this.atBottom;
    turn.classList.remove("changed");
    void turn.offsetWidth;
    turn.classList.add("changed");
  }

  turn(id) {
    return this.log.querySelector(`[data-id="${id}"]`);
  }

  get atBottom() {
    return this.roll.scrollHeight - this.roll.scrollTop - this.roll.clientHeight < NEAR_PX;
  }

  toBottom() {
    this.scrollTo(this.roll.scrollHeight);
  }

  // A message longer than the screen is read from its beginning.
  toTopOf(id) {
    this.scrollTo(this.turn(id).offsetTop - ABOVE_PX);
  }

  scrollTo(top) {
    this.roll.scrollTop = top;
    this.follows = true;
    this.byHand = false;
    this.read();
  }

  scrolled() {
    if (this.byHand) {
      this.follows = this.atBottom;
    }
    this.read();
  }

  comeToFront() {
    const unread = [...this.bubbles.values()].find(({ id, bot }) => bot && id > this.seen);
    if (unread) {
      this.toTopOf(unread.id);
    } else {
      this.toBottom();
    }
  }

  get newest() {
    return [...this.bubbles.values()].findLast(({ bot }) => bot)?.id ?? 0;
  }

  get unread() {
    return this.newest > this.seen;
  }

  // What stands on a screen that somebody may be looking at, and follows, is read.
  read() {
    const visible = this.roll.offsetParent !== null && !document.hidden;
    this.bottomed = this.atBottom;
    if (visible && (this.follows || this.bottomed) && this.unread) {
      this.seen = this.newest;
      localStorage.setItem(this.seenKey(), String(this.seen));
    }
    this.dot.hidden = !this.unread;
    this.below.hidden = !visible || this.bottomed;
    this.below.querySelector("span").hidden = !this.unread;
    this.onRead();
  }

  seenKey() {
    return `giaymoi-seen-${this.section.dataset.chat}`;
  }
}
