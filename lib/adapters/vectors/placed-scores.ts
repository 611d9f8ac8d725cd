import "server-only";
import type { Table } from "apache-arrow";
import { readPlace, type Place } from "./lance-schema";

export interface PlacedScore extends Place {
  score: number;
  /** The row's index terms, where they were asked for. */
  terms?: string[];
}

/** Rows of an answer in its order; those without a score (a row without a vector) left out. */
export function placedScores(answer: Table, scoreColumn: string): PlacedScore[] {
  const places = answer.getChild("place");
  const scores = answer.getChild(scoreColumn);
  const texts = answer.getChild("text");
  const rows: PlacedScore[] = [];
  for (let at = 0; at < answer.numRows; at += 1) {
    const place: unknown = places?.get(at);
    const score: unknown = scores?.get(at);
    if (typeof place !== "string" || typeof score !== "number") continue;
    const text: unknown = texts?.get(at);
    rows.push({ ...readPlace(place), score, ...(typeof text === "string" ? { terms: text.split(" ") } : {}) });
  }
  return rows;
}
