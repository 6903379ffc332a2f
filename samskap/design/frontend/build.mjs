// Builds what the browser gets: vendor files, theme.css, samskap.css and icons.svg, all under static/design/ and
// all ignored by git. Does nothing when nothing has changed; speaks only about steps that take over two seconds.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LUCIDE, OWN } from "./icons.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, "../../..");
const OUT = path.join(ROOT, "samskap/design/static/design");
const CACHE = path.join(ROOT, ".cache/frontend");
const STAMPS = path.join(CACHE, "stamps.json");
const CONFIG = path.join(ROOT, "designsystemet.config.json");
const VENDOR = {
  "designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
  "designsystemet-web.js": "@digdir/designsystemet-web/dist/umd/index.js",
  "htmx.min.js": "htmx.org/dist/htmx.min.js",
};

// The faces of running text in documents; beside our own in samskap/design/fonts, and not served to browsers.
const FACES = {
  "source-sans-3-400.ttf": "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3-400-italic.ttf": "@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  "source-sans-3-600.ttf": "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "source-sans-3-700.ttf": "@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf",
  // their licence asks to stand beside them
  "source-sans-3.licence.txt": "@expo-google-fonts/source-sans-3/LICENSE_FONT",
  "noto-emoji.licence.txt": "@expo-google-fonts/noto-emoji/LICENSE_FONT",
  "noto-emoji-400.ttf": "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
};

const modulePath = (file) => path.join(ROOT, "node_modules", file);

const CHECKER = path.join(ROOT, "samskap/language/frontend");

async function filesIn(folder, ending) {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}
const cssFiles = () => filesIn(path.join(HERE, "css"), ".css");

/** The steps: what each makes, from which files, and how. */
async function steps() {
  const packageFile = (name) => modulePath(`${name}/package.json`);
  const self = path.join(HERE, "build.mjs");
  return [
    {
      words: "copying Designsystemet and htmx",
      inputs: [
        self,
        ...["@digdir/designsystemet-css", "@digdir/designsystemet-web", "htmx.org"].map(packageFile),
      ],
      products: Object.keys(VENDOR).map((name) => `vendor/${name}`),
      work: copyVendor,
    },
    {
      words: "copying the faces of documents",
      inputs: [
        self,
        ...["@expo-google-fonts/source-sans-3", "@expo-google-fonts/noto-emoji"].map(packageFile),
      ],
      products: Object.keys(FACES).map((name) => `../../fonts/vendor/${name}`),
      work: copyFaces,
    },
    {
      words: "building the colour theme",
      inputs: [self, CONFIG, packageFile("@digdir/designsystemet")],
      products: ["theme.css"],
      work: buildTheme,
    },
    {
      words: "joining the style sheets",
      inputs: [self, ...(await cssFiles())],
      products: ["samskap.css"],
      work: joinCss,
    },
    {
      words: "bundling the checker",
      inputs: [self, packageFile("esbuild"), ...(await filesIn(CHECKER, ".mjs"))],
      products: ["../../../language/static/language/checker.js"],
      work: bundleChecker,
    },
    {
      words: "drawing the icons",
      inputs: [self, path.join(HERE, "icons.mjs"), packageFile("lucide-static")],
      products: ["icons.svg"],
      work: drawSprite,
    },
  ];
}

/** A fingerprint of what a step is made from. */
async function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs) hash.update(path.basename(file)).update(await readFile(file));
  return hash.digest("hex");
}

/** Writes beside the target first, so that a reader never meets half a file. */
async function put(name, content) {
  const target = path.join(OUT, name);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.new`, content);
  await rename(`${target}.new`, target);
}

async function copyVendor() {
  for (const [name, source] of Object.entries(VENDOR)) {
    const text = await readFile(modulePath(source), "utf8");
    // the maps are not served, and hashed static names would look for them
    await put(`vendor/${name}`, text.replace(/^\/[/*][#@] sourceMappingURL=.*$/gm, ""));
  }
}

async function copyFaces() {
  for (const [name, source] of Object.entries(FACES))
    await put(`../../fonts/vendor/${name}`, await readFile(modulePath(source)));
}

async function buildTheme() {
  const work = await mkdtemp(path.join(CACHE, "theme-"));
  const cli = modulePath("@digdir/designsystemet/dist/bin/designsystemet.js");
  const run = (...args) =>
    promisify(execFile)(
      process.execPath,
      [cli, "tokens", ...args, "--config", "designsystemet.config.json"],
      { cwd: work },
    );
  const config = { ...JSON.parse(await readFile(CONFIG, "utf8")), outDir: "./tokens" };
  await writeFile(path.join(work, "designsystemet.config.json"), JSON.stringify(config));
  await run("create");
  await run("build", "-t", "tokens", "-o", "built");
  await put("theme.css", await readFile(path.join(work, "built/samskap.css"), "utf8"));
  await rm(work, { recursive: true });
}

/** Our own layer as one file; the order is the order of the file names. */
async function joinCss() {
  const parts = await Promise.all((await cssFiles()).map((file) => readFile(file, "utf8")));
  await put("samskap.css", parts.join("\n"));
}

/** One small module instead of many: the edition and it are what a browser fetches to check words. */
async function bundleChecker() {
  const { build } = await import("esbuild");
  const made = await build({
    entryPoints: [path.join(CHECKER, "checker.mjs")],
    bundle: true,
    minify: true,
    // names that only the checker's own files use: a browser part of 25 kB has no room for long ones
    mangleProps: /^(addForms|asksBefore|automaton|brokenBefore|candidates|exact|exceptionPhrase|folded|hasOneOf|meanings|ofException|readParagraph|roots|shields)$/,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    write: false,
  });
  await put("../../../language/static/language/checker.js", made.outputFiles[0].text);
}

async function drawSprite() {
  const drawings = { ...OWN };
  for (const name of LUCIDE) {
    const svg = await readFile(modulePath(`lucide-static/icons/${name}.svg`), "utf8");
    drawings[name] = /<svg[^>]*>(.*)<\/svg>/s
      .exec(svg.replace(/<!--.*?-->/gs, ""))[1]
      .replace(/\s+/g, " ")
      .trim();
  }
  const pen =
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  const symbols = Object.entries(drawings)
    .sort()
    .map(([name, body]) => `<symbol id="i-${name}" ${pen}>${body}</symbol>`);
  await put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

async function say(words, work) {
  const timer = setTimeout(() => console.log(`Front end: ${words} …`), 2000);
  try {
    await work();
  } finally {
    clearTimeout(timer);
  }
}

async function readStamps() {
  try {
    return JSON.parse(await readFile(STAMPS, "utf8"));
  } catch {
    return {}; // no stamps yet, or half a file: everything is built again
  }
}

const stamps = await readStamps();
await mkdir(CACHE, { recursive: true });
for (const { words, inputs, products, work } of await steps()) {
  const print = await fingerprint(inputs);
  if (stamps[words] === print && products.every((name) => existsSync(path.join(OUT, name)))) continue;
  await say(words, work);
  stamps[words] = print;
  await writeFile(STAMPS, JSON.stringify(stamps));
}
