import { Failure } from "./failure.mjs";
import { portOwner } from "./port-owner.mjs";
import { freePort, isFree } from "./ports.mjs";
import { waitUntil } from "./process-identity.mjs";

// The web server of a launcher that was killed needs a moment to notice.
const ORPHAN_MS = 6_000;

/** The port for the web server: PORT, default 3000; 0 means any. Fails when something else listens there. */
export async function webPort(setting = process.env.PORT, { patienceMs = ORPHAN_MS } = {}) {
  const port = Number(setting || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Failure(`PORT must be a number from 0 to 65535, not "${setting}".`);
  if (port === 0) return freePort();
  const host = process.env.HOST || undefined;
  const free = await waitUntil(() => isFree(port, host), isOurs(port) ? patienceMs : 0, 100);
  if (free) return port;
  const owner = portOwner(port);
  throw new Failure(`Port ${port} is in use${owner ? ` by ${owner}` : ""}. Stop that program, or choose another port: PORT=${port + 1} npm start`);
}

const isOurs = (port) => /^(node|next-server)/.test(portOwner(port) ?? "");
