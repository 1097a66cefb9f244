// The page: as many phones as the server drew, one stream of what happens, one clock.

import { Clock } from "./clock.js";
import { Phone } from "./phone.js";
import { listen } from "./stream.js";
import { Tabs } from "./tabs.js";
import { showFacts, wireTrial } from "./trial.js";
import { notice, words } from "./words.js";

const clock = new Clock(document.getElementById("clock"));
const phones = new Map(
  [...document.querySelectorAll(".phone")].map((section) => [section.dataset.chat, new Phone(section)]),
);
new Tabs(document.querySelector(".tabs"), phones);

wireTrial(document.getElementById("trial"), document.getElementById("open-trial"));

// A file dropped beside a phone must not replace the page.
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => event.preventDefault());
}

listen("/chat/events", {
  office(facts) {
    clock.set(facts.now, facts.speed);
    showFacts(facts);
  },
  screen({ bubbles }) {
    for (const [chat, phone] of phones) {
      phone.showAll(bubbles.filter((bubble) => bubble.chat === chat));
    }
  },
  changes({ bubbles }) {
    for (const [chat, phone] of phones) {
      phone.place(bubbles.filter((bubble) => bubble.chat === chat));
    }
  },
  toast(toast) {
    phones.get(toast.chat)?.answer(toast);
  },
  connected() {
    notice("");
    document.body.dataset.connected = "yes";
  },
  cut(forGood) {
    notice(forGood ? words.shut : words.offline, { stays: true });
    document.body.dataset.connected = "no";
  },
});
