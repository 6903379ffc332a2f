// Checks texts with the browser's checker: reads {edition, reasons, texts: [[text, lang], …]} from stdin, writes the
// findings, each with its reason.
import { readFileSync } from "node:fs";
import { explain, load } from "../static/language/checker.js";

const { edition, reasons, texts } = JSON.parse(readFileSync(0, "utf8"));
const check = load(edition);
const why = explain(reasons);
const found = texts.map(([text, lang]) => check(text, lang).map((finding) => ({ ...finding, why: why(finding) })));
process.stdout.write(JSON.stringify(found));
