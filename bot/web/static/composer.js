// What a person writes, chooses or drops on one phone.

import { complaint, newKey, postForm, postJson } from "./post.js";
import { words } from "./words.js";

const MOST_BYTES = 60_000_000;
const MOST_HEIGHT_PX = 140;

export class Composer {
  constructor(section, address, tell) {
    this.section = section;
    this.address = address;
    this.tell = tell;
    this.form = section.querySelector(".composer");
    this.area = this.form.querySelector("textarea");
    this.replying = this.form.querySelector(".replying");
    this.menu = section.querySelector(".menu");
    this.opener = this.form.querySelector(".commands");
    this.sending = Promise.resolve();
    this.key = newKey();
    this.wireWords();
    this.wireMenu();
    this.wireFiles();
  }

  wireWords() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.area.addEventListener("keydown", (event) => {
      // A Vietnamese keyboard composes letters: Enter may belong to it.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    this.area.addEventListener("input", () => this.write(this.area.value));
    this.replying.querySelector("button").addEventListener("click", () => this.replyTo(null, ""));
  }

  wireMenu() {
    this.opener.addEventListener("click", () => this.openMenu(this.menu.hidden));
    this.section.addEventListener("keydown", (event) => event.key === "Escape" && this.openMenu(false));
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target) && !this.opener.contains(event.target)) {
        this.openMenu(false);
      }
    });
    for (const button of this.menu.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        this.openMenu(false);
        this.say(button.dataset.command, newKey());
      });
    }
  }

  wireFiles() {
    const input = this.form.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      this.handIn([...input.files]);
      input.value = "";
    });
    this.section.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.section.classList.add("dropping");
    });
    this.section.addEventListener("dragleave", (event) => {
      if (!this.section.contains(event.relatedTarget)) {
        this.section.classList.remove("dropping");
      }
    });
    this.section.addEventListener("drop", (event) => {
      event.preventDefault();
      this.section.classList.remove("dropping");
      this.handIn([...event.dataTransfer.files]);
    });
  }

  openMenu(open) {
    this.menu.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }

  replyTo(id, line) {
    this.reply = id;
    this.replying.hidden = id === null;
    this.replying.querySelector(".words").textContent = line;
    this.area.focus();
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, MOST_HEIGHT_PX)}px`;
  }

  async send() {
    const { key, reply } = this;
    const text = this.area.value;
    if (!text.trim()) {
      return;
    }
    this.write("");
    this.replyTo(null, "");
    const sorry = await this.say(text, key, reply);
    // What did not arrive comes back with its key: sent again as it is, it counts once.
    if (sorry && !this.area.value) {
      this.write(text, key);
    }
  }

  write(text, key = newKey()) {
    this.area.value = text;
    this.key = key;
    this.grow();
  }

  say(text, key, reply = null) {
    return this.inTurn(() => postJson(`${this.address}/say`, { text, key, reply_to: reply ?? null }));
  }

  handIn(files) {
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        this.tell(words.oversize);
      } else {
        this.tell(words.sending);
        const form = new FormData();
        form.append("key", newKey());
        form.append("file", file);
        this.inTurn(() => postForm(`${this.address}/file`, form)).then((sorry) => sorry || this.tell(""));
      }
    }
  }

  // One after the other, so that two parts of a letter arrive in their order.
  inTurn(post) {
    const turn = this.sending.then(async () => {
      const sorry = complaint(await post());
      if (sorry) {
        this.tell(sorry);
      }
      return sorry;
    });
    this.sending = turn;
    return turn;
  }
}
