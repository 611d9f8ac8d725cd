// node scripts/dev-database.mjs [--stop]: the embedded database for developing and one-off commands; brought up to date; prints DATABASE_URL.
// It keeps running until --stop, whatever else starts and stops beside it.
import path from "node:path";
import { explain } from "./launcher/failure.mjs";
import { migrateDatabase } from "./launcher/migration.mjs";
import { dataDir } from "./launcher/places.mjs";
import { holders } from "./launcher/postgres-holders.mjs";
import { embeddedPostgres, stopPostgres } from "./launcher/postgres-server.mjs";
import { readPostmaster } from "./launcher/postmaster-file.mjs";

async function main() {
  const folder = dataDir();
  if (process.argv.includes("--stop")) {
    const server = readPostmaster(path.join(folder, "postgres"));
    const others = holders(folder).filter((pid) => pid !== server?.pid);
    if (others.length > 0) throw new Error(`Still in use by process ${others.join(", ")}.`);
    return stopPostgres(path.join(folder, "postgres"));
  }
  const { url } = await embeddedPostgres({ dataDir: folder, holder: "server", onStep: (step) => console.error(`${step}…`) });
  const { buildPrograms } = await import("./build-worker.mjs");
  await buildPrograms();
  await migrateDatabase({ databaseUrl: url, createDatabase: true });
  console.log(url);
}

main().catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
