// Downloads. Each is made from the file that the browser still holds, or from what was changed in the page.

import { announce, byId, make } from "./dom.js";
import { say } from "./words.js";
import * as server from "./server.js";
import { stage } from "./trouble.js";

const OFFICE = /\.(xlsx|xlsm|docx|docm|pdf)$/i;
const stem = (name) => name.replace(/\.[^.]{1,5}$/, "");

// Which report, what it is called, its file's name, and whether it needs the original file.
const REPORTS = [
  ["annotated", "annotated", (name) => name.replace(/(\.[^.]+)$/, ".批注$1"), true],
  ["docx", "review", (name) => `${stem(name)}.审核意见.docx`, false],
  ["xlsx", "list", (name) => `${stem(name)}.问题清单.xlsx`, false],
  ["html", "web", (name) => `${stem(name)}.检查报告.html`, false],
  ["json", "data", (name) => `${stem(name)}.检查结果.json`, false],
];

let close = () => {};

/** The panel of downloads for what `current()` is; `options()` are those of the checks, `trouble` tells what fails. */
export function listen(current, options, trouble) {
  const [button, panel] = [byId("export"), byId("exports")];
  close = () => {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", () => {
    if (!panel.hidden) return close();
    fill(panel, current(), options, trouble);
    panel.hidden = false;
    panel.style.top = `${byId("tools").offsetHeight}px`; // below the buttons, in however many rows they stand
    button.setAttribute("aria-expanded", "true");
    return panel.querySelector("button:not([disabled])")?.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      button.focus();
    }
  });
  addEventListener("pointerdown", (event) => {
    if (!panel.hidden && !event.target.closest("#exports, #export")) close();
  });
}

export const shut = () => close();

function fill(panel, entry, options, trouble) {
  const edited = entry.edits.length > 0;
  const basis = edited
    ? make("fieldset", {}, make("legend", {}, say("basis")), radio("original", true), radio("changed", false))
    : null;
  const changed = () => edited && panel.querySelector("[value=changed]").checked;
  const rows = REPORTS.map(([format, key, name, original]) => {
    const able = !original || OFFICE.test(entry.name);
    return row(
      format,
      key,
      able ? say(`${key}Note`) : say("onlyOriginal"),
      able,
      async (signal, tell) => {
        const from = changed() && !original ? mended(entry) : [entry.blob, entry.name];
        const blob = await server.report(format, ...from, options(), signal, tell);
        save(blob, name(changed() && !original ? `${stem(entry.name)}.修改后.json` : entry.name));
      },
      trouble,
    );
  });
  if (edited)
    rows.push(row("document", "mended", say("mendedNote"), true, async () => save(...mended(entry)), trouble));
  panel.replaceChildren(...(basis ? [basis] : []), make("ul", {}, ...rows));
}

function radio(key, checked) {
  return make("label", {}, make("input", { type: "radio", name: "basis", value: key, checked }), ` ${say(key)} `);
}

function row(format, key, note, able, work, trouble) {
  const small = make("small", {}, note);
  let abort = null;
  const run = async () => {
    if (abort) {
      abort.abort();
      return;
    }
    abort = new AbortController();
    small.textContent = say("making");
    button.textContent = say("cancel");
    try {
      await work(abort.signal, (at) => (small.textContent = stage(at, "making")));
      small.textContent = note;
    } catch (error) {
      small.textContent = error.name === "AbortError" ? say("cancelled") : trouble(error);
    }
    abort = null;
    button.textContent = say(key);
  };
  const button = make("button", { type: "button", "data-report": format, disabled: !able, click: run }, say(key));
  return make("li", {}, button, " ", small);
}

const mended = (entry) => [
  new Blob([JSON.stringify(entry.document, null, 1)], { type: "application/json" }),
  `${stem(entry.name)}.修改后.json`,
];

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  announce(say("saved", { name }));
}
