// The row of open files, each with the numbers of its findings.

import { byId, make } from "./dom.js";
import { say } from "./words.js";

/** Show `entries`, of which `current` is looked at; `choose` and `remove` are told what is clicked. */
export function show(entries, current, { choose, remove }) {
  const had = document.activeElement?.closest?.("#files") ? document.activeElement.dataset.id : null;
  const seen = inView();
  byId("files").hidden = entries.length === 0;
  byId("files")
    .querySelector("ul")
    .replaceChildren(
      ...entries.map((entry) => {
        const { counts } = entry.view ?? {};
        const label = { waiting: "…", checking: "…", failed: say(failure(entry.error)) }[entry.state];
        const badge =
          counts && entry.state === "shown"
            ? make(
                "span",
                { class: "n", "aria-hidden": "true" },
                ...["error", "warning", "info"].map((s) => make("b", { class: s }, counts[s])),
              )
            : make("span", { class: `n ${entry.state}` }, label ?? "");
        const spoken =
          counts && entry.state === "shown"
            ? say("done", { name: entry.name, ...counts })
            : `${entry.name} ${label ?? ""}`;
        return make(
          "li",
          { class: entry === current ? "open" : "" },
          make(
            "button",
            {
              type: "button",
              class: "file",
              "data-id": entry.id,
              "aria-current": String(entry === current),
              "aria-label": spoken,
              title: entry.name,
              click: () => choose(entry),
            },
            make("span", { class: "name" }, entry.name),
            badge,
          ),
          make(
            "button",
            {
              type: "button",
              class: "shut",
              "aria-label": say("close", { name: entry.name }),
              click: () => remove(entry),
            },
            "×",
          ),
        );
      }),
    );
  if (seen) reveal(); // the numbers make tabs wider
  if (had) byId("files").querySelector(`[data-id="${had}"]`)?.focus();
}

/** Bring the tab of the table that is looked at into view, however many there are. */
export function reveal() {
  byId("files").querySelector("li.open")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function inView() {
  const [row, tab] = [byId("files").querySelector("ul"), byId("files").querySelector("li.open")];
  if (!tab) return false;
  const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
}

/** What came of a table that is not shown: it is the file's own fault, or may be checked yet. */
function failure(error) {
  if (error?.cancelled) return "cancelled";
  return error?.again && !error.code ? "unchecked" : "failed";
}
