import pino from "pino";
import { env } from "./env";

const globals = globalThis as typeof globalThis & { munimentLogger?: pino.Logger };

/** JSON lines on standard output; secrets are redacted by key, wherever they stand. */
export function logger(): pino.Logger {
  globals.munimentLogger ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    redact: {
      paths: ["password", "*.password", "token", "*.token", "secret", "*.secret", "apiKey", "*.apiKey", "authorization", "*.authorization", "cookie", "*.cookie"],
      censor: "[redacted]",
    },
  });
  return globals.munimentLogger;
}
