import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, organizationCommand } from "@/lib/kernel/command";
import { organizationRestored } from "../events";
import { canRestore } from "../policy";
import { getOrganization, lockOrganization } from "../queries/organizations";
import { noInputSchema } from "../schema";

/** After it the organization is open again as it was, from the archive or from the trash. */
export const restoreOrganization = organizationCommand({
  name: "tenancy.restore-organization",
  permission: "organization:archive",
  input: noInputSchema,
  records: [organizationRestored],
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      await lockOrganization(tx);
      const organization = await getOrganization(tx);
      if (organization.deletedAt !== null) assertPermission(ctx, "organization:delete");
      if (!canRestore(organization.deletedAt)) {
        throw new AppError("gone", { userMessage: "The time to restore this organization is over. Its erasure has begun." });
      }
      if (organization.deletedAt !== null || organization.archivedAt !== null) {
        await tx.db.organization.update({ where: { id: ctx.organizationId }, data: { archivedAt: null, deletedAt: null }, select: { id: true } });
        await tx.record(organizationRestored, { organizationId: ctx.organizationId, name: organization.name, from: organization.deletedAt ? "trash" : "archive" });
      }
      return { organization: organization.slug };
    }),
});
