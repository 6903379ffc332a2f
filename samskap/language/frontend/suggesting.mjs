// What to write instead: in the form of the word that was found where the dictionary can tell, else its advice.
import { isUpper } from "./characters.mjs";
import { lists } from "./lists.mjs";

const LOOKED_AT = 20000;

function times(text, word) {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** Tells nb from nn by their small words in the beginning of the text; nb when they tie. */
export function languageOf(folded) {
  const part = folded.slice(0, LOOKED_AT);
  const count = (lang) => [...lists.markers[lang]].reduce((sum, word) => sum + times(part, ` ${word} `), 0);
  return count("nn") > count("nb") ? "nn" : "nb";
}

/** The texts that can take the place of what was found, with its capitals; none when there is only advice. */
export function replacement(replace, tag, found, before) {
  const text = replace && (replace[tag] || replace["*"]);
  if (!text || (before.length && (replace.not_after ?? []).includes(before[0]))) return [];
  const characters = [...found];
  if (characters.length > 1 && isUpper(found)) return [text.toUpperCase()];
  const [first] = text;
  return [isUpper(characters[0]) ? first.toUpperCase() + text.slice(first.length) : text];
}
