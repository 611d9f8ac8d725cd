import "server-only";
import { prisma } from "./client";

/**
 * Proves at start that a transaction without a tenant sees nothing.
 * @throws Error naming the tables that leak; the process must not serve then.
 */
export async function assertIsolation(): Promise<void> {
  const leaks = await prisma().$transaction(async (db) => {
    const tables = await db.$queryRaw<{ name: string }[]>`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname <> '_prisma_migrations' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`;
    await db.$executeRaw`SELECT set_config('role', 'muniment_app', true), set_config('app.organization_id', '', true), set_config('app.workspace_id', '', true)`;
    const [seen] = await db.$queryRaw<{ seen: boolean }[]>`SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM document_pages) OR EXISTS (SELECT 1 FROM chunks)
      OR EXISTS (SELECT 1 FROM messages) OR EXISTS (SELECT 1 FROM events) OR EXISTS (SELECT 1 FROM organizations) AS seen`;
    return [...tables.map((table) => table.name), ...(seen?.seen ? ["rows without a tenant"] : [])];
  });
  if (leaks.length > 0) throw new Error(`Row-level security does not hold for: ${leaks.join(", ")}`);
}
