// The list of findings: filtered by severity, rule, project and words; moved through by keys; each leads to its value.

import { all, byId, fragment, make } from "./dom.js";
import { say } from "./words.js";
import * as table from "./table.js";

const list = byId("list");
let handlers = null;
let entry = null;

export function listen(given) {
  handlers = given;
  list.addEventListener("click", (event) => {
    const item = event.target.closest(".finding");
    if (!item) return;
    if (event.target.closest(".why")) explain(item);
    else if (event.target.closest(".adopt")) adopt(item);
    else if (getSelection().isCollapsed) go(item);
  });
  list.addEventListener("focusin", (event) => { const item = event.target.closest(".finding"); if (item) stop(item); });
  list.addEventListener("keydown", keys);
  for (const button of all("#severities button")) {
    button.addEventListener("click", () => {
      const set = entry.filter.severities;
      const { severity } = button.dataset;
      if (!set.delete(severity)) set.add(severity);
      filter();
    });
  }
  byId("rule").addEventListener("change", (event) => { entry.filter.rule = event.target.value; filter(); });
  byId("project").addEventListener("change", (event) => { entry.filter.project = event.target.value; filter(); });
  byId("search").addEventListener("input", (event) => { entry.filter.words = event.target.value; filter(); });
}

/** Show the findings of `next`. */
export function show(next, fresh) {
  entry = next;
  const at = fresh ? null : list.querySelector(".finding.at")?.querySelector(".message").textContent;
  const focused = list.contains(document.activeElement);
  const top = fresh ? 0 : list.scrollTop;
  byId("rules").replaceChildren(fragment(entry.view.rules));
  list.replaceChildren(...fixAll(), fragment(entry.view.findings));
  for (const place of all(".place", list)) {
    // A value that was changed has no place of its own any more, but it had one in the file.
    if (!place.textContent) place.textContent = table.cellAt(place.closest(".finding").dataset.target)?.dataset.place ?? "";
  }
  options();
  filter();
  list.scrollTop = top;
  const items = visible();
  const same = items.find((item) => item.querySelector(".message").textContent === at) ?? items[0];
  if (same) stop(same, focused);
}

function fixAll() {
  const safe = all("button.adopt:not(.unsafe)", fragment(entry.view.findings));
  if (safe.length < 2) return [];
  const button = make("button", { type: "button", class: "all", click: handlers.adoptAll }, say("adoptAll", { n: safe.length }));
  return [make("p", { class: "tools top" }, button)];
}

/** What the fixes that keep the meaning would write, one for each value. */
export function safeFixes() {
  const out = new Map();
  for (const button of all("button.adopt:not(.unsafe)", list)) {
    const { target } = button.closest(".finding").dataset;
    if (!out.has(target)) out.set(target, { path: target, value: button.dataset.mended, sort: "text" });
  }
  return [...out.values()];
}

function options() {
  const rules = new Map(all("[data-rule]", byId("rules")).map((rule) => [rule.dataset.rule, rule.dataset.title]));
  const counts = new Map();
  for (const { dataset } of all(".finding", list)) counts.set(dataset.code, (counts.get(dataset.code) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  fill(byId("rule"), "allRules", sorted.map(([code, n]) => [code, `${rules.get(code) ?? code}（${n}）`]), "rule");
  const projects = all(".group", list).map((group) => {
    const title = group.querySelector("h3").textContent;
    return [title, `${title}（${all(".finding", group).length}）`];
  });
  fill(byId("project"), "allProjects", projects, "project");
}

function fill(select, first, values, key) {
  select.replaceChildren(new Option(say(first), ""), ...values.map(([value, words]) => new Option(words, value)));
  if (!values.some(([value]) => value === entry.filter[key])) entry.filter[key] = "";
  select.value = entry.filter[key];
}

/** Show only what the filter lets through; counts are those of everything else being let through. */
export function filter() {
  const { severities, rule, project, words } = entry.filter;
  const sought = words.trim().toLowerCase();
  const counts = { error: 0, warning: 0, info: 0 };
  let shown = 0;
  let total = 0;
  for (const group of all(".group", list)) {
    const title = group.querySelector("h3").textContent;
    for (const item of all(".finding", group)) {
      const { severity, code, target } = item.dataset;
      const said = () => `${title} ${item.textContent} ${(target && table.cellAt(target)?.textContent) || ""}`.toLowerCase();
      const fits = (!rule || code === rule) && (!project || project === title) && (!sought || said().includes(sought));
      const counted = !item.classList.contains("suppressed");
      if (fits && counted) counts[severity] += 1;
      item.hidden = !fits || !severities.has(severity);
      shown += !item.hidden && counted ? 1 : 0;
      total += counted ? 1 : 0;
    }
    group.hidden = !group.querySelector(".finding:not([hidden])");
  }
  for (const button of all("#severities button")) {
    button.querySelector("b").textContent = counts[button.dataset.severity];
    button.setAttribute("aria-pressed", severities.has(button.dataset.severity));
  }
  byId("shown").textContent = shown === total ? "" : say("shown", { n: shown, all: total });
  byId("tab-list").querySelector(".n").textContent = total;
  list.querySelector(".none")?.remove();
  if (!shown) list.append(make("p", { class: "none" }, say(total ? "nothing" : "clean")));
  dim();
  const items = visible();
  if (items.length && !items.some((item) => item.classList.contains("at"))) stop(items[0]);
}

/** In the table only what the list shows is marked. */
function dim() {
  const shown = new Set(visible().map((item) => item.dataset.f));
  for (const mark of all("mark", byId("table"))) {
    mark.classList.toggle("dim", !mark.dataset.f.split(" ").some((index) => shown.has(index)));
  }
  for (const cell of all(".cell[data-f]", byId("table"))) {
    cell.classList.toggle("dim", !cell.dataset.f.split(" ").some((index) => shown.has(index)));
  }
}

const visible = () => all(".finding:not([hidden])", list).filter((item) => !item.closest("[hidden]"));

/** Make `item` the one that Tab reaches, its buttons with it. */
function stop(item, focus = false) {
  for (const old of all(".finding.at", list)) {
    old.classList.remove("at");
    for (const button of all("button", old)) button.tabIndex = -1;
  }
  item.classList.add("at");
  for (const button of all("button", item)) button.tabIndex = 0;
  if (focus) item.querySelector(".go").focus({ preventScroll: true });
}

function go(item) {
  stop(item);
  if (item.dataset.target) table.go(item.dataset.target, item.dataset.f);
  else explain(item, true);
}

export function adopt(item) {
  handlers.change([{ path: item.dataset.target, value: item.querySelector(".adopt").dataset.mended, sort: "text" }]);
}

function explain(item, open = null) {
  const button = item.querySelector(".why");
  const shown = open ?? button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", shown);
  item.querySelector(".story")?.remove();
  const rule = byId("rules").querySelector(`[data-rule="${CSS.escape(item.dataset.code)}"]`);
  if (!shown || !rule) return;
  item.append(make("div", { class: "story" }, ...all("p", rule).map((p) => p.cloneNode(true))));
}

function keys(event) {
  const items = visible();
  const at = items.findIndex((item) => item.contains(event.target));
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const item = items[Math.max(0, Math.min(next, items.length - 1))];
  stop(item, true);
  item.scrollIntoView({ block: "nearest" });
}

/** Back from the table: the finding that is about `cell`, or the one that was looked at last. */
export function back(cell) {
  const [index] = (cell.dataset.f ?? "").split(" ");
  const about = visible().find((item) => item.dataset.f === index);
  const item = about ?? list.querySelector(".finding.at:not([hidden])") ?? visible()[0];
  if (!item) return;
  stop(item, true);
  item.scrollIntoView({ block: "nearest" });
}
