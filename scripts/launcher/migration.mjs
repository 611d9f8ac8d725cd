import path from "node:path";
import { Failure } from "./failure.mjs";
import { BUNDLES } from "./places.mjs";
import { runProgram } from "./programs.mjs";

/** Brings the database to this release's form; returns the names of the changes that were applied. */
export async function migrateDatabase({ databaseUrl, createDatabase }) {
  const args = [path.join(BUNDLES, "migrate.mjs"), ...(createDatabase ? ["--create-database"] : [])];
  const { code, output } = await runProgram(process.execPath, args, { env: { DATABASE_URL: databaseUrl } });
  if (code !== 0) throw new Failure(`The database could not be brought up to date:\n${output.trim()}`);
  return [...output.matchAll(/^Applied (.+)$/gm)].map((match) => match[1]);
}
