/**
 * The three changes: put, patch and drop of one record. The server's twin is workshop/core/change.py;
 * tests/vectors/changes.json holds them equal.
 *
 * @typedef {{id: string, kind: string, by: string, [field: string]: any}} Rec
 * @typedef {["put", Rec] | ["patch", string, Record<string, any>] | ["drop", string]} Change
 */

/** The id of the record that a change is about. @param {Change} change */
export function target(change) {
  return change[0] === "put" ? change[1].id : change[1];
}

/** What one change makes of one record. @param {Rec | undefined} record @param {Change} change @returns {Rec | undefined} */
export function after(record, change) {
  if (change[0] === "put") return { ...change[1] };
  if (change[0] === "drop" || !record) return undefined;
  const kept = Object.entries({ ...record, ...change[2] }).filter(([, value]) => value !== null);
  return /** @type {Rec} */ (Object.fromEntries(kept));
}

/** The change that makes `before` into `now`; undefined when they are equal.
 * @param {Rec | undefined} before @param {Rec | undefined} now @returns {Change | undefined} */
export function difference(before, now) {
  if (!now) return before && ["drop", before.id];
  if (!before) return ["put", now];
  /** @type {Record<string, any>} */
  const fields = {};
  for (const [name, value] of Object.entries(now)) if (!same(before[name], value)) fields[name] = value;
  for (const name of Object.keys(before)) if (!(name in now)) fields[name] = null;
  return Object.keys(fields).length ? ["patch", now.id, fields] : undefined;
}

/** Whether two values of a field are equal; fields hold numbers, text, flags and lists of them.
 * @param {unknown} one @param {unknown} other */
export function same(one, other) {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}

/** Make the changes; the answer are the ids they touched. @param {Map<string, Rec>} records @param {Change[]} changes */
export function apply(records, changes) {
  for (const change of changes) {
    const id = target(change);
    const now = after(records.get(id), change);
    if (now) records.set(id, now);
    else records.delete(id);
  }
  return changes.map(target);
}
