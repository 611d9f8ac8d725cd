import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { filterSaved } from "../events";
import { type SavedFilterDto, saveFilterSchema } from "../schema";

/** After it the person finds this view of the list under the name; one of that name is replaced. */
export const saveFilter = command({
  name: "dataroom.save-filter",
  permission: "documents:read",
  input: saveFilterSchema,
  records: [filterSaved],
  run: (ctx, { name, query }) =>
    inTenant(ctx, async (tx): Promise<SavedFilterDto> => {
      const { organizationId, workspaceId, userId } = ctx;
      if (userId === null) throw new AppError("forbidden", { userMessage: "Only a person has saved filters." });
      await tx.rows(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`saved-filters:${userId}`}, 0))::text AS locked`);
      await tx.rows(Prisma.sql`DELETE FROM saved_filters WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid AND lower(name) = lower(${name})`);
      if ((await tx.db.savedFilter.count({ where: { workspaceId, userId } })) >= 50) {
        throw new AppError("conflict", { userMessage: "You have 50 saved filters. Delete one first." });
      }
      const id = newId();
      await tx.db.savedFilter.create({ data: { id, organizationId, workspaceId, userId, name, query }, select: { id: true } });
      await tx.record(filterSaved, { filterId: id, name });
      return { id, name, query };
    }),
});
