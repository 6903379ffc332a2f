// The word lists of the checker live once, in Python; they come along with the edition (browser_edition.py).
export const lists = {};

export function learn(given) {
  for (const [module, named] of Object.entries(given)) {
    lists[module] = {};
    for (const [name, words] of Object.entries(named)) lists[module][name] = new Set(unstepped(words));
  }
}

export const endsWithOneOf = (word, endings) => {
  for (const ending of endings) if (word.endsWith(ending)) return true;
  return false;
};

/** Words written in one string: what all begin with, then each as a capital (how much of the word before) and the rest. */
export function unstepped(written) {
  const words = [];
  const stem = /^[^A-Z]*/.exec(written)[0];
  let before = "";
  for (const [, same, rest] of written.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, same.charCodeAt(0) - 65) + rest;
    words.push(stem + before);
  }
  return words;
}

/** Rows out of columns; 0 stands where a row has nothing. */
export function rowsOf(columns) {
  const rows = [];
  for (const [name, column] of Object.entries(columns))
    column.forEach((cell, at) => {
      rows[at] ??= {};
      if (cell) rows[at][name] = cell;
    });
  return rows;
}
