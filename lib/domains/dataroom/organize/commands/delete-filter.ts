import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { filterDeleted } from "../events";
import { deleteFilterSchema } from "../schema";

/** After it the saved filter is gone; the documents stay. */
export const deleteFilter = command({
  name: "dataroom.delete-filter",
  permission: "documents:read",
  input: deleteFilterSchema,
  records: [filterDeleted],
  run: (ctx, { filterId }) =>
    inTenant(ctx, async (tx) => {
      const own = { id: filterId, workspaceId: ctx.workspaceId, userId: ctx.userId ?? ctx.actor.id };
      const filter = await tx.db.savedFilter.findFirst({ where: own, select: { name: true } });
      const { count } = await tx.db.savedFilter.deleteMany({ where: own });
      if (!filter || count === 0) throw notFound("filter");
      await tx.record(filterDeleted, { filterId, name: filter.name });
      return { filterId };
    }),
});
