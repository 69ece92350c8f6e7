"""The page in a browser, as a person uses it, with what went wrong in it and what it asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

# What Chromium writes to its console by itself where an answer is a refusal.
REFUSED = "Failed to load resource"
VIEWPORT = {"width": 1366, "height": 650}
# What a test leaves: open dialogs, another language, settings, files.
_RESET = """() => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close("");
  for (const select of document.querySelectorAll("#settings select")) select.value = "";
  if (document.documentElement.dataset.lang !== "zh") document.querySelector("#lang").click();
  for (let shut; (shut = document.querySelector("#files .shut"));) shut.click();
  document.activeElement.blur();
  delete window.hit;
}"""
# A file dropped on the page, as the browser itself would tell of it.
_DROP = """({ target, files, kind }) => {
  const data = new DataTransfer();
  for (const { name, text, type } of files) data.items.add(new File([text], name, { type }));
  for (const event of ["dragenter", "dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""
_PASTE = """({ target, html, text }) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
# The browser tells of most breaches of the policy, but not of all of them, in its console.
_POLICY = "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"


class Shown:
    """The page at `address`. `wrong` are errors of the console, of scripts and of the content policy, without those
    that tell of refusals when `refusals` is set; `foreign` requests to others,
    `questions` what it asked, with yes for an answer unless `answer` is no."""

    def __init__(self, context: Any, address: str) -> None:
        self.context, self.address = context, address
        self.refusals = False
        self.wrong, self.foreign = list[str](), list[str]()
        context.add_init_script(_POLICY)
        self.page = context.new_page()
        self.questions, self.answer = list[str](), True
        self.page.on("dialog", self._questioned)
        self.page.on("console", lambda m: self._said(m.type, m.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.goto(address)

    def reset(self) -> None:
        """Make the page what it was when it opened, and forget what went wrong in it."""
        self.page.unroute_all()
        self.page.set_viewport_size(VIEWPORT)
        self.page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
        self.page.mouse.move(2, 2)
        self.answer = True
        self.page.evaluate(_RESET)
        self.page.locator("#welcome").wait_for()
        self.refusals = False
        self.questions.clear()
        self.wrong.clear()
        self.foreign.clear()

    def _questioned(self, dialog: Any) -> None:
        self.questions.append(dialog.message)
        dialog.accept() if self.answer else dialog.dismiss()

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and not (self.refusals and REFUSED in text):
            self.wrong.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "blob:" + self.address.rstrip("/"))):
            self.foreign.append(url)

    def open(self, *files: Path | dict[str, Any], findings: bool = True) -> Any:
        """Choose files as the dialog does."""
        self.page.set_input_files("#file", list(files))
        if findings:
            self.page.locator("#result:not([hidden]) .finding").first.wait_for()
        return self.page

    def drop(self, *files: tuple[str, str]) -> Any:
        """Drop files on the page: names and texts."""
        body = self.page.locator("body").element_handle()
        given = [{"name": name, "text": text, "type": ""} for name, text in files]
        self.page.evaluate(_DROP, {"target": body, "files": given, "kind": "Files"})
        return self.page

    def paste(self, html: str = "", text: str = "", target: str = "body") -> Any:
        """Paste what a clipboard holds."""
        where = self.page.locator(target).element_handle()
        self.page.evaluate(_PASTE, {"target": where, "html": html, "text": text})
        return self.page

    def counts(self) -> dict[str, int]:
        """The counts that the buttons show."""
        buttons = self.page.locator("#severities button")
        return {str(b.get_attribute("data-severity")): int(b.locator("b").inner_text()) for b in buttons.all()}

    def settled(self) -> None:
        """Wait until what was changed is judged."""
        self.page.locator("#result:not([aria-busy])").wait_for(state="attached")

    def said(self, words: Sequence[str]) -> None:
        """Wait until the live region has said all of these."""
        for word in words:
            self.page.locator("#status", has_text=word).wait_for(state="attached")
