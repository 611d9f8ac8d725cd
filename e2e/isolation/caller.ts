import { type APIRequestContext, type APIResponse, request } from "@playwright/test";
import { baseURL } from "../fixtures/installation";
import type { Expectation, Ids } from "./expectation";
import { ROUTES } from "./expectations";

export interface Target {
  method: string;
  url: string;
  call: ReturnType<Expectation["calls"]>[number];
}

/** Every call of a listed route, addressed to a workspace. */
export function targetsOf(route: string, ids: Ids, place: { organization: string; workspace: string }): Target[] {
  const [method = "", address = ""] = route.split(" ");
  const expectation = ROUTES[route];
  if (!expectation) throw new Error(`${route} is not listed`);
  const area = address.split("/")[2] ?? "";
  const bases = { key: "/api/v1", account: `/api/${area}`, session: `/api/${area}/${place.organization}${address.includes("[workspace]") ? `/${place.workspace}` : ""}`, public: "" };
  const base = bases[expectation.access];
  return expectation.calls(ids).map((call) => ({ method, url: base + call.at, call }));
}

export interface Caller {
  requests: APIRequestContext;
  headers?: Record<string, string>;
}

export async function send({ requests, headers = {} }: Caller, { method, url, call }: Target): Promise<APIResponse> {
  const file = Buffer.from(call.bytes ?? "");
  const body =
    call.form !== undefined
      ? { multipart: { ...call.form, file: { name: "a.txt", mimeType: "text/plain", buffer: file } } }
      : call.json !== undefined
        ? { data: call.json }
        : call.bytes !== undefined
          ? { data: file }
          : {};
  const type: Record<string, string> =
    call.form === undefined && call.bytes !== undefined ? { "content-type": "application/octet-stream" } : {};
  return requests.fetch(url, { method, maxRedirects: 0, timeout: 15_000, headers: { ...type, ...headers, ...call.headers }, ...body });
}

/** One for each key: Playwright looks through every open context after every test, and hundreds of tests ask for them. */
const callers = new Map<string, Promise<APIRequestContext>>();

/** A caller without cookies; with a key where one is given. */
export async function keyCaller(key = ""): Promise<Caller> {
  const headers: Record<string, string> = { origin: new URL(baseURL).origin, ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const requests = callers.get(key) ?? request.newContext({ baseURL });
  callers.set(key, requests);
  return { requests: await requests, headers };
}

/** Status and body, without what differs between any two answers. */
export async function comparable(answer: APIResponse): Promise<{ status: number; body: string }> {
  const body = (await answer.text()).replace(/"requestId":"[^"]*"/g, '"requestId":"…"').replace(/"(?:createdAt|updatedAt)":"[^"]*"/g, "");
  return { status: answer.status(), body };
}
