// The document of a table, as JSON, and changes to single values of it by JSON pointer.

const steps = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));

function holder(document, pointer, create = false) {
  const path = steps(pointer);
  const last = path.pop();
  let here = document;
  for (const step of path) {
    if (create && (here[step] === null || here[step] === undefined)) here[step] = {};
    here = here?.[step];
  }
  return [here, last];
}

/** The value at `pointer` as words: "" where there is none. */
export function valueAt(document, pointer) {
  const [here, last] = holder(document, pointer);
  const value = here?.[last] ?? here?.unread?.[last];
  return value === null || value === undefined ? "" : String(value);
}

/** Write `words` to `pointer`; `sort` is text, amount or number. */
export function write(document, pointer, words, sort) {
  const [here, last] = holder(document, pointer, true);
  if (sort !== "text" && here.unread) {
    delete here.unread[last];
    if (Object.keys(here.unread).length === 0) delete here.unread;
  }
  if (sort === "text") here[last] = words;
  else if (words === "") here[last] = null;
  else here[last] = sort === "number" ? Number(words) : words;
}

/** What of `words` may be written: null and why not, or the words as they will stand. */
export function readable(words, sort) {
  const trimmed = words.replace(/\s*\n\s*/g, "");
  if (sort === "text" || trimmed.trim() === "") return [sort === "text" ? trimmed : "", null];
  const plain = trimmed.normalize("NFKC").replace(/[,\s]/g, "");
  if (sort === "number") return /^-?\d{1,9}$/.test(plain) ? [plain, null] : [null, "notNumber"];
  return /^-?\d{1,15}(\.\d{1,8})?$/.test(plain) ? [plain, null] : [null, "notMoney"];
}

/** Make the value at `pointer` what it is in `original`, also where it stood as no amount. */
export function restore(document, original, pointer) {
  const [[to, last], [from]] = [holder(document, pointer), holder(original, pointer)];
  if (from && last in from) to[last] = from[last];
  else delete to[last];
  if (from?.unread?.[last] !== undefined) to.unread = { ...to.unread, [last]: from.unread[last] };
}

export const copyOf = (document) => JSON.parse(JSON.stringify(document));
