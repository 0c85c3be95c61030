// Bundles styles, scripts, fonts, pictograms and the icon into filrouge/shared/static/build/ (git-ignored).
// The application of the street (assets/field/) is apart: its own script, style and worker, kept small; it uses
// Dexie, because the browser's own database is unsafe to write by hand (transactions, versions, Safari).
// `node assets/build.mjs` once, `node assets/build.mjs --watch` while drawing.
import { copyFile, readFile, rm, writeFile, mkdir } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as esbuild from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "../filrouge/shared/static/build")
const generated = join(here, "css/fonts.generated.css")
const onPaper = join(here, "css/paper_fonts.generated.css")
const require = createRequire(import.meta.url)

// One family for every script: the browser fetches only the files whose characters are on the page.
const subsets = [
  ["@fontsource/noto-sans", "noto-sans", "latin"],
  ["@fontsource/noto-sans", "noto-sans", "latin-ext"],
  ["@fontsource/noto-sans", "noto-sans", "cyrillic"],
  ["@fontsource/noto-sans-arabic", "noto-sans-arabic", "arabic"],
  ["@fontsource/noto-sans-ethiopic", "noto-sans-ethiopic", "ethiopic"],
]

async function face([packageName, family, subset], weight) {
  const folder = dirname(require.resolve(`${packageName}/package.json`))
  const ranges = JSON.parse(await readFile(join(folder, "unicode.json"), "utf8"))
  return `@font-face {
  font-family: "Noto Sans"; font-style: normal; font-weight: ${weight}; font-display: swap;
  src: url("${packageName}/files/${family}-${subset}-${weight}-normal.woff2") format("woff2");
  unicode-range: ${ranges[subset]};
}`
}

async function writeFonts() {
  const faces = await Promise.all(subsets.flatMap((subset) => [face(subset, 400), face(subset, 600)]))
  await writeFile(generated, faces.join("\n") + "\n")
  // What makes our PDF mixes up the files of one family: each has its own name there, and no range.
  const apart = subsets.flatMap(([packageName, family, subset]) =>
    [400, 600].map((weight) => `@font-face {
  font-family: "Noto ${subset}"; font-style: normal; font-weight: ${weight};
  src: url("${packageName}/files/${family}-${subset}-${weight}-normal.woff2") format("woff2");
}`))
  const all = subsets.map(([, , subset]) => `"Noto ${subset}"`).join(", ")
  await writeFile(onPaper, `${apart.join("\n")}\n:root { font-family: ${all}; }\n`)
}

// One drawing for each name of filrouge/reference/pictograms.json, and no other of their set, in one small file.
async function writePictograms() {
  const names = JSON.parse(await readFile(join(here, "../filrouge/reference/pictograms.json"), "utf8"))
  const { icons, width, height } = JSON.parse(await readFile(require.resolve("@iconify-json/tabler/icons.json"), "utf8"))
  const symbols = Object.entries(names).map(([name, icon]) => {
    if (!icons[icon]) throw new Error(`pictograms.json: « ${icon} » is not in the set`)
    const body = icons[icon].body.replaceAll(' stroke-width="2"', "") // the page chooses it
    return `<symbol id="${name}" viewBox="0 0 ${width} ${height}">${body}</symbol>`
  })
  await writeFile(join(out, "pictograms.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`)
}

const options = {
  entryPoints: [
    { in: join(here, "js/app.js"), out: "app" },
    { in: join(here, "css/app.css"), out: "app" },
    { in: join(here, "css/app.rtl.css"), out: "app.rtl" },
    { in: join(here, "css/paper.css"), out: "paper" },
    { in: join(here, "field/main.js"), out: "field" },
    { in: join(here, "field/worker.js"), out: "field-worker" },
    { in: join(here, "field/css/field.css"), out: "field" },
  ],
  outdir: out,
  bundle: true,
  minify: true,
  legalComments: "none", // Bootstrap's own source-map comment would break ManifestStaticFilesStorage
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  external: ["./field-*.woff2"],
  logLevel: "info",
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await writeFonts()
await writePictograms()
for (const name of ["favicon.svg", "icon-192.png", "icon-512.png"]) await copyFile(join(here, name), join(out, name))
// Under names known beforehand: the service worker keeps these two and no other.
for (const weight of [400, 600]) {
  const font = require.resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`)
  await copyFile(font, join(out, `field-${weight}.woff2`))
}
if (process.argv.includes("--watch")) await (await esbuild.context(options)).watch()
else await esbuild.build(options)
