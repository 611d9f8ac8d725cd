import { cp, mkdtemp, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { newId } from "@/lib/kernel/ids";
import { migrate } from "./migrate";

const MIGRATIONS = path.join(process.cwd(), "prisma/migrations");
const CHANGE = "20261122100000_knowledge_agents_chat";
/** No document has it: only the owner reads what rests on it. */
const NOBODYS = "00000000-0000-0000-0000-000000000000";

let database: TestDatabase;
let client: pg.Client;
const [organizationId, workspaceId, known, other, readChunk, otherChunk] = Array.from({ length: 6 }, newId);
const restsOn = async (id: string) => (await client.query<{ rests_on: string[] }>("SELECT rests_on FROM messages WHERE id = $1", [id])).rows[0]?.rests_on.sort();

beforeAll(async () => {
  database = await createTestDatabase({ template: "template0" });
  const folder = await mkdtemp(path.join(inject("runFolder"), "before-"));
  for (const name of (await readdir(MIGRATIONS)).filter((one) => one < CHANGE)) await cp(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
  await migrate(database.url, folder);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // Rows alone: what they belong to makes no difference here.
  await client.query("SET session_replication_role = replica");
  for (const [id, documentId, ordinal] of [[readChunk, known, 0], [otherChunk, other, 1]]) {
    await client.query("INSERT INTO chunks (id, organization_id, workspace_id, document_id, version_id, generation, ordinal, page, start_offset, end_offset, text) VALUES ($1, $2, $3, $4, $4, 1, $5, 1, 0, 4, 'Text')", [id, organizationId, workspaceId, documentId, ordinal]);
  }
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

let seq = 0;
/** An answer as it was kept before, `shown` the passages that the log names; undefined: nothing is in the log. */
async function answer(conversationId: string, shown?: string[], content = "The answer."): Promise<string> {
  const [id, at] = [newId(), new Date(Date.UTC(2026, 0, 1, 0, 0, (seq += 1)))];
  for (const [messageId, role, text] of [[newId(), "user", "A question?"], [id, "assistant", content]]) {
    await client.query("INSERT INTO messages (id, organization_id, workspace_id, conversation_id, role, content, status, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'complete', $7)", [messageId, organizationId, workspaceId, conversationId, role, text, at]);
  }
  const payload = { conversationId, messageId: id, shownChunks: shown };
  if (shown) await client.query("INSERT INTO events (id, organization_id, workspace_id, seq, type, actor_kind, object_type, object_id, payload, request_id, occurred_at, previous_hash, hash) VALUES ($1, $2, $3, $4, 'chat.answer-given', 'user', 'conversation', $5, $6, 'r', $7, '', '')", [newId(), organizationId, workspaceId, seq, conversationId, payload, at]);
  return id;
}

it("an answer of before rests on what the log says it was shown, and is its owner's alone where that cannot be told any more", async () => {
  const [one, two, three] = [newId(), newId(), newId()];
  for (const id of [one, two, three]) await client.query("INSERT INTO conversations (id, organization_id, workspace_id, owner_id, title, updated_at) VALUES ($1, $2, $3, $1, 'Asked', now())", [id, organizationId, workspaceId]);
  const before = await answer(two, [readChunk ?? ""]);
  const first = await answer(one, [readChunk ?? "", otherChunk ?? ""]);
  const recut = await answer(one, [otherChunk ?? "", newId()]);
  const after = await answer(one, []);
  const [nothing, silent, broken] = [await answer(three, []), await answer(three, undefined, ""), await answer(three)];
  expect((await migrate(database.url)).applied).toContain(CHANGE);
  expect(await restsOn(before)).toEqual([known]);
  expect(await restsOn(first)).toEqual([known, other].sort());
  expect(await restsOn(recut)).toEqual([NOBODYS, known, other].sort());
  expect(await restsOn(after), "with what the answers before it rested on").toEqual([NOBODYS, known, other].sort());
  expect([await restsOn(nothing), await restsOn(silent), await restsOn(broken)]).toEqual([[], [], [NOBODYS]]);
});
