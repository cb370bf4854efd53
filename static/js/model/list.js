/** Reads pasted text as a list: its lines, or the rows and cells of a table, and each line without its bullet. */

const BULLET = /^\s*(?:[-*+•‣⁃▪●○◦–—·✓✔☐☑]|\[[ xX]?\]|[a-zA-Z]\))\s+/u;
const NUMBER = /^\s*\(?\d{1,5}[.)]\)?\s+/;
const QUOTED = /"((?:[^"]|""){0,20000})"(?=\t|\n|$)/y;
/** How far back from its end a text that is cut is searched for a space. */
const SEARCH = 200;

/** Rows of as many cells as they have; text without tabs has one cell a line. @param {string} text @returns {string[][]} */
export function cells(text) {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n");
  const tabs = plain.includes("\t");
  const rows = [[""]];
  for (let at = 0; at < plain.length; ) {
    const [value, end] = cell(plain, at, tabs);
    const row = rows[rows.length - 1];
    row[row.length - 1] = value.trim();
    if (plain[end] === "\t") row.push("");
    if (plain[end] === "\n") rows.push([""]);
    at = end + 1;
  }
  return rows.filter((row) => row.some(Boolean));
}

/** One cell and where it ends; spreadsheets put quotes around a cell with lines of its own. @param {string} text @param {number} at @param {boolean} tabs @returns {[string, number]} */
function cell(text, at, tabs) {
  QUOTED.lastIndex = at;
  const quoted = text[at] === '"' ? QUOTED.exec(text) : null;
  if (quoted && (tabs || quoted[1].includes("\n"))) return [quoted[1].replaceAll('""', '"'), at + quoted[0].length];
  const ends = [text.indexOf("\n", at), tabs ? text.indexOf("\t", at) : -1].filter((end) => end >= 0);
  const end = ends.length ? Math.min(...ends) : text.length;
  return [text.slice(at, end), end];
}

/** How many columns most rows have anything in. @param {string[][]} rows */
export function columns(rows) {
  return rows.reduce((most, row) => Math.max(most, row.findLastIndex(Boolean) + 1), 0);
}

/** Lines without bullets; numbers go where the lines are numbered, for a single line may begin with one. @param {string[]} texts */
export function bare(texts) {
  const numbered = texts.length > 1 && texts.filter((text) => NUMBER.test(text)).length * 2 > texts.length;
  const clean = (/** @type {string} */ text) => {
    const stripped = (numbered ? text.replace(NUMBER, "") : text).replace(BULLET, "");
    return stripped.replace(BULLET, "").trim() || text.trim();
  };
  return texts.map(clean).filter(Boolean);
}

/** A text as several of at most so many letters, parted at spaces. @param {string} text @param {number} most @returns {string[]} */
export function cut(text, most) {
  const parts = [];
  let rest = text.normalize("NFC").trim();
  while (rest.length > most) {
    const space = Math.max(rest.lastIndexOf(" ", most), rest.lastIndexOf("\n", most));
    const pair = /[\ud800-\udbff]/.test(rest[most - 1]) ? 1 : 0;
    const end = space > most - SEARCH ? space : most - pair;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest ? [...parts, rest] : parts;
}
