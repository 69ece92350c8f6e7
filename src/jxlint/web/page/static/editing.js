// A value being written anew, in its place in the table.

import { make } from "./dom.js";
import { readable } from "./document.js";
import { say } from "./words.js";

let open = null; // the cell, its area, and how to end it

/** Whether `node` is in the cell that is being written. */
export const within = (node) => open !== null && open.cell.contains(node);

/** Leave what is being written, if anything is, as it was. */
export const leave = () => open?.end(false, false);

/** What is being written, so that `begin` can go on with it after the table was shown anew; it is left. */
export function draft() {
  if (!open) return null;
  const { cell, area } = open;
  const kept = { path: cell.dataset.path, words: area.value, from: area.selectionStart, to: area.selectionEnd };
  leave();
  return kept;
}

/** Do `work` as soon as no input method is in the middle of a word, which it would lose. */
export function calm(work) {
  if (open?.composing) open.area.addEventListener("compositionend", () => setTimeout(work), { once: true });
  else work();
}

/** Write in `cell`, which holds `value` of this `sort`; `keep(value)` takes another one, `back()` the focus.
 * `kept` is a draft to go on with. */
export function begin(cell, { label, sort, value, keep, back }, kept = null) {
  leave();
  const hint = make("span", { class: "hint", id: "hint" }, say("editing"));
  const area = make("textarea", { rows: "1", "aria-label": label, "aria-describedby": "hint", spellcheck: "false" });
  area.value = kept ? kept.words : value;
  const was = [...cell.childNodes];
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };

  /** End it; false where what stands there cannot be kept. `stay`: the focus stays on the cell. */
  const end = (keeping, stay = true) => {
    if (open?.cell !== cell) return true;
    const [written, wrong] = keeping ? readable(area.value, sort) : [null, null];
    if (wrong) {
      hint.textContent = say(wrong);
      hint.classList.add("wrong");
      area.setAttribute("aria-invalid", "true");
      return false;
    }
    open = null;
    cell.classList.remove("editing");
    cell.replaceChildren(...was);
    if (stay) back();
    if (keeping && written !== value) keep(written);
    return true;
  };

  area.addEventListener("input", fit);
  area.addEventListener("compositionstart", () => (open.composing = true));
  area.addEventListener("compositionend", () => (open.composing = false));
  area.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work on Chinese words
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter");
  });
  area.addEventListener("blur", () => {
    // Whoever looks something up in another window comes back to it.
    if (document.activeElement !== area && !end(true, false)) end(false, false);
  });
  cell.replaceChildren(area, hint);
  cell.classList.add("editing");
  open = { cell, area, end, composing: false };
  fit();
  area.focus({ preventScroll: true });
  if (kept) area.setSelectionRange(kept.from, kept.to);
  else area.select();
}
