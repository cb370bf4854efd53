/** Ids that sort by the time they were made (RFC 9562, UUIDv7), each greater than the one before on this page. */

let last = 0;

/** @param {number} [now] ms since 1970 */
export function newId(now = Date.now()) {
  last = Math.max(now, last + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(last / 256 ** (5 - at)) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Make the next ids greater than one from an earlier visit, when this device's clock was perhaps ahead. @param {string} id */
export function follow(id) {
  last = Math.max(last, Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) || 0);
}
