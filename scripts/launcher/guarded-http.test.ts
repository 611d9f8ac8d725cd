import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const SERVER = `
  import http from "node:http";
  import net from "node:net";
  const server = http.createServer((request, response) => {
    response.setHeader("referrer-policy", "no-referrer");
    response.end(JSON.stringify(request.headers["x-muniment-address"]));
  });
  server.listen(0, "127.0.0.1", () => {
    const socket = net.connect(server.address().port, "127.0.0.1");
    socket.end(process.env.METHOD + " / HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\nX-Muniment-Address: 10.9.9.9\\r\\nx-muniment-address: 10.9.9.8\\r\\nX-Forwarded-For: 10.9.9.7\\r\\n\\r\\n");
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    socket.on("close", () => {
      const { keepAliveTimeout, headersTimeout } = server;
      console.log(JSON.stringify({ text, keepAliveTimeout, headersTimeout }));
      server.close();
    });
  });
`;

interface Outcome {
  text: string;
  keepAliveTimeout: number;
  headersTimeout: number;
}

async function serveOnce(env: Record<string, string>): Promise<Outcome> {
  const loaded = ["--import", path.join(import.meta.dirname, "guarded-http.mjs"), "--input-type=module", "-e", SERVER];
  const { stdout } = await promisify(execFile)(process.execPath, loaded, { env: { ...process.env, METHOD: "GET", ...env } });
  return JSON.parse(stdout) as Outcome;
}

it("a server of this process says the socket's address, over what the client wrote", async () => {
  const { text, ...times } = await serveOnce({});
  expect(text).toContain('"127.0.0.1"');
  expect(text).not.toContain("10.9.9");
  expect(times).toEqual({ keepAliveTimeout: 65_000, headersTimeout: 20_000 });
});

it("every answer carries the standard headers, unless it says otherwise, and HSTS under https alone", async () => {
  const plain = (await serveOnce({ APP_URL: "http://muniment.example.com" })).text.toLowerCase();
  for (const line of [
    "x-content-type-options: nosniff",
    "x-frame-options: deny",
    "cross-origin-resource-policy: same-origin",
    "referrer-policy: no-referrer",
  ])
    expect(plain).toContain(`\r\n${line}\r\n`);
  expect(plain).not.toContain("referrer-policy: same-origin");
  expect(plain).not.toContain("strict-transport-security");
  const secure = (await serveOnce({ APP_URL: "https://muniment.example.com" })).text.toLowerCase();
  expect(secure).toContain("\r\nstrict-transport-security: max-age=31536000\r\n");
});

it("a method that no route knows is refused, not handed on", async () => {
  for (const METHOD of ["TRACE", "PROPFIND", "PURGE"]) {
    const { text } = await serveOnce({ METHOD });
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
    expect(text).toContain("\r\nallow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
  }
  expect((await serveOnce({ METHOD: "DELETE" })).text).toMatch(/^HTTP\/1\.1 200 /);
});
