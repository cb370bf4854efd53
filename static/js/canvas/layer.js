/** Keeps the elements of a layer in reading order, which is also what lies on top. */

import { byOrder } from "../model/order.js";

/** Move what stands wrong around what has the focus, which a move would take. @param {HTMLElement} layer @param {(element: HTMLElement) => any} record */
export function sortLayer(layer, record) {
  const elements = /** @type {HTMLElement[]} */ ([...layer.children]);
  const sorted = elements.map((element) => ({ element, record: record(element) })).filter((each) => each.record);
  sorted.sort((one, other) => byOrder(one.record, other.record));
  const focused = sorted.findIndex(({ element }) => element.contains(document.activeElement));
  const still = focused < 0 ? sorted.length - 1 : focused;
  for (let at = still - 1; at >= 0; at -= 1) {
    const [{ element }, { element: next }] = [sorted[at], sorted[at + 1]];
    if (element.nextElementSibling !== next) next.before(element);
  }
  for (let at = still + 1; at < sorted.length; at += 1) {
    const [{ element }, { element: last }] = [sorted[at], sorted[at - 1]];
    if (element.previousElementSibling !== last) last.after(element);
  }
}
