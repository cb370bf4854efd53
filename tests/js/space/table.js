/** A board of plain records and the kinds they need, for tests about places. */

import { Space } from "../../../static/js/space/space.js";

export const kinds = {
  note: { size: () => ({ w: 192, h: 120 }) },
  frame: { size: ({ w, h }) => ({ w, h }) },
  link: {},
};

export function boardOf(...records) {
  const all = new Map(records.map((record) => [record.id, record]));
  return {
    put: (record) => all.set(record.id, record),
    drop: (id) => all.delete(id),
    get: (id) => all.get(id),
    all: () => all.values(),
    of: (kind) => [...all.values()].filter((record) => record.kind === kind),
  };
}

export const note = (id, x, y, order = id) => ({ id, kind: "note", by: "ana", x, y, text: id, order });
export const frame = (id, x, y, w, h, order = id) => ({ id, kind: "frame", by: "fay", x, y, w, h, title: id, order });
export const link = (id, from, to) => ({ id, kind: "link", by: "ana", from, to, order: id });

export function spaceOf(board) {
  return new Space(board, kinds);
}
