import "server-only";
import { parentPort } from "node:worker_threads";
import { isAppError } from "@/lib/kernel/app-error";
import { extractFile } from "./extract-file";
import type { ReportProgress } from "./extraction-job";
import type { ThreadReply, ThreadRequest } from "./thread-protocol";

/** Progress is told at most this often; the last page always is. */
const TELL_EVERY_MS = 200;

const port = parentPort;
if (!port) throw new Error("This module runs in a worker thread");

const reply = (message: ThreadReply) => port.postMessage(message);

port.on("message", (request: ThreadRequest) => {
  let told = 0;
  const report = (done: number, total: number) => {
    if (done < total && Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    reply({ type: "progress", done, total });
  };
  work(request, report).then(reply, (error: unknown) => reply(failure(error)));
});

async function work({ job, part }: ThreadRequest, report: ReportProgress): Promise<ThreadReply> {
  if (!part) return { type: "done", document: await extractFile(job, report) };
  const { readPdf } = await import("./pdf/extract-pdf");
  const read = await readPdf(job.path, part, report);
  if (part.index > 0) return { type: "part", part: read };
  const { findingsOf } = await import("./flags/find-flags");
  return { type: "part", part: { ...read, findings: await findingsOf(job.path, "pdf") } };
}

function failure(error: unknown): ThreadReply {
  const code = isAppError(error) ? error.code : "unreadable_document";
  const userMessage = isAppError(error) ? error.userMessage : undefined;
  return { type: "failed", code, message: error instanceof Error ? error.message : String(error), ...(userMessage ? { userMessage } : {}) };
}
