import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import type { DeletionReceiptDto } from "./schema";

interface Person {
  userId: string;
  email: string;
  /** Of the keys that act in his name. */
  keyIds: string[];
}

const byUser = (table: string) => (person: Person) => Prisma.sql`${Prisma.raw(`"${table}"`)} WHERE user_id = ${person.userId}::uuid`;

/** Everywhere a person is kept, in the order in which it is erased; what another row takes with it comes after that row. */
const STORES: readonly { what: string; rows: (person: Person) => Prisma.Sql }[] = [
  { what: "messages", rows: ({ userId }) => Prisma.sql`messages WHERE conversation_id IN (SELECT id FROM conversations WHERE owner_id = ${userId}::uuid)` },
  { what: "conversations", rows: ({ userId }) => Prisma.sql`conversations WHERE owner_id = ${userId}::uuid` },
  { what: "answers kept for repeated API requests", rows: ({ keyIds }) => Prisma.sql`api_idempotency_keys WHERE actor_id = ANY(${keyIds}::uuid[])` },
  { what: "API keys", rows: ({ userId }) => Prisma.sql`api_keys WHERE created_by = ${userId}::uuid` },
  { what: "requests to read conversations", rows: ({ userId }) => Prisma.sql`break_glass_requests WHERE requested_by = ${userId}::uuid` },
  { what: "invitations to this address", rows: ({ email }) => Prisma.sql`invitations WHERE lower(email) = ${email}` },
  { what: "mails to this address", rows: ({ email }) => Prisma.sql`outgoing_mails WHERE lower(recipient) = ${email}` },
  { what: "favourites", rows: byUser("document_favourites") },
  { what: "saved filters", rows: byUser("saved_filters") },
  { what: "unfinished uploads", rows: byUser("resumable_uploads") },
  { what: "project memberships", rows: byUser("project_members") },
  { what: "department memberships", rows: byUser("department_members") },
  { what: "workspace memberships", rows: byUser("workspace_members") },
  { what: "organization memberships", rows: byUser("organization_members") },
  { what: "sessions", rows: byUser("sessions") },
  { what: "linked identities", rows: byUser("identities") },
  { what: "passkeys", rows: byUser("passkeys") },
  { what: "one-time password set-ups", rows: byUser("totp_factors") },
  { what: "recovery codes", rows: byUser("recovery_codes") },
  { what: "links and challenges", rows: byUser("one_time_tokens") },
  { what: "security activity", rows: byUser("account_events") },
  { what: "profile", rows: ({ userId }) => Prisma.sql`users WHERE id = ${userId}::uuid` },
];

/** After it no row of ours names this person; the receipt counts both before and after. */
export async function erasePerson(db: UnscopedTx, person: Person): Promise<DeletionReceiptDto["erased"]> {
  const before = await countStores(db, person);
  for (const { rows } of STORES) await db.$executeRaw(Prisma.sql`DELETE FROM ${rows(person)}`);
  const after = await countStores(db, person);
  const erased = STORES.map(({ what }, index) => ({ what, count: before[index] ?? 0, left: after[index] ?? 0 }));
  const kept = erased.filter(({ left }) => left > 0);
  if (kept.length > 0) throw new AppError("internal", { message: `not erased: ${kept.map(({ what }) => what).join(", ")}` });
  return erased;
}

async function countStores(db: UnscopedTx, person: Person): Promise<number[]> {
  const counts = STORES.map(({ rows }) => Prisma.sql`(SELECT count(*)::int FROM ${rows(person)})`);
  const [row] = await db.$queryRaw<{ counts: number[] }[]>(Prisma.sql`SELECT ARRAY[${Prisma.join(counts)}] AS counts`);
  return row?.counts ?? [];
}
