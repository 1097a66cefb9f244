// Posts to the server, and what to say when one does not arrive.

import { words } from "./words.js";

const SENTENCES = { 400: words.bad, 413: words.large, 403: words.shut, 503: words.notReady };

// Our own id for what a person does: sent again after a broken connection it still counts once.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The answer, or null when none came.
export async function request(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    return null;
  }
}

export function postJson(address, facts) {
  const headers = { "Content-Type": "application/json" };
  return request(address, { method: "POST", headers, body: JSON.stringify(facts) });
}

export function postForm(address, form) {
  return request(address, { method: "POST", body: form });
}

// Empty when the post arrived, else the sentence for the person.
export function complaint(answer) {
  return answer?.ok ? "" : (SENTENCES[answer?.status] ?? words.failed);
}
