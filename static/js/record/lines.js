/** A body that comes bit by bit, line by line. */

/** @param {ReadableStream<Uint8Array>} body */
export async function* lines(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let left = "";
  for (;;) {
    const { value, done } = await reader.read();
    const parts = (left + decoder.decode(value, { stream: !done })).split("\n");
    left = parts.pop() ?? "";
    yield* parts.filter(Boolean);
    if (done) break;
  }
  if (left) yield left;
}
