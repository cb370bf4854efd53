/** Which notes lie in which cluster, kept up to date. What a record names may be gone, unseen or too deep: then it means nothing. Twin of workshop/objects/cluster.py. */

import { byOrder } from "../model/order.js";

/** @typedef {import("../model/changes.js").Rec} Rec */

export class Clusters {
  #board;
  /** The ids of what names a cluster as its own. @type {Map<string, Set<string>>} */
  #inside = new Map();
  /** What each record names. @type {Map<string, string>} */
  #names = new Map();

  /** @param {any} board */
  constructor(board) {
    this.#board = board;
    this.reset();
  }

  reset() {
    this.#inside.clear();
    this.#names.clear();
    for (const { id } of this.#board.all()) this.update(id);
  }

  /** Look again at one record. @param {string} id @returns {string[]} what may look different now: the clusters it was and is in, and all that a cluster holds */
  update(id) {
    const record = this.#board.get(id);
    const [before, now] = [this.#names.get(id), record && named(record)];
    if (before !== now) this.#rename(id, before, now);
    const hosts = [before, now].flatMap((host) => (host ? [host, this.#names.get(host) ?? host] : []));
    return [...new Set([...hosts, ...this.#all(id)])];
  }

  /** The cluster of a note, or that in which a cluster lies. @param {Rec | undefined} record @returns {Rec | undefined} */
  holder(record) {
    const host = record && this.#host(record);
    return host && record.kind === "cluster" && this.#host(host) ? undefined : host;
  }

  /** The clusters around a record, the outer one first. @param {Rec | undefined} record @returns {Rec[]} */
  around(record) {
    const host = this.holder(record);
    return host ? [...this.around(host), host] : [];
  }

  /** The outermost collapsed cluster that hides a record. @param {Rec | undefined} record @returns {Rec | undefined} */
  cover(record) {
    return this.around(record).find(({ collapsed }) => collapsed);
  }

  /** The notes of a cluster alone, in order. @param {string} id @returns {Rec[]} */
  notes(id) {
    return this.#those(id).filter(({ kind }) => kind === "note");
  }

  /** The clusters in a cluster, in order. @param {string} id @returns {Rec[]} */
  inner(id) {
    return this.#those(id).filter(({ kind }) => kind === "cluster");
  }

  /** All that a cluster holds: its notes, the clusters in it and theirs. @param {string} id @returns {Rec[]} */
  all(id) {
    return this.#those(id).flatMap((each) => (each.kind === "cluster" ? [each, ...this.notes(each.id)] : [each]));
  }

  /** All notes of a cluster, also of those in it. @param {string} id @returns {Rec[]} */
  allNotes(id) {
    return this.all(id).filter(({ kind }) => kind === "note");
  }

  /** Where a record is read: a cluster where its first note lies. @param {Rec} record @returns {Rec} */
  place(record) {
    return (record.kind === "cluster" && !record.collapsed && this.allNotes(record.id)[0]) || record;
  }

  /** @param {string} id @returns {Rec[]} */
  #those(id) {
    const found = [...(this.#inside.get(id) ?? [])].map((each) => this.#board.get(each));
    return found.filter((record) => this.holder(record)?.id === id).sort(byOrder);
  }

  /** @param {string} id @returns {string[]} */
  #all(id) {
    return [...(this.#inside.get(id) ?? [])].flatMap((each) => [each, ...(this.#inside.get(each) ?? [])]);
  }

  /** What a record says that it lies in, if that is there. @param {Rec} record @returns {Rec | undefined} */
  #host(record) {
    const host = this.#board.get(named(record) ?? "");
    return host?.kind === "cluster" ? host : undefined;
  }

  /** @param {string} id @param {string} [before] @param {string} [now] */
  #rename(id, before, now) {
    if (before) this.#inside.get(before)?.delete(id);
    if (!now) return this.#names.delete(id);
    this.#names.set(id, now);
    const there = this.#inside.get(now);
    if (there) there.add(id);
    else this.#inside.set(now, new Set([id]));
  }
}

/** @param {Rec} record @returns {string | undefined} */
function named(record) {
  return record.kind === "note" ? record.cluster : record.kind === "cluster" ? record.in : undefined;
}
