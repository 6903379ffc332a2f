// What Python calls a letter, a space or a capital: JavaScript's own \w, \s and "." mean something else.
export const W = "\\p{L}\\p{N}_";
export const S = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const ALNUM = /^[\p{L}\p{N}]+$/u;
const UPPER = /\p{Uppercase}/u;
const NOT_UPPER = /[\p{Lowercase}\p{Lt}]/u;
const SPACE = new RegExp(`^[${S}]+$`, "u");
const SPACES_FIRST = new RegExp(`^[${S}]+`, "u");
const SPACES_LAST = new RegExp(`[${S}]+$`, "u");

export const isAlnum = (text) => ALNUM.test(text);
export const isUpper = (text) => UPPER.test(text) && !NOT_UPPER.test(text);
export const isSpace = (text) => SPACE.test(text);
export const stripStart = (text) => text.replace(SPACES_FIRST, "");
export const stripEnd = (text) => text.replace(SPACES_LAST, "");

/** Takes characters of a set away at both ends, as Python's strip() does. */
export function strip(text, characters, { start = true } = {}) {
  let from = 0;
  let to = text.length;
  while (start && from < to && characters.includes(text[from])) from += 1;
  while (to > from && characters.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

const PAIRS = /[\u{10000}-\u{10ffff}]/gu;
/** One unit for each character, so that places are counted as Python counts: a stand-in of the same kind for rare ones. */
export function inCells(text) {
  return text.replace(PAIRS, (character) => {
    if (/\p{Uppercase}/u.test(character)) return "Ā";
    if (/\p{Lowercase}/u.test(character)) return "ā";
    if (/\p{L}/u.test(character)) return "א";
    if (/\p{Nd}/u.test(character)) return "٠";
    return /\p{N}/u.test(character) ? "²" : "\ufffd";
  });
}
