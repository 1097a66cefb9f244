// The chat's clock: the server says the moment and the speed, in between it moves by itself.

import { words } from "./words.js";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const NAMES = words.weekdays.split("|");
const LEAP_MS = 60_000;

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: document.body.dataset.zone,
  hourCycle: "h23",
  weekday: "short",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

// Day and hours of an instant as an office writes them: "thứ Sáu, 18/02/2022", "15:00", "07".
export function written(instant) {
  const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    day: `${NAMES[DAYS.indexOf(part.weekday)]}, ${part.day}/${part.month}/${part.year}`,
    time: `${part.hour}:${part.minute}`,
    second: part.second,
  };
}

export class Clock {
  constructor(face) {
    this.face = face;
    setInterval(() => this.draw(), 250);
  }

  set(now, speed) {
    const before = this.moment();
    this.base = Date.parse(now);
    this.since = performance.now();
    this.speed = speed;
    this.draw();
    if (Math.abs(this.base - before) > LEAP_MS * Math.max(1, speed)) {
      this.face.classList.remove("leapt");
      void this.face.offsetWidth;
      this.face.classList.add("leapt");
    }
  }

  moment() {
    return this.base + (performance.now() - this.since) * this.speed;
  }

  draw() {
    if (this.base === undefined) {
      return;
    }
    const { day, time, second } = written(new Date(this.moment()));
    const seconds = document.createElement("small");
    seconds.textContent = `:${second}`;
    this.face.querySelector(".day").textContent = day;
    this.face.querySelector(".time").replaceChildren(time, seconds);
  }
}
