// Words around a place: what a term's context asks for.
import { S, stripEnd, stripStart } from "./characters.mjs";
import { lists } from "./lists.mjs";

const WINDOW = 130;
const NEAREST = 12;
const SENTENCE_END = new RegExp(
  `[.!?…]+["»”)\\]]*[${S}]+(?=[A-ZÆØÅ«"“(\\p{Nd}*•–\\-])|[:;](?=[${S}])|\\n[${S}]*\\n|\\n[${S}]*(?=[\\-*•–>|#\\p{Nd}])|\\|`,
  "gu",
);

/** A list of words with open ends: makt*, *rett. */
export class Words {
  constructor(words) {
    const open = (pattern) => words.flatMap((word) => pattern.exec(word)?.[1] ?? []);
    const inside = open(/^\*(.+)\*$/s);
    this.exact = new Set(words.filter((word) => !word.includes("*")));
    this.starts = [...open(/^([^*].*|)\*$/s), ...inside];
    this.endings = [...open(/^\*(.*[^*])$/s), ...inside];
    this.any = this.exact.size + this.starts.length + this.endings.length > 0;
  }

  has(word) {
    return (
      this.exact.has(word) ||
      this.starts.some((start) => word.startsWith(start)) ||
      this.endings.some((ending) => word.endsWith(ending))
    );
  }

  hasOneOf(words) {
    return this.any && words.some((word) => this.has(word));
  }
}

const startsWithOneOf = (text, characters) => text !== "" && characters.includes(text[0]);

/** The words of the sentence before (nearest first) and after a place, in folded form. */
export class Around {
  constructor(text, folded, start, end) {
    const lo = Math.max(0, start - WINDOW);
    const hi = Math.min(text.length, end + WINDOW);
    let begin = lo;
    for (const match of text.slice(lo, start).matchAll(SENTENCE_END)) begin = lo + match.index + match[0].length;
    const found = text.slice(end, hi).search(SENTENCE_END);
    const stop = found < 0 ? hi : end + found;
    const wordsOf = (from, to) => folded.slice(from + 1, to + 1).match(/[^ ]+/g) ?? [];
    this.before = wordsOf(begin, start).reverse().slice(0, NEAREST);
    this.after = wordsOf(end, stop).slice(0, NEAREST);
    const gap = stripEnd(text.slice(begin, start));
    this.brokenBefore = gap !== "" && ",(–—)/".includes(gap.at(-1));
    this.final = !this.after.length || startsWithOneOf(stripStart(text.slice(end, stop)), ",)–—/");
    this.question = text[stop] === "?" || text.slice(hi - 1, hi) === "?";
  }
}

const LISTS = ["unless_near", "only_near", "unless_before", "only_before", "unless_after", "only_after"];
const COUNTS = ["near", "before", "after", "capital"];

/** What must or must not stand around a term; written as a letter and a number for each rule (browser_edition.py). */
export class Context {
  constructor(written, listed) {
    const rules = Object.fromEntries(Array.from(written.matchAll(/(.)(\d+)/g), ([, ...rule]) => rule));
    [...LISTS, ...COUNTS].forEach((name, at) => {
      const number = rules["abcdefghij"[at]];
      this[name] = at < LISTS.length ? new Words(listed(number)) : Number(number ?? [6, 1, 1, 0][at - LISTS.length]);
    });
  }

  allows(around) {
    const before = around.before.slice(0, this.before);
    const after = around.after.slice(0, this.after);
    if (this.unless_before.hasOneOf(before) || this.unless_after.hasOneOf(after)) return false;
    if (this.only_before.any && !this.only_before.hasOneOf(before)) return false;
    if (this.only_after.any && !this.only_after.hasOneOf(after)) return false;
    const near = [...around.before.slice(0, this.near), ...around.after.slice(0, this.near)];
    if (this.unless_near.hasOneOf(near)) return false;
    return !this.only_near.any || this.only_near.hasOneOf(near);
  }
}

/** «Jeg er …», «eg har vore …»: people name themselves as they like. */
export function selfDescribed(around) {
  const { who, between } = lists.self;
  let nearer = "";
  for (const word of around.before.slice(0, 6)) {
    if (who.has(word)) return true;
    if (!between.has(word) || (["en", "ein", "ei"].includes(nearer) && ["har", "hadde"].includes(word))) return false;
    nearer = word;
  }
  return false;
}
