import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { assertIsolation } from "@/lib/db/isolation-check";
import { provideTestDatabase } from "@/scripts/test/database";
import { readModels } from "./prisma-schema";

provideTestDatabase();

/** Tables that belong to no organization, and why. */
const GLOBAL: Record<string, string> = {
  users: "a person may belong to several organizations; colleagues are visible through membership only",
  sessions: "sign-in precedes any organization; the application role has no grant",
  identities: "a way in belongs to a person; the application role has no grant",
  passkeys: "a way in belongs to a person; the application role has no grant",
  totp_factors: "a second factor belongs to a person; the application role has no grant",
  recovery_codes: "a second factor belongs to a person; the application role has no grant",
  one_time_tokens: "links and challenges precede any organization; the application role has no grant",
  account_events: "what happened to a person's account is for him; the application role has no grant",
  outgoing_mails: "mail goes to people, some of whom belong to no organization yet; the application role has no grant",
  rate_limits: "counters precede any organization; the application role has no grant",
  event_outbox: "ids of events on their way to the worker; the application role has no grant",
};

const models = readModels();

describe("every model is tenant-scoped or listed as global with a reason", () => {
  it("carries the organization", () => {
    for (const model of models.filter((entry) => !(entry.table in GLOBAL))) {
      const scope = model.table === "organizations" ? "id" : "organization_id";
      expect(model.columns.map((column) => column.name), model.name).toContain(scope);
    }
  });

  it("children of workspace rows point at both columns", () => {
    for (const model of models) {
      const scoped = model.columns.some((column) => column.name === "workspace_id") && model.table !== "events";
      if (!scoped) continue;
      for (const key of model.foreignKeys) {
        const tenant = key.columns.includes("workspace_id") || key.columns.includes("organization_id");
        expect(tenant, `${model.name}: ${key.columns.join(",")}`).toBe(true);
      }
    }
  });

  it("is under forced row-level security with a tenant policy for the application role", async () => {
    const { rows } = await pool().query<{ name: string; forced: boolean; policies: string[] }>(`SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
        ARRAY(SELECT p.policyname::text FROM pg_policies p WHERE p.tablename = c.relname AND 'muniment_app' = ANY(p.roles)) AS policies
      FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`);
    for (const row of rows) {
      expect(row.forced, row.name).toBe(true);
      const expected = row.name === "users" ? ["colleagues"] : row.name in GLOBAL || row.name === "event_heads" ? [] : ["tenant"];
      expect(row.policies, row.name).toEqual(expected);
    }
  });

  it("a direct read as the application role without a tenant sees nothing", async () => {
    await pool().query("INSERT INTO organizations (id, slug, name) VALUES (gen_random_uuid(), 'acme', 'Acme')");
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      await client.query("SET LOCAL ROLE muniment_app");
      for (const { table } of models.filter((model) => !(model.table in GLOBAL) && model.table !== "event_heads")) {
        const { rows } = await client.query<{ seen: string }>(`SELECT count(*) AS seen FROM "${table}"`);
        expect(rows[0]?.seen, table).toBe("0");
      }
      await client.query("ROLLBACK");
    } finally {
      client.release();
    }
    await expect(assertIsolation()).resolves.toBeUndefined();
  });

  it("the application role can neither change nor delete what happened", async () => {
    const { rows } = await pool().query<{ privilege: string }>(
      "SELECT privilege_type AS privilege FROM information_schema.role_table_grants WHERE grantee = 'muniment_app' AND table_name = 'events' ORDER BY 1",
    );
    expect(rows.map((row) => row.privilege)).toEqual(["INSERT", "SELECT"]);
  });
});
