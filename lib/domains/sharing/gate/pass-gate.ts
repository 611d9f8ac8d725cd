import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { type AppError, notFound } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { visitStarted } from "../events";
import { newLinkSecret } from "../link-secret";
import { type GateStep, gateStep } from "../policy";
import { assertOpen, type ShareDoor } from "../visits";

const VISIT = {
  ...{ id: true, email: true, emailVerifiedAt: true, passwordAt: true, agreementHash: true, admittedAt: true },
  ...{ codeEmail: true, codeSealed: true, codeExpiresAt: true, codeTries: true },
} as const;

export type HeldVisit = Prisma.ShareVisitGetPayload<{ select: typeof VISIT }>;

interface Outcome {
  changes: Prisma.ShareVisitUncheckedUpdateInput;
  /** Thrown once the changes are kept: a failed try counts. */
  refusal?: AppError;
  /** Comes last: recording locks the organization's log. */
  record?: (visitId: string) => Promise<void>;
}

export interface PassedGate {
  step: GateStep;
  /** For the browser's cookie, of a visit that began with this. */
  secret: string | null;
}

/** One step at the gate by the browser's visit, which begins with it where there is none. When nothing is left to ask, the visitor is let in. */
export async function passGate(door: ShareDoor, take: (tx: TenantTx, visit: HeldVisit) => Promise<Outcome> | Outcome): Promise<PassedGate> {
  assertOpen(door);
  await consumeLimit("share-gate", addressKey(door.ip));
  const fresh = door.visit ? null : newLinkSecret();
  const { refusal, ...passed } = await inTenant(door.tenant, async (tx) => {
    const visit = await holdVisit(tx, door, fresh?.hash ?? null);
    const { changes, refusal, record } = await take(tx, visit);
    const after = await tx.db.shareVisit.update({ where: { id: visit.id }, data: { ...changes, ip: door.ip, userAgent: door.userAgent, lastSeenAt: new Date() }, select: VISIT });
    const step = gateStep(door.link, after);
    const enters = !refusal && step === "enter";
    if (enters) await admit(tx, door, visit.id);
    await record?.(visit.id);
    const { email, emailVerifiedAt } = after;
    if (enters) await tx.record(visitStarted, { linkId: door.link.id, visitId: visit.id, email, verified: emailVerifiedAt !== null, ip: door.ip });
    return { step: enters ? ("room" as const) : step, refusal, secret: fresh?.secret ?? null };
  });
  if (refusal) throw refusal;
  return passed;
}

async function holdVisit(tx: TenantTx, door: ShareDoor, newHash: string | null): Promise<HeldVisit> {
  const { organizationId, workspaceId } = tx.ctx;
  if (newHash !== null) return tx.db.shareVisit.create({ data: { id: newId(), organizationId, workspaceId, linkId: door.link.id, tokenHash: newHash }, select: VISIT });
  const id = door.visit?.id ?? "";
  await tx.db.$executeRaw`SELECT 1 FROM share_visits WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.db.shareVisit.findUniqueOrThrow({ where: { id }, select: VISIT });
}

/** Counts the view in the link's own row: of any number at once no more get in than may. Once per visit. */
async function admit(tx: TenantTx, door: ShareDoor, visitId: string): Promise<void> {
  const counted = await tx.rows(Prisma.sql`UPDATE share_links SET views = views + 1 WHERE id = ${door.link.id}::uuid AND revoked_at IS NULL
    AND (expires_at IS NULL OR expires_at > now()) AND (view_limit IS NULL OR views < view_limit) RETURNING id`);
  if (counted.length === 0) throw notFound("link");
  await tx.db.shareVisit.update({ where: { id: visitId }, data: { admittedAt: new Date() }, select: { id: true } });
}
