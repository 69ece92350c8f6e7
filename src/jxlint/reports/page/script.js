(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const projects = [...document.querySelectorAll(".project")].map((project) => ({
    project,
    words: project.textContent.toLowerCase(),
    findings: [...project.querySelectorAll(".finding")],
    said: [...project.querySelectorAll(".said")],
  }));
  const filter = () => {
    const severities = new Set([...document.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = byId("rule").value;
    const search = byId("search").value.trim().toLowerCase();
    const only = byId("only").checked || rule !== "" || severities.size < 3;
    let count = 0;
    for (const { project, words, findings, said } of projects) {
      const matches = search === "" || words.includes(search);
      let here = 0;
      for (const finding of findings) {
        const show = severities.has(finding.dataset.severity) && (rule === "" || finding.dataset.code === rule);
        finding.hidden = !show;
        here += show ? 1 : 0;
      }
      for (const row of said) row.hidden = row.querySelector(".finding:not([hidden])") === null;
      project.hidden = !matches || (only && here === 0);
      count += project.hidden ? 0 : here;
    }
    for (const group of document.querySelectorAll(".group")) {
      const inside = [...group.querySelectorAll(".project")];
      group.hidden = inside.length > 0 && inside.every((project) => project.hidden);
    }
    byId("shown").textContent = root.dataset.lang === "zh" ? `显示 ${count} 个发现` : `${count} findings shown`;
  };
  const form = byId("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  document.addEventListener("lang", filter);
  filter();
})();
