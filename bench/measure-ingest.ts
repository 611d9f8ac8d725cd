import type { ApiClient } from "./api-client";
import type { BenchDocument } from "./corpus";
import { effortOf, inParallel, plain, rounded, spread, until } from "./measuring";
import type { ProgramProcesses } from "./process-figures";

interface Place {
  api: ApiClient;
  programs: ProgramProcesses;
  processors: number;
  projectId: string;
}

const LONGEST_MS = 300_000;

async function settled(api: ApiClient, projectId: string): Promise<boolean> {
  for (const status of ["queued", "processing"]) if ((await api.count(projectId, status)) > 0) return false;
  return true;
}

/** Uploads all documents, `width` at a time, and waits until none is being worked on. */
export async function measureIngest({ api, programs, processors, projectId }: Place, documents: readonly BenchDocument[], width: number) {
  let uploads = { times: [0], failures: [""] };
  const effort = await effortOf(programs, processors, async () => {
    uploads = await inParallel(documents, width, async (document) => void (await api.upload(projectId, document)));
    await until(() => settled(api, projectId), LONGEST_MS);
  });
  const ready = await api.count(projectId, "ready");
  const pages = documents.reduce((total, document) => total + document.pages, 0);
  return {
    documents: documents.length,
    pages,
    "documents lost": documents.length - ready,
    "documents/s": rounded(ready / effort.seconds, 2),
    "pages/s": rounded(pages / effort.seconds),
    "upload call p50 ms": spread(uploads.times).p50,
    "upload call p95 ms": spread(uploads.times).p95,
    "CPU ms/page": rounded(effort.cpuMs / pages, 2),
    "machine busy": rounded(effort.busy, 2),
    failures: uploads.failures,
  };
}

/** One document of many pages: how long its upload call takes, and when its last page is found. */
export async function measureLongDocument({ api, programs, processors, projectId }: Place, document: BenchDocument) {
  const [began, last] = [performance.now(), document.facts.at(-1)];
  let [called, searchable] = [0, 0];
  const effort = await effortOf(programs, processors, async () => {
    await api.upload(projectId, document);
    called = performance.now() - began;
    await until(
      async () => (await api.search(projectId, last?.question ?? "", 10)).some((text) => plain(text).includes(last?.sentence ?? "")),
      LONGEST_MS,
    );
    searchable = performance.now() - began;
    await until(() => settled(api, projectId), LONGEST_MS);
  });
  return {
    pages: document.pages,
    megabytes: rounded(document.bytes.length / 1e6),
    "upload call ms": rounded(called),
    "searchable after s": rounded(searchable / 1000, 2),
    "CPU ms/page": rounded(effort.cpuMs / document.pages, 2),
    "machine busy": rounded(effort.busy, 2),
  };
}
