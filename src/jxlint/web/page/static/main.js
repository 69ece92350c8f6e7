// The page of `jxlint serve`: tables come in, are checked, shown, changed and judged again. Everything lives here and is
// gone when the page closes; the server keeps nothing.

import { announce, byId } from "./dom.js";
import { Entry } from "./entry.js";
import { lang, say, speak } from "./words.js";
import * as changes from "./changes.js";
import * as checking from "./checking.js";
import * as editing from "./editing.js";
import * as exports from "./exports.js";
import * as files from "./files.js";
import * as findings from "./findings.js";
import * as intake from "./intake.js";
import * as table from "./table.js";
import * as tip from "./tip.js";
import * as trouble from "./trouble.js";

const entries = [];
let current = null;

const options = () => ({ lang: lang(), profile: byId("profile").value, year: byId("year").value });

// ---- tables come in -------------------------------------------------------------------------------------------------

function take(several) {
  const made = several.map(({ name, blob, other }) => new Entry(name, blob, other));
  if (!made.length) return;
  entries.push(...made);
  choose(made[0]);
  checking.pump();
}

function refuse(name, error) {
  const entry = new Entry(name, null);
  entry.state = "failed";
  entry.error = error;
  entries.push(entry);
  announce(`${error.message}${lang() === "zh" ? "。" : ". "}${error.remedy}`);
  choose(entry);
}

// ---- and are changed ------------------------------------------------------------------------------------------------

/** Write values into the table that is shown, and have it judged anew. */
function change(several) {
  if (!current.change(several)) return;
  changes.show(current, change);
  checking.judge(current);
}

async function adoptAll() {
  // A value may have several: each pass takes one of each, until nothing is left.
  const entry = current;
  const steps = entry.changes.length;
  for (let pass = 0; pass < 10; pass += 1) {
    const fixes = findings.safeFixes();
    if (!fixes.length || entry !== current || !entry.change(fixes) || !(await checking.judge(entry))) break;
  }
  entry.join(steps); // one click is one step to take back
}

const undo = () => step(current?.undo(), "undone");
const redo = () => step(current?.redo(), "redone");

/** The value at `path` was taken back or made again. */
async function step(path, words) {
  if (!path) return;
  const entry = current;
  if (!(await checking.judge(entry)) || entry !== current) return;
  table.go(path);
  announce(say(words));
}

// ---- and are shown --------------------------------------------------------------------------------------------------

function choose(entry) {
  if (current && current.state === "shown") current.scroll = [byId("table").scrollTop, byId("list").scrollTop];
  current = entry;
  exports.shut();
  list();
  files.reveal();
  render(true);
}

function remove(entry) {
  const n = entry.edits.length;
  if (n && !confirm(say("discard", { name: entry.name, n }))) return;
  entry.abort?.abort();
  const at = entries.indexOf(entry);
  entries.splice(at, 1);
  if (entry === current) choose(entries[Math.min(at, entries.length - 1)] ?? null);
  list();
  (byId("files").querySelector('[aria-current="true"]') ?? byId("choose-large")).focus();
}

const list = () => files.show(entries, current, { choose, remove });

/** `entry` is not what it was; `fresh`: it was not shown before. */
function changed(entry, fresh) {
  list();
  if (entry !== current) return;
  if (!fresh) {
    editing.calm(() => render());
    return;
  }
  render(true);
  // The button that opened it may be gone, and the focus with it.
  if (entry.state === "shown" && document.activeElement === document.body) {
    byId("findings").focus({ preventScroll: true });
  }
}

function render(fresh = false) {
  document.body.className = current ? current.state : "blank";
  byId("welcome").hidden = entries.length > 0;
  byId("result").hidden = current?.state !== "shown";
  tip.hide();
  trouble.show(current, {
    cancel: checking.cancel,
    again: (entry) => (entry.state === "failed" ? checking.retry(entry) : checking.judge(entry)),
  });
  if (current?.state !== "shown") return;
  table.show(current, fresh);
  findings.show(current, fresh);
  changes.show(current, change);
  tip.renew(findings.adopt);
  if (!fresh) return;
  showList();
  byId("search").value = current.filter.words;
  [byId("table").scrollTop, byId("list").scrollTop] = current.scroll;
}

// ---- the page itself ------------------------------------------------------------------------------------------------

const showList = changes.tabs();
checking.listen({ entries, options, changed, shown: () => current });
findings.listen({ change, adoptAll });
table.listen({ entry: () => current, change, leave: findings.back });
tip.watch(byId("table"), findings.adopt);
intake.listen(take, refuse);
exports.listen(
  () => current,
  options,
  (error) => `${error.message}${error.remedy ? `。${error.remedy}` : ""}`,
);
byId("settings").addEventListener("submit", (event) => event.preventDefault());
for (const id of ["profile", "year"]) byId(id).addEventListener("change", checking.again);
byId("lang").addEventListener("click", () => {
  const next = lang() === "zh" ? "en" : "zh";
  speak(next);
  byId("lang").textContent = next === "zh" ? "English" : "中文";
  byId("lang").lang = next === "zh" ? "en" : "zh-CN";
  list();
  render();
  checking.again();
});
byId("undo").addEventListener("click", undo);
byId("print").addEventListener("click", () => print());
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target.closest?.("input, textarea")) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "z" && !event.shiftKey) undo();
  else redo();
});
addEventListener("beforeunload", (event) => {
  // What was changed lives only here.
  if (!entries.some((entry) => entry.edits.length)) return;
  event.preventDefault();
  event.returnValue = ""; // what browsers before 2023 go by
});
