/** Modules that come after the first look, with the words and the styles they need: when they are wanted, else when there is nothing to do, to be there without a connection. */

import { typedAhead } from "./typed.js";
import { learn, t } from "./words.js";

const PAUSE = 5_000;

let wishes = 0;
/** @type {() => Promise<unknown>} */
let rest = async () => {};

/** Where the words and the styles are of all that comes later. @param {{words: string, styles: string}} addresses */
export function restAt({ words, styles }) {
  rest = once(() => Promise.all([learn(words), wear(styles)]));
}

/** A module with all it needs. @template T @param {() => Promise<T>} load @returns {Promise<T>} */
export async function come(load) {
  const [module] = await Promise.all([load(), rest()]);
  return module;
}

/** @template T @param {() => Promise<T>} load @returns {() => Promise<T>} the same each time, tried again when it failed */
export function later(load) {
  const get = once(() => come(load));
  const quietly = () => get().catch(() => {});
  setTimeout(() => ("requestIdleCallback" in globalThis ? requestIdleCallback(quietly) : quietly()), PAUSE);
  return get;
}

/** What comes when it is wanted; where it can't come, one sentence and nothing. @template T @param {{show: (words: string) => void}} toast @param {() => Promise<T>} load @returns {Promise<T | null>} */
export function brought(toast, load) {
  return come(load).catch(() => {
    toast.show(t("This needs the connection. Try again in a moment."));
    return null;
  });
}

/** The same for what opens and takes the keys: who asks for something else meanwhile, or presses again, gets only what was asked for last.
 * @template T @param {{show: (words: string) => void}} toast @param {() => Promise<T>} load @returns {Promise<T | null>} */
export async function opening(toast, load) {
  const wish = ++wishes;
  const come = await typedAhead(brought(toast, load));
  return wish === wishes ? come : null;
}

/** @template T @param {() => Promise<T>} load @returns {() => Promise<T>} */
function once(load) {
  /** @type {Promise<T> | undefined} */
  let coming;
  return () => {
    coming ??= load().catch((error) => {
      coming = undefined;
      throw error;
    });
    return coming;
  };
}

/** @param {string} url of a style sheet */
function wear(url) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(`no styles from ${url}`));
    };
    document.head.append(link);
  });
}
