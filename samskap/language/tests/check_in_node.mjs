// Checks texts with the browser's checker: reads {edition, texts: [[text, lang], …]} from stdin, writes the findings.
import { readFileSync } from "node:fs";
import { load } from "../static/language/checker.js";

const { edition, texts } = JSON.parse(readFileSync(0, "utf8"));
const check = load(edition);
process.stdout.write(JSON.stringify(texts.map(([text, lang]) => check(text, lang))));
