// The places of a text that are not the writer's own words: quotations, code, links, addresses and names.
import { S, W, isAlnum, isSpace, isUpper, strip } from "./characters.mjs";
import { firstOver } from "./folding.mjs";
import { lists } from "./lists.mjs";

const QUOTES = /[«»‹›“”„"‘’']/g;
const TICKS = /`+/g;
const FENCE = /(?<![^\n]) {0,3}(```|~~~)[^]*?(?:(?<![^\n]) {0,3}\1[ \t\r]*(?![^\n])|(?![^]))/g;
const PARAGRAPH = /\n[ \t\r]*\n/g;
const QUOTED_LINE = /(?<![^\n])[ \t]{0,3}>[^\n]*/g;
const CLOSES = { "»": "«", "«": "»", "›": "‹", "”": "“„", "“": "„", "’": "‘" };
const LONGEST_QUOTATION = 1500;

const spansOf = (text, pattern) =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);

/** Quotations and code of one text. Ask from the front to the back: paragraphs are read once, when needed. */
export class Protected {
  constructor(text) {
    this.text = text;
    this.upto = 0;
    this.starts = [];
    this.ends = [];
    this.none = !/[«»‹“”„"‘'`>~]/.test(text);
    this.fences = !this.none && (text.includes("```") || text.includes("~~~")) ? spansOf(text, FENCE) : [];
  }

  /** Whether the place lies inside a quotation or code. */
  holds(start, end) {
    if (this.none) return false;
    while (this.upto <= start) this.readParagraph();
    const at = firstOver(this.starts, start, true) - 1;
    if (at >= 0 && end <= this.ends[at]) return true;
    return this.fences.some(([begin, stop]) => begin <= start && end <= stop);
  }

  readParagraph() {
    PARAGRAPH.lastIndex = this.upto;
    const match = PARAGRAPH.exec(this.text);
    const stop = match ? match.index + match[0].length : this.text.length + 1;
    for (const [begin, end] of merged(spans(this.text.slice(this.upto, stop), this.upto))) {
      this.starts.push(begin);
      this.ends.push(end);
    }
    this.upto = stop;
  }
}

function spans(part, lo) {
  const found = part.includes(">") ? spansOf(part, QUOTED_LINE) : [];
  if (part.includes("`")) found.push(...code(part));
  const opened = new Map();
  for (const { 0: mark, index: at } of part.matchAll(QUOTES)) {
    const begin = closed(part, at, mark, opened);
    if (begin !== undefined && at - begin <= LONGEST_QUOTATION) found.push([begin, at + 1]);
    if (begin === undefined && opens(part, at, mark)) opened.set(mark, at);
  }
  return found.map(([begin, end]) => [lo + begin, lo + end]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Between two runs of as many backticks. */
function code(part) {
  const found = [];
  const opened = new Map();
  for (const [begin, end] of spansOf(part, TICKS)) {
    const opener = pop(opened, end - begin);
    if (opener === undefined) opened.set(end - begin, begin);
    else {
      found.push([opener, end]);
      opened.clear();
    }
  }
  return found;
}

function pop(opened, mark) {
  const at = opened.get(mark);
  opened.delete(mark);
  return at;
}

/** Where the quotation began that this mark closes. */
function closed(part, at, mark, opened) {
  const next = part[at + 1] ?? "";
  if (mark === '"' || mark === "'") {
    const insideWord = mark === "'" && isAlnum(next);
    return insideWord || isSpace(part[at - 1] ?? "") ? undefined : pop(opened, mark);
  }
  for (const opener of CLOSES[mark] ?? "")
    if (opened.has(opener) && !(mark === "’" && isAlnum(next))) return pop(opened, opener);
  return undefined;
}

function opens(part, at, mark) {
  if (mark === '"' || mark === "'") return !isAlnum(part[at - 1] ?? "") && !isSpace(part[at + 1] ?? "");
  return "«‹“„‘»".includes(mark);
}

/** Spans in order, those that overlap joined, so that the last one that begins before a place decides. */
function merged(found) {
  const joined = [];
  for (const [begin, end] of found) {
    const last = joined.at(-1);
    if (last && begin < last[1]) last[1] = Math.max(end, last[1]);
    else joined.push([begin, end]);
  }
  return joined;
}

const EDGE_BEFORE = "/@_\\#=.&%$";
const EDGE_AFTER = "/@_\\=.&%";
const FARTHEST = 400;

/** Whether the place is part of a link, an e-mail address, a path, a file name or a #tag. */
export function inAddress(text, start, end) {
  const before = start ? text[start - 1] : " ";
  const after = end < text.length ? text[end] : " ";
  if ("@#$".includes(before) || after === "@") return true;
  if (!EDGE_BEFORE.includes(before) && !EDGE_AFTER.includes(after) && before !== "-" && after !== "-") return false;
  let left = start;
  while (left > 0 && start - left < FARTHEST && !isSpace(text[left - 1])) left -= 1;
  let right = end;
  while (right < text.length && right - end < FARTHEST && !isSpace(text[right])) right += 1;
  return isAddress(strip(text.slice(left, right), "()[]<>«»\"'.,;:!?"));
}

// Python's [a-z] without regard to case takes these four, too.
const AZ = "a-zA-Zİıſ\u212a";
const ADDRESS = new RegExp(
  `://|@[${W}]|\\\\|^[wW]{3}\\.|^\\.{0,2}/[${W}]|^[${AZ}0-9-]+(?:\\.[${AZ}0-9-]+)*\\.[${AZ}]{2,10}(?:/|$)|_`,
  "u",
);
const TWO_SENTENCES = /[a-zæøå]\.[A-ZÆØÅ]/;

const isAddress = (run) =>
  ADDRESS.test(run) && !(TWO_SENTENCES.test(run) && !run.includes("/") && !run.includes("@"));

const WORD_BEFORE = new RegExp(`[\\p{L}\\p{Nl}\\p{No}][${W}.\\-]*(?=\\n?$)`, "u");
const WORD_AFTER = new RegExp(`[ \\t\\xa0]+([\\p{L}\\p{Nl}\\p{No}][${W}\\-]*)`, "uy");
const SENTENCE_ENDS = ".!?:;…»”\"\n•*–—#|>([-";
const SPACES = " \t\xa0";

const capitalised = (word) => isUpper(word.slice(0, 1)) && !(word.length > 1 && isUpper(word));
const startsSentence = (before) => !before || SENTENCE_ENDS.includes(before.at(-1));
const withoutSpaces = (text) => strip(text, SPACES, { start: false });

/** Whether the place looks like a part of a proper name: a capital where none is needed, beside another. */
export function inName(text, start, end, genitive) {
  if (!isUpper(text[start])) return false;
  if (end - start > 1 && isUpper(text.slice(start, end))) return false;
  WORD_AFTER.lastIndex = end;
  const nextWord = WORD_AFTER.exec(text)?.[1] ?? "";
  const nextCapital = capitalised(nextWord);
  if (lists.names.company.has(nextWord.toLowerCase()) && nextCapital) return true;
  const before = withoutSpaces(text.slice(Math.max(0, start - 60), start));
  if (startsSentence(before)) return nextCapital && genitive;
  const word = WORD_BEFORE.exec(before)?.[0] ?? "";
  const previousCapital = capitalised(word);
  if (previousCapital && startsSentence(withoutSpaces(before.slice(0, before.length - word.length))))
    return nextCapital || !lists.names.common_starts.has(word.toLowerCase());
  return previousCapital || nextCapital;
}
