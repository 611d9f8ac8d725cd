import { dataDir } from "./places.mjs";
import { embeddedPostgres } from "./postgres-server.mjs";
import { isAlive } from "./process-identity.mjs";
import { say } from "./steps.mjs";

const WATCH_MS = 1_000;

/** The operator's database when DATABASE_URL is set, else the embedded one, held until `release()`. */
export async function openDatabase() {
  const own = process.env.DATABASE_URL;
  if (own) return { url: own, embedded: false, release: async () => {}, watch: () => {} };
  const options = { dataDir: dataDir(), onStep: (title) => say(`${title}…`) };
  const server = await embeddedPostgres(options);
  return { url: server.url, embedded: true, release: server.release, watch: () => watch(server, options) };
}

/** Starts the server again, at the same address, when it was killed. Returns how to end the watch. */
function watch(server, options) {
  let { pid } = server;
  let busy = false;
  const timer = setInterval(async () => {
    if (busy || isAlive(pid)) return;
    busy = true;
    say("The database process is gone; starting it again.");
    try {
      ({ pid } = await embeddedPostgres({ ...options, port: server.port }));
    } catch (error) {
      say(`The database could not be started again: ${error.message}`);
    } finally {
      busy = false;
    }
  }, WATCH_MS);
  return () => clearInterval(timer);
}
