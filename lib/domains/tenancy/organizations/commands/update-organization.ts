import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { organizationUpdated } from "../events";
import { getOrganization, lockOrganization } from "../queries/organizations";
import { updateOrganizationSchema } from "../schema";

/** After it the organization has this name and jurisdiction; its address stays. */
export const updateOrganization = organizationCommand({
  name: "tenancy.update-organization",
  permission: "organization:update",
  input: updateOrganizationSchema,
  records: [organizationUpdated],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      await lockOrganization(tx);
      const { name, jurisdiction } = await getOrganization(tx);
      if (name !== input.name || jurisdiction !== input.jurisdiction) {
        await tx.db.organization.update({ where: { id: ctx.organizationId }, data: input, select: { id: true } });
        await tx.record(organizationUpdated, { organizationId: ctx.organizationId, before: { name, jurisdiction }, after: input });
      }
      return input;
    }),
});
