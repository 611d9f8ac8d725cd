const STOP = new Set(
  "a an and are as at be by for from has have in is it its of on or that the their this to was were what when where which who will with".split(
    " ",
  ),
);

function hash(word) {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * A unit vector from the words of a text (signed feature hashing): the same text always gives the same vector, texts with common
 * words are near each other.
 * @param {string} text
 * @param {number} dimensions
 * @returns {number[]}
 */
export function embedWords(text, dimensions) {
  const vector = new Array(dimensions).fill(0);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (STOP.has(word)) continue;
    const value = hash(word);
    const weight = /\d/.test(word) ? 3 : Math.min(2, word.length / 4);
    vector[value % dimensions] += value & 0x80000000 ? -weight : weight;
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((item) => Number((item / norm).toFixed(6)));
}
