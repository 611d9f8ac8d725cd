import type { VectorPoint } from "@/lib/adapters/vectors/stores/vector-store";
import type { VisibilityFilter } from "@/lib/adapters/vectors/document-attributes";
import { seededRandom } from "./seeded-random";

const PASSAGES_PER_DOCUMENT = 10;
const TOPICS = 400;
/** Of a passage's length beside its topic's 1: neighbours in meaning overlap, as those of texts do. */
const OWN = 0.9;

/** Box and Muller's. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function direction(dimensions: number, next: () => number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => normal(next));
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

export interface SyntheticVectors {
  /** All vectors, one behind the other. */
  numbers: Float32Array;
  points: Omit<VectorPoint, "embedding">[];
  questions: Float32Array[];
  projects: string[];
  departments: string[];
}

/** Passages in documents of ten around 400 topics, over four projects, four levels and five departments. */
export function syntheticVectors(count: number, dimensions: number, questions: number, newId: () => string): SyntheticVectors {
  const next = seededRandom(13);
  const topics = Array.from({ length: TOPICS }, () => direction(dimensions, next));
  const [projects, departments] = [Array.from({ length: 4 }, newId), Array.from({ length: 5 }, newId)];
  const numbers = new Float32Array(count * dimensions);
  const points: SyntheticVectors["points"] = [];
  const near = (topic: Float32Array): Float32Array => {
    const own = direction(dimensions, next);
    const vector = topic.map((value, at) => value + OWN * (own[at] ?? 0));
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
  const anyTopic = (): Float32Array => topics[Math.floor(next() * TOPICS)] ?? new Float32Array(dimensions);
  for (let at = 0; at < count; ) {
    const department = departments[Math.floor(next() * 10)];
    const shared = { documentId: newId(), versionId: newId(), projectId: projects[Math.floor(next() * 4)] ?? "", sensitivity: Math.floor(next() * 4), departmentIds: department ? [department] : [], generation: 1 };
    const topic = anyTopic();
    for (let ordinal = 0; ordinal < PASSAGES_PER_DOCUMENT && at < count; ordinal += 1, at += 1) {
      numbers.set(near(ordinal % 3 === 0 ? anyTopic() : topic), at * dimensions);
      points.push({ ...shared, chunkId: newId() });
    }
  }
  return { numbers, points, questions: Array.from({ length: questions }, () => near(anyTopic())), projects, departments };
}

function isVisible(point: SyntheticVectors["points"][number], filter: VisibilityFilter): boolean {
  if (filter.projectIds !== "all" && !filter.projectIds.includes(point.projectId)) return false;
  if (filter.documentIds && !filter.documentIds.includes(point.documentId)) return false;
  if (point.sensitivity > filter.maxSensitivity) return false;
  return filter.departmentIds === "all" || point.departmentIds.length === 0 || point.departmentIds.some((id) => filter.departmentIds.includes(id));
}

/** Every vector compared: what an approximate answer is measured against. */
export function exactNearest({ numbers, points }: SyntheticVectors, question: Float32Array, filter: VisibilityFilter, limit: number): string[] {
  const dimensions = question.length;
  const scored: { id: string; score: number }[] = [];
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at];
    if (!point || !isVisible(point, filter)) continue;
    let score = 0;
    for (let axis = 0, from = at * dimensions; axis < dimensions; axis += 1) score += (numbers[from + axis] ?? 0) * (question[axis] ?? 0);
    scored.push({ id: point.chunkId, score });
  }
  return scored.sort((a, b) => b.score - a.score).slice(0, limit).map(({ id }) => id);
}
