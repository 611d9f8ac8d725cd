import { inTenant } from "@/lib/db/tenant";
import { contextFromOperator } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { ensureApiKey, ensureBoard, ensureDocument } from "./demo-content";
import { demoDocuments, ORGANIZATIONS, PEOPLE } from "./demo-plan";
import { emailOf, ensurePlace } from "./demo-places";
import { DemoSecrets } from "./demo-secrets";

export interface DemoReport {
  organizations: {
    slug: string;
    workspaces: { slug: string; apiKey: string }[];
    users: { email: string; password: string; role: string }[];
  }[];
}

/** After it two organizations with people of every role and a few documents exist. Running it again changes nothing. */
export async function seedDemo(note: (text: string) => void): Promise<{ report: DemoReport; contexts: TenantContext[] }> {
  const secrets = await DemoSecrets.open();
  const contexts: TenantContext[] = [];
  const report: DemoReport = { organizations: [] };
  for (const planned of ORGANIZATIONS) {
    note(`${planned.name}…`);
    const place = await ensurePlace(planned, secrets);
    // Before anything hands out the keys: a password nobody knows any more would be lost.
    await secrets.save();
    const workspaces: { slug: string; apiKey: string }[] = [];
    for (const workspace of place.workspaces) {
      const ctx = await contextFromOperator({ userId: place.ownerId, organizationId: place.organizationId, workspaceId: workspace.id });
      const where = `${planned.slug}/${workspace.slug}`;
      const boardId = await ensureBoard(ctx, place.board);
      for (const document of demoDocuments(planned.name, workspace.name, where)) await ensureDocument(ctx, document, { boardId, departmentId: place.departmentId });
      workspaces.push({ slug: workspace.slug, apiKey: await ensureApiKey(ctx, where, secrets) });
      await secrets.save();
      contexts.push(ctx);
    }
    const users = PEOPLE.map((person) => ({ email: emailOf(person, planned), password: secrets.password(emailOf(person, planned)), role: person.role }));
    report.organizations.push({ slug: planned.slug, workspaces, users });
  }
  return { report, contexts };
}

/** Versions of these workspaces that are still being worked on. */
export async function countPending(contexts: readonly TenantContext[]): Promise<number> {
  let pending = 0;
  for (const ctx of contexts) {
    pending += await inTenant(ctx, (tx) => tx.db.documentVersion.count({ where: { status: { in: ["queued", "processing"] }, document: { deletedAt: null } } }));
  }
  return pending;
}
