import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { writeOnce } from "./write-once.mjs";

const fileOf = (dataDir) => path.join(dataDir, "launcher.json");

/**
 * Makes this process the one launcher of its data folder. The proof of life is a socket that answers with the id in the
 * file: process ids are reused, above all in containers.
 * @throws Failure with the address when another launcher is at work.
 */
export async function becomeInstance(dataDir, details) {
  const id = randomUUID();
  const server = net.createServer((socket) => socket.on("error", () => {}).end(id));
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  server.unref();
  const content = `${JSON.stringify({ ...details, id, pid: process.pid, control: server.address().port })}\n`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (writeOnce(fileOf(dataDir), content)) return { leave: () => leave(dataDir, id, server) };
    const seen = read(dataDir);
    const other = await livingInstance(dataDir);
    if (other) {
      server.close();
      throw alreadyRunning(other);
    }
    if (read(dataDir)?.id === seen?.id) rmSync(fileOf(dataDir), { force: true });
  }
  throw new Failure(`${fileOf(dataDir)} cannot be claimed: several starts at the same moment. Try again.`);
}

export function alreadyRunning({ pid, url }) {
  return new Failure(`Muniment already runs on this data folder (process ${pid}): ${url}\nStop it with Ctrl-C in its terminal, or choose another DATA_DIR and PORT.`);
}

/** What the launcher at work says about itself, or undefined. */
export async function livingInstance(dataDir) {
  const note = read(dataDir);
  if (!note) return undefined;
  return (await askId(note.control)) === note.id ? note : undefined;
}

function leave(dataDir, id, server) {
  server.close();
  if (read(dataDir)?.id === id) rmSync(fileOf(dataDir), { force: true });
}

function read(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), "utf8"));
  } catch {
    return undefined;
  }
}

function askId(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    let answer = "";
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
