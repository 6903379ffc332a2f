// The checker of the browser: finds what the checker in Python finds, from the same compiled edition.
import { learn } from "./lists.mjs";
import { Automaton, inLanguage, scan } from "./scanning.mjs";

/** Gives the function that checks a text against the edition: (text, lang = "auto") -> findings. */
export function load(data) {
  learn(data.lists);
  const automaton = new Automaton(data);
  return (text, lang = "auto") => scan(automaton, text, lang);
}

/** Gives the function that tells why to think over a word: (finding) -> text, empty where nobody has written one. */
export const explain =
  (reasons) =>
  ({ word, lang }) =>
    inLanguage(reasons[word] ?? {}, lang) ?? "";

async function fetchedJson(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** `load` and `explain` for what lies at an address. */
export const fetched = async (address) => load(await fetchedJson(address));
export const fetchedReasons = async (address) => explain(await fetchedJson(address));
