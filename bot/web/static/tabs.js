// On a narrow screen one phone at a time; the tabs say whose, and where something unread waits.

const KEPT = "giaymoi-phone";

export class Tabs {
  constructor(bar, phones) {
    this.phones = phones;
    this.buttons = new Map([...bar.querySelectorAll("button")].map((button) => [button.dataset.chat, button]));
    for (const [chat, button] of this.buttons) {
      button.addEventListener("click", () => this.open(chat));
    }
    for (const phone of phones.values()) {
      phone.onRead = () => this.markUnread();
    }
    const [first] = phones.keys();
    const kept = sessionStorage.getItem(KEPT);
    this.open(phones.has(kept) ? kept : first);
  }

  open(chat) {
    sessionStorage.setItem(KEPT, chat);
    for (const [other, button] of this.buttons) {
      button.setAttribute("aria-current", String(other === chat));
      this.phones.get(other).section.classList.toggle("front", other === chat);
    }
    this.phones.get(chat)?.comeToFront();
    this.markUnread();
  }

  markUnread() {
    for (const [chat, button] of this.buttons) {
      button.querySelector(".dot").hidden = !this.phones.get(chat).unread;
    }
  }
}
