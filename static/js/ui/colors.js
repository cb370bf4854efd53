/** The six note colours, each with a name and (in the style sheet) a corner shape of its own. */

import { t } from "./words.js";

export const COLORS = ["sand", "amber", "coral", "mint", "sky", "lilac"];

/** @param {string} color */
export function colorName(color) {
  switch (color) {
    case "amber":
      return t("Amber");
    case "coral":
      return t("Coral");
    case "mint":
      return t("Mint");
    case "sky":
      return t("Sky blue");
    case "lilac":
      return t("Lilac");
    default:
      return t("Sand");
  }
}

/** @param {string} color said after the name, for people who go by the shape */
export function cornerName(color) {
  switch (color) {
    case "amber":
      return t("triangle");
    case "coral":
      return t("quarter disc");
    case "mint":
      return t("dot");
    case "sky":
      return t("square");
    case "lilac":
      return t("stripes");
    default:
      return t("no mark");
  }
}
