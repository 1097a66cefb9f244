// The buttons above the phones.

import { complaint, request } from "./post.js";
import { notice } from "./words.js";

export function wireTrial(group, opener) {
  for (const button of group.querySelectorAll("button")) {
    button.addEventListener("click", () => run(button));
  }
  opener.addEventListener("click", () => {
    const open = group.classList.toggle("open");
    opener.setAttribute("aria-expanded", String(open));
  });
}

// What the house can do now: a clock that can be moved, a story that can be told.
export function showFacts(facts) {
  for (const button of document.querySelectorAll("[data-needs]")) {
    button.disabled = !facts[button.dataset.needs];
  }
  const story = document.querySelector(".story");
  story.disabled ||= facts.playing;
  story.setAttribute("aria-busy", String(facts.playing));
}

async function run(button) {
  const { post, working, done, none } = button.dataset;
  if (working) {
    notice(working, { stays: true });
  }
  button.setAttribute("aria-busy", "true");
  const answer = await request(post, { method: "POST" });
  button.removeAttribute("aria-busy");
  notice(answer?.status === 404 && none ? none : complaint(answer) || done || "");
}
