// Makes a text comparable without losing its places: lower case, separators as spaces, one more space at both ends.

const isSmall = (code) =>
  (code >= 0x61 && code < 0x7b) || (code >= 0xdf && code < 0xf7) || (code >= 0xf8 && code < 0x100);
const isLarge = (code) =>
  (code >= 0x41 && code < 0x5b) || (code >= 0xc0 && code < 0xd7) || (code >= 0xd8 && code < 0xdf);
const isKept = (code) => (code >= 0x30 && code < 0x3a) || code === 0x5f;

export const TABLE = Uint8Array.from({ length: 256 }, (_, code) => {
  if (isLarge(code)) return code + 0x20;
  return isSmall(code) || isKept(code) ? code : 0x20;
});
const LATIN = new TextDecoder("latin1");

/** The folded form of a plain text: character n of it is character n + 1 here. */
export function fold(plain) {
  const cells = new Uint8Array(plain.length + 2).fill(0x20);
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (code < 256) cells[at + 1] = TABLE[code];
  }
  return LATIN.decode(cells);
}

const VANISHING = "\\xad\\u200b-\\u200f\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069";
const ACCENTS = "\\u0300-\\u0304\\u0306-\\u0308\\u030a-\\u030c\\u0323\\u0327\\u0328";
const ANY = new RegExp(`[${VANISHING}${ACCENTS}]`);
const SPECIAL = new RegExp(`[^][${ACCENTS}]+|[${VANISHING}${ACCENTS}]+`, "g");
const GONE = new RegExp(`^[${VANISHING}${ACCENTS}]`);

/** Leads from places in the plain text back to the text as it was given. */
class Offsets {
  plain = [0];
  given = [0];

  add(plain, given) {
    this.plain.push(plain);
    this.given.push(given);
  }

  /** Where the character `at` begins in the given text. */
  start(at) {
    const found = firstOver(this.plain, at, true) - 1;
    return this.given[found] + at - this.plain[found];
  }

  /** Where the character before `at` ends in the given text. */
  end(at) {
    const found = Math.max(firstOver(this.plain, at, false), 1);
    if (this.plain[found] === at) return this.given[found];
    return this.given[found - 1] + at - this.plain[found - 1];
  }
}

/** The first place in an ordered list whose number is greater than (or, without `over`, not less than) the given one. */
export function firstOver(numbers, number, over) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number || (over && numbers[middle] === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text without what cannot be seen and with its letters put together; no offsets where nothing changed. */
export function plainOf(text) {
  if (!ANY.test(text)) return [text, null];
  const offsets = new Offsets();
  let plain = "";
  let done = 0;
  for (const { 0: found, index } of text.matchAll(SPECIAL)) {
    plain += text.slice(done, index);
    if (!GONE.test(found)) {
      offsets.add(plain.length, index);
      plain += found.slice(0, 2).normalize("NFC")[0];
    }
    done = index + found.length;
    offsets.add(plain.length, done);
  }
  return [plain + text.slice(done), offsets];
}
