// MathJax in node, warm: reads formulas as JSON lines {tex, display}, prints [seconds, bytes] of each, or null if it cannot read it.
import { createInterface } from "node:readline";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import { SVG } from "mathjax-full/js/output/svg.js";
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { AllPackages } from "mathjax-full/js/input/tex/AllPackages.js";

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const packages = AllPackages.filter((name) => name !== "noerrors" && name !== "noundefined");
const page = mathjax.document("", { InputJax: new TeX({ packages }), OutputJax: new SVG({ fontCache: "none" }) });

for await (const line of createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  const start = process.hrtime.bigint();
  let bytes = 0;
  try {
    bytes = Buffer.byteLength(adaptor.innerHTML(page.convert(tex, { display })));
  } catch {
    console.log("null");
    continue;
  }
  console.log(JSON.stringify([Number(process.hrtime.bigint() - start) / 1e9, bytes]));
}
