import http from "node:http";
import pg from "pg";
import { runningPostgresUrl } from "@/scripts/launcher/postgres-server.mjs";
import type { OpenedWorkspace } from "./application";
import { spread } from "./measuring";
import { type SeededRoom, seedRoom } from "./seed-room";
import { seedRoomText } from "./seed-room-text";

interface Room {
  url: string;
  /** The installation's data. */
  folder: string;
  opened: OpenedWorkspace;
  documents: number;
  /** Of each page. */
  calls: number;
}

interface Asked {
  path: string;
  headers: Record<string, string>;
  body?: string;
}

interface Answer {
  status: number;
  cookies: string[];
  text: string;
}

const WARM_UP = 5;

/** Seeds a workspace with rows beside the running application, then asks for its pages one by one, a bare route in between. */
export async function measureRoom(room: Room): Promise<Record<string, unknown>> {
  const { seeded, projectId } = await seed(room);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (asked: Asked) => send(agent, room.url, asked);
  const key = { authorization: `Bearer ${room.opened.apiKey}` };
  const session = { cookie: await signIn(ask, room.opened) };
  const [bare, times] = [[] as number[], new Map<string, number[]>()];
  const cases = [
    ...apiCases(seeded, projectId).map((one) => ({ ...one, headers: key })),
    ...pageCases(room.opened.home, seeded).map((one) => ({ ...one, headers: session })),
  ];
  for (const { name, ...asked } of cases) {
    const own: number[] = [];
    for (let call = -WARM_UP; call < room.calls; call += 1) {
      const [ours, nothing] = [
        await timed(() => ask(asked), name),
        await timed(() => ask({ path: "/api/health", headers: {} }), "bare route"),
      ];
      if (call < 0) continue;
      own.push(ours);
      bare.push(nothing);
    }
    times.set(name, own);
  }
  agent.destroy();
  const route = spread(bare);
  const told = [...times].map(([name, own]) => {
    const { p50, p95 } = spread(own);
    return [name, `${p50} / ${p95} (${(p50 / route.p50).toFixed(1)} × bare)`];
  });
  return { "bare route": `${route.p50} / ${route.p95}`, ...Object.fromEntries(told) };
}

async function seed({ folder, opened, documents }: Room): Promise<{ seeded: SeededRoom; projectId: string }> {
  const client = new pg.Client({ connectionString: await runningPostgresUrl(folder) });
  await client.connect();
  try {
    const [organization = "", workspace = ""] = opened.home.slice(1).split("/");
    const { rows } = await client.query<{ organizationId: string; workspaceId: string; projectId: string }>(
      `SELECT w.organization_id AS "organizationId", w.id AS "workspaceId", p.id AS "projectId" FROM workspaces w
         JOIN organizations o ON o.id = w.organization_id JOIN projects p ON p.workspace_id = w.id AND p.slug = 'bench' WHERE o.slug = $1 AND w.slug = $2`,
      [organization, workspace],
    );
    const [place] = rows;
    if (!place) throw new Error("the bench's project was not found");
    const seeded = await seedRoom(client, place, documents);
    await seedRoomText(client, place, folder);
    return { seeded, projectId: place.projectId };
  } finally {
    await client.end();
  }
}

interface Case {
  name: string;
  path: string;
  body?: string;
}

function apiCases({ folderId, rareTag, commonTag, rareWord, commonWord }: SeededRoom, projectId: string): Case[] {
  const list = (name: string, query: string): Case => ({ name: `API: ${name}`, path: `/api/v1/documents?limit=50&${query}` });
  return [
    list("list, newest", "sort=-created"),
    list("list, by name", "sort=name"),
    list("list, by size", "sort=-size"),
    list("list, by pages", "sort=-pages"),
    list("list, 5,000 rows on", "sort=name&skip=5000"),
    list("a project", `projectId=${projectId}`),
    list("a folder", `folderId=${folderId}`),
    list("a folder with those in it", `folderId=${folderId}&subfolders=true`),
    list("status failed", "status=failed"),
    list("status ready", "status=ready"),
    list("tag, rare", `tags=${rareTag}`),
    list("tag, common", `tags=${commonTag}`),
    list("sensitivity, rare", "sensitivity=restricted"),
    list("sensitivity, common", "sensitivity=internal"),
    list("name, rare", `q=${rareWord}`),
    list("name, common", `q=${commonWord}`),
    list("name, nothing", "q=nothing-is-called-so"),
    list("name, two letters", "q=zq"),
    list("name and tag and level", `q=${commonWord}&tags=${commonTag}&sensitivity=internal`),
    {
      name: "API: text search, 10 passages",
      path: "/api/v1/search",
      body: JSON.stringify({ query: `${rareWord} ${commonWord}`, limit: 10 }),
    },
  ];
}

function pageCases(home: string, { folderId, rareWord, commonTag }: SeededRoom): Case[] {
  const page = (name: string, query: string): Case => ({ name: `page: ${name}`, path: `${home}/data-room${query}` });
  return [
    page("data room", ""),
    page("a folder", `?folder=${folderId}&sort=index`),
    page("filtered", `?status=failed&tags=${commonTag}`),
    page("name search", `?q=${rareWord}`),
    page("text search", `?q=${rareWord}&in=text`),
  ];
}

async function signIn(ask: (asked: Asked) => Promise<Answer>, { email, password }: OpenedWorkspace): Promise<string> {
  const csrf = await ask({ path: "/api/auth/csrf", headers: {} });
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded", cookie: csrf.cookies.join("; ") };
  const answer = await ask({ path: "/api/auth/callback/credentials", headers, body });
  const session = answer.cookies.find((cookie) => cookie.includes("session-token"));
  if (!session) throw new Error(`sign-in: ${answer.status} ${answer.text.slice(0, 200)}`);
  return session;
}

async function timed(work: () => Promise<Answer>, what: string): Promise<number> {
  const began = performance.now();
  const { status, text } = await work();
  const took = performance.now() - began;
  if (status !== 200) throw new Error(`${what}: ${status} ${text.slice(0, 300)}`);
  return took;
}

function send(agent: http.Agent, url: string, { path, headers, body }: Asked): Promise<Answer> {
  const type = body?.startsWith("{") ? { "content-type": "application/json" } : {};
  const length = body ? { "content-length": String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      { method: body ? "POST" : "GET", agent, headers: { ...type, ...length, ...headers } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("error", reject);
        response.on("end", () => {
          const cookies = (response.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "");
          resolve({ status: response.statusCode ?? 0, cookies, text });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
