// Noun or verb? «En bruker» and «hun bruker» are written alike; the words around tell them apart most of the time.
import { endsWithOneOf, lists } from "./lists.mjs";

export const NOUN = "noun";
export const VERB = "verb";
export const UNSURE = "unsure";
const NO_PAST = ["møte", "støtte", "rette", "nytte", "minutte", "dette"];
const AFTER_NOUNS = ["og", "eller", "som", "med", "m", "av", "fra", "frå", "hos", "i", "på", "v"];
const ARTICLES = ["en", "ein", "ei", "hver", "kvar", "enhver", "ingen", "denne"];

/** Whether a form such as «bruker» is a noun or a verb where it stands; unsure when both fit. */
export function reading(around) {
  const left = around.brokenBefore ? [] : around.before;
  const right = around.after;
  return left.length ? after(left, right, around) : atStart(around, right);
}

function atStart(around, right) {
  const { subjects_after, finite, adverbs } = lists.homographs;
  const first = right[0] ?? "";
  if (!first) return NOUN;
  if (subjects_after.has(first) || (around.question && !AFTER_NOUNS.includes(first))) return finite.has(first) ? NOUN : VERB;
  if (finite.has(first) || AFTER_NOUNS.includes(first)) return NOUN;
  if (endsWithOneOf(first, ["es", "ast", "est"]) && first.length > 5) return NOUN;
  if (looksPast(first) || ["at", "seg", "egen", "eigen", "eiga", "sin", "sitt"].includes(right[1])) return NOUN;
  if (finite.has(right[1]) && (adverbs.has(first) || first.length === 1)) return NOUN;
  if (around.brokenBefore) return VERB;
  return around.final ? NOUN : VERB;
}

function after(left, right, around) {
  const {
    wh, finite, conjunctions, subjects, subjects_after, adverbs, objects, determiners, prepositions, copulas,
    possessives, pronouns, counted, quantities,
  } = lists.homographs;
  const last = left[0];
  const first = right[0] ?? "";
  const second = left[1] ?? "";
  if (last === "som") return afterSom(second, first, around);
  if (wh.has(last)) {
    const goesOn = last === "når" && ["ikke", "ikkje", "og", "eller"].includes(first);
    return finite.has(first) || goesOn ? NOUN : VERB;
  }
  if (conjunctions.has(last)) return subjects_after.has(first) ? VERB : NOUN;
  if (["og", "eller", "samt", "men"].includes(last)) return afterAnd(second, first, around);
  if (adverbs.has(last) && first === "eller" && !second) return NOUN;
  if (adverbs.has(last))
    return finite.has(second) && !["har", "får"].includes(second) && !objects.has(first) ? NOUN : VERB;
  if (["de", "dei"].includes(last)) return VERB;
  if (["den", "det"].includes(last)) return finite.has(first) || (copulas.has(second) && last === "det") ? NOUN : VERB;
  if (subjects.has(last)) {
    const told = copulas.has(second) || isPast(second) || (finite.has(second) && !first);
    return told && !objects.has(first) ? NOUN : VERB;
  }
  if (possessives.has(last) && endsWithOneOf(second, ["en", "a", "et", "ene", "ane", "mor", "far", "bror"])) return VERB;
  if (determiners.has(last) || prepositions.has(last))
    return pronouns.has(first) && (prepositions.has(last) || (around.question && !second)) ? VERB : NOUN;
  if (counted.has(last)) return ARTICLES.includes(second) || finite.has(first) || around.final ? NOUN : VERB;
  if (quantities.has(last)) return VERB;
  if (pronouns.has(second)) return endsWithOneOf(last, ["ig", "eg", "s", "en", "sk", "ne", "st", "je"]) ? VERB : NOUN;
  if (isTold(last, second, first)) return NOUN;
  return afterWord(last, second, first, around);
}

/** Whether the word in front is a verb whose object this is: «må spørre bruker», «ring bruker». */
function isTold(last, second, first) {
  const { modals, prepositions, orders } = lists.homographs;
  if (modals.has(second) && last.endsWith("e")) return true;
  if (orders.has(last) && (!second || modals.has(second))) return true;
  const bare = !second && last.endsWith("e") && !endsWithOneOf(last, ["ene", "ane", "ne", "de", "te"]);
  return bare && prepositions.has(first);
}

const looksPast = (word) => word.length > 3 && endsWithOneOf(word, ["te", "dde"]) && !NO_PAST.includes(word);

const isPast = (word) => looksPast(word) && !endsWithOneOf(word, ["ste", "satte", "sette"]);

function afterWord(last, second, first, around) {
  const { finite, subjects_after, objects, prepositions, subject_endings, copulas, times } = lists.homographs;
  const isVerb = finite.has(last) || copulas.has(last) || endsWithOneOf(last, ["erer", "erar"]);
  if (isVerb || second === "å" || (isPast(last) && !objects.has(first)))
    return subjects_after.has(first) && first !== "noen" ? VERB : NOUN;
  if (ARTICLES.includes(second) && !endsWithOneOf(last, ["en", "ene", "ane", "a"])) {
    const isTime = ["hver", "kvar"].includes(second) && times.has(last) && !finite.has(first);
    if (subjects_after.has(first) || isTime || endsWithOneOf(last, ["er", "ar", "lege"])) return VERB;
    return !objects.has(first) || prepositions.has(first) ? NOUN : VERB;
  }
  if (second && !finite.has(second) && around.final && endsWithOneOf(last, ["en", "et", "ene", "ane"])) return VERB;
  if (finite.has(first)) return NOUN;
  if (last.endsWith("s") && !endsWithOneOf(last, ["ss", "is", "us", "os"]) && !objects.has(first))
    return second ? UNSURE : VERB;
  if (endsWithOneOf(last, subject_endings) || objects.has(first)) return VERB;
  return first && !around.final ? VERB : UNSURE;
}

function afterSom(second, first, around) {
  const { finite, quantities } = lists.homographs;
  if (!second || !first || around.final || finite.has(first)) return NOUN;
  if (quantities.has(second)) return VERB;
  return ["av", "i", "hos", "og", "eller", "på"].includes(first) ? NOUN : VERB;
}

function afterAnd(second, first, around) {
  const { roles, finite } = lists.homographs;
  if (roles.has(second) || second.endsWith("lege") || finite.has(first)) return NOUN;
  return !first || around.final ? NOUN : VERB;
}
