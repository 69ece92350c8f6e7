// What is under way with a table, or wrong with it, and what can be done.

import { byId, make } from "./dom.js";
import { say } from "./words.js";
import { Trouble } from "./server.js";

/** Tell of `entry`; `cancel` and `again` are what the buttons do. */
export function show(entry, { cancel, again }) {
  const box = byId("trouble");
  const busy = entry && ["waiting", "checking"].includes(entry.state);
  box.hidden = !busy && !entry?.error;
  box.className = busy ? "busy" : "fault";
  box.replaceChildren();
  if (box.hidden) return;
  if (busy) {
    const seconds = make("span", { class: "soft" });
    const tick = () => {
      if (!seconds.isConnected) return;
      const n = entry.since ? Math.floor((performance.now() - entry.since) / 1000) : 0;
      if (n >= 1) seconds.textContent = say("seconds", { n });
      setTimeout(tick, 500);
    };
    const stop = make("button", { type: "button", click: () => cancel(entry) }, say("cancel"));
    const spinner = make("span", { class: "spinner", "aria-hidden": "true" });
    box.replaceChildren(
      make("p", {}, spinner, make("b", {}, entry.name), ` ${stage(entry.stage, "checking")} `, seconds),
      make("p", { class: "tools" }, stop),
    );
    tick();
    return;
  }
  const { error } = entry;
  const known = error instanceof Trouble;
  const lines = [
    make("p", {}, make("b", {}, entry.name), "：", known ? error.message : say("odd", { status: error.name })),
  ];
  if (error.remedy)
    lines.push(make("p", { class: "remedy" }, error.remedy, error.code ? make("small", {}, ` ${error.code}`) : null));
  if (error.aside) lines.push(make("p", { class: "soft" }, say("aside", { what: error.aside })));
  if (error.again !== false && entry.blob) {
    lines.push(
      make("p", { class: "tools" }, make("button", { type: "button", click: () => again(entry) }, say("again"))),
    );
  }
  box.replaceChildren(...lines);
  if (!known) console.error(error);
}

/** How far what is long is: in the queue, at a page of a scan, or under way, for which there is a word. */
export function stage(at, under) {
  if (at?.position) return say("queued", { n: at.position });
  if (at?.page) return say("page", at);
  return say(under);
}
