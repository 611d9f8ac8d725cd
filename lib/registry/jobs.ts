import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { eraseProject } from "@/lib/domains/dataroom/jobs/erase-project.job";
import { runEraseProject } from "@/lib/domains/dataroom/jobs/erase-project.handler";
import { seedSample } from "@/lib/domains/dataroom/jobs/seed-sample.job";
import { runSeedSample } from "@/lib/domains/dataroom/jobs/seed-sample.handler";
import { suggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.job";
import { runSuggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.handler";
import { failVersion } from "@/lib/domains/knowledge/fail-version";
import { gaveUpExtractVersion, runExtractVersion } from "@/lib/domains/knowledge/jobs/extract-version.handler";
import { extractVersion } from "@/lib/domains/knowledge/jobs/extract-version.job";
import { runIndexVersions } from "@/lib/domains/knowledge/jobs/index-version.handler";
import { indexVersion } from "@/lib/domains/knowledge/jobs/index-version.job";
import { runRecogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.handler";
import { recogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.job";
import { removeFromIndex } from "@/lib/domains/knowledge/jobs/remove-from-index.job";
import { runUpdateInIndex } from "@/lib/domains/knowledge/jobs/update-in-index.handler";
import { updateInIndex } from "@/lib/domains/knowledge/jobs/update-in-index.job";
import { gaveUpDraftAnswer, runDraftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.handler";
import { draftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.job";
import { runForgetDocument } from "@/lib/domains/sharing/questions/jobs/forget-document.handler";
import { forgetDocument } from "@/lib/domains/sharing/questions/jobs/forget-document.job";
import { runNotifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.handler";
import { notifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.job";
import { contextFromJob, contextFromSharing } from "@/lib/domains/tenancy/contexts";
import { runEraseOrganization } from "@/lib/domains/tenancy/organizations/jobs/erase-organization.handler";
import { eraseOrganizationJob } from "@/lib/domains/tenancy/organizations/jobs/erase-organization.job";
import { runEraseWorkspace } from "@/lib/domains/tenancy/workspaces/jobs/erase-workspace.handler";
import { eraseWorkspaceJob } from "@/lib/domains/tenancy/workspaces/jobs/erase-workspace.job";
import type { TenantContext } from "@/lib/kernel/context";
import { eachJob, type JobHandler } from "@/lib/kernel/jobs";

interface Scope {
  organizationId: string;
  workspaceId: string;
}

function contextOf(name: string, id: string, scope: Scope): TenantContext {
  return contextFromJob({ name, id, organizationId: scope.organizationId, workspaceId: scope.workspaceId });
}

const indexHandler: JobHandler<typeof indexVersion.payload> = {
  job: indexVersion,
  async run(jobs) {
    const failures = new Map<string, unknown>();
    const workspaces = new Map<string, typeof jobs>();
    for (const job of jobs) workspaces.set(job.payload.workspaceId, [...(workspaces.get(job.payload.workspaceId) ?? []), job]);
    for (const group of workspaces.values()) {
      const [first] = group;
      if (!first) continue;
      const ctx = contextOf(indexVersion.name, first.id, first.payload);
      try {
        await runIndexVersions(ctx, [...new Set(group.map((job) => job.payload.versionId))], first.signal);
      } catch (error) {
        for (const job of group) failures.set(job.id, error);
      }
    }
    return failures;
  },
  gaveUp: (payload, error) => failVersion(contextOf(indexVersion.name, payload.versionId, payload), payload.versionId, error),
};

export const JOB_HANDLERS: readonly JobHandler[] = [
  eachJob(seedSample, (payload, { id }) => runSeedSample(contextOf(seedSample.name, id, payload))),
  eachJob(
    extractVersion,
    (payload, { id, signal }) => runExtractVersion(contextOf(extractVersion.name, id, payload), payload, signal),
    (payload, error) => gaveUpExtractVersion(contextOf(extractVersion.name, payload.versionId, payload), payload, error),
  ),
  eachJob(
    recogniseVersion,
    (payload, { id, signal }) => runRecogniseVersion(contextOf(recogniseVersion.name, id, payload), payload, signal),
    (payload, error) => failVersion(contextOf(recogniseVersion.name, payload.versionId, payload), payload.versionId, error),
  ),
  indexHandler as JobHandler,
  eachJob(suggestSensitivity, (payload, { id, signal }) => runSuggestSensitivity(contextOf(suggestSensitivity.name, id, payload), payload.versionId, signal)),
  eachJob(removeFromIndex, async (payload) => (await openWorkspaceIndex(payload.workspaceId)).removeDocument(payload.documentIds)),
  eachJob(updateInIndex, (payload, { id }) => runUpdateInIndex(contextOf(updateInIndex.name, id, payload), payload.documentId)),
  eachJob(
    draftAnswer,
    async (payload, { id, signal }) => {
      const maker = await contextFromSharing({ name: draftAnswer.name, id, linkId: payload.linkId });
      await runDraftAnswer(contextOf(draftAnswer.name, id, payload), maker, payload, signal);
    },
    (payload, error) => gaveUpDraftAnswer(contextOf(draftAnswer.name, payload.questionId, payload), payload.questionId, error),
  ),
  eachJob(forgetDocument, (payload, { id }) => runForgetDocument(contextOf(forgetDocument.name, id, payload), payload.documentId)),
  eachJob(notifyBreakGlass, (payload) => runNotifyBreakGlass(payload)),
  eachJob(eraseProject, (payload, { id }) => runEraseProject(contextOf(eraseProject.name, id, payload), payload.projectId)),
  eachJob(eraseWorkspaceJob, (payload, { id }) => runEraseWorkspace(payload, id)),
  eachJob(eraseOrganizationJob, (payload) => runEraseOrganization(payload.organizationId)),
] as JobHandler[];
