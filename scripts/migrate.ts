import pg from "pg";
import { migrate } from "@/lib/db/migrate";

/** Creates the database itself when the server does not have it yet; only for a server of our own. */
async function createMissingDatabase(databaseUrl: string): Promise<void> {
  const target = new URL(databaseUrl);
  const name = target.pathname.slice(1);
  target.pathname = "/postgres";
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const duplicate = error instanceof pg.DatabaseError && (error.code === "42P04" || error.code === "23505");
    if (!duplicate) throw error; // Another process was quicker.
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
  if (process.argv.includes("--create-database")) await createMissingDatabase(databaseUrl);
  const { applied } = await migrate(databaseUrl);
  for (const name of applied) process.stdout.write(`Applied ${name}\n`);
  if (applied.length === 0) process.stdout.write("The database is up to date.\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
