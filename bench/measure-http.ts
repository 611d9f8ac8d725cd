import net from "node:net";
import { rounded, spread } from "./measuring";
import { cpuMs, type ProgramProcesses } from "./process-figures";

interface Load {
  url: URL;
  apiKey: string;
  connections: number;
  seconds: number;
}

interface Outcome {
  calls: number;
  refused: number;
  times: number[];
}

/** Whether a whole response stands in `text`, in either of the two framings. */
function isComplete(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  return length === undefined ? text.endsWith("\r\n0\r\n\r\n") : text.length >= end + 4 + Number(length);
}

/** One connection that asks again as soon as it was answered. Bare sockets: an HTTP client would need more time than the server. */
function connection({ url, apiKey }: Load, until: number, outcome: Outcome): Promise<void> {
  const request = `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${apiKey}\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    let [text, began] = ["", 0];
    const ask = () => {
      [text, began] = ["", performance.now()];
      socket.write(request, "latin1");
    };
    socket.setEncoding("latin1");
    socket.on("connect", ask);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      text += String(chunk);
      if (!isComplete(text)) return;
      outcome.times.push(performance.now() - began);
      if (text.startsWith("HTTP/1.1 200")) outcome.calls += 1;
      else outcome.refused += 1;
      if (performance.now() < until) ask();
      else socket.end();
    });
  });
}

async function run(load: Load): Promise<Outcome & { seconds: number }> {
  const began = performance.now();
  const outcome: Outcome = { calls: 0, refused: 0, times: [] };
  await Promise.all(Array.from({ length: load.connections }, () => connection(load, began + load.seconds * 1000, outcome)));
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

/** An authenticated call beside a route handler that does nothing, in turn and in the same run. */
export async function measureHttp(
  target: { url: string; apiKey: string; programs: ProgramProcesses },
  connections: number,
  seconds: number,
) {
  const load = (path: string): Load => ({ url: new URL(path, target.url), apiKey: target.apiKey, connections, seconds });
  const measured = async (path: string) => {
    await run({ ...load(path), seconds: 0.5 });
    const before = cpuMs(target.programs);
    const outcome = await run(load(path));
    return {
      ...outcome,
      perSecond: outcome.calls / outcome.seconds,
      cpuMs: (cpuMs(target.programs) - before) / Math.max(1, outcome.times.length),
    };
  };
  const bare = await measured("/api/health");
  const ours = await measured("/api/v1/me");
  return {
    connections,
    "calls/s": rounded(ours.perSecond, 0),
    "p95 ms": spread(ours.times).p95,
    "CPU ms/call": rounded(ours.cpuMs, 2),
    "bare route calls/s": rounded(bare.perSecond, 0),
    "its p95 ms": spread(bare.times).p95,
    "its CPU ms/call": rounded(bare.cpuMs, 2),
    "share of bare": rounded(ours.perSecond / bare.perSecond, 2),
    "not answered 200": ours.refused + bare.refused,
  };
}
