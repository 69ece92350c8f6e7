// Tables on their way to the server and back: checked a few at a time, judged again after changes and under other
// settings, cancelled, tried again.

import { announce, byId } from "./dom.js";
import { lang, say } from "./words.js";
import * as server from "./server.js";

const AT_ONCE = 2;
let running = 0;
let desk = null;

/** `desk.entries` are the tables, `desk.options()` the settings; `desk.changed(entry, fresh)` hears of what comes. */
export function listen(given) {
  desk = given;
}

/** Check what waits. */
export function pump() {
  while (running < AT_ONCE) {
    const entry = desk.entries.find((e) => e.state === "waiting");
    if (!entry) return;
    running += 1;
    check(entry).finally(() => {
      running -= 1;
      pump();
    });
  }
}

async function check(entry) {
  entry.state = "checking";
  entry.abort = new AbortController();
  entry.since = performance.now();
  entry.stage = null;
  desk.changed(entry, false);
  try {
    entry.read(await first(entry));
    tell(entry, say("done", { name: entry.name, ...entry.view.counts }));
  } catch (error) {
    if (entry.anew) entry.state = "waiting";
    else fail(entry, error);
  }
  entry.abort = null;
  entry.anew = false;
  desk.changed(entry, true);
}

/** What the server says of the file; where a page that was pasted holds no table, its plain words are tried. */
async function first(entry) {
  const tell = (stage) => {
    entry.stage = stage;
    desk.changed(entry, false);
  };
  try {
    return await server.check(entry.blob, entry.name, desk.options(), entry.abort.signal, tell);
  } catch (error) {
    if (!entry.other || !["E101", "E102"].includes(error.code)) throw error;
    const { name, blob } = entry.other;
    const made = await server.check(blob, name, desk.options(), entry.abort.signal, tell);
    Object.assign(entry, { name, blob, other: null });
    return made;
  }
}

function fail(entry, error) {
  const cancelled = error.name === "AbortError";
  entry.state = "failed";
  entry.error = cancelled ? Object.assign(new server.Trouble(say("cancelled"), ""), { cancelled }) : error;
  entry.lang = desk.options().lang;
  if (!cancelled) tell(entry, say("trouble", { name: entry.name, message: told(error) }));
}

/** Say what came of a table; of one that is checked once more only while it is looked at. */
function tell(entry, words) {
  if (!entry.again || entry === desk.shown()) announce(words);
}

const told = (error) => `${error.message}${lang() === "zh" ? "。" : ". "}${error.remedy ?? ""}`;

/** Check `entry` once more. */
export function retry(entry) {
  entry.state = "waiting";
  entry.error = null;
  desk.changed(entry, false);
  pump();
}

/** Leave `entry` unchecked. */
export function cancel(entry) {
  if (entry.abort) {
    entry.abort.abort();
    return;
  }
  fail(entry, new DOMException("", "AbortError"));
  desk.changed(entry, false);
}

/** Have `entry` judged as it is now; whether that was done. The last one asked for wins. */
export function judge(entry) {
  return renew(entry, async (signal) => {
    entry.view = (await server.judge(entry.document, entry.carry, desk.options(), signal)).view;
    entry.placed = false;
    return say("rejudged", entry.view.counts);
  });
}

/** The settings are others: have all judged by them, with what was changed in the page. */
export function again() {
  for (const entry of desk.entries) {
    if (entry.state === "shown" && entry.changes.length) judge(entry);
    else if (entry.state === "shown") {
      renew(entry, async (signal) => {
        entry.read(await server.check(entry.blob, entry.name, desk.options(), signal, () => {}));
        return say("done", { name: entry.name, ...entry.view.counts });
      });
    } else if (entry.state === "checking") {
      entry.anew = true;
      entry.abort.abort();
    } else if (entry.state === "failed" && entry.blob && mendable(entry)) {
      entry.again = true;
      retry(entry);
    }
  }
}

/** Whether other settings can help: not a file that cannot be read, unless to tell why in another language. */
function mendable(entry) {
  return !entry.error?.code?.startsWith("E1") || entry.lang !== desk.options().lang;
}

async function renew(entry, work) {
  entry.abort?.abort();
  const abort = (entry.abort = new AbortController());
  byId("result").setAttribute("aria-busy", "true");
  try {
    const words = await work(abort.signal);
    entry.error = null;
    if (entry === desk.shown()) announce(words);
  } catch (error) {
    if (error.name === "AbortError") return false;
    entry.error = error;
    announce(told(error));
  }
  byId("result").removeAttribute("aria-busy");
  entry.abort = null;
  desk.changed(entry, false);
  return !entry.error;
}
