// What is shown of the findings: by severity, rule, project and words.

import { all, byId } from "./dom.js";
import { say } from "./words.js";

/** Offer the rules and projects of `items`; what of `chosen` is there no more is dropped. */
export function offer(items, chosen) {
  const titles = new Map(all("[data-rule]", byId("rules")).map(({ dataset }) => [dataset.rule, dataset.title]));
  const [codes, projects] = [new Map(), new Map()];
  for (const { code, project } of items) {
    codes.set(code, (codes.get(code) ?? 0) + 1);
    projects.set(project, (projects.get(project) ?? 0) + 1);
  }
  const often = [...codes].sort((a, b) => b[1] - a[1]).map(([code, n]) => [code, titles.get(code) ?? code, n]);
  fill(byId("rule"), say("allRules"), often, chosen, "rule");
  fill(
    byId("project"),
    say("allProjects"),
    [...projects].map(([title, n]) => [title, title, n]),
    chosen,
    "project",
  );
}

function fill(select, first, values, chosen, key) {
  const options = values.map(([value, words, n]) => new Option(`${words}（${n}）`, value));
  select.replaceChildren(new Option(first, ""), ...options);
  if (!values.some(([value]) => value === chosen[key])) chosen[key] = "";
  select.value = chosen[key];
}

/** Show only the `items` that `chosen` lets through; how many. The count of a severity is that of its findings which
 * the rest lets through, whether they are shown or not. */
export function apply(items, groups, chosen) {
  const { severities, rule, project } = chosen;
  const sought = chosen.words.trim().toLowerCase();
  const counts = { error: 0, warning: 0, info: 0 };
  let [shown, total] = [0, 0];
  const full = new Set();
  for (const one of items) {
    if (sought) one.words ??= `${one.project} ${one.item.textContent} ${one.cell?.textContent ?? ""}`.toLowerCase();
    const named = (!rule || one.code === rule) && (!project || one.project === project);
    const fits = named && (!sought || one.words.includes(sought));
    one.shown = fits && severities.has(one.severity);
    one.item.hidden = !one.shown;
    if (one.shown) full.add(one.item.parentElement.parentElement);
    if (!one.counted) continue;
    counts[one.severity] += fits ? 1 : 0;
    shown += one.shown ? 1 : 0;
    total += 1;
  }
  for (const { group } of groups) group.hidden = !full.has(group);
  for (const button of all("#severities button")) {
    button.querySelector("b").textContent = counts[button.dataset.severity];
    button.setAttribute("aria-pressed", severities.has(button.dataset.severity));
  }
  byId("shown").textContent = shown === total ? "" : say("shown", { n: shown, all: total });
  byId("tab-list").querySelector(".n").textContent = total;
  return full.size;
}
