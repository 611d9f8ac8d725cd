import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { sendResumable } from "@/lib/client/uploads/send-resumable";
import { inTenant } from "@/lib/db/tenant";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { answerTus } from "./resumable-upload";

provideTestDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "muniment-tus-client-"));
let tenant: Tenant;
let server: Server;
let endpoint: string;
const asked: string[] = [];

beforeAll(async () => {
  vi.stubEnv("DATA_DIR", folder);
  forgetEnv();
  tenant = await createTenant("Sender");
  server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/tus/org/main`;
  vi.stubGlobal("window", { location: { href: endpoint } });
  vi.stubGlobal("navigator", {});
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

/** Cuts the second part in its middle, then is away for a request, then answers as a proxy does while the server starts. */
async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET" } = incoming;
  asked.push(method);
  const parts = asked.filter((one) => one === "PATCH").length;
  if (method === "PATCH" && parts === 2) setTimeout(() => incoming.socket.destroy(), 30);
  if (asked.length === 4) return void incoming.socket.destroy();
  if (asked.length === 5) return void outgoing.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
  const url = new URL(incoming.url ?? "/", endpoint);
  const [, id] = /\/main\/(.+)$/.exec(url.pathname) ?? [];
  const body = method === "PATCH" ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {};
  const answer = await answerTus(tenant.owner, new Request(url, { method, headers: incoming.headers as Record<string, string>, ...body }), url, id);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

it("the browser's side and the server's go on by themselves after a cut and a server that was away", async () => {
  const content = Buffer.from(randomBytes(9_000_000).toString("hex"));
  const file = Object.assign(content, { name: "long.txt" }) as unknown as File;
  const steps: string[] = [];
  const { finished } = sendResumable(
    endpoint,
    { file, metadata: { fingerprint: "18/1/long.txt" }, resumeAt: undefined },
    { progressed: () => undefined, located: (at) => steps.push(at.replace(/[^/]+$/, "…")), interrupted: () => steps.push("interrupted") },
  );
  const sent = await finished;
  expect(sent).toMatchObject({ outcome: "stored", document: { name: "long.txt", duplicate: false } });
  expect(steps[0]).toBe("/api/tus/org/main/…");
  expect(steps.filter((step) => step === "interrupted").length).toBeGreaterThanOrEqual(2);
  const versionId = sent.outcome === "stored" ? sent.document.versionId : "";
  const version = await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: versionId } }));
  expect(version.sha256).toBe(createHash("sha256").update(content).digest("hex"));
  expect(asked.filter((method) => method === "POST")).toHaveLength(1);
});
