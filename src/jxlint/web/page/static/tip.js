// The note at a mark: what is wrong there, why, by which regulation, and what to write instead.
// It shows on hover and on focus, stays while the pointer is in it, and goes with Escape (WCAG 2.2, 1.4.13).

import { all, byId, make } from "./dom.js";
import { say } from "./words.js";

const WIDE = 420;
const GAP = 6;
let timer = 0;
let shownFor = null;

/** What is known of the finding number `index`, as nodes: copies of what stands in the list and in the rules. */
function story(index, adopt) {
  const item = byId("list").querySelector(`.finding[data-f="${index}"]`);
  if (!item) return null;
  const told = make("div", { class: `story ${item.dataset.severity}` });
  const head = make("p", { class: "head" });
  head.append(item.querySelector(".badge").cloneNode(true), " ", item.querySelector(".title").textContent);
  told.append(head, make("p", { class: "message" }, item.querySelector(".message").textContent));
  const button = item.querySelector(".adopt");
  if (button) {
    const copy = make("button", { type: "button", class: "adopt", tabindex: "-1", click: () => adopt(item) });
    copy.append(button.firstChild.textContent);
    told.append(make("p", { class: "tools" }, copy, " ", item.querySelector(".mended").cloneNode(true)));
  }
  const rule = byId("rules").querySelector(`[data-rule="${item.dataset.code}"]`);
  if (rule) told.append(...all("p", rule).map((p) => p.cloneNode(true)));
  return told;
}

export function watch(table, adopt) {
  const tip = byId("tip");
  const later = (work, after) => {
    clearTimeout(timer);
    timer = setTimeout(work, after);
  };
  table.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("[data-f]");
    if (mark && !mark.closest(".editing")) later(() => show(mark, adopt), 120);
    else if (!document.activeElement?.closest(".cell[data-f]")) later(hide, 250);
  });
  table.addEventListener("mouseleave", () => {
    if (!document.activeElement?.closest("#table .cell[data-f]")) later(hide, 250);
  });
  tip.addEventListener("mouseenter", () => clearTimeout(timer));
  tip.addEventListener("mouseleave", () => later(hide, 250));
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".cell");
    if (cell?.dataset.f) show(cell, adopt);
    else hide();
  });
  table.addEventListener("focusout", (event) => {
    if (!tip.contains(event.relatedTarget)) later(hide, 100);
  });
  table.addEventListener(
    "scroll",
    () => {
      if (shownFor) place(tip, shownFor);
    },
    { passive: true },
  );
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

/** Tell at `at` of its findings, or of the one with this `index` alone. */
export function show(at, adopt, index = null) {
  clearTimeout(timer);
  const stories = (index === null ? at.dataset.f.split(" ") : [index])
    .map((index) => story(index, adopt))
    .filter(Boolean);
  const tip = byId("tip");
  if (!stories.length) return hide();
  tip.replaceChildren(...stories);
  if (at.dataset.old !== undefined) tip.append(make("p", { class: "soft" }, say("edited", { old: at.dataset.old })));
  tip.hidden = false;
  shownFor = at;
  return place(tip, at);
}

/** The findings are others now: tell those of the value with the focus. */
export function renew(adopt) {
  const cell = document.activeElement?.closest("#table .cell[data-f]");
  if (cell && !cell.querySelector("textarea")) show(cell, adopt);
  else hide();
}

export function hide() {
  clearTimeout(timer);
  byId("tip").hidden = true;
  shownFor = null;
}

function place(tip, at) {
  const box = at.getBoundingClientRect();
  const pane = byId("table").getBoundingClientRect();
  if (!at.isConnected) return hide();
  // It comes back when its mark does.
  tip.hidden = box.bottom < pane.top || box.top > pane.bottom;
  if (tip.hidden) return undefined;
  const width = Math.min(WIDE, innerWidth - 16);
  tip.style.width = `${width}px`;
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 12))}px`;
  // Beside its mark, and never over what stands above the table: there is what takes a change back.
  const [top, room] = [Math.max(pane.top, 0) + GAP, innerHeight - GAP];
  const [above, below] = [box.top - GAP - top, room - box.bottom - GAP];
  tip.style.maxHeight = "";
  const up = tip.offsetHeight > below && above > below;
  const most = Math.max(above, below, (room - top) / 2);
  tip.style.maxHeight = `min(60vh, ${most}px)`;
  const wanted = up ? box.top - GAP - tip.offsetHeight : box.bottom + GAP;
  tip.style.top = `${Math.max(top, Math.min(wanted, room - tip.offsetHeight))}px`;
  return undefined;
}
