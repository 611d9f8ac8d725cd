import "server-only";
import { avatarStorage } from "@/lib/adapters/storage/avatar-storage";
import { inUnscoped, recordUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { deleteAccountSchema } from "@/lib/domains/identity/profile/schema";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { organizationDeleted } from "../../organizations/events";
import { lockOwners } from "../../organizations/owners";
import { RESTORE_DAYS } from "../../organizations/policy";
import { erasePerson } from "../erase-person";
import { accountDeleted } from "../events";
import { listDepartures } from "../queries/departures";
import type { DeletionReceiptDto, DepartureDto } from "../schema";

/** After it nothing here names this person: sessions, ways in, keys, memberships and conversations are gone; organizations he was alone in wait for their erasure. */
export const deleteAccount = accountCommand({
  name: "tenancy.delete-account",
  input: deleteAccountSchema,
  run: async (ctx: UserContext, input): Promise<DeletionReceiptDto> => {
    assertFresh(ctx);
    const asked = isPlaceholderEmail(ctx.email) ? ctx.name : ctx.email;
    if (input.confirmation.toLowerCase() !== asked.trim().toLowerCase()) {
      const userMessage = `Type “${asked}” to confirm. Nothing was deleted.`;
      throw new AppError("invalid_input", { userMessage, fields: { confirmation: userMessage } });
    }
    const receipt = await inUnscoped((db) => erase(db, ctx));
    const store = avatarStorage();
    await store.deleteAll(ctx.userId);
    return receipt;
  },
});

async function erase(db: UnscopedTx, ctx: UserContext): Promise<DeletionReceiptDto> {
  const { userId } = ctx;
  const [user] = await db.$queryRaw<{ email: string }[]>`SELECT lower(email) AS email FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  if (!user) throw notFound("account");
  const places = await db.organizationMember.findMany({ where: { userId }, orderBy: { organizationId: "asc" }, select: { organizationId: true } });
  for (const { organizationId } of places) await lockOwners(db, organizationId);
  const departures = await listDepartures(userId, (query) => db.$queryRaw(query));
  assertNoneBlocked(departures);
  const keys = await db.apiKey.findMany({ where: { createdBy: userId }, select: { id: true, organizationId: true } });
  const erased = await erasePerson(db, { userId, email: user.email, keyIds: keys.map(({ id }) => id) });
  for (const departure of departures) await recordDeparture(db, ctx, departure, keys.filter(({ organizationId }) => organizationId === departure.organizationId).length);
  const organizations = departures.map(({ name, outcome }) => ({ name, outcome }));
  return { accountId: userId, deletedAt: new Date().toISOString(), erased, organizations };
}

function assertNoneBlocked(departures: readonly DepartureDto[]): void {
  const blocked = departures.filter(({ outcome }) => outcome === "blocked").map(({ name }) => `“${name}”`);
  if (blocked.length === 0) return;
  throw new AppError("conflict", { userMessage: `You are the last owner of ${blocked.join(", ")}. Hand over ownership there, or remove its other members, then delete your account. Nothing was deleted.` });
}

async function recordDeparture(db: UnscopedTx, ctx: UserContext, departure: DepartureDto, revokedKeys: number): Promise<void> {
  const { organizationId, name, role, outcome } = departure;
  const scope = { organizationId, workspaceId: null, actor: { kind: "user", id: ctx.userId }, facts: ctx };
  await recordUnscoped(db, scope, accountDeleted, { userId: ctx.userId, role, revokedKeys });
  if (outcome !== "deleted") return;
  const now = new Date();
  // Nobody is left who could restore it: the time for that is over at once.
  const deletedAt = new Date(now.getTime() - RESTORE_DAYS * 86_400_000);
  await db.organization.update({ where: { id: organizationId }, data: { deletedAt }, select: { id: true } });
  await recordUnscoped(db, scope, organizationDeleted, { organizationId, name, erasedAfter: now.toISOString() });
}
