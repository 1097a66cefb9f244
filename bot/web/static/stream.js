// The live stream, which comes back by itself and starts again with the whole screen.

import { request } from "./post.js";

const SILENCE_MS = 9000; // The server speaks every two seconds: longer silence is a dead line.
const RETRY_MS = 1500;

export function listen(address, { connected, cut, ...kinds }) {
  let source;
  let silence;

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(again, SILENCE_MS);
  }

  async function again() {
    clearTimeout(silence);
    source.close();
    const door = await request("/chat", { method: "HEAD" });
    cut(door?.status === 403);
    setTimeout(connect, RETRY_MS);
  }

  function connect() {
    source = new EventSource(address);
    source.addEventListener("open", connected);
    source.addEventListener("error", again);
    for (const [kind, tell] of Object.entries(kinds)) {
      source.addEventListener(kind, (event) => {
        heard();
        tell(JSON.parse(event.data));
      });
    }
    heard();
  }

  connect();
}
