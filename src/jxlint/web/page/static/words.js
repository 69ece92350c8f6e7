// What the page itself says, in Chinese and English.

const WORDS = {
  checking: ["正在检查…", "Checking…"],
  queued: ["正在排队，前面还有 {n} 个…", "Waiting, number {n} in the queue…"],
  page: ["正在识别第 {page} 页，共 {pages} 页…", "Recognising page {page} of {pages}…"],
  seconds: ["已 {n} 秒", "{n} s so far"],
  cancel: ["取消", "Cancel"],
  cancelled: ["已取消", "Cancelled"],
  again: ["再试一次", "Try again"],
  close: ["关闭 {name}", "Close {name}"],
  failed: ["读不了", "unread"],
  unchecked: ["没检查", "unchecked"],
  done: [
    "{name}：错误 {error}，警告 {warning}，提示 {info}",
    "{name}: {error} errors, {warning} warnings, {info} notes",
  ],
  rejudged: [
    "已重新检查：错误 {error}，警告 {warning}，提示 {info}",
    "Judged again: {error} errors, {warning} warnings, {info} notes",
  ],
  trouble: ["{name}：{message}", "{name}: {message}"],
  clean: ["没有发现问题", "Nothing found"],
  nothing: ["没有符合筛选条件的问题", "No finding matches the filter"],
  allRules: ["全部规则", "All rules"],
  allProjects: ["全部项目", "All projects"],
  shown: ["显示 {n} / {all}", "{n} of {all} shown"],
  pasted: ["粘贴的表格", "Pasted table"],
  edited: ["改过，原为：{old}", "changed, was: {old}"],
  nothingThere: ["（空）", "(empty)"],
  noEdits: [
    "还没有修改。在右边的表里点一个值就能改，改完按回车，马上重新检查。改好后从这里抄回原表。",
    "No changes yet. Click a value in the table to change it; Enter judges it again. Copy the changes into your own file from here.",
  ],
  copy: ["复制", "Copy"],
  copyAll: ["复制全部修改", "Copy all changes"],
  copied: ["已复制", "Copied"],
  notCopied: ["复制不了，请选中文字按 Ctrl+C", "Could not copy; select the words and press Ctrl+C"],
  back: ["改回", "Revert"],
  go: ["到表里看", "Show"],
  was: ["原", "was"],
  now: ["改为", "now"],
  adoptAll: ["采用全部 {n} 处不改变原意的改法", "Adopt all {n} fixes that keep the meaning"],
  adoptShown: ["采用显示的 {n} 处不改变原意的改法", "Adopt the {n} fixes shown that keep the meaning"],
  undone: ["已撤销", "Undone"],
  redone: ["已重做", "Done again"],
  editing: ["回车确定，Esc 取消", "Enter to keep, Esc to cancel"],
  notMoney: ["这里是金额，请只填数字，例如 128.5", "An amount: digits only, such as 128.5"],
  notNumber: ["这里请填整数", "A whole number"],
  gone: ["连不上检查服务", "The service does not answer"],
  goneRemedy: [
    "请看看 jxlint serve 的窗口是否还开着，然后按“再试一次”；文件还在这里，不用重新打开",
    "See whether jxlint serve still runs, then press “Try again”; the files are still here",
  ],
  busyRemedy: ["请稍等几秒再试", "Wait a few seconds and try again"],
  lost: ["文件已被移动或改动，浏览器读不到了", "The file was moved or changed and can no longer be read"],
  lostRemedy: ["请重新打开它", "Open it again"],
  large: ["文件太大（上限 {most} MB）", "The file is too large (the limit is {most} MB)"],
  largeRemedy: [
    "请只留下绩效表另存一份，或拆成几个文件；确实需要整份检查的，请找管理员",
    "Keep only the tables, or split the file; ask whoever runs the service to check it as a whole",
  ],
  aside: ["给管理员：{what}", "For whoever runs the service: {what}"],
  discard: [
    "“{name}”里有 {n} 处修改还没有抄回原表，关闭就没有了。要关闭吗？",
    "{n} changes of {name} exist in this page alone and go with it. Close it?",
  ],
  odd: ["服务的回答看不懂（{status}）", "The service gave an answer that makes no sense ({status})"],
  emptyPaste: ["剪贴板里没有文字", "The clipboard holds no text"],
  emptyPasteRemedy: [
    "请先在 Excel、WPS、Word 或网页里选中表格并复制",
    "Select a table in Excel, Word or a web page and copy it first",
  ],
  folder: ["拖进来的是文件夹", "That is a folder"],
  folderRemedy: ["请打开文件夹，选里面的文件拖进来", "Open it and drop the files in it"],
  annotated: ["带批注的原件", "Your file with comments"],
  annotatedNote: ["原来的文件，问题写成批注", "the file itself, findings as comments"],
  review: ["审核意见（Word）", "Reviewer's report (Word)"],
  reviewNote: ["逐项目的评审表和意见", "the review form of every project"],
  list: ["问题清单（Excel）", "List of findings (Excel)"],
  listNote: ["一行一个问题，可筛选、销号", "a row a finding"],
  web: ["网页报告", "Report as a web page"],
  webNote: ["一个文件，可转发，离线能看", "one file to pass on"],
  data: ["数据（JSON）", "Data (JSON)"],
  dataNote: ["给别的系统用", "for other systems"],
  mended: ["修改后的表（JSON）", "The changed table (JSON)"],
  mendedNote: ["表里的内容和页面上的修改", "the table with the changes made here"],
  basis: ["报告按哪一份做", "Report on"],
  original: ["原文件", "the file"],
  changed: ["页面上改过的内容", "what was changed here"],
  onlyOriginal: ["只有 Excel、Word、PDF 文件能加批注", "only for Excel, Word and PDF files"],
  making: ["正在生成…", "Making it…"],
  saved: ["已下载 {name}", "{name} downloaded"],
  table: [
    "{name}：{indicators} 个指标，错误 {error}，警告 {warning}，提示 {info}",
    "{name}: {indicators} indicators, {error} errors, {warning} warnings, {info} notes",
  ],
};

export const lang = () => document.documentElement.dataset.lang;

/** The words for `key` in the page's language, with the values of `given` in their places. */
export function say(key, given = {}) {
  return WORDS[key][lang() === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => String(given[name]));
}

/** Turn the whole page into `next` ("zh" or "en"). */
export function speak(next) {
  const root = document.documentElement;
  root.dataset.lang = next;
  root.lang = next === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-zh]")) one.textContent = one.dataset[next];
  const own = next === "zh" ? "Zh" : "En";
  for (const one of document.querySelectorAll("[data-name-zh]"))
    one.setAttribute("aria-label", one.dataset[`name${own}`]);
  for (const one of document.querySelectorAll("[data-hint-zh]")) one.placeholder = one.dataset[`hint${own}`];
}
