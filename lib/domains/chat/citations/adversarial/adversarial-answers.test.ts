import { describe, expect, it } from "vitest";
import { ADVERSARIAL_ANSWERS, type AdversarialAnswer, NEVER_SHOWN, SHOWN } from "./adversarial-answers";
import { CitationStream } from "../citation-stream";

function run(answer: string, size: number) {
  const stream = new CitationStream(SHOWN);
  for (let at = 0; at < answer.length; at += size) stream.push(answer.slice(at, at + size));
  stream.end();
  return stream.answer();
}

type Place = [document: string, start: number, end: number];

function truePlaces({ cites }: AdversarialAnswer): Place[] {
  return cites.map(([document, words]) => {
    const passage = SHOWN.find((one) => one.documentId === document);
    const at = passage?.text.indexOf(words) ?? -1;
    if (!passage || at < 0) throw new Error(`the case names words that are not there: ${words}`);
    return [document, passage.start + at, passage.start + at + words.length];
  });
}

const meets = (a: Place, b: Place) => a[0] === b[0] && a[1] < b[2] && b[1] < a[2];

describe("answers that cite badly", () => {
  const total = { shown: 0, right: 0, wanted: 0, found: 0 };

  it("are many", () => {
    expect(ADVERSARIAL_ANSWERS.length).toBeGreaterThanOrEqual(80);
  });

  it.each(ADVERSARIAL_ANSWERS.map((one) => [one.kind, one.name, one] as const))("%s: %s", (_, __, one) => {
    const whole = run(one.answer, one.answer.length);
    for (const size of [1, 3, 7]) {
      const pieces = run(one.answer, size);
      expect([pieces.text, pieces.citations], `in pieces of ${size}`).toEqual([whole.text, whole.citations]);
    }
    const places = truePlaces(one);
    for (const { documentId, versionId, start, end, quote } of whole.citations) {
      const passage = SHOWN.find((shown) => shown.documentId === documentId && shown.versionId === versionId);
      expect(passage?.text.slice(start - passage.start, end - passage.start)).toBe(quote);
      for (const words of Object.values(NEVER_SHOWN)) expect(quote).not.toContain(words);
      total.shown += 1;
      total.right += places.some((place) => meets(place, [documentId, start, end])) ? 1 : 0;
    }
    const cited = whole.citations.map(({ documentId, start, end }): Place => [documentId, start, end]);
    total.wanted += places.length;
    total.found += places.filter((place) => cited.some((other) => meets(place, other))).length;
    const strays = cited.filter((place) => !places.some((other) => meets(place, other)));
    expect(strays, JSON.stringify(whole.citations.map((citation) => citation.quote))).toEqual([]);
    expect(whole.text).not.toMatch(/<\/?cite|\[\^|【|Sources|\(Source/u);
    const marks = new Set([...whole.text.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1])));
    expect(marks).toEqual(new Set(whole.citations.map((citation) => citation.index)));
  });

  it("precision is whole, and what could be cited mostly is", () => {
    expect(total.right).toBe(total.shown);
    expect(total.found / total.wanted).toBeGreaterThanOrEqual(0.9);
  });
});
