// Writes the styles, scripts, icons and images of both areas into PracticeReview.Web/wwwroot/shared/.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import * as esbuild from "esbuild";
import postcss from "postcss";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../PracticeReview.Web/wwwroot/shared/", import.meta.url));
const oldest = ["chrome80", "safari13", "firefox78"];

// govuk-frontend writes left and right; one style sheet for both directions needs start and end.
// It also writes fixed line heights; tall scripts multiply them through --leading.
const sides = { top: "top", right: "inline-end", bottom: "bottom", left: "inline-start" };
const bothDirections = {
  postcssPlugin: "both-directions",
  Declaration(declaration) {
    const { prop, value } = declaration;
    const side = /^(margin|padding|border)-(left|right)(-(?:width|style|color))?$/.exec(prop);
    if (side) declaration.prop = `${side[1]}-${sides[side[2]]}${side[3] ?? ""}`;
    else if (prop === "left" || prop === "right") declaration.prop = `inset-${sides[prop]}`;
    else if (prop === "text-align" && value === "left") declaration.value = "start";
    else if (prop === "text-align" && value === "right") declaration.value = "end";
    else if (prop === "margin" || prop === "padding") {
      const [top, right, bottom, left] = postcss.list.space(value);
      if (left && left !== right) {
        const values = { top, right, bottom, left };
        for (const edge of Object.keys(values)) declaration.cloneBefore({ prop: `${prop}-${sides[edge]}`, value: values[edge] });
        declaration.remove();
      }
    } else if (prop === "line-height" && /^[\d.]+$/.test(value) && Number(value) > 1) {
      declaration.value = `calc(${value} * var(--leading))`;
    }
  },
};

// The dark block of the tokens, once more for people whose system is dark and who chose nothing.
function followSystem(css) {
  const block = /:root\[data-theme=dark\]\s*(\{[^}]*\})/.exec(css.replaceAll('"dark"', "dark"));
  if (!block) throw new Error("tokens.css has no dark block");
  return `${css}\n@media screen and (prefers-color-scheme: dark) { :root[data-theme="auto"] ${block[1]} }`;
}

function style(name, change = css => css) {
  const compiled = sass.compile(`${here}css/${name}.scss`, { loadPaths: [`${here}node_modules/govuk-frontend/dist`], quietDeps: true });
  const logical = postcss([bothDirections]).process(change(compiled.css), { from: undefined }).css;
  const { code } = esbuild.transformSync(logical, { loader: "css", minify: true, target: oldest });
  if (/gov\.uk|GDS Transport|crown/i.test(code)) throw new Error(`${name}.css carries a government brand`);
  return write(`${name}.css`, code);
}

function script(name) {
  const { code } = esbuild.transformSync(readFileSync(`${here}js/${name}.js`, "utf8"), { loader: "js", format: "iife", minify: true, target: oldest });
  return write(`${name}.js`, code);
}

function write(name, text) {
  writeFileSync(out + name, text);
  console.log(`${name.padEnd(16)} ${String(text.length).padStart(7)} bytes, ${brotliCompressSync(text).length} with brotli`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
style("family");
style("workspace", followSystem);
script("family");
script("workspace");
cpSync(`${here}images`, out, { recursive: true });
writeFileSync(`${out}made.txt`, "made from wwwroot-shared\n");
