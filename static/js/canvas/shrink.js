/** Makes a photo small on the device that took it, so that it travels over bad Wi-Fi, and leaves out where it was taken. */

const LONGEST = 2000;
const TYPES = ["image/webp", "image/jpeg"];
const QUALITY = 0.82;

/** @typedef {{blob: Blob, w: number, h: number}} Small */

/** @param {Blob} file @returns {Promise<Small>} fails when this browser can't read it */
export async function shrunk(file) {
  const whole = await createImageBitmap(file);
  const by = Math.min(1, LONGEST / Math.max(whole.width, whole.height));
  const [w, h] = [whole.width, whole.height].map((length) => Math.max(1, Math.round(length * by)));
  const paper = document.createElement("canvas");
  [paper.width, paper.height] = [w, h];
  const pen = /** @type {CanvasRenderingContext2D} */ (paper.getContext("2d"));
  pen.imageSmoothingQuality = "high";
  pen.drawImage(whole, 0, 0, w, h);
  whole.close();
  const clear = file.type !== "image/jpeg";
  return { blob: await packed(paper, clear), w, h };
}

/** As WebP; where the browser can't write that, as JPEG, or as PNG what may show through. @param {HTMLCanvasElement} paper @param {boolean} clear @returns {Promise<Blob>} */
async function packed(paper, clear) {
  for (const type of clear ? [...TYPES.slice(0, 1), "image/png"] : TYPES) {
    /** @type {Blob | null} */
    const blob = await new Promise((resolve) => paper.toBlob(resolve, type, QUALITY));
    if (blob?.type === type) return blob;
  }
  throw new Error("this browser writes no picture");
}
