// What the page asks of the server. It keeps nothing, so that every request brings all that it needs.

import { say } from "./words.js";

// Scans, and files in which something takes its time.
const SLOW = /\.(pdf|png|jpe?g|tiff?|bmp|webp)$/i;
const LARGE = 1_000_000;
const TRIES = 1;

/** Why there is no answer: what is wrong and what to do, as the server or the page says it. */
export class Trouble extends Error {
  constructor(message, remedy, { code = "", again = true, aside = "" } = {}) {
    super(message);
    Object.assign(this, { remedy, code, again, aside });
  }
}

async function ask(path, options, given = {}) {
  const url = new URL(path, document.baseURI);
  for (const [key, value] of Object.entries(options)) if (value) url.searchParams.set(key, value);
  let answer;
  try {
    answer = await fetch(url, { method: "POST", credentials: "same-origin", cache: "no-store", ...given });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(say("gone"), say("goneRemedy"));
  }
  if (!answer.ok) throw await told(answer, options.lang);
  return answer;
}

async function told(answer, lang) {
  try {
    return refusal((await answer.json()).error, lang, answer.status >= 429 || answer.status === 408);
  } catch {
    const remedy = answer.status === 503 ? say("busyRemedy") : say("goneRemedy");
    return new Trouble(say("odd", { status: answer.status }), remedy);
  }
}

function refusal(error, lang, again) {
  // What the service says of size is for whoever writes programs.
  const said = ["E503", "E508"].includes(error.code) ? say("largeRemedy") : error.remedy[lang];
  const [remedy, aside] = byHand(said, lang);
  return new Trouble(error.message[lang], remedy, { code: error.code, again, aside });
}

const TERMINAL = /--\w|soffice|pip install/;

/** What of a remedy can be done without a terminal, and what is for whoever runs the service. */
function byHand(remedy, lang) {
  const parts = remedy.split(lang === "zh" ? /；/ : /; /).map((part) => part.replace(/^(或|or )/, ""));
  const join = (several) => several.join(lang === "zh" ? "；" : "; ");
  const kept = parts.filter((part) => !TERMINAL.test(part));
  if (!kept.length || kept.length === parts.length) return [remedy, ""];
  // The page itself has no choice of layouts.
  return [join(kept), join(parts.filter((part) => TERMINAL.test(part) && !part.includes("--layout")))];
}

/** `blob`, unless it can no longer be read, or is more than the service takes: it ends the connection in the middle of
 * such, of which a browser may tell as if there was no service. */
async function still(blob) {
  const most = Number(document.documentElement.dataset.most);
  if (blob.size > most) {
    const said = say("large", { most: Math.floor(most / 1024 ** 2) });
    throw new Trouble(said, say("largeRemedy"), { code: "E503", again: false });
  }
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

/** The view of a file: {view, document, carry}. What may take long is a job, of which `tell` hears how far it is. */
export async function check(blob, name, options, signal, tell) {
  const body = form(await still(blob), name);
  const long = blob.size > LARGE || SLOW.test(name);
  return long ? job(body, options, signal, tell, "json") : (await ask("page/check", options, { body, signal })).json();
}

async function job(body, options, signal, tell, what) {
  const { id } = await (await ask("page/jobs", options, { body, signal })).json();
  const at = `api/jobs/${id}`;
  try {
    const end = await followed(new URL(`${at}/events`, document.baseURI), signal, tell);
    if (end.state === "failed") throw refusal(end.error, options.lang, false);
    return await (await ask(`${at}/result`, {}, { method: "GET", signal }))[what]();
  } finally {
    // Nothing of it is to stay; where the service is gone, nothing does.
    ask(at, {}, { method: "DELETE", keepalive: true }).catch(() => {});
  }
}

/** The last state of a job, of which `tell` hears all. */
function followed(url, signal, tell) {
  return new Promise((done, failed) => {
    const events = new EventSource(url);
    let failures = 0; // in a row: the browser asks again by itself, and would for ever
    const end = (settle, value) => {
      events.close();
      settle(value);
    };
    signal.addEventListener("abort", () => end(failed, new DOMException("", "AbortError")));
    events.addEventListener("state", ({ data }) => {
      failures = 0;
      const state = JSON.parse(data);
      if (["done", "failed", "cancelled"].includes(state.state)) end(done, state);
      else tell(state);
    });
    events.addEventListener("error", () => {
      failures += 1;
      if (events.readyState === EventSource.CLOSED || failures > TRIES)
        end(failed, new Trouble(say("gone"), say("goneRemedy")));
    });
  });
}

/** The view of a document that was changed; `carry` is what only the file told. */
export async function judge(document, carry, options, signal) {
  const headers = { "Content-Type": "application/json" };
  return (await ask("page/judge", options, { body: JSON.stringify({ document, carry }), signal, headers })).json();
}

/** A report on a file, as a blob; `tell` hears how far it is. */
export async function report(format, blob, name, options, signal, tell) {
  const body = form(await still(blob), name);
  const long = blob.size > LARGE || SLOW.test(name);
  if (long) return job(body, { ...options, report: format }, signal, tell, "blob");
  return (await ask(`page/report/${format}`, options, { body, signal })).blob();
}
