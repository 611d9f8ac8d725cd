import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { inTenant } from "@/lib/db/tenant";
import { listAllWorkspaces } from "@/lib/domains/ops/installation";
import { beginGeneration } from "@/lib/domains/knowledge/generations/begin-generation";
import { runBuildVectors } from "@/lib/domains/knowledge/generations/jobs/build-vectors.handler";
import { rebuildIndex } from "@/lib/domains/knowledge/rebuild-index";
import { contextFromJob } from "@/lib/domains/tenancy/contexts";
import type { CliCommand } from "./command-line";

export const reindexCommand: CliCommand = {
  name: "reindex",
  summary: "Rebuild the whole search index from the database, vectors included",
  options: ["json"],
  async run(line) {
    const report: { organization: string; workspace: string; versions: number }[] = [];
    for (const place of await listAllWorkspaces()) {
      const where = `${place.organization}/${place.workspace}`;
      const ctx = contextFromJob({ name: "operator.reindex", id: crypto.randomUUID(), ...place });
      const { versions, replaced } = await rebuildIndex(ctx, (done, total) => line.note(`${where}: ${done} of ${total} documents`));
      if (replaced) line.note(`${where}: the old index could not be read and was replaced. Restart the web and worker processes.`);
      if (embeddingsConfigured()) {
        await inTenant(ctx, (tx) => beginGeneration(tx, ctx.workspaceId));
        await runBuildVectors(ctx, new AbortController().signal, (done, total) => line.note(`${where}: vectors of ${done} of ${total} documents`));
      }
      report.push({ organization: place.organization, workspace: place.workspace, versions });
    }
    const total = report.reduce((sum, entry) => sum + entry.versions, 0);
    line.out(line.has("json") ? JSON.stringify({ workspaces: report }) : `The search index was rebuilt: ${total} documents in ${report.length} workspaces.`);
    return 0;
  },
};
