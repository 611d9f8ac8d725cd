import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { createOrganization as insertOrganization } from "../../create-organization";
import { createOrganizationSchema } from "../schema";

/** After it the person owns a further organization with its first workspace and the project General. */
export const createOrganization = accountCommand({
  name: "tenancy.create-organization",
  input: createOrganizationSchema,
  run: (ctx: UserContext, input) => {
    if (env().SIGN_UP === "closed" && !ctx.isOperator) {
      throw new AppError("forbidden", { userMessage: "New organizations cannot be created on this installation. Ask its operator, or an organization for an invitation." });
    }
    return inUnscoped((db) => insertOrganization(db, ctx, { ...input, ownerId: ctx.userId, ownerName: ctx.name }));
  },
});
