"use strict";
document.getElementById("lang").addEventListener("click", () => {
  const root = document.documentElement;
  const zh = root.dataset.lang !== "zh";
  root.dataset.lang = zh ? "zh" : "en";
  root.lang = zh ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-zh]")) one.textContent = zh ? one.dataset.zh : one.dataset.en;
  document.dispatchEvent(new Event("lang"));
});
