import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { sourceRemoved } from "../events";
import { getBase } from "../queries/bases";
import { listSources } from "../queries/sources";
import { removeSourceSchema } from "../schema";

/** After it the base answers from the folder or document no more, at once; its passages are removed by the worker. */
export const removeSource = command({
  name: "knowledge.remove-source",
  permission: "knowledge:manage",
  input: removeSourceSchema,
  records: [sourceRemoved],
  run: (ctx, { baseId, sourceId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const source = (await listSources(tx, baseId)).find(({ id }) => id === sourceId);
      if (!source) throw notFound("source");
      await tx.db.knowledgeSource.delete({ where: { id: sourceId }, select: { id: true } });
      await tx.record(sourceRemoved, { baseId, name, folderId: source.kind === "folder" ? source.refId : null, documentId: source.kind === "document" ? source.refId : null });
      return { baseId };
    }),
});
