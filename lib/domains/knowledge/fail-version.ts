import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { documentFailed } from "@/lib/domains/dataroom/events";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { factsOfVersion, getVersionState } from "./queries/version-state";

/** After it the version says plainly why it could not be processed; its bytes stay, and it can be retried. */
export async function failVersion(ctx: TenantContext, versionId: string, error: unknown): Promise<void> {
  const known = isAppError(error) ? error : null;
  const code = known?.code ?? "internal";
  const message = known?.userMessage ?? "The document could not be processed after several tries. It is kept; retry, or download it and upload a repaired copy.";
  await inTenant(ctx, async (tx) => {
    const version = await getVersionState(tx, versionId, { lock: true });
    if (!version || version.status === "cancelled" || version.status === "ready") return;
    await tx.db.documentVersion.update({ where: { id: versionId }, data: { status: "failed", errorCode: code, errorMessage: message }, select: { id: true } });
    await tx.record(documentFailed, { ...factsOfVersion(version), code, message });
  });
}
