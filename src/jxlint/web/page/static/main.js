// The page of `jxlint serve`: tables come in, are checked, shown, changed and judged again. Everything lives here and is
// gone when the page closes; the server keeps nothing.

import { announce, byId, make } from "./dom.js";
import { Entry } from "./entry.js";
import { lang, say, speak } from "./words.js";
import * as changes from "./changes.js";
import * as exports from "./exports.js";
import * as findings from "./findings.js";
import * as intake from "./intake.js";
import * as server from "./server.js";
import * as table from "./table.js";
import * as tip from "./tip.js";

const entries = [];
const AT_ONCE = 2;
let current = null;
let running = 0;

const options = () => ({ lang: lang(), profile: byId("profile").value, year: byId("year").value });

// ---- tables come in -------------------------------------------------------------------------------------------------

function take(several) {
  const made = several.map(({ name, blob, other }) => new Entry(name, blob, other));
  if (!made.length) return;
  entries.push(...made);
  choose(made[0]);
  pump();
}

function refuse(name, trouble) {
  const entry = new Entry(name, null);
  entry.state = "failed";
  entry.error = trouble;
  entries.push(entry);
  choose(entry);
}

/** Check what waits, a few at a time. */
function pump() {
  while (running < AT_ONCE) {
    const entry = entries.find((e) => e.state === "waiting");
    if (!entry) return;
    running += 1;
    check(entry).finally(() => { running -= 1; pump(); });
  }
}

async function check(entry) {
  entry.state = "checking";
  entry.abort = new AbortController();
  entry.since = performance.now();
  if (entry === current) render();
  list();
  try {
    entry.read(await first(entry));
    announce(say("done", { name: entry.name, ...entry.view.counts }));
  } catch (error) {
    if (entry.anew) entry.state = "waiting";
    else fail(entry, error);
  }
  entry.abort = null;
  entry.anew = false;
  list();
  if (entry !== current) return;
  render(true);
  // The button that opened it may be gone, and the focus with it.
  if (entry.state === "shown" && document.activeElement === document.body) byId("findings").focus({ preventScroll: true });
}

function cancel(entry) {
  if (entry.abort) entry.abort.abort();
  else fail(entry, new DOMException("", "AbortError"));
  list();
  if (entry === current) render();
}

/** What the server says of the file; where a page that was pasted holds no table, its plain words are tried. */
async function first(entry) {
  try {
    return await server.check(entry.blob, entry.name, options(), entry.abort.signal);
  } catch (error) {
    if (!entry.other || !["E101", "E102"].includes(error.code)) throw error;
    const { name, blob } = entry.other;
    const made = await server.check(blob, name, options(), entry.abort.signal);
    Object.assign(entry, { name, blob, other: null });
    return made;
  }
}

function fail(entry, error) {
  const cancelled = error.name === "AbortError";
  entry.state = "failed";
  entry.error = cancelled ? Object.assign(new server.Trouble(say("cancelled"), ""), { cancelled }) : error;
  if (!cancelled) announce(say("trouble", { name: entry.name, message: `${error.message}。${error.remedy ?? ""}` }));
}

function retry(entry) {
  entry.state = "waiting";
  entry.error = null;
  pump();
  list();
  if (entry === current) render();
}

// ---- and are judged again -------------------------------------------------------------------------------------------

/** Write values into the table that is shown, and have it judged anew. */
function change(several) {
  if (current.change(several)) judge(current);
}

async function adoptAll() {
  // A value may have several: each pass takes one of each, until nothing is left.
  const entry = current;
  for (let pass = 0; pass < 10; pass += 1) {
    const fixes = findings.safeFixes();
    if (!fixes.length || entry !== current || !entry.change(fixes) || !(await judge(entry))) return;
  }
}

/** Have `entry` judged as it is now; whether that was done. The last one asked for wins. */
async function judge(entry) {
  entry.abort?.abort();
  const abort = entry.abort = new AbortController();
  byId("result").setAttribute("aria-busy", "true");
  changes.show(entry, change);
  try {
    const made = await server.judge(entry.document, entry.carry, options(), abort.signal);
    entry.view = made.view;
    entry.error = null;
    announce(say("rejudged", entry.view.counts));
  } catch (error) {
    if (error.name === "AbortError") return false;
    entry.error = error;
    announce(`${error.message}。${error.remedy ?? ""}`);
  }
  byId("result").removeAttribute("aria-busy");
  entry.abort = null;
  list();
  if (entry === current) render();
  return !entry.error;
}

/** The settings changed: all that is open is judged by them. */
function again() {
  for (const entry of entries) {
    if (entry.state === "shown") afresh(entry);
    else if (entry.state === "checking") {
      entry.anew = true;
      entry.abort.abort();
    } else if (entry.state === "failed" && entry.blob) retry(entry);
  }
}

/** The file read again under other settings, with the changes made in the page in it. */
async function afresh(entry) {
  if (entry.changes.length) { judge(entry); return; }
  entry.abort?.abort();
  const abort = entry.abort = new AbortController();
  try {
    const made = await server.check(entry.blob, entry.name, options(), abort.signal);
    entry.read(made);
    announce(say("done", { name: entry.name, ...entry.view.counts }));
  } catch (error) {
    if (error.name === "AbortError") return;
    entry.error = error;
    announce(`${error.message}。${error.remedy ?? ""}`);
  }
  entry.abort = null;
  list();
  if (entry === current) render();
}

function undo() {
  const path = current?.undo();
  if (!path) return;
  judge(current).then(() => { table.go(path); announce(say("undone")); });
}

// ---- and are shown --------------------------------------------------------------------------------------------------

function choose(entry) {
  if (current && current.state === "shown") current.scroll = [byId("table").scrollTop, byId("list").scrollTop];
  current = entry;
  exports.shut();
  list();
  render(true);
}

function remove(entry) {
  entry.abort?.abort();
  const at = entries.indexOf(entry);
  entries.splice(at, 1);
  if (entry === current) choose(entries[Math.min(at, entries.length - 1)] ?? null);
  list();
  (byId("files").querySelector('[aria-current="true"]') ?? byId("choose")).focus();
}

/** The row of open files. */
function list() {
  const had = document.activeElement?.closest?.("#files") ? document.activeElement.dataset.id : null;
  byId("files").hidden = entries.length === 0;
  byId("files").querySelector("ul").replaceChildren(...entries.map((entry) => {
    const { counts } = entry.view ?? {};
    const label = { waiting: "…", checking: "…", failed: say(entry.error?.cancelled ? "cancelled" : "failed") }[entry.state];
    const badge = counts && entry.state === "shown"
      ? make("span", { class: "n", "aria-hidden": "true" }, ...["error", "warning", "info"].map((s) => make("b", { class: s }, counts[s])))
      : make("span", { class: `n ${entry.state}` }, label ?? "");
    const spoken = counts && entry.state === "shown" ? say("done", { name: entry.name, ...counts }) : `${entry.name} ${label ?? ""}`;
    return make("li", { class: entry === current ? "open" : "" },
      make("button", { type: "button", class: "file", "data-id": entry.id, "aria-current": String(entry === current),
        "aria-label": spoken, title: entry.name, click: () => choose(entry) }, make("span", { class: "name" }, entry.name), badge),
      make("button", { type: "button", class: "shut", "aria-label": say("close", { name: entry.name }), click: () => remove(entry) }, "×"));
  }));
  if (had) byId("files").querySelector(`[data-id="${had}"]`)?.focus();
}

function render(fresh = false) {
  document.body.className = current ? current.state : "blank";
  byId("welcome").hidden = entries.length > 0;
  byId("result").hidden = current?.state !== "shown";
  tip.hide();
  trouble();
  if (current?.state !== "shown") return;
  table.show(current, fresh);
  findings.show(current, fresh);
  changes.show(current, change);
  if (fresh) {
    showList();
    byId("search").value = current.filter.words;
    [byId("table").scrollTop, byId("list").scrollTop] = current.scroll;
  }
}

/** What is under way with the table that is shown, or wrong with it, and what can be done. */
function trouble() {
  const box = byId("trouble");
  const busy = current && ["waiting", "checking"].includes(current.state);
  box.hidden = !busy && !current?.error;
  box.className = busy ? "busy" : "fault";
  if (box.hidden) return;
  if (busy) {
    const seconds = make("span", { class: "soft" });
    const tick = () => {
      if (!seconds.isConnected) return;
      const n = Math.floor((performance.now() - current.since) / 1000);
      if (n >= 1) seconds.textContent = say("seconds", { n });
      setTimeout(tick, 500);
    };
    const stop = make("button", { type: "button", click: () => cancel(current) }, say("cancel"));
    box.replaceChildren(make("p", {}, make("span", { class: "spinner", "aria-hidden": "true" }), make("b", {}, current.name), ` ${say("checking")} `, seconds), make("p", { class: "tools" }, stop));
    tick();
    return;
  }
  const { error } = current;
  const known = error instanceof server.Trouble;
  const lines = [make("p", {}, make("b", {}, current.name), "：", known ? error.message : say("odd", { status: error.name }))];
  if (error.remedy) lines.push(make("p", { class: "remedy" }, error.remedy, error.code ? make("small", {}, ` ${error.code}`) : null));
  if (error.again !== false && current.blob) {
    const work = () => (current.state === "failed" ? retry(current) : judge(current));
    lines.push(make("p", { class: "tools" }, make("button", { type: "button", click: work }, say("again"))));
  }
  box.replaceChildren(...lines);
  if (!known) console.error(error);
}

// ---- the page itself ------------------------------------------------------------------------------------------------

const showList = changes.tabs();
findings.listen({ change, adoptAll });
table.listen({ entry: () => current, change, leave: findings.back });
tip.watch(byId("table"), findings.adopt);
intake.listen(take, refuse);
exports.listen(() => current, options, (error) => `${error.message}${error.remedy ? `。${error.remedy}` : ""}`);
byId("settings").addEventListener("submit", (event) => event.preventDefault());
for (const id of ["profile", "year"]) byId(id).addEventListener("change", again);
byId("lang").addEventListener("click", () => {
  const next = lang() === "zh" ? "en" : "zh";
  speak(next);
  byId("lang").textContent = next === "zh" ? "English" : "中文";
  byId("lang").lang = next === "zh" ? "en" : "zh-CN";
  list();
  render();
  again();
});
byId("undo").addEventListener("click", undo);
byId("print").addEventListener("click", () => print());
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.target.closest?.("input, textarea")) {
    event.preventDefault();
    undo();
  }
});
addEventListener("beforeunload", (event) => {
  // What was changed lives only here.
  if (entries.some((entry) => entry.edits.length)) event.preventDefault();
});
