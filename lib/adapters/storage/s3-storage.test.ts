import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, expect, it } from "vitest";
import { signatureFault } from "@/scripts/test/s3-signature";
import { S3Storage } from "./s3-storage";

const KEY = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const folder = mkdtempSync(path.join(tmpdir(), "muniment-s3-"));
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

/** A store on an empty server that answers as told; what it was asked stands in `asked`. */
async function storeOn(answer: (method: string, url: string) => Answer, secret = KEY.secretAccessKey) {
  const asked: string[] = [];
  const refused: string[] = [];
  server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("end", () => {
      const { method = "", url = "" } = incoming;
      asked.push(`${method} ${url}`);
      const fault = signatureFault({ method, url, headers: incoming.headers, body: Buffer.concat(pieces) }, { ...KEY, secretAccessKey: secret });
      if (fault) refused.push(fault);
      const { status, body = "", headers = {} } = fault ? { status: 403, body: "<Error><Code>SignatureDoesNotMatch</Code></Error>" } : answer(method, url);
      response.writeHead(status, { "content-type": "application/xml", ...headers }).end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { storage: new S3Storage({ endpoint, region: "eu-central-1", bucket: "archive", ...KEY, forcePathStyle: true, attempts: 1 }, folder), asked, refused };
}

const one = () => Readable.from([Buffer.from("one")]);
const error = (code: string) => `<Error><Code>${code}</Code><Message>No.</Message></Error>`;

it("signs every call so that a server which recomputes the signature agrees", async () => {
  const { storage, asked, refused } = await storeOn((method) => ({ status: method === "DELETE" ? 204 : 200, headers: { etag: '"e"' } }));
  await storage.put("org/ä b+c%20d/x", one(), { maxBytes: 10 });
  await storage.size("org/ä b+c%20d/x");
  await storage.get("org/x", { start: 2, end: 5 });
  await storage.delete("org/x");
  expect(refused).toEqual([]);
  expect(asked.map((call) => call.split(" ")[0])).toEqual(["PUT", "HEAD", "GET", "DELETE"]);
});

it("a wrong secret is refused and said so", async () => {
  const { storage, refused } = await storeOn(() => ({ status: 200 }), "another secret");
  await expect(storage.put("a", one(), { maxBytes: 10 })).rejects.toMatchObject({ code: "unavailable", userMessage: expect.stringContaining("S3_SECRET_ACCESS_KEY") });
  expect(refused).toEqual(["the signature differs"]);
});

it.each([
  ["no bucket", { status: 404, body: error("NoSuchBucket") }, "unavailable", "bucket does not exist"],
  ["a full store", { status: 507, body: error("XMinioStorageFull") }, "storage_full", "is full"],
  ["a store in trouble", { status: 503, body: error("SlowDown") }, "unavailable", "cannot be reached"],
])("%s is explained", async (_, answer, code, words) => {
  const { storage } = await storeOn(() => answer);
  await expect(storage.put("a", one(), { maxBytes: 10 })).rejects.toMatchObject({ code, userMessage: expect.stringContaining(words) });
});

it("a server that is not there is explained", async () => {
  const storage = new S3Storage({ endpoint: "http://127.0.0.1:9", region: "x", bucket: "b", ...KEY, forcePathStyle: true, attempts: 1 }, folder);
  await expect(storage.size("a")).rejects.toMatchObject({ code: "unavailable", retryable: true });
});

it("takes a multipart upload back when the document is too large", async () => {
  const { storage, asked } = await storeOn((method, url) => {
    if (method === "POST" && /uploads/.test(url)) return { status: 200, body: "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>" };
    return { status: method === "DELETE" ? 204 : 200, headers: { etag: '"part"' } };
  });
  const part = Buffer.alloc(6_000_000);
  await expect(storage.put("large", Readable.from([part, part, part, part]), { maxBytes: 20_000_000 })).rejects.toMatchObject({ code: "too_large" });
  expect(asked.some((call) => call.startsWith("DELETE /archive/large?uploadId=u1") || /DELETE .*uploadId=u1/.test(call))).toBe(true);
});

it("holds a few parts of a large upload in memory, however large it is", async () => {
  let arrived = 0;
  server = createServer((incoming, response) => {
    incoming.on("data", (piece: Buffer) => (arrived += piece.byteLength));
    incoming.on("end", () => response.writeHead(200, { etag: '"part"', "content-type": "application/xml" }).end("<R><UploadId>u1</UploadId><ETag>e</ETag></R>"));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = new S3Storage({ endpoint, region: "x", bucket: "archive", ...KEY, forcePathStyle: true, attempts: 1 }, folder);
  const piece = Buffer.alloc(1_000_000, "x");
  let held = 0;
  const source = async function* () {
    for (let sent = 0; sent < 100; sent++) {
      held = Math.max(held, sent * piece.byteLength - arrived);
      yield piece;
    }
  };
  expect((await storage.put("large", source(), { maxBytes: 200_000_000 })).size).toBe(100_000_000);
  expect(held).toBeGreaterThan(1_000_000);
  expect(held).toBeLessThan(45_000_000);
});
