// The value with the focus, as in a workbook: copied whole, and replaced by what is pasted, unless that is a table.

import { announce } from "./dom.js";
import { readable, valueAt } from "./document.js";
import { say } from "./words.js";

/** `held()` is the cell with the focus; `change` and `entry` are those of the table. A clipboard's events go to what is
 * selected, which is mostly nothing, and so they are caught before anything else hears of them. */
export function listen(held, { entry, change }) {
  const copied = (event) => {
    const cell = held();
    if (!cell || !getSelection().isCollapsed) return;
    event.clipboardData.setData("text/plain", valueAt(entry().document, cell.dataset.path));
    event.preventDefault();
  };
  const pasted = (event) => {
    const cell = held();
    const words = event.clipboardData.getData("text/plain").trim();
    if (!cell || !words || /[\t\n]/.test(words)) return;
    event.preventDefault();
    event.stopPropagation();
    const { path, sort = "text" } = cell.dataset;
    const [value, wrong] = readable(words, sort);
    if (wrong) announce(say(wrong));
    else change([{ path, value, sort }]);
  };
  addEventListener("copy", copied, { capture: true });
  addEventListener("paste", pasted, { capture: true });
}
