import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { assertConfirmed } from "../confirmation";
import { organizationDeleted } from "../events";
import { erasedAfter } from "../policy";
import { getOrganization, lockOrganization } from "../queries/organizations";
import { confirmNameSchema } from "../schema";

/** After it nobody gets in; it waits 30 days for an owner to restore it, and is then erased with everything. */
export const deleteOrganization = organizationCommand({
  name: "tenancy.delete-organization",
  permission: "organization:delete",
  input: confirmNameSchema,
  records: [organizationDeleted],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      await lockOrganization(tx);
      const organization = await getOrganization(tx);
      assertConfirmed(input.confirmation, organization.name);
      if (organization.deletedAt !== null) return { erasedAfter: erasedAfter(new Date(organization.deletedAt)).toISOString() };
      const deletedAt = new Date();
      const until = erasedAfter(deletedAt).toISOString();
      await tx.db.organization.update({ where: { id: ctx.organizationId }, data: { deletedAt }, select: { id: true } });
      await tx.record(organizationDeleted, { organizationId: ctx.organizationId, name: organization.name, erasedAfter: until });
      return { erasedAfter: until };
    }),
});
