// The few words that scripts need stand in the page; what happened to all phones is told in one line.

export const words = document.getElementById("words").dataset;

const line = document.getElementById("notice");
let hiding;

export function notice(text, { stays = false } = {}) {
  clearTimeout(hiding);
  line.textContent = text;
  line.hidden = !text;
  if (text && !stays) {
    hiding = setTimeout(() => notice(""), 5000);
  }
}
