import type { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { requireDoor, requireVisit } from "@/lib/domains/sharing/contexts";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import type { GateAnswer } from "@/lib/domains/sharing/gate/schema";
import { sharedDocuments } from "@/lib/domains/sharing/queries/shared-documents";
import { visitCookie } from "@/lib/domains/sharing/visit-cookie";
import type { ShareContext, ShareDoor } from "@/lib/domains/sharing/visits";
import { inTenant } from "@/lib/db/tenant";
import type { AccountCommand } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { addDocument } from "./tenant-fixture";

/** A document whose first version is ready, without having been processed. */
export async function addReadyDocument(ctx: TenantContext, options: Parameters<typeof addDocument>[1] = {}): Promise<{ documentId: string; versionId: string }> {
  const added = await addDocument(ctx, options);
  await makeReady(added);
  return added;
}

export async function makeReady({ documentId, versionId }: { documentId: string; versionId: string }): Promise<void> {
  await inUnscoped(async (db) => {
    await db.documentVersion.update({ where: { id: versionId }, data: { status: "ready", pageCount: 3 } });
    await db.document.update({ where: { id: documentId }, data: { currentVersionId: versionId } });
  });
}

export async function share(ctx: TenantContext, terms: Partial<z.input<typeof createLink.input>>): Promise<{ linkId: string; token: string }> {
  return createLink.execute(ctx, { name: "For the bank", ...terms });
}

/** A visitor's browser at a link's address, with its one cookie. */
export class VisitorBrowser {
  private cookie = "";
  constructor(public token: string) {}

  headers(): Headers {
    return new Headers(this.cookie ? { cookie: this.cookie } : {});
  }

  door(): Promise<ShareDoor> {
    return requireDoor(this.token, this.headers());
  }

  visit(): Promise<ShareContext> {
    return requireVisit(this.token, this.headers());
  }

  async take<I extends z.ZodType>(step: AccountCommand<ShareDoor, I, GateAnswer & { secret: string | null }>, input: z.input<I>): Promise<GateAnswer> {
    const door = await this.door();
    const { secret, ...answer } = await step.execute(door, input);
    if (secret !== null) {
      const { name, value } = visitCookie(door.link.id, secret);
      this.cookie = `${name}=${value}`;
    }
    return answer;
  }

  /** Names of what the link opens now. */
  async sees(): Promise<string[]> {
    const visit = await this.visit();
    return (await inTenant(visit.tenant, (tx) => sharedDocuments(tx, visit.linkId))).map((document) => document.name).sort();
  }
}
