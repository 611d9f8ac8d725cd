import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { roleUpdated } from "../events";
import { changeRole } from "../role-rows";
import { updateRoleSchema } from "../schema";

/** After it everybody who holds the role may do what it says now, from his next request on. */
export const updateRole = organizationCommand({
  name: "tenancy.update-role",
  permission: "roles:update",
  input: updateRoleSchema,
  records: [roleUpdated],
  run: (ctx, input) => inTenant(ctx, (tx) => changeRole(tx, { workspaceId: null }, input)),
});
