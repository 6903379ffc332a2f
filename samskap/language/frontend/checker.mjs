// The checker of the browser: finds what the checker in Python finds, from the same compiled edition.
import { learn } from "./lists.mjs";
import { Automaton, scan } from "./scanning.mjs";

/** Gives the function that checks a text against the edition: (text, lang = "auto") -> findings. */
export function load(data) {
  learn(data.lists);
  const automaton = new Automaton(data);
  return (text, lang = "auto") => scan(automaton, text, lang);
}

/** The same for the edition at an address. */
export async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return load(await answer.json());
}
