import { beforeAll, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { approveBreakGlass } from "@/lib/domains/chat/break-glass/commands/approve-break-glass";
import { requestBreakGlass } from "@/lib/domains/chat/break-glass/commands/request-break-glass";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { openBody } from "@/lib/domains/identity/mail/queue-mail";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { jobsFor } from "./subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { runNotifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.handler";

provideTestDatabase();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant("Acme");
});

it("an approval becomes a mail to the owner, with who, why and until when, and none of his words", async () => {
  const member = await addMember(tenant, "viewer");
  const second = mintTenantContext({ ...(await addMember(tenant, "admin")), permissions: new Set(ALL_PERMISSIONS) });
  const { conversationId } = await postQuestion.execute(member, { question: "Where is the secret kept?" });
  const { requestId } = await requestBreakGlass.execute(tenant.owner, { conversationId, reason: "A complaint names it." });
  await approveBreakGlass.execute(second, { requestId });
  const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ orderBy: { seq: "desc" } }));
  const [queued] = jobsFor(event);
  expect(queued).toMatchObject({ job: { name: "tenancy.notify-break-glass" }, payload: { requestId } });
  await runNotifyBreakGlass({ organizationId: tenant.organizationId, requestId });
  const [mail, user] = await inUnscoped(async (db) => [
    await db.outgoingMail.findFirstOrThrow({ where: { kind: "break-glass" } }),
    await db.user.findUniqueOrThrow({ where: { id: member.userId ?? "" } }),
  ]);
  const body = JSON.stringify(openBody(mail.bodyEncrypted ?? ""));
  expect(mail.recipient).toBe(user.email);
  for (const words of ["Owner of Acme", "A admin", "A complaint names it."]) expect(body).toContain(words);
  expect(body).not.toContain("secret");
});
