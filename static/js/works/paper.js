/** Codes on paper: five letters and digits that nobody takes for others; their twin is workshop/web/paper.py. */

/** Without I, O, 0 and 1; at least one digit, so that no word looks like one. */
const CODE = /^(?=[A-Z]*[2-9])[A-HJ-NP-Z2-9]{5}$/;

/** What was typed, apart into the code of the slip, if it begins with one, and the words. @param {string} line */
export function paperCode(line) {
  const words = line.trim();
  const [first, ...rest] = words.split(/\s+/);
  const code = (first ?? "").toUpperCase().replace(/[-.:]$/, "");
  if (!CODE.test(code)) return { code: "", text: words };
  return { code, text: words.slice(first.length).trim() || rest.join(" ") };
}
