(() => {
  const form = document.getElementById("filters");
  if (form === null) return;
  const byId = (id) => document.getElementById(id);
  const sections = [...document.querySelectorAll(".project")].map((section) => ({
    section,
    words: section.textContent.toLowerCase(),
    changes: [...section.querySelectorAll(".change")],
  }));
  const filter = () => {
    const sorts = new Set([...document.querySelectorAll("[name=what]:checked")].map((box) => box.value));
    const every = sorts.size === document.querySelectorAll("[name=what]").length;
    const search = byId("search").value.trim().toLowerCase();
    let count = 0;
    for (const { section, words, changes } of sections) {
      let here = 0;
      for (const change of changes) {
        change.hidden = !sorts.has(change.dataset.what);
        here += change.hidden ? 0 : 1;
      }
      section.hidden = !words.includes(search) || (here === 0 && !(every && changes.length === 0));
      count += section.hidden ? 0 : here;
    }
    byId("shown").textContent =
      document.documentElement.dataset.lang === "zh" ? `显示 ${count} 处变化` : `${count} changes shown`;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  document.addEventListener("lang", filter);
  filter();
})();
