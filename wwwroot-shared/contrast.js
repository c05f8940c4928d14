// Fails when a pair of colours that stand on each other falls under WCAG 2.2 AA.
import { readFileSync } from "node:fs";

const text = 4.5;
const shape = 3; // large text, borders of fields, focus rings (1.4.11)

const pairs = [
  ...["paper", "surface", "sunk", "brand-wash", "notice-wash", "error-wash"].map(under => ["ink", under, text]),
  ...["paper", "surface", "sunk"].flatMap(under => [["ink-soft", under, text], ["link", under, text], ["error", under, text], ["line-strong", under, shape]]),
  ["link", "brand-wash", text], ["link", "notice-wash", text],
  ["brand", "paper", text], ["brand", "surface", text], ["brand", "brand-wash", text], ["brand-strong", "brand-wash", text],
  ["ink-soft", "brand-wash", text],
  ["on-brand", "brand", text], ["on-brand", "brand-strong", text],
  ["clay", "paper", text], ["clay", "surface", text],
  ["error", "error-wash", text], ["notice", "notice-wash", text],
  ["on-late", "late", text], ["late", "surface", text], ["late", "paper", text],
  ["due", "due-wash", text], ["due", "surface", text],
  ["done", "done-wash", text], ["done", "surface", text],
  ["foretold", "surface", text], ["foretold", "paper", text],
  ["focus-ink", "focus", text],
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(agency => [["surface", `agency-${agency}`, text], [`agency-${agency}`, "sunk", shape]]),
];

export function tokens(css, selector) {
  const from = css.indexOf(selector + " {");
  if (from < 0) throw new Error(`No block ${selector} in tokens.css`);
  const block = css.slice(from, css.indexOf("\n}", from));
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/g)].map(m => [m[1], m[2]]));
}

const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const luminance = hex => [1, 3, 5].map(at => channel(parseInt(hex.slice(at, at + 2), 16)))
  .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
export const contrast = (a, b) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

const css = readFileSync(new URL("./css/tokens.css", import.meta.url), "utf8");
let failures = 0;
let least = Infinity;
for (const [theme, selector] of [["light", ":root"], ["dark", ':root[data-theme="dark"]']]) {
  const colours = tokens(css, selector);
  for (const [over, under, needed] of pairs) {
    if (!colours[over] || !colours[under]) throw new Error(`${theme}: --${over} or --${under} is not a #rrggbb token`);
    const found = contrast(colours[over], colours[under]);
    least = Math.min(least, found / needed);
    if (found < needed) {
      failures++;
      console.error(`${theme}: --${over} on --${under} is ${found.toFixed(2)}:1, needs ${needed}:1`);
    }
  }
}
console.log(`${pairs.length * 2} pairs checked, ${failures} under WCAG AA; the tightest has ${(least * 100).toFixed(0)} % of what it needs`);
process.exitCode = failures ? 1 : 0;
