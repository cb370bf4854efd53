/** The lobby's menu: who has the device, the language, how things look, and the way out. */

import { leave } from "../ui/leaving.js";
import { offered, openMenu } from "../ui/menu.js";
import { LANGUAGES, language, learn, t } from "../ui/words.js";

/** @param {import("./room.js").Room} room @param {Element} anchor */
export async function openLobbyMenu({ told, words }, anchor) {
  await learn(words);
  const items = offered([
    told.conduct && { words: t("Conduct the workshop"), icon: "play", act: () => location.assign(told.conduct) },
    { words: t("Someone else writes here…"), icon: "users", act: async () => (await import("../sheets/hand-over.js")).open({ session: told }) },
    { words: t("Reading and colours…"), icon: "settings", act: async () => (await import("../sheets/preferences.js")).open() },
    ...LANGUAGES.map(([tag, name], at) => ({ words: name, checked: tag === language, apart: at === 0, act: () => speak(tag) })),
    { words: t("Your data"), icon: "user", act: () => location.assign(`/s/${told.id}/me`) },
    { words: t("Leave the workshop"), icon: "x", apart: true, act: () => leave(form(), async () => {}).catch(() => form().submit()) },
  ]);
  openMenu(anchor, items, t("Menu"));
}

function form() {
  return /** @type {HTMLFormElement} */ (document.getElementById("leave"));
}

/** @param {string} tag */
async function speak(tag) {
  await fetch("/language", { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ language: tag }) });
  location.reload();
}
