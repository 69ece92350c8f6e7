// What the page asks of the server. It keeps nothing, so that every request brings all that it needs.

import { say } from "./words.js";

/** Why there is no answer: what is wrong and what to do, as the server or the page says it. */
export class Trouble extends Error {
  constructor(message, remedy, { code = "", again = true } = {}) {
    super(message);
    Object.assign(this, { remedy, code, again });
  }
}

async function ask(path, options, body, signal, type = null) {
  const url = new URL(path, document.baseURI);
  for (const [key, value] of Object.entries(options)) if (value) url.searchParams.set(key, value);
  const headers = type ? { "Content-Type": type } : {};
  let answer;
  try {
    answer = await fetch(url, { method: "POST", body, headers, signal, credentials: "same-origin", cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(say("gone"), say("goneRemedy"));
  }
  if (!answer.ok) throw await told(answer, options.lang);
  return answer;
}

async function told(answer, lang) {
  try {
    const { error } = await answer.json();
    const again = answer.status >= 429 || answer.status === 408;
    // What the service says of size is for whoever writes programs.
    const remedy = ["E503", "E508"].includes(error.code) ? say("largeRemedy") : error.remedy[lang];
    return new Trouble(error.message[lang], remedy, { code: error.code, again });
  } catch {
    return new Trouble(
      say("odd", { status: answer.status }),
      answer.status === 503 ? say("busyRemedy") : say("goneRemedy"),
    );
  }
}

/** `blob`, unless it can no longer be read. */
async function still(blob) {
  try {
    await blob.slice(0, 1).arrayBuffer();
  } catch {
    throw new Trouble(say("lost"), say("lostRemedy"), { again: false });
  }
  return blob;
}

function form(blob, name) {
  const data = new FormData();
  data.append("file", blob, name);
  return data;
}

/** The view of a file: {view, document, carry}. */
export async function check(blob, name, options, signal) {
  return (await ask("page/check", options, form(await still(blob), name), signal)).json();
}

/** The view of a document that was changed; `carry` is what only the file told. */
export async function judge(document, carry, options, signal) {
  const body = JSON.stringify({ document, carry });
  return (await ask("page/judge", options, body, signal, "application/json")).json();
}

/** A report on a file, as a blob. */
export async function report(format, blob, name, options, signal) {
  return (await ask(`page/report/${format}`, options, form(await still(blob), name), signal)).blob();
}
