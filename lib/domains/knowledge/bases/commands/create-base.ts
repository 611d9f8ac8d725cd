import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { baseCreated, indexingStarted } from "../events";
import { assertRoom } from "../queries/bases";
import { startGeneration } from "../queries/generations";
import { assertSources, insertSources } from "../queries/sources";
import { createBaseSchema } from "../schema";

/** After it the base is there as a draft; with sources it is being indexed. */
export const createBase = command({
  name: "knowledge.create-base",
  permission: "knowledge:manage",
  input: createBaseSchema,
  records: [baseCreated, indexingStarted],
  run: (ctx, { name, description, folderIds, documentIds, chunking, retrieval }) =>
    inTenant(ctx, async (tx) => {
      const chosen = { folderIds, documentIds };
      await assertRoom(tx);
      await assertSources(tx, chosen);
      const baseId = newId();
      const { organizationId, workspaceId, userId } = ctx;
      await tx.db.knowledgeBase.create({ data: { id: baseId, organizationId, workspaceId, name, description, chunking, retrieval, createdBy: userId }, select: { id: true } });
      await insertSources(tx, baseId, chosen);
      const started = folderIds.length + documentIds.length > 0 ? await startGeneration(tx, baseId, chunking) : null;
      await tx.record(baseCreated, { baseId, name });
      if (started) await tx.record(indexingStarted, { baseId, name, ...started });
      return { baseId };
    }),
});
