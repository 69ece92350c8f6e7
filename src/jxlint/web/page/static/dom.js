// Small helpers for elements. Words always go in as text, never as markup.

export const byId = (id) => document.getElementById(id);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/** An element with attributes (functions are listeners) and children (words or elements). */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A fragment of HTML that the server made (and escaped), as nodes that are not yet in the page. */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Say `words` to those who listen to the page. */
export function announce(words) {
  const status = byId("status");
  status.textContent = "";
  // A moment later, so that the same words are said again.
  setTimeout(() => {
    status.textContent = words;
  }, 50);
}
