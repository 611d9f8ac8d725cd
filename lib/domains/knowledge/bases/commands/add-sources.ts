import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { sourcesAdded } from "../events";
import { getBase } from "../queries/bases";
import { assertSources, insertSources } from "../queries/sources";
import { addSourcesSchema } from "../schema";

/** After it the folders and documents belong to the base; one that is indexed reads them by itself. */
export const addSources = command({
  name: "knowledge.add-sources",
  permission: "knowledge:manage",
  input: addSourcesSchema,
  records: [sourcesAdded],
  run: (ctx, { baseId, folderIds, documentIds }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      await assertSources(tx, { folderIds, documentIds });
      await insertSources(tx, baseId, { folderIds, documentIds });
      await tx.record(sourcesAdded, { baseId, name, folderIds, documentIds });
      return { baseId };
    }),
});
