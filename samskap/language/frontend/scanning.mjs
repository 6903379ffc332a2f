// The walk through a text: from the strings found in it to its findings.
import { inCells } from "./characters.mjs";
import { Around, Context, selfDescribed } from "./context.mjs";
import { fold, plainOf } from "./folding.mjs";
import { NOUN, UNSURE, VERB, reading } from "./homographs.mjs";
import { Slot, findPhrase } from "./phrases.mjs";
import { numbered, rowsOf, unstepped } from "./lists.mjs";
import { Protected, inAddress, inName } from "./protected.mjs";
import { languageOf, replacement } from "./suggesting.mjs";
import { Trie } from "./trie.mjs";

const LONGEST_WORD = 100;
const SHORTEST_PREFIX = 2;
const SHORTEST_TAIL = 3;
const [FORM, MODIFIER, PHRASE, EXCEPTION, EXCEPTION_PHRASE] = [0, 1, 2, 3, 4];
const LEVELS = ["info", "yellow", "red"];
const ONLY_LETTERS = /^[a-zß-öø-ÿ]*$/;

/** All strings of an edition, and what each of them means. */
export class Automaton {
  constructor(data) {
    this.trie = new Trie();
    this.uses = [];
    this.meanings = new Map();
    const words = data.words.split("|");
    const listed = (number) => unstepped(words[number - 1] ?? "");
    const entries = entriesOf(data.entries);
    const { of, ...columns } = data.terms;
    const owners = of.flatMap((count, at) => Array(count).fill(entries[at]));
    const terms = rowsOf({ ...columns, forms: numbered(columns.forms) });
    this.terms = terms.map((term, target) => termOf(term, owners[target], listed));
    const endings = numbered(data.endings.split("|")).map(([behind, set]) => [unstepped(behind), data.tags[set]]);
    terms.forEach((term, target) => this.addForms(term, target, endings));
    terms.forEach((term, target) => {
      for (const word of listed(term.modifiers))
        this.mean(word, { kind: MODIFIER, target, tag: "", front: !!term.head, back: true });
    });
    this.exceptions = unstepped(data.exceptions).map((each, target) => this.exception(each, target));
    this.index();
  }

  mean(word, use) {
    if (!word) return;
    if (this.meanings.has(word)) this.meanings.get(word).push(use);
    else this.meanings.set(word, [use]);
  }

  addForms(term, target, endings) {
    const kind = term.slots ? PHRASE : FORM;
    const [stem, number] = term.forms;
    const [behind, tags] = endings[number];
    behind.forEach((ending, at) => {
      const use = { kind, target, tag: tags[at] ?? "", front: !!term.head, back: false, slot: term.anchor };
      this.mean(stem + ending, use);
    });
  }

  /** An exception is written as parts with * at open ends, + between them and ! before the one that is looked for. */
  exception(written, target) {
    const parts = written.split("+");
    const slot = Math.max(0, parts.findIndex((part) => part.startsWith("!")));
    const slots = parts.map((part) => Slot.ofException(part.replace("!", "")));
    const { word, front, back } = slots[slot];
    this.mean(word, { kind: parts.length === 1 ? EXCEPTION : EXCEPTION_PHRASE, target, tag: "", front, back, slot });
    return slots;
  }

  /** A string that may stand inside a word is looked for with and without the space of a word's beginning. */
  index() {
    for (const [word, uses] of this.meanings) {
      this.uses[this.trie.add(` ${word}`, this.uses.length)] = uses;
      const inner = uses.filter((use) => use.front);
      if (inner.length) this.uses[this.trie.add(word, this.uses.length)] = inner;
    }
    this.meanings = null;
  }
}

function entriesOf({ id, as, level, say, url }) {
  return id.map((key, at) => ({
    id: key,
    as: as[at] || key,
    level: LEVELS[level[at]],
    say: { nb: say.nb[at], nn: say.nn[at] },
    url: typeof url === "string" ? url.replaceAll("{entry}", () => inPath(key)) : url[at],
  }));
}

/** An id as a part of an address, as Python writes it: slashes stay. */
const inPath = (key) => encodeURIComponent(key.replace(/\p{Cs}/gu, "?")).replaceAll("%2F", "/");

function termOf({ lang, level, noun, both, context, replace, slots }, entry, listed) {
  const notAfter = listed(replace?.not_after);
  return {
    entry,
    lang: ["", "nb", "nn"][lang],
    level: LEVELS[level - 1] ?? entry.level,
    noun,
    both: new Set(listed(both)),
    context: context ? new Context(context, listed) : null,
    replace: replace ? { ...replace, not_after: notAfter } : null,
    asksBefore: notAfter.length > 0,
    slots: slots ? slots.split(",").map((slot) => Slot.written(slot, listed)) : null,
  };
}

/** One walk through one text. */
class Scan {
  constructor(automaton, text, folded, lang) {
    Object.assign(this, { automaton, text, folded });
    this.known = lang === "nb" || lang === "nn" ? lang : "";
    this.protected = new Protected(text);
    this.candidates = [];
    this.shields = [];
  }

  get lang() {
    return (this.known ||= languageOf(this.folded));
  }

  /** Settles every word that holds a string of the edition. */
  run() {
    const { folded } = this;
    const { trie } = this.automaton;
    let settled = 0;
    for (let start = 0; start < folded.length; ) {
      const found = trie.at(folded, start, folded.length);
      if (!found.length) {
        start += 1;
        continue;
      }
      const end = start + found[0][1];
      if (start >= settled) {
        const first = folded[start] === " " ? start + 1 : start;
        const stop = spaceAfter(folded, end);
        const begin = first > start ? first : spaceBefore(folded, start) + 1;
        if (stop >= 0 && begin > 0) {
          settled = stop;
          this.settle(found, first, first - start, begin, stop);
        }
      }
      start = end;
    }
  }

  /** Finds the first string from the left, the longest first, that means something in this word. */
  settle(found, first, space, begin, stop) {
    const { trie, uses } = this.automaton;
    for (const [number, length] of found)
      if (this.means(uses[number], first, first + length - space, begin, stop)) return;
    for (let at = first + 1; at < stop; at += 1)
      for (const [number, length] of trie.at(this.folded, at, stop))
        if (this.means(uses[number], at, at + length, begin, stop)) return;
  }

  /** Whether one of these uses settles the word; the finding or the exception is noted. */
  means(uses, at, end, begin, stop) {
    let settled = false;
    const words = [];
    for (const use of uses) {
      if (!this.fits(use, at, end, begin, stop)) continue;
      if (use.kind === EXCEPTION) return true;
      if (use.kind === FORM || use.kind === MODIFIER) {
        words.push(use);
        settled = true;
      } else if (use.kind === PHRASE) settled = this.phrase(use, begin, stop) || settled;
      else this.exceptionPhrase(use, begin, stop);
    }
    if (words.length) this.word(words, at, end, begin, stop);
    return settled;
  }

  /** Whether the borders of the word are those that the use needs. */
  fits(use, at, end, begin, stop) {
    const exception = use.kind === EXCEPTION || use.kind === EXCEPTION_PHRASE;
    if (at !== begin && !(use.front && (at - begin >= SHORTEST_PREFIX || exception))) return false;
    if (use.kind === MODIFIER)
      return stop - end >= SHORTEST_TAIL && ONLY_LETTERS.test(this.folded.slice(end, stop));
    if (end !== stop) return use.back;
    return at === begin || exception || ONLY_LETTERS.test(this.folded.slice(begin, at));
  }

  phrase(use, begin, stop) {
    const term = this.automaton.terms[use.target];
    const span = findPhrase(this.text, this.folded, term.slots, use.slot, begin, stop);
    if (!span) return false;
    this.consider(term, use.tag, span[0] - 1, span[1] - 1, false, true);
    return true;
  }

  exceptionPhrase(use, begin, stop) {
    const slots = this.automaton.exceptions[use.target];
    const span = findPhrase(this.text, this.folded, slots, use.slot, begin, stop);
    if (span) this.shields.push([span[0] - 1, span[1] - 1]);
  }

  /** The terms that this word is a form of; of the same entry only the one in the language of the text. */
  word(uses, at, end, begin, stop) {
    const { terms } = this.automaton;
    const whole = at === begin && end === stop;
    if (uses.length > 1) {
      const own = (use) => Number(!["", this.lang].includes(terms[use.target].lang));
      uses = [...uses].sort((a, b) => own(a) - own(b));
    }
    const done = new Set();
    for (const use of uses) {
      const term = terms[use.target];
      if (done.has(term.entry.id)) continue;
      const ambiguous = whole && term.both.has(this.folded.slice(at, end));
      if (this.consider(term, use.tag, begin - 1, stop - 1, ambiguous, whole)) done.add(term.entry.id);
    }
  }

  /** Notes a candidate unless it is protected, a name, self-description, another word class or out of context. */
  consider(term, tag, start, end, ambiguous, whole) {
    const { text, folded } = this;
    if (this.protected.holds(start, end) || inAddress(text, start, end)) return false;
    const { context } = term;
    if (!context?.capital && inName(text, start, end, tag.endsWith("gen"))) return false;
    let before = [];
    let level = term.level;
    const near = folded.slice(Math.max(0, start - 60), start + 1);
    if (context || ambiguous || term.asksBefore || near.includes("eg ")) {
      const around = new Around(text, folded, start, end);
      before = around.before;
      if (selfDescribed(around) || (context && !context.allows(around))) return false;
      if (ambiguous) {
        const found = reading(around);
        if (found === (term.noun ? VERB : NOUN)) return false;
        if (found === UNSURE) level = LEVELS[0];
      }
    }
    this.candidates.push({ start, end, term, level, tag, whole, before });
    return true;
  }

  /** Overlaps settled: the longest stays, then the higher level, then the first. */
  settled() {
    const kept = this.candidates.filter((each) => !this.shields.some(([lo, hi]) => lo <= each.start && each.end <= hi));
    kept.sort((a, b) => a.start - b.start);
    const chosen = [];
    for (const candidate of kept) {
      const last = chosen.at(-1);
      if (!last || candidate.start >= last.end) chosen.push(candidate);
      else if (heavier(candidate, last)) chosen[chosen.length - 1] = candidate;
    }
    return chosen;
  }
}

function heavier(a, b) {
  const longer = a.end - a.start - (b.end - b.start);
  return longer > 0 || (longer === 0 && LEVELS.indexOf(a.level) > LEVELS.indexOf(b.level));
}

function spaceAfter(folded, from) {
  const to = Math.min(folded.length, from + LONGEST_WORD);
  for (let at = from; at < to; at += 1) if (folded[at] === " ") return at;
  return -1;
}

function spaceBefore(folded, from) {
  const to = Math.max(0, from - LONGEST_WORD);
  for (let at = from - 1; at >= to; at -= 1) if (folded[at] === " ") return at;
  return -1;
}

export const inLanguage = (texts, lang) => (texts[lang]?.length ? texts[lang] : texts.nb || undefined);

/** The findings in `given`, in its order; `start` and `end` count characters, not units of 16 bits. */
export function scan(automaton, given, lang) {
  const cells = inCells(given);
  const [text, offsets] = plainOf(cells);
  const walk = new Scan(automaton, text, fold(text), lang);
  walk.run();
  const characters = cells.length === given.length ? given : [...given];
  return walk.settled().map(({ start, end, term, level, tag, whole, before }) => {
    const from = offsets ? offsets.start(start) : start;
    const to = offsets ? offsets.end(end) : end;
    const part = characters.slice(from, to);
    const found = typeof part === "string" ? part : part.join("");
    const { entry } = term;
    const spoken = term.lang || walk.lang;
    return {
      start: from,
      end: to,
      text: found,
      entry: entry.as,
      word: entry.id,
      level,
      lang: spoken,
      suggestions: whole ? replacement(term.replace, tag, found, before) : [],
      advice: inLanguage(entry.say, spoken) ?? [],
      url: entry.url,
    };
  });
}
