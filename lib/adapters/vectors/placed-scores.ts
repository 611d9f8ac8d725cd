import "server-only";
import type { Table } from "apache-arrow";
import { readPlace, type Place } from "./lance-schema";

/** Rows of an answer in its order; those without a score (a row without a vector) left out. */
export function placedScores(answer: Table, scoreColumn: string): (Place & { score: number })[] {
  const places = answer.getChild("place");
  const scores = answer.getChild(scoreColumn);
  const rows: (Place & { score: number })[] = [];
  for (let at = 0; at < answer.numRows; at += 1) {
    const place: unknown = places?.get(at);
    const score: unknown = scores?.get(at);
    if (typeof place === "string" && typeof score === "number") rows.push({ ...readPlace(place), score });
  }
  return rows;
}
