// The word lists of the checker live once, in Python; they come along with the edition (browser_edition.py).
export const lists = {};

export function learn(given) {
  for (const [module, named] of Object.entries(given)) {
    lists[module] = {};
    for (const [name, words] of Object.entries(named)) lists[module][name] = new Set(words.split(" "));
  }
}

export const endsWithOneOf = (word, endings) => {
  for (const ending of endings) if (word.endsWith(ending)) return true;
  return false;
};

/** Words written in one string: a capital tells how much of the word before they begin with, A nothing. */
export function unstepped(written) {
  const words = [];
  let before = "";
  for (const [, same, rest] of written.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, same.charCodeAt(0) - 65) + rest;
    words.push(before);
  }
  return words;
}
