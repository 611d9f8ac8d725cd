import "server-only";
import { runFlagOutdated } from "@/lib/domains/chat/stale/jobs/flag-outdated.handler";
import { flagOutdated } from "@/lib/domains/chat/stale/jobs/flag-outdated.job";
import { eraseProject } from "@/lib/domains/dataroom/jobs/erase-project.job";
import { runEraseProject } from "@/lib/domains/dataroom/jobs/erase-project.handler";
import { seedSample } from "@/lib/domains/dataroom/jobs/seed-sample.job";
import { runSeedSample } from "@/lib/domains/dataroom/jobs/seed-sample.handler";
import { suggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.job";
import { runSuggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.handler";
import { runForgetBase } from "@/lib/domains/evaluation/jobs/forget-base.handler";
import { forgetBase } from "@/lib/domains/evaluation/jobs/forget-base.job";
import { runForgetInEvaluations } from "@/lib/domains/evaluation/jobs/forget-in-evaluations.handler";
import { forgetInEvaluations } from "@/lib/domains/evaluation/jobs/forget-in-evaluations.job";
import { gaveUpEvaluateBase, runEvaluateBase } from "@/lib/domains/evaluation/runs/jobs/evaluate-base.handler";
import { evaluateBase } from "@/lib/domains/evaluation/runs/jobs/evaluate-base.job";
import { gaveUpBuildGeneration, runBuildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.handler";
import { buildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.job";
import { clearGenerations } from "@/lib/domains/knowledge/bases/jobs/clear-generations.job";
import { runEraseBase } from "@/lib/domains/knowledge/bases/jobs/erase-base.handler";
import { eraseBase } from "@/lib/domains/knowledge/bases/jobs/erase-base.job";
import { runSyncBases } from "@/lib/domains/knowledge/bases/jobs/sync-bases.handler";
import { syncBases } from "@/lib/domains/knowledge/bases/jobs/sync-bases.job";
import { clearReplaced } from "@/lib/domains/knowledge/bases/match-sources";
import { failVersion } from "@/lib/domains/knowledge/fail-version";
import { gaveUpExtractVersion, runExtractVersion } from "@/lib/domains/knowledge/jobs/extract-version.handler";
import { extractVersion } from "@/lib/domains/knowledge/jobs/extract-version.job";
import { runIndexVersions } from "@/lib/domains/knowledge/jobs/index-version.handler";
import { indexVersion } from "@/lib/domains/knowledge/jobs/index-version.job";
import { runRecogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.handler";
import { recogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.job";
import { buildVectors } from "@/lib/domains/knowledge/generations/jobs/build-vectors.job";
import { runBuildVectors } from "@/lib/domains/knowledge/generations/jobs/build-vectors.handler";
import { removeFromIndex } from "@/lib/domains/knowledge/jobs/remove-from-index.job";
import { runRemoveFromIndex } from "@/lib/domains/knowledge/jobs/remove-from-index.handler";
import { runUpdateInIndex } from "@/lib/domains/knowledge/jobs/update-in-index.handler";
import { updateInIndex } from "@/lib/domains/knowledge/jobs/update-in-index.job";
import { gaveUpDraftAnswer, runDraftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.handler";
import { draftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.job";
import { runForgetDocument } from "@/lib/domains/sharing/questions/jobs/forget-document.handler";
import { forgetDocument } from "@/lib/domains/sharing/questions/jobs/forget-document.job";
import { runNotifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.handler";
import { notifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.job";
import { contextFromJob, contextFromSharing, contextFromStarter } from "@/lib/domains/tenancy/contexts";
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

const syncHandler: JobHandler<typeof syncBases.payload> = {
  job: syncBases,
  async run(jobs) {
    const failures = new Map<string, unknown>();
    const groups = new Map<string, typeof jobs>();
    for (const job of jobs) {
      const key = [job.payload.workspaceId, job.payload.baseId, job.payload.documentIds ? "some" : "all"].join(" ");
      groups.set(key, [...(groups.get(key) ?? []), job]);
    }
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const documentIds = first.payload.documentIds ? [...new Set(group.flatMap((job) => job.payload.documentIds ?? []))] : undefined;
      try {
        await runSyncBases(contextOf(syncBases.name, first.id, first.payload), { baseId: first.payload.baseId, documentIds }, first.signal);
      } catch (error) {
        for (const job of group) failures.set(job.id, error);
      }
    }
    return failures;
  },
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
  eachJob(removeFromIndex, (payload, { id }) => runRemoveFromIndex(contextOf(removeFromIndex.name, id, payload), payload.documentIds)),
  eachJob(buildVectors, (payload, { id, signal }) => runBuildVectors(contextOf(buildVectors.name, id, payload), signal)),
  eachJob(updateInIndex, (payload, { id }) => runUpdateInIndex(contextOf(updateInIndex.name, id, payload), payload.documentId)),
  eachJob(
    draftAnswer,
    async (payload, { id, signal }) => {
      const maker = await contextFromSharing({ name: draftAnswer.name, id, linkId: payload.linkId });
      await runDraftAnswer(contextOf(draftAnswer.name, id, payload), maker, payload, signal);
    },
    (payload, error) => gaveUpDraftAnswer(contextOf(draftAnswer.name, payload.questionId, payload), payload.questionId, error),
  ),
  eachJob(flagOutdated, (payload, { id }) => runFlagOutdated(contextOf(flagOutdated.name, id, payload), payload.documentId)),
  eachJob(
    buildGeneration,
    (payload, { id, signal }) => runBuildGeneration(contextOf(buildGeneration.name, id, payload), payload, signal),
    (payload, error) => gaveUpBuildGeneration(contextOf(buildGeneration.name, payload.generationId, payload), payload, error),
  ),
  syncHandler as JobHandler,
  eachJob(clearGenerations, (payload, { id }) => clearReplaced(contextOf(clearGenerations.name, id, payload), payload.baseId)),
  eachJob(eraseBase, (payload, { id }) => runEraseBase(contextOf(eraseBase.name, id, payload), payload.baseId)),
  eachJob(
    evaluateBase,
    (payload, { id, signal }) => {
      const { organizationId, workspaceId } = payload;
      const authorityOf = (userId: string) => contextFromStarter({ name: evaluateBase.name, id, organizationId, workspaceId }, userId);
      return runEvaluateBase(contextOf(evaluateBase.name, id, payload), authorityOf, payload, signal);
    },
    (payload, error) => gaveUpEvaluateBase(contextOf(evaluateBase.name, payload.runId, payload), payload, error),
  ),
  eachJob(forgetInEvaluations, (payload, { id }) => runForgetInEvaluations(contextOf(forgetInEvaluations.name, id, payload), payload.documentId)),
  eachJob(forgetBase, (payload, { id }) => runForgetBase(contextOf(forgetBase.name, id, payload), payload.baseId)),
  eachJob(forgetDocument, (payload, { id }) => runForgetDocument(contextOf(forgetDocument.name, id, payload), payload.documentId)),
  eachJob(notifyBreakGlass, (payload) => runNotifyBreakGlass(payload)),
  eachJob(eraseProject, (payload, { id }) => runEraseProject(contextOf(eraseProject.name, id, payload), payload.projectId)),
  eachJob(eraseWorkspaceJob, (payload, { id }) => runEraseWorkspace(payload, id)),
  eachJob(eraseOrganizationJob, (payload) => runEraseOrganization(payload.organizationId)),
] as JobHandler[];
