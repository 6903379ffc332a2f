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

/** Words written in one string: each as a capital (how much of the word before is kept or cut) and the rest. */
export function unstepped(written) {
  let before = "";
  return Array.from(written.matchAll(/([A-Z])([^A-Z]*)/g), ([, step, rest]) => {
    const code = step.charCodeAt(0);
    before = before.slice(0, code < 87 ? code - 65 : before.length + code - 90) + rest;
    return before;
  });
}

/** Rows out of columns; 0 stands where a row has nothing. */
export function rowsOf(columns) {
  const rows = [];
  for (const [name, column] of Object.entries(columns))
    [...column].forEach((cell, at) => {
      rows[at] ??= {};
      rows[at][name] = cell === "0" ? 0 : cell;
    });
  return rows;
}

/** Reads "text" or "text,number"; where no number stands, it is the next that none before had. */
export function numbered(texts) {
  let after = 0;
  return texts.map((each) => {
    const [text, number = after] = each.split(",");
    after = Math.max(after, Number(number) + 1);
    return [text, number];
  });
}
