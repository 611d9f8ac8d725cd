import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";

/** How often a running answer asks whether its reader may still have it; milliseconds. */
const EVERY_MS = 2_000;

/** The reader's authority as it is now; null when nothing is left of it. */
export type RenewAuthority = () => Promise<TenantContext | null>;

/** Ends a running answer once its reader may not have it: his session or key ended, his role changed, or a document it rests on is hidden from him. */
export class AuthorityWatch {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly documentIds = new Set<string>();
  private looking: Promise<void> | null = null;

  constructor(private readonly renew: RenewAuthority) {
    this.timer = setInterval(() => void (this.looking ?? this.look()), EVERY_MS);
  }

  /** Aborts with an AppError that says why. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** On these too. */
  restsOn(documentIds: Iterable<string>): void {
    for (const id of documentIds) this.documentIds.add(id);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Now, at all that it rests on so far: a look that is under way may have begun with less. */
  async look(): Promise<void> {
    await this.looking;
    this.looking = this.check().finally(() => (this.looking = null));
    await this.looking;
  }

  private async check(): Promise<void> {
    if (this.signal.aborted) return;
    try {
      const ctx = await this.renew();
      if (ctx && ctx.permissions.has("chat:ask") && (await seesAll(ctx, [...this.documentIds]))) return;
      this.stop();
      this.controller.abort(new AppError("forbidden", { userMessage: "Your access changed while this was written, so it ended. What had arrived is kept." }));
    } catch (error) {
      logger().warn({ err: error }, "an answer's authority could not be checked; trying again");
    }
  }
}

/** Documents that went to the trash meanwhile hide nothing from who could open them. */
async function seesAll(ctx: TenantContext, documentIds: readonly string[]): Promise<boolean> {
  if (documentIds.length === 0) return true;
  const rows = await tenantRows(ctx, Prisma.sql`SELECT d.id FROM documents d JOIN projects p ON p.id = d.project_id
    WHERE d.id = ANY(${documentIds}::uuid[]) AND ${visibleDocumentsSql(ctx, { trashed: "either" })}`);
  return rows.length === documentIds.length;
}
