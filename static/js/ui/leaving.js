/** Leaving a workshop: what this device keeps of it is forgotten, after a question where something was not sent. */

/** @param {HTMLFormElement} form that leaves it @param {() => Promise<unknown>} words brings those of the question */
export async function leave(form, words) {
  const { keptOf, forget } = await import("../net/forget.js");
  const { boards, unsent } = await keptOf(/** @type {any} */ (form.elements).session.value);
  const go = async () => {
    await forget(boards);
    form.submit();
  };
  if (!unsent) return go();
  const [{ open }] = await Promise.all([import("../sheets/leave.js"), words()]);
  open(unsent, go);
}
