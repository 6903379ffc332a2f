// Speed and size of the checker in the browser: JSON on stdout.
// `node bench/language_browser.mjs EDITION.json REASONS.json TEXT.txt`
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { brotliCompressSync, gzipSync } from "node:zlib";

const CHECKER = new URL("../samskap/language/static/language/checker.js", import.meta.url);
const PIECE = 2000; // characters: a long text field
const [editionFile, reasonsFile, textFile] = process.argv.slice(2);
const files = [readFileSync(CHECKER), readFileSync(editionFile)];
const text = readFileSync(textFile, "utf8");
const { load } = await import(CHECKER);

const best = (runs, work) => {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
};
const data = files[1].toString("utf8");
let check;
const started = performance.now();
check = load(JSON.parse(data));
const start = performance.now() - started;
const pieces = [];
for (let at = 0; at + PIECE <= text.length && pieces.length < 100; at += PIECE) pieces.push(text.slice(at, at + PIECE));
const first = best(1, () => check(pieces[0]));
const all = best(15, () => pieces.forEach((piece) => check(piece)));
const gzipped = (file) => gzipSync(file, { level: 9 }).length;
const compressed = (pack) => files.reduce((sum, file) => sum + pack(file), 0);
const figures = {
  browser_chars2000_ms: all / pieces.length,
  browser_chars2000_first_ms: first,
  browser_start_ms: start,
  browser_kb: compressed((file) => brotliCompressSync(file).length) / 1000,
  browser_gzip_kb: compressed(gzipped) / 1000,
  browser_reasons_gzip_kb: gzipped(readFileSync(reasonsFile)) / 1000,
  browser_findings: pieces.reduce((sum, piece) => sum + check(piece).length, 0),
};
for (const name of Object.keys(figures)) figures[name] = Math.round(figures[name] * 1000) / 1000;
process.stdout.write(`${JSON.stringify(figures)}\n`);
