// A table in the page: its file, what the server made of it, and what was changed in it. All of it lives here only.

import { copyOf, restore, valueAt, write } from "./document.js";

let count = 0;

export class Entry {
  /** `blob` is the file or what was pasted; `other` what to try where that holds no table. */
  constructor(name, blob, other = null) {
    this.id = ++count;
    this.name = name;
    this.blob = blob;
    this.other = other;
    this.state = "waiting";
    this.error = null;
    this.view = null;
    this.original = null;
    this.document = null;
    this.carry = null;
    this.places = new Map(); // of values in the file, by their pointers
    this.placed = false; // whether the view is that of the file, and has them
    this.changes = []; // one array of {path, before, after, sort} for every step that can be undone
    this.undone = []; // those that were, and can be made again
    this.abort = null; // ends what is under way
    this.again = false; // whether it failed before, under other settings
    this.lang = ""; // in which the error is told
    this.anew = false; // whether it is to be checked again, under other settings
    this.since = 0;
    this.stage = null; // how far a long check is, as the server says
    this.filter = { severities: new Set(["error", "warning", "info"]), rule: "", project: "", words: "" };
    this.scroll = [0, 0];
  }

  /** Take what the server made of the file. */
  read({ view, document, carry }) {
    this.state = "shown";
    this.error = null;
    this.view = view;
    this.placed = true;
    this.carry = carry;
    this.original = document;
    this.document = copyOf(document);
  }

  /** Change several values in one step; whether anything is another one now. */
  change(several) {
    const step = [];
    for (const { path, value, sort } of several) {
      const before = valueAt(this.document, path);
      if (before === value) continue;
      write(this.document, path, value, sort);
      step.push({ path, before, after: value, sort });
    }
    if (!step.length) return false;
    this.changes.push(step);
    this.undone = [];
    return true;
  }

  /** Make one step of all since there were `count`. */
  join(count) {
    if (this.changes.length > count + 1) this.changes.push(this.changes.splice(count).flat());
  }

  /** Take back the last step; the path of its last value, null where there is none. */
  undo() {
    const step = this.changes.pop();
    if (!step) return null;
    for (const { path, before, sort } of [...step].reverse()) {
      if (before === valueAt(this.original, path)) restore(this.document, this.original, path);
      else write(this.document, path, before, sort);
    }
    this.undone.push(step);
    return step[0].path;
  }

  /** Make the step again that was taken back last; the path of its last value, null where there is none. */
  redo() {
    const step = this.undone.pop();
    if (!step) return null;
    for (const { path, after, sort } of step) write(this.document, path, after, sort);
    this.changes.push(step);
    return step[0].path;
  }

  /** The values that differ from the file's, in the order of their first change. */
  get edits() {
    const seen = new Map();
    for (const { path, sort } of this.changes.flat()) seen.set(path, sort);
    return [...seen]
      .map(([path, sort]) => ({ path, sort, old: valueAt(this.original, path), now: valueAt(this.document, path) }))
      .filter(({ old, now }) => old !== now);
  }
}
