import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const SERVER = `
  import http from "node:http";
  import net from "node:net";
  const server = http.createServer((request, response) => response.end(JSON.stringify(request.headers["x-muniment-address"])));
  server.listen(0, "127.0.0.1", () => {
    const socket = net.connect(server.address().port, "127.0.0.1");
    socket.end("GET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\nX-Muniment-Address: 10.9.9.9\\r\\nx-muniment-address: 10.9.9.8\\r\\nX-Forwarded-For: 10.9.9.7\\r\\n\\r\\n");
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    socket.on("close", () => {
      const { keepAliveTimeout, headersTimeout } = server;
      console.log(JSON.stringify({ address: JSON.parse(text.split("\\r\\n").find((line) => line.startsWith('"'))), keepAliveTimeout, headersTimeout }));
      server.close();
    });
  });
`;

it("a server of this process says the socket's address, over what the client wrote", async () => {
  const loaded = ["--import", path.join(import.meta.dirname, "visitor-address.mjs"), "--input-type=module", "-e", SERVER];
  const { stdout } = await promisify(execFile)(process.execPath, loaded);
  expect(JSON.parse(stdout)).toEqual({ address: "127.0.0.1", keepAliveTimeout: 65_000, headersTimeout: 20_000 });
});
