import { Fragment } from "react";

/** Characters of the page shown on either side of a quote. */
const SIDE = 170;

/** Rows of a sheet are lines; elsewhere a line may be wrapped and only an empty one ends a paragraph. */
function boundaryOf(kind: string): RegExp {
  return kind === "xlsx" || kind === "csv" ? /\n/u : /\n\s*\n/u;
}

/** The words of its paragraph before a quote, from the beginning of a sentence where one is near, else from a word. */
export function leadIn(before: string, kind: string): string {
  const text = collapse(before.split(boundaryOf(kind)).at(-1) ?? "").trimStart();
  const tail = text.slice(-SIDE);
  if (tail.length === text.length) return text;
  const sentence = /[.!?。！？]\s+(?=\S)/u.exec(tail);
  if (sentence) return tail.slice(sentence.index + sentence[0].length);
  return `… ${tail.slice(tail.search(/\s/u) + 1)}`;
}

/** The words behind it in its paragraph, to the end of a sentence where one is near. */
export function leadOut(after: string, kind: string): string {
  const text = collapse(after.split(boundaryOf(kind)).at(0) ?? "").trimEnd();
  const head = text.slice(0, SIDE);
  if (head.length === text.length) return text;
  const end = head.search(/[.!?。！？](?:\s|$)(?![\s\S]*[.!?。！？](?:\s|$))/u);
  if (end > 0) return head.slice(0, end + 1);
  const word = head.lastIndexOf(" ");
  return `${head.slice(0, word > 0 ? word : head.length)} …`;
}

function collapse(text: string): string {
  return text.replace(/[^\S\t]+/gu, " ");
}

/** Cells of a table, which the text holds apart by tabs, with a line between them that is no part of the words. */
export function CellText({ text }: { text: string }) {
  return text.split("\t").map((cell, index) => (
    <Fragment key={index}>
      {index > 0 && <span className="mx-1.5 border-l border-edge">{"\t"}</span>}
      {cell}
    </Fragment>
  ));
}
