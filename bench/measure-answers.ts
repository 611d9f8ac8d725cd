import type { ApiClient } from "./api-client";
import { effortOf, inParallel, percent, plain, rounded, spread } from "./measuring";
import type { PlantedFact } from "./planted-facts";
import type { ProgramProcesses } from "./process-figures";

interface Place {
  api: ApiClient;
  programs: ProgramProcesses;
  processors: number;
  projectId: string;
  upstream: string;
}

interface UpstreamRequest {
  path: string;
  at: number;
  prompt: string;
  /** Milliseconds from the request to its first word. */
  firstTokenMs?: number;
}

export async function measureSearch({ api, projectId }: Place, questions: readonly PlantedFact[]) {
  let [inTen, inFour] = [0, 0];
  const found = await inParallel(questions, 1, async ({ question, sentence }) => {
    const at = (await api.search(projectId, question, 10)).findIndex((text) => plain(text).includes(sentence));
    if (at >= 0) inTen += 1;
    if (at >= 0 && at < 4) inFour += 1;
  });
  return {
    questions: questions.length,
    "p50 ms": spread(found.times).p50,
    "p95 ms": spread(found.times).p95,
    "planted sentence in the first 4": percent(inFour, questions.length),
    "in the first 10": percent(inTen, questions.length),
    failures: found.failures,
  };
}

async function upstreamRequests(upstream: string, since: number): Promise<UpstreamRequest[]> {
  const response = await fetch(`${upstream}/__requests`);
  const requests = (await response.json()) as UpstreamRequest[];
  return requests.filter(({ at, path }) => at >= since && path === "/chat/completions");
}

/** So many people asking one question after another, all at once. */
export async function measureAnswers(
  { api, programs, processors, projectId, upstream }: Place,
  questions: readonly PlantedFact[],
  users: number,
) {
  const since = Date.now();
  const firsts = new Map<string, number>();
  let asked = { times: [0], failures: [""] };
  const effort = await effortOf(programs, processors, async () => {
    asked = await inParallel(questions, users, async ({ question }) => void firsts.set(question, await api.ask(projectId, question)));
  });
  const requests = await upstreamRequests(upstream, since);
  const matched = questions.flatMap((planted) => {
    const first = firsts.get(planted.question);
    const request = requests.find(({ prompt }) => prompt.includes(planted.question));
    return first !== undefined && request ? [{ planted, first, request }] : [];
  });
  const overheads = matched.map(({ first, request }) => first - (request.firstTokenMs ?? 0));
  const held = matched.filter(
    ({ planted, request }) => plain(request.prompt).includes(planted.fact) && plain(request.prompt).includes(planted.sentence),
  );
  return {
    users,
    questions: questions.length,
    "first word p50 ms over the model's": spread(overheads).p50,
    "p95 ms": spread(overheads).p95,
    "answers/s": rounded(asked.times.length / effort.seconds),
    "CPU ms/answer": rounded(effort.cpuMs / Math.max(1, asked.times.length)),
    "planted sentence in the prompt": percent(held.length, matched.length),
    "machine busy": rounded(effort.busy, 2),
    failures: asked.failures,
  };
}
