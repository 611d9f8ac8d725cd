import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const EVERY_MS = 250;

/** Asks this process over HTTP, again and again, whether it is well: the longest answer since one last asked tells how long it was deaf. */
export async function watchHealth() {
  const server = createServer((_, response) => void response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  let longest = 0;
  let asked = Promise.resolve();
  const ask = () => {
    const started = performance.now();
    asked = fetch(url)
      .then((response) => response.text())
      .then(() => void (longest = Math.max(longest, performance.now() - started)));
    return asked;
  };
  const timer = setInterval(() => void ask(), EVERY_MS);
  return {
    /** Seconds. */
    async worst(): Promise<number> {
      await ask();
      const seconds = longest / 1000;
      longest = 0;
      return seconds;
    },
    close() {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
    },
  };
}
