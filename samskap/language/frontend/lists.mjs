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
