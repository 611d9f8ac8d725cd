/** Characters of the page shown on either side of a quote. */
const SIDE = 170;

/** The words before a quote, from the beginning of a sentence where one is near, else from a word. */
export function leadIn(before: string): string {
  const text = collapse(before).trimStart();
  const tail = text.slice(-SIDE);
  if (tail.length === text.length && text.length < SIDE) return text;
  const sentence = /[.!?。！？]\s+(?=\S)/u.exec(tail);
  if (sentence && sentence.index + sentence[0].length < tail.length) return tail.slice(sentence.index + sentence[0].length);
  return `… ${tail.slice(tail.search(/\s/u) + 1)}`;
}

/** The words behind it, to the end of a sentence where one is near. */
export function leadOut(after: string): string {
  const text = collapse(after).trimEnd();
  const head = text.slice(0, SIDE);
  if (head.length === text.length && text.length < SIDE) return text;
  const end = head.search(/[.!?。！？](?:\s|$)(?![\s\S]*[.!?。！？](?:\s|$))/u);
  if (end > 0) return head.slice(0, end + 1);
  const word = head.lastIndexOf(" ");
  return `${head.slice(0, word > 0 ? word : head.length)} …`;
}

function collapse(text: string): string {
  return text.replace(/\s+/gu, " ");
}
