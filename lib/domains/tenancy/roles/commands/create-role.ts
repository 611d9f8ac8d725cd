import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { roleCreated } from "../events";
import { insertRole } from "../role-rows";
import { createRoleSchema } from "../schema";

/** After it the organization has a custom role, which allows no more than its maker may do himself. */
export const createRole = organizationCommand({
  name: "tenancy.create-role",
  permission: "roles:create",
  input: createRoleSchema,
  records: [roleCreated],
  run: (ctx, input) => inTenant(ctx, (tx) => insertRole(tx, { workspaceId: null }, input)),
});
