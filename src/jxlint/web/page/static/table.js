// The table as it was read: moving between its values by keys, changing them, and leading to one from a finding.

import { all, byId, fragment, make } from "./dom.js";
import { valueAt } from "./document.js";
import { say } from "./words.js";
import * as clipping from "./clipping.js";
import * as editing from "./editing.js";

const pane = byId("table");
let sections = new Map(); // the server's words for each section, to leave those alone that are the same
let cells = new Map(); // by the pointers of their values
let marks = [];
let stopped = null; // the cell that Tab reaches
let handlers = null;

export function listen(given) {
  handlers = given;
  // When another value was being written, the rows move between the press and the click, which then hits something
  // else: what was pressed is meant.
  let pressed = null;
  pane.addEventListener("pointerdown", (event) => {
    pressed = editing.within(event.target) ? null : (event.target.closest(".cell")?.dataset.path ?? null);
  });
  pane.addEventListener("click", () => {
    const cell = pressed === null ? null : cellAt(pressed);
    pressed = null;
    if (cell && getSelection().isCollapsed) edit(cell);
  });
  pane.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".cell");
    if (cell) stop(cell);
  });
  pane.addEventListener("keydown", keys);
  clipping.listen(
    () => (editing.within(document.activeElement) ? null : document.activeElement?.closest("#table .cell")),
    given,
  );
}

/** Show the table of `entry`. What stays the same stays in place, with the focus and the scrolling. */
export function show(entry, fresh) {
  const draft = editing.draft();
  const focused = document.activeElement?.closest("#table .cell")?.dataset.path;
  const next = fragment(entry.view.table);
  const known = fresh ? new Map() : sections;
  sections = new Map();
  const nodes = [...next.children].map((node) => {
    const key = node.dataset.key ?? "";
    const words = node.outerHTML;
    const old = known.get(key);
    const kept = old && old.words === words ? old.node : node;
    if (key) sections.set(key, { words, node: kept });
    return kept;
  });
  pane.replaceChildren(
    make("h2", { class: "sr" }, say("table", { name: entry.name, ...entry.view, ...entry.view.counts })),
    ...nodes,
  );
  cells = new Map(all(".cell", pane).map((cell) => [cell.dataset.path, cell]));
  marks = all("[data-f]", pane).map((one) => [one, one.dataset.f.split(" ")]);
  locate(entry);
  mark(entry);
  const cell = (focused && cellAt(focused)) || cells.values().next().value;
  if (focused && !fresh) focus(cell);
  else stop(cell);
  // Who goes from one value to the next is in the second when the first is judged.
  if (draft && !fresh && cellAt(draft.path)) edit(cellAt(draft.path), draft);
}

/** A document that was changed has no places in the file any more; its values keep those that they had. */
function locate(entry) {
  if (entry.placed)
    for (const cell of all("[data-place]", pane)) entry.places.set(cell.dataset.path, cell.dataset.place);
  else for (const [path, place] of entry.places) if (cells.has(path)) cells.get(path).dataset.place = place;
}

/** Mark the values that were changed here. */
function mark(entry) {
  for (const cell of all(".edited", pane)) {
    cell.classList.remove("edited");
    cell.removeAttribute("title");
    delete cell.dataset.old;
  }
  for (const { path, old } of entry.edits) {
    const cell = cellAt(path);
    if (!cell) continue;
    cell.classList.add("edited");
    cell.dataset.old = old || say("nothingThere");
    cell.title = say("edited", { old: cell.dataset.old });
  }
}

export const cellAt = (path) => cells.get(path) ?? null;

/** What the value of `cell` is called: its label, or its row and column. */
export function called(cell) {
  const label = cell.getAttribute("aria-label");
  if (label) return label;
  const [row, grid] = [cell.parentElement, cell.closest("table")];
  const number = row.cells[0] === cell ? "" : row.cells[0].textContent;
  return `${grid.getAttribute("aria-label")} ${number} ${grid.tHead.rows[0].cells[cell.cellIndex].textContent}`;
}

/** Mark only what `shown`, the findings in the list, are about. */
export function dim(shown) {
  for (const [one, about] of marks) one.classList.toggle("dim", !about.some((index) => shown.has(index)));
}

/** Bring the value at `path` into view and put the focus on it; its cell, null where there is none. */
export function go(path, index = null) {
  const cell = cellAt(path);
  if (!cell) return null;
  for (const old of all(".current", pane)) old.classList.remove("current");
  if (index !== null) for (const one of all(`mark[data-f~="${index}"]`, cell)) one.classList.add("current");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  focus(cell);
  // Where sections are laid out late, their heights are guesses until they are near.
  cell.scrollIntoView({ block: "center", inline: "nearest" });
  requestAnimationFrame(() =>
    cell.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" }),
  );
  return cell;
}

/** Make `cell` the one that Tab reaches. */
function stop(cell) {
  if (stopped && stopped !== cell) stopped.tabIndex = -1;
  stopped = cell;
  cell.tabIndex = 0;
}

function focus(cell) {
  stop(cell);
  cell.focus({ preventScroll: true });
}

const LINES = ".row, .field, .section > h3, .section > h4";

/** The line before or after that of `cell` which has values, as its values; none where there is none. */
function beside(cell, step) {
  const lines = all(LINES, pane);
  let at = lines.indexOf(cell.closest(LINES)) + step;
  while (lines[at] && !lines[at].querySelector(".cell")) at += step;
  return lines[at] ? all(".cell", lines[at]) : [];
}

function keys(event) {
  const cell = event.target.closest(".cell");
  if (!cell || editing.within(event.target) || event.altKey || event.metaKey) return;
  const line = all(".cell", cell.closest(LINES));
  const column = line.indexOf(cell);
  const last = (several) => several[several.length - 1];
  const within = (several) => several[Math.min(column, several.length - 1)];
  const whole = event.ctrlKey ? [...cells.values()] : line;
  const move = {
    ArrowRight: () => line[column + 1] ?? beside(cell, 1)[0],
    ArrowLeft: () => line[column - 1] ?? last(beside(cell, -1)),
    ArrowDown: () => within(beside(cell, 1)),
    ArrowUp: () => within(beside(cell, -1)),
    Home: () => whole[0],
    End: () => last(whole),
  }[event.key];
  if (move) {
    event.preventDefault();
    const next = move() ?? cell;
    focus(next);
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    edit(cell);
  } else if (event.key === "Escape") {
    handlers.leave(cell);
  }
}

/** Let the value of `cell` be written anew. */
function edit(cell, draft = null) {
  const { path, sort = "text" } = cell.dataset;
  const { document } = handlers.entry();
  editing.begin(
    cell,
    {
      label: called(cell),
      sort,
      value: valueAt(document, path),
      keep: (value) => handlers.change([{ path, value, sort }]),
      back: () => focus(cell),
    },
    draft,
  );
}
