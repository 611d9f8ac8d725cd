import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { refusedCall, refusedKey, unreachable } from "./store-errors";

const ATTEMPTS = 5;
const TIMEOUT_MS = 20_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
const WORTH_ANOTHER_TRY = new Set([408, 429, 500, 502, 503, 504]);

/** Seconds or a date; undefined when the server doesn't say. */
function askedToWait(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function waitOf(attempt: number, header: string | null): number {
  const own = FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random() / 2);
  return Math.min(askedToWait(header) ?? own, LONGEST_WAIT_MS);
}

function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits and asks again on 429, 5xx and a broken connection, so only for calls that may be repeated: all of ours. */
export async function patientFetch(store: string, url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const last = attempt + 1 >= ATTEMPTS;
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" }).catch((error: unknown) => {
      if (last) throw unreachable(store, error);
      return undefined;
    });
    if (answer && !WORTH_ANOTHER_TRY.has(answer.status)) return answer;
    if (answer && last) throw unreachable(store, new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`));
    await answer?.body?.cancel();
    await sleep(waitOf(attempt, answer?.headers.get("retry-after") ?? null));
  }
}

/** JSON over HTTP to a store. */
export class StoreHttp {
  private readonly base: string;

  constructor(
    private readonly store: string,
    base: string,
    private readonly headers: Record<string, string>,
  ) {
    this.base = base.replace(/\/+$/, "");
  }

  /** The answer's body; undefined when the status is among `absent`. */
  async call<T>(method: string, path: string, body?: unknown, absent: readonly number[] = []): Promise<T | undefined> {
    const answer = await patientFetch(this.store, this.base + path, {
      method,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }), ...this.headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.ok) return parsed(text) as T;
    if (absent.includes(answer.status)) return undefined;
    if (answer.status === 401 || answer.status === 403) throw refusedKey(this.store);
    throw refusedCall(this.store, `${method} ${path}: ${answer.status} ${text}`);
  }
}
