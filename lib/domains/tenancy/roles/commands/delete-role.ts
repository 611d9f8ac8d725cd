import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { roleDeleted } from "../events";
import { eraseRole } from "../role-rows";
import { roleIdSchema } from "../schema";

/** After it the role is gone. One that somebody holds or is invited to stays. */
export const deleteRole = organizationCommand({
  name: "tenancy.delete-role",
  permission: "roles:delete",
  input: roleIdSchema,
  records: [roleDeleted],
  run: (ctx, input) => inTenant(ctx, (tx) => eraseRole(tx, { workspaceId: null }, input.roleId)),
});
