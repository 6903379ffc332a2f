// Phrases: words that belong together with other words between them, within one sentence.
import { S } from "./characters.mjs";

const STOPS = new RegExp(`[.!?;]|:[${S}]|\\n[${S}]*\\n`);
const REACH = 160;

/** One word of a phrase: its forms, and how many other words may stand before it. */
export class Slot {
  constructor({ forms, head = false, gap = 0, optional = false, aside = false, start = null, front = false }) {
    this.forms = new Set(forms);
    Object.assign(this, { head, gap, optional, aside, start, front });
  }

  /** A slot as browser_edition.py writes it: the number of its forms, letters for what it is, the gap behind g. */
  static written(slot, listed) {
    const [, forms, kinds, gap] = /(\d*)(\D*)(\d*)/.exec(slot);
    const is = (kind) => kinds.includes(kind);
    return new Slot({ forms: listed(forms), head: is("h"), optional: is("o"), aside: is("a"), gap: Number(gap) });
  }

  /** A word of an exception, with * at open ends. */
  static ofException(written) {
    const front = written.startsWith("*");
    const back = written.endsWith("*");
    const word = written.slice(Number(front), written.length - Number(back));
    return Object.assign(new Slot({ forms: [word], head: front, start: back ? word : null, front }), { word, back });
  }

  takes(word) {
    if (this.forms.has(word)) return true;
    if (this.start !== null) return this.front ? word.includes(this.start) : word.startsWith(this.start);
    if (!this.head) return false;
    for (const form of this.forms) if (word.length > form.length + 1 && word.endsWith(form)) return true;
    return false;
  }
}

const wordsOf = (folded, lo, hi) =>
  [...folded.slice(lo, hi).matchAll(/[^ ]+/g)].map((match) => ({
    start: lo + match.index,
    end: lo + match.index + match[0].length,
    word: match[0],
  }));

/** Where the phrase lies around its anchor word at `begin` to `stop`; null when it is not there. */
export function findPhrase(text, folded, slots, anchor, begin, stop) {
  const behind = walk(text, folded, slots.slice(anchor + 1), stop);
  const before = behind && walkBack(text, folded, slots.slice(0, anchor + 1), begin);
  if (!before) return null;
  const spans = [...before, ...behind];
  if (!slots[anchor].aside) spans.push([begin, stop]);
  if (!spans.length) return null;
  return [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
}

function walk(text, folded, slots, at) {
  if (!slots.length) return [];
  const most = slots.reduce((sum, slot) => sum + slot.gap + 1, 0);
  const words = wordsOf(folded, at, Math.min(folded.length, at + REACH)).slice(0, most);
  return matched(
    words,
    text,
    slots.map((slot) => [slot, slot.gap]),
    at,
    true,
  );
}

/** The slots before the anchor, from it towards the front; the gap of a slot lies before that slot. */
function walkBack(text, folded, slots, at) {
  if (slots.length === 1) return [];
  let low = Math.max(0, at - REACH);
  if (low) {
    const space = folded.indexOf(" ", low);
    if (space < at) low = Math.max(low, space);
  }
  const turned = [];
  for (let i = slots.length - 2; i >= 0; i -= 1) turned.push([slots[i], slots[i + 1].gap]);
  return matched(wordsOf(folded, low, at).reverse(), text, turned, at, false);
}

/** The places of the slots that are part of the finding, each slot at most its gap away from the one before. */
function matched(words, text, wanted, at, forward) {
  let edge = at;
  let used = 0;
  const spans = [];
  for (const [slot, gap] of wanted) {
    const found = nextOf(words.slice(used, used + gap + 1), text, slot, edge, forward);
    if (found >= 0) {
      const { start, end } = words[used + found];
      used += found + 1;
      edge = forward ? end : start;
      if (!slot.aside) spans.push([start, end]);
    } else if (!slot.optional) return null;
  }
  return spans;
}

/** Which of these words stands in the slot; none beyond the end of a sentence. */
function nextOf(words, text, slot, edge, forward) {
  for (const [number, { start, end, word }] of words.entries()) {
    if (STOPS.test(forward ? text.slice(edge - 1, start - 1) : text.slice(end - 1, edge - 1))) return -1;
    if (slot.takes(word)) return number;
  }
  return -1;
}
