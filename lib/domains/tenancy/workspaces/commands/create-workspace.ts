import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { createWorkspace as insertWorkspace } from "../../create-organization";
import { workspaceCreated } from "../../events";
import { freeSlug, RESERVED_WORKSPACE_SLUGS, slugOf } from "../../slug";
import { createWorkspaceSchema } from "../schema";

/** After it the workspace and its project General exist, and its creator is its admin. */
export const createWorkspace = organizationCommand({
  name: "tenancy.create-workspace",
  permission: "workspaces:create",
  input: createWorkspaceSchema,
  records: [workspaceCreated],
  run: (ctx, input) => {
    const { organizationId, userId, actor } = ctx;
    if (userId === null) throw new AppError("forbidden", { userMessage: "Only a person can create a workspace." });
    // A workspace that does not exist yet has no tenant's transaction to be made in.
    return inUnscoped(async (db) => {
      // Two of one name at once must get two addresses: the organization's row serialises them.
      await db.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
      const base = slugOf(input.name);
      const near = await db.workspace.findMany({ where: { organizationId, slug: { startsWith: base } }, select: { slug: true } });
      const slug = freeSlug(base, new Set([...near.map((row) => row.slug), ...RESERVED_WORKSPACE_SLUGS]));
      const { workspaceId } = await insertWorkspace(db, ctx, { organizationId, slug, name: input.name, userId, actor, withSample: input.withSample });
      return { id: workspaceId, slug, name: input.name };
    });
  },
});
