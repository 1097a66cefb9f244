// A short line over a phone: it goes by itself, or waits to be closed when it matters.

const BASE_MS = 3500;
const PER_LETTER_MS = 45;

export class Toast {
  constructor(box) {
    this.box = box;
    this.close = box.querySelector("button");
    this.close.addEventListener("click", () => this.hide());
  }

  show(text, { stays = false } = {}) {
    clearTimeout(this.going);
    this.box.querySelector("p").textContent = text;
    this.box.hidden = !text;
    this.box.classList.toggle("stays", stays);
    this.close.hidden = !stays;
    if (stays) {
      this.close.focus();
    } else {
      this.going = setTimeout(() => this.hide(), BASE_MS + PER_LETTER_MS * text.length);
    }
  }

  hide() {
    this.box.hidden = true;
  }
}
