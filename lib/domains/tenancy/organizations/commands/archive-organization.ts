import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { organizationArchived } from "../events";
import { getOrganization, lockOrganization } from "../queries/organizations";
import { noInputSchema } from "../schema";

/** After it nobody gets in, by page, key or stream, until an owner restores it; nothing is erased. */
export const archiveOrganization = organizationCommand({
  name: "tenancy.archive-organization",
  permission: "organization:archive",
  input: noInputSchema,
  records: [organizationArchived],
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      await lockOrganization(tx);
      const organization = await getOrganization(tx);
      if (organization.archivedAt === null) {
        await tx.db.organization.update({ where: { id: ctx.organizationId }, data: { archivedAt: new Date() }, select: { id: true } });
        await tx.record(organizationArchived, { organizationId: ctx.organizationId, name: organization.name });
      }
      return { organization: organization.slug };
    }),
});
