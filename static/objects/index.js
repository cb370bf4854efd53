/** The kinds that have a look of their own. */

import { card } from "./card.js";
import { cluster } from "./cluster.js";
import { comment } from "./comment.js";
import { drawing } from "./drawing.js";
import { frame } from "./frame.js";
import { image } from "./image.js";
import { link } from "./link.js";
import { note } from "./note.js";
import { reaction } from "./reaction.js";
import { text } from "./text.js";

export const kinds = { note, text, image, drawing, card, frame, cluster, link, comment, reaction };
