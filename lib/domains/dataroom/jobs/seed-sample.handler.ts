import "server-only";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { projectCreated } from "@/lib/domains/tenancy/events";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";
import { uploadDocument } from "../commands/upload-document";

const FOLDER = path.join("prisma", "seed", "sample");
const SLUG = "sample";

const manifestSchema = z.object({
  project: z.object({ name: z.string(), description: z.string() }),
  documents: z.array(z.object({ file: z.string(), name: z.string(), sensitivity: z.enum(SENSITIVITIES) })),
  questions: z.array(z.object({ text: z.string() })),
});

/** After it the workspace has the sample project with all its documents; running it again adds what is missing. */
export async function runSeedSample(ctx: TenantContext): Promise<void> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(process.cwd(), FOLDER, "manifest.json"), "utf8")));
  const projectId = await sampleProject(ctx, manifest);
  for (const document of manifest.documents) {
    await uploadDocument.execute(ctx, {
      name: document.name,
      projectId,
      sensitivity: document.sensitivity,
      tags: ["sample"],
      body: createReadStream(path.join(process.cwd(), FOLDER, document.file)),
    });
  }
}

function sampleProject(ctx: TenantContext, manifest: z.infer<typeof manifestSchema>): Promise<string> {
  return inTenant(ctx, async (tx) => {
    await tx.db.$executeRaw`SELECT 1 FROM workspaces WHERE id = ${ctx.workspaceId}::uuid FOR UPDATE`;
    const existing = await tx.db.project.findFirst({ where: { workspaceId: ctx.workspaceId, slug: SLUG }, select: { id: true } });
    if (existing) return existing.id;
    const id = newId();
    await tx.db.project.create({
      data: {
        id,
        organizationId: ctx.organizationId,
        workspaceId: ctx.workspaceId,
        slug: SLUG,
        name: manifest.project.name,
        description: manifest.project.description,
        isSample: true,
        questions: manifest.questions.map((question) => question.text),
      },
      select: { id: true },
    });
    await tx.record(projectCreated, { projectId: id, name: manifest.project.name });
    return id;
  });
}
