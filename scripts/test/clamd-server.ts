import { type AddressInfo, createServer, type Socket } from "node:net";

interface Options {
  /** Bytes that are "malware". */
  signature?: string;
  maxBytes?: number;
  socket?: string;
  port?: number;
}

/** A local server that speaks clamd's zINSTREAM as the real one does. */
export async function clamdServer({ signature, maxBytes = 25_000_000, socket: path, port = 0 }: Options) {
  const scanned: number[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let pending = Buffer.alloc(0);
    let body: Buffer[] | null = null;
    let size = 0;
    const answer = (reply: string) => socket.end(`${reply}\0`);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    socket.on("data", (data) => {
      pending = Buffer.concat([pending, data]);
      if (!body) {
        const end = pending.indexOf(0);
        if (end < 0) return;
        if (pending.subarray(0, end).toString() !== "zINSTREAM") return void answer("UNKNOWN COMMAND");
        body = [];
        pending = pending.subarray(end + 1);
      }
      while (pending.length >= 4) {
        const length = pending.readUInt32BE(0);
        if (length === 0) {
          scanned.push(size);
          const found = signature && Buffer.concat(body).includes(signature);
          return void answer(found ? `stream: Test.${signature} FOUND` : "stream: OK");
        }
        if (pending.length < 4 + length) return;
        size += length;
        if (size > maxBytes) return void answer("INSTREAM size limit exceeded. ERROR");
        body.push(pending.subarray(4, 4 + length));
        pending = pending.subarray(4 + length);
      }
    });
  });
  await new Promise<void>((resolve) => (path ? server.listen(path, resolve) : server.listen(port, "127.0.0.1", resolve)));
  const place: string | AddressInfo | null = server.address();
  const address = { host: "127.0.0.1", port: typeof place === "object" && place ? place.port : 0, socket: path };
  return { address, scanned, close: () => (open.forEach((one) => one.destroy()), server.close()) };
}
