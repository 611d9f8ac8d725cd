import { existsSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { ROOT, dataDir } from "./places.mjs";
import { installationSecrets } from "./secrets.mjs";

/** Settings from .env, for every program alike. What stands in the real environment wins. */
export function loadSettings() {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const { STORAGE, SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY } = process.env;
  if (STORAGE === "supabase" && !(SUPABASE_URL && SUPABASE_SERVICE_ROLE_KEY)) {
    throw new Failure("STORAGE=supabase needs SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY; see supabase/README.md.");
  }
}

/** The environment of our own programs: the operator's, completed by generated secrets and the database's address. */
export function programEnvironment({ databaseUrl, port }) {
  const folder = dataDir();
  const secrets = installationSecrets(folder);
  const { env } = process;
  return {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: env.NODE_ENV === "development" ? "development" : "production",
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || secrets.authSecret,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY || secrets.encryptionKey,
    ...(port === undefined ? {} : { PORT: String(port), NEXTAUTH_URL: env.NEXTAUTH_URL || env.APP_URL || `http://localhost:${port}` }),
  };
}
