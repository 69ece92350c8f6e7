// What was changed in the page: listed, marked, copied for the original, taken back.

import { announce, byId, make } from "./dom.js";
import { say } from "./words.js";
import * as table from "./table.js";

/** List the changes of `entry`; `change` writes values. */
export function show(entry, change) {
  const edits = entry.edits;
  byId("tab-edits").querySelector(".n").textContent = edits.length || "";
  byId("undo").disabled = entry.changes.length === 0;
  const panel = byId("edits");
  if (!edits.length) {
    panel.replaceChildren(make("p", { class: "none" }, say("noEdits")));
    return;
  }
  const rows = edits.map(({ path, sort, old, now }) => {
    const cell = table.cellAt(path);
    const [named, place] = [called(cell, path), cell?.dataset.place ?? ""];
    const button = (key, work, about = named) =>
      make("button", { type: "button", "aria-label": `${say(key)} ${about}`, click: work }, say(key));
    return make(
      "li",
      { class: "edit" },
      make("p", { class: "where" }, named, " ", make("span", { class: "place" }, place)),
      make(
        "p",
        { class: "was" },
        make("span", { class: "soft" }, say("was")),
        " ",
        make("del", {}, old || say("nothingThere")),
      ),
      make(
        "p",
        { class: "now" },
        make("span", { class: "soft" }, say("now")),
        " ",
        make("ins", {}, now || say("nothingThere")),
      ),
      make(
        "p",
        { class: "tools" },
        button("copy", (event) => copy(now, event.currentTarget)),
        button("go", () => table.go(path)),
        button("back", () => change([{ path, value: old, sort }])),
      ),
    );
  });
  const lines = () =>
    edits
      .map(({ path, old, now }) => {
        const cell = table.cellAt(path);
        return [cell?.dataset.place ?? "", called(cell, path), old, now]
          .map((words) => words.replace(/[\t\n]/g, " "))
          .join("\t");
      })
      .join("\r\n");
  const whole = make(
    "button",
    { type: "button", class: "all", click: (event) => copy(lines(), event.currentTarget) },
    say("copyAll"),
  );
  panel.replaceChildren(make("p", { class: "tools top" }, whole), make("ul", {}, ...rows));
}

/** The project and field of a value. */
function called(cell, path) {
  if (!cell) return path;
  const project = cell.closest(".section")?.querySelector("h3 .cell, h4 .cell");
  const own = table.called(cell);
  return project && project !== cell ? `${project.textContent} · ${own}` : own;
}

/** Put `words` on the clipboard; pages that are not served from this machine have only the old way. */
async function copy(words, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(words);
    done = true;
  } catch {
    const area = make("textarea", { class: "sr", "aria-hidden": "true", tabindex: "-1" });
    area.value = words;
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const label = button.textContent;
  button.textContent = say(done ? "copied" : "notCopied");
  announce(button.textContent);
  setTimeout(() => {
    button.textContent = label;
  }, 1500);
}

/** The two tabs of the left pane. */
export function tabs() {
  const both = [byId("tab-list"), byId("tab-edits")];
  const choose = (tab, focus = false) => {
    for (const one of both) {
      one.setAttribute("aria-selected", one === tab);
      one.tabIndex = one === tab ? 0 : -1;
      byId(one.getAttribute("aria-controls")).hidden = one !== tab;
    }
    if (focus) tab.focus();
  };
  for (const tab of both) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (["ArrowLeft", "ArrowRight"].includes(event.key)) choose(both[1 - both.indexOf(tab)], true);
    });
  }
  return () => choose(both[0]);
}
