// The list of findings: filtered by severity, rule, project and words; moved through by keys; each leads to its value.

import { all, byId, fragment, make } from "./dom.js";
import { say } from "./words.js";
import * as filtering from "./filtering.js";
import * as table from "./table.js";
import * as tip from "./tip.js";

const list = byId("list");
let handlers = null;
let entry = null;
let items = []; // what filters ask of each finding, so that they need not ask the page
let groups = [];
let current = null;

export function listen(given) {
  handlers = given;
  list.addEventListener("click", (event) => {
    const item = event.target.closest(".finding");
    if (!item) return;
    if (event.target.closest(".why")) explain(item);
    else if (event.target.closest(".adopt")) adopt(item);
    else if (getSelection().isCollapsed) go(item);
  });
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest(".finding");
    if (item) stop(item);
  });
  list.addEventListener("keydown", keys);
  for (const button of all("#severities button")) {
    button.addEventListener("click", () => {
      const set = entry.filter.severities;
      const { severity } = button.dataset;
      if (!set.delete(severity)) set.add(severity);
      filter();
    });
  }
  byId("rule").addEventListener("change", (event) => {
    entry.filter.rule = event.target.value;
    filter();
  });
  byId("project").addEventListener("change", (event) => {
    entry.filter.project = event.target.value;
    filter();
  });
  byId("search").addEventListener("input", (event) => {
    entry.filter.words = event.target.value;
    filter();
  });
}

/** Show the findings of `next`; the table is there already. */
export function show(next, fresh) {
  entry = next;
  const was = fresh || !current ? null : current.querySelector(".message").textContent;
  const focused = list.contains(document.activeElement);
  const top = fresh ? 0 : list.scrollTop;
  byId("rules").replaceChildren(fragment(entry.view.rules));
  list.replaceChildren(fragment(entry.view.findings));
  groups = all(".group", list).map((group) => ({ group, title: group.querySelector("h3").textContent }));
  items = groups.flatMap(({ group, title }) => all(".finding", group).map((item) => known(item, title)));
  for (const { item, cell } of items) {
    // A value that was changed has no place of its own any more, but it had one in the file.
    const place = item.querySelector(".place");
    if (!place.textContent && cell?.dataset.place) place.textContent = cell.dataset.place;
  }
  current = null;
  filtering.offer(items, entry.filter);
  filter();
  list.scrollTop = top;
  const same = was && visible().find(({ item }) => item.querySelector(".message").textContent === was);
  if (same) stop(same.item);
  if (focused && current) current.querySelector(".go").focus({ preventScroll: true });
}

function known(item, project) {
  const { severity, code, target, f } = item.dataset;
  return {
    item,
    project,
    severity,
    code,
    f,
    cell: target ? table.cellAt(target) : null,
    words: null,
    counted: !item.classList.contains("suppressed"),
    shown: true,
  };
}

/** Above the findings: one button for the fixes that keep the meaning, as far as they are shown. */
function offerAll() {
  list.querySelector(".tools.top")?.remove();
  const count = safe().length;
  if (count < 2) return;
  const every = count === all("button.adopt:not(.unsafe)", list).length;
  const words = say(every ? "adoptAll" : "adoptShown", { n: count });
  const button = make("button", { type: "button", class: "all", click: handlers.adoptAll }, words);
  list.prepend(make("p", { class: "tools top" }, button));
}

const safe = () => all("button.adopt:not(.unsafe)", list).filter((one) => !one.closest(".finding").hidden);

/** What the fixes shown that keep the meaning would write, one for each value. */
export function safeFixes() {
  const out = new Map();
  for (const button of safe()) {
    const { target } = button.closest(".finding").dataset;
    if (!out.has(target)) out.set(target, { path: target, value: button.dataset.mended, sort: "text" });
  }
  return [...out.values()];
}

function filter() {
  const shown = filtering.apply(items, groups, entry.filter);
  offerAll();
  list.querySelector(".none")?.remove();
  if (!shown) list.append(make("p", { class: "none" }, say(items.length ? "nothing" : "clean")));
  table.dim(new Set(visible().map(({ f }) => f)));
  if (shown && (!current || current.hidden)) stop(visible()[0].item);
}

const visible = () => items.filter(({ shown }) => shown);

/** Make `item` the one that Tab reaches, its buttons with it. */
function stop(item, focus = false) {
  if (current && current !== item) {
    current.classList.remove("at");
    for (const button of all("button", current)) button.tabIndex = -1;
  }
  current = item;
  item.classList.add("at");
  for (const button of all("button", item)) button.tabIndex = 0;
  if (!focus) return;
  item.querySelector(".go").focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function go(item) {
  stop(item);
  const cell = item.dataset.target && table.go(item.dataset.target, item.dataset.f);
  if (cell) tip.show(cell, adopt, item.dataset.f);
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
  if (shown && rule) item.append(make("div", { class: "story" }, ...all("p", rule).map((p) => p.cloneNode(true))));
}

function keys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || !event.target.closest(".finding")) return;
  const shown = visible();
  const at = shown.findIndex(({ item }) => item.contains(event.target));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  stop(shown[Math.max(0, Math.min(next, shown.length - 1))].item, true);
}

/** Back from the table: the finding that is about `cell`, or the one that was looked at last. */
export function back(cell) {
  const about = visible()
    .filter((one) => one.cell === cell)
    .map(({ item }) => item);
  const item = about.includes(current) ? current : (about[0] ?? current);
  if (item && !item.hidden) stop(item, true);
}
