// The web server process. Starts Next's own server without its command line, which saves memory.
import { createRequire } from "node:module";
import { ROOT } from "./launcher/places.mjs";
import "./launcher/guarded-http.mjs";

// Open event streams would keep a closing server waiting for ever.
const PATIENCE_MS = 3_000;

process.env.NODE_ENV ||= "production";
process.env.NEXT_TELEMETRY_DISABLED ||= "1";
process.env.NEXT_PRIVATE_START_TIME = String(Date.now());
process.chdir(ROOT);

const require = createRequire(import.meta.url);
require("next/dist/server/require-hook");
const { startServer } = require("next/dist/server/lib/start-server");

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => setTimeout(() => process.exit(0), PATIENCE_MS).unref());

await startServer({ dir: ROOT, isDev: false, hostname: process.env.HOST || undefined, port: Number(process.env.PORT || 3000) });
