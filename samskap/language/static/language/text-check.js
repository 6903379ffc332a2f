/* «Sjekk en tekst»: findings while typing. The text never leaves the page; only the words of the edition and their
   reasons are fetched. */
const root = document.querySelector("[data-text-check]");
const find = (what) => root.querySelector(what);
const texts = find("[data-texts]").dataset;
const field = find("textarea");
const layer = find("[data-layer]");
const list = find("[data-hints]");
const status = find("[data-count]");
const LONGEST = Number(root.dataset.longest);
const SLOW = 20000; // characters from which on a pause in the typing is waited for
const AROUND = 45;

let checker = null; // the module, once it is here
let check = null; // (text) -> findings, once the words are here
let why = null; // (finding) -> text, once the reasons are here
let tried = false; // whether the reasons have been asked for by themselves
let asked = null; // the answer to be, while the reasons are on their way or here
let open = -1; // the place of the finding whose details are open
let findings = [];
let kept = []; // places whose words shall stand
let steps = []; // what «Angre» takes back, the last one last
let before = field.value;

const count = (number, name) => {
  if (!number && texts[`${name}None`]) return texts[`${name}None`];
  return number === 1 ? texts[`${name}One`] : texts[`${name}Many`].replace("{n}", number);
};
const same = (a, b) => a.start === b.start && a.end === b.end && a.word === b.word;
const copy = (name) => root.querySelector(`[data-template="${name}"]`).content.cloneNode(true);

/* findings count characters, fields count in units of 16 bits */
function inUnits(text, found) {
  if (!/[\ud800-\udfff]/.test(text)) return found;
  const places = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) places.push(unit);
  places.push(text.length);
  return found.map((each) => ({ ...each, start: places[each.start], end: places[each.end] }));
}

/* Places move with what is typed before them, and are forgotten where somebody typed in them. */
function follow(places, from, to) {
  if (from === to) return places;
  let head = 0;
  const most = Math.min(from.length, to.length);
  while (head < most && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const end = from.length - tail;
  const shift = to.length - from.length;
  return places.flatMap((place) => {
    if (place.end <= head) return [place];
    return place.start >= end ? [{ ...place, start: place.start + shift, end: place.end + shift }] : [];
  });
}

/* ---------- what the page shows ---------- */
function paint() {
  const text = field.value;
  const parts = [];
  let at = 0;
  findings.forEach((finding, index) => {
    const mark = document.createElement("mark");
    mark.className = finding.start === open ? "s-mark s-mark--chosen" : "s-mark";
    mark.dataset.number = index + 1;
    mark.textContent = text.slice(finding.start, finding.end);
    parts.push(text.slice(at, finding.start), mark);
    at = finding.end;
  });
  layer.replaceChildren(...parts, `${text.slice(at)}\u200b`);
}

function around(finding) {
  const text = field.value;
  let left = text.slice(Math.max(0, finding.start - AROUND), finding.start).split("\n").pop();
  let right = text.slice(finding.end, finding.end + AROUND).split("\n")[0];
  if (finding.start > AROUND && left.length === AROUND) left = `… ${left.slice(left.indexOf(" ") + 1)}`;
  if (text.length > finding.end + AROUND && right.length === AROUND)
    right = `${right.slice(0, right.lastIndexOf(" "))} …`;
  return [left, right];
}

/* The item of a finding that was there before stays, and with it the focus and what somebody answered in it. */
function hint(finding, number) {
  const item = finding.item ?? copy("hint").firstElementChild;
  if (!finding.item) dress(item, finding);
  finding.item = item;
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
  const [left, right] = around(finding);
  slot("number").textContent = number;
  slot("before").textContent = left;
  slot("after").textContent = right;
  item.querySelector("details").open = finding.start === open;
  item.dataset.at = finding.start;
  return item;
}

function dress(item, finding) {
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
  const words = finding.suggestions.length ? finding.suggestions : finding.advice;
  const others = finding.suggestions.slice(1);
  slot("word").textContent = finding.text;
  slot("instead").textContent = words[0] ?? "";
  slot("instead").parentElement.hidden = !words.length;
  slot("there").textContent = finding.suggestions[0] ?? finding.text;
  explain(finding, item);
  slot("instead-list").hidden = finding.suggestions.length > 0 || !finding.advice.length;
  slot("advice").textContent = finding.advice.join(" · ");
  slot("others-list").hidden = !others.length;
  slot("others").replaceChildren(...others.map(choice));
  slot("level").replaceChildren(copy(finding.level));
  slot("link").hidden = !finding.url;
  if (finding.url) slot("link").href = finding.url;
  item.querySelector('[data-do="keep"]').hidden = false;
  item.querySelector('[data-do="swap"]').hidden = !finding.suggestions.length;
  const wrong = item.querySelector("[data-wrong-here]");
  if (!wrong) return;
  wrong.elements.entry.value = finding.word;
  wrong.querySelector(".ds-sr-only").textContent = `: ${finding.text}`;
  window.htmx?.process(wrong);
}

/* The reasons come when the first finding is shown. Without them the link to the word's page is there all the same. */
function explain(finding, item) {
  const place = item.querySelector('[data-slot="why"]');
  place.textContent = why ? why(finding) : "";
  place.hidden = !place.textContent;
}

async function askForReasons() {
  asked ??= checker.fetchedReasons(root.dataset.reasons);
  try {
    why = await asked;
    for (const finding of findings) if (finding.item) explain(finding, finding.item);
  } catch {
    asked = null; // asked for again when somebody opens a finding
  }
}

/* a further suggestion is a button that puts itself in */
function choice(words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "s-tip__choice";
  button.dataset.do = "swap";
  button.dataset.with = words;
  button.textContent = words;
  return button;
}

/* puts the items in order without taking out those that stand where they shall */
function arrange(items) {
  for (const item of [...list.children]) if (!items.includes(item)) item.remove();
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

function showRewritten() {
  const text = field.value;
  const parts = [];
  let at = 0;
  for (const finding of findings) {
    if (!finding.suggestions.length) continue;
    const inserted = document.createElement("ins");
    inserted.textContent = finding.suggestions[0];
    parts.push(text.slice(at, finding.start), inserted);
    at = finding.end;
  }
  find("[data-rewritten]").hidden = at === 0;
  find("[data-new-text]").replaceChildren(...parts, text.slice(at));
}

const WORD = /[\p{L}\p{N}_]+(?:[-'’][\p{L}\p{N}_]+)*/gu;
function measure(text) {
  const words = text.match(WORD)?.length ?? 0;
  const sentences = text.split(/[.!?…]+(?=\s|$)|\n+/).filter((part) => part.search(WORD) >= 0).length;
  const line = `${count(words, "words")} · ${count(sentences, "sentences")}`;
  find("[data-measure]").textContent = words ? line : "";
}

function show(said = "") {
  const text = field.value;
  if (!findings.some((finding) => finding.start === open)) open = -1;
  paint();
  arrange(findings.map((finding, index) => hint(finding, index + 1)));
  showRewritten();
  measure(text);
  const quiet = find("[data-quiet]");
  quiet.hidden = findings.length > 0;
  quiet.textContent = text.trim() ? texts.nothing : texts.empty;
  const line = find("[data-kept]");
  line.hidden = !kept.length;
  line.textContent = count(kept.length, "kept");
  find("[data-undo]").hidden = !steps.length;
  find("[data-counting]").hidden = !text.trim(); // a text without findings counts too, or the trend would lie
  const words = text.trim() ? count(findings.length, "hints") : "";
  const told = said ? `${said} ${words}` : words;
  if (status.textContent !== told) status.textContent = told;
}

/* ---------- what happens ---------- */
function look(said) {
  const text = field.value;
  const long = text.length > 2 * LONGEST || [...text].length > LONGEST;
  find("[data-too-long]").hidden = !long;
  const found = check && !long ? inUnits(text, check(text)) : [];
  const known = findings;
  findings = found.filter((finding) => !kept.some((place) => same(place, finding)));
  for (const finding of findings)
    finding.item = known.find((each) => same(each, finding) && each.text === finding.text && each.lang === finding.lang)?.item;
  show(said);
  if (findings.length && !tried) {
    tried = true;
    askForReasons();
  }
}

/* everything that knows a place in the text comes along */
function changed() {
  const text = field.value;
  findings = follow(findings, before, text);
  kept = follow(kept, before, text);
  steps = steps.flatMap((step) => follow([step], before, text));
  [open] = follow([{ start: open, end: open }], before, text).map((place) => place.start);
  before = text;
}

let waiting = 0;
function typed() {
  changed();
  paint();
  clearTimeout(waiting);
  waiting = setTimeout(look, field.value.length > SLOW ? 300 : 0);
}

/* through the browser's own editing where there is one, so that Ctrl+Z knows of it too */
function put(start, end, words) {
  const position = window.scrollY;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (!done) field.setRangeText(words, start, end, "end");
  window.scrollTo({ top: position, behavior: "instant" });
  changed();
}

function swap(finding, words) {
  put(finding.start, finding.end, words);
  steps.push({ start: finding.start, end: finding.start + words.length, put: finding.text, word: finding.word });
  go(finding, texts.swapped);
}

function keep(finding) {
  kept.push({ start: finding.start, end: finding.end, word: finding.word });
  steps.push({ start: finding.start, end: finding.end, word: finding.word });
  go(finding, texts.kept);
}

/* on to the next finding, so that a keyboard stays in the list */
function go(finding, said) {
  open = -1;
  look(said);
  const next = findings.find((each) => each.start >= finding.start) ?? findings[0];
  if (next) openAt(next.start);
  (list.querySelector("details[open] > summary") ?? find("#forslag")).focus();
}

function undo() {
  const step = steps.pop();
  if (!step) return;
  if (step.put === undefined) kept = kept.filter((place) => !same(place, step));
  else put(step.start, step.end, step.put);
  open = step.start;
  look(texts.undone);
  (find("[data-undo]").hidden ? field : find("[data-undo]")).focus({ preventScroll: true });
}

function openAt(start) {
  open = start;
  for (const item of list.children) item.querySelector("details").open = Number(item.dataset.at) === start;
  paint();
}

function countIn(event) {
  const found = {};
  for (const finding of findings.filter((each) => each.level !== "info")) found[finding.entry] = (found[finding.entry] ?? 0) + 1;
  const numbers = { found: JSON.stringify(found), words: field.value.match(WORD)?.length ?? 0 };
  const { elements } = event.currentTarget;
  elements.found.value = numbers.found;
  elements.words.value = numbers.words;
  return numbers;
}

async function copyText(button) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
  const words = button.textContent;
  if (words === button.dataset.copied) return;
  button.textContent = status.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const at = Number(button.closest("[data-at]").dataset.at);
  const finding = findings.find((each) => each.start === at);
  if (button.dataset.do === "keep") keep(finding);
  if (button.dataset.do === "swap") swap(finding, button.dataset.with ?? finding.suggestions[0]);
});
list.addEventListener(
  "toggle",
  (event) => {
    const at = Number(event.target.closest("[data-at]").dataset.at);
    if (event.target.open && !why && check) askForReasons();
    if (event.target.open) open = at;
    else if (open === at) open = -1;
    paint();
  },
  true,
);
document.addEventListener("selectionchange", () => {
  if (document.activeElement !== field || field.selectionStart !== field.selectionEnd) return;
  const at = field.selectionStart;
  const here = findings.find((finding) => finding.start <= at && at <= finding.end);
  if (here && here.start !== open) openAt(here.start);
});
field.addEventListener("input", typed);
/* «Tell med» sends numbers by word, and nothing of the text */
find("[data-count-in]")?.addEventListener("submit", countIn, true);
find("[data-count-in]")?.addEventListener("htmx:configRequest", (event) => {
  Object.assign(event.detail.parameters, countIn({ currentTarget: event.target }));
});
find("[data-undo]").addEventListener("click", undo);
find("[data-copy]").addEventListener("click", (event) => copyText(event.currentTarget));
find("form").addEventListener("submit", (event) => event.preventDefault());
// what a browser puts back into the field after "back" is no event
window.addEventListener("pageshow", () => typed());

try {
  checker = await import(root.dataset.checker);
  check = await checker.fetched(root.dataset.words);
} catch {
  find("[data-failed]").hidden = false;
}
look();
