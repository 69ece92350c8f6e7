// Ways for a table into the page: dropped, chosen, or pasted.

import { byId } from "./dom.js";
import { say } from "./words.js";
import { Trouble } from "./server.js";

let pastes = 0;
const plain = (file) => ({ name: file.name, blob: file });

/** Call `take([{name, blob, other}, …])` for the tables that come in, and `refuse(name, trouble)` for what is none. */
export function listen(take, refuse) {
  const input = byId("file");
  for (const id of ["choose", "choose-large"]) byId(id).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take([...input.files].map(plain));
    input.value = "";
  });
  dropped(take, refuse);
  pasted(take, refuse);
}

function dropped(take, refuse) {
  const veil = byId("drop");
  let depth = 0;
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragenter", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    depth += 1;
    veil.hidden = false;
  });
  addEventListener("dragover", (event) => {
    if (holds(event)) event.preventDefault();
  });
  addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  });
  addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    // A folder comes as a file that cannot be read.
    const folders = [...(event.dataTransfer.items ?? [])].map(
      (item) => item.webkitGetAsEntry?.()?.isDirectory === true,
    );
    const files = [...event.dataTransfer.files];
    take(files.filter((_, i) => !folders[i]).map(plain));
    for (const file of files.filter((_, i) => folders[i])) {
      refuse(file.name, new Trouble(say("folder"), say("folderRemedy"), { again: false }));
    }
  });
}

function pasted(take, refuse) {
  const box = byId("paste-box");
  const area = byId("pasted");
  for (const id of ["paste", "paste-large"]) {
    byId(id).addEventListener("click", () => {
      area.value = "";
      box.showModal();
      area.focus();
    });
  }
  box.addEventListener("close", () => {
    if (box.returnValue === "check") takeWords(take, refuse, "", area.value);
    area.value = "";
  });
  addEventListener("paste", (event) => {
    const at = event.target;
    // What is pasted into a field of the page belongs there.
    if (at !== area && at.closest?.("input[type=search], textarea")) return;
    const clipboard = event.clipboardData;
    const files = [...clipboard.files];
    const [html, words] = [clipboard.getData("text/html"), clipboard.getData("text/plain")];
    event.preventDefault();
    if (box.open) box.close("");
    // Excel offers a picture of the cells beside them: words come first.
    if (html || words.trim()) takeWords(take, refuse, html, words);
    else if (files.length) take(files.map(plain));
    else refuse(say("pasted"), new Trouble(say("emptyPaste"), say("emptyPasteRemedy"), { again: false }));
  });
}

function takeWords(take, refuse, html, plain) {
  const name = `${say("pasted")} ${++pastes}`;
  const page = new Blob([html], { type: "text/html" });
  const text = new Blob([plain], { type: "text/plain" });
  const words = { name: `${name}.txt`, blob: text };
  if (/<table[\s>]/i.test(html)) take([{ name: `${name}.html`, blob: page, other: plain.trim() ? words : null }]);
  else if (plain.trim()) take([words]);
  else if (html) take([{ name: `${name}.html`, blob: page }]);
  else refuse(name, new Trouble(say("emptyPaste"), say("emptyPasteRemedy"), { again: false }));
}
