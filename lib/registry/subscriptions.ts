import "server-only";
import type { QueuedJob } from "@/lib/adapters/queue/job-queue";
import * as breakGlass from "@/lib/domains/chat/break-glass/events";
import { flagOutdated } from "@/lib/domains/chat/stale/jobs/flag-outdated.job";
import * as dataroom from "@/lib/domains/dataroom/events";
import { eraseProject } from "@/lib/domains/dataroom/jobs/erase-project.job";
import { seedSample } from "@/lib/domains/dataroom/jobs/seed-sample.job";
import * as folders from "@/lib/domains/dataroom/folders/events";
import * as organize from "@/lib/domains/dataroom/organize/events";
import { suggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.job";
import * as versions from "@/lib/domains/dataroom/versions/events";
import { forgetBase } from "@/lib/domains/evaluation/jobs/forget-base.job";
import { forgetInEvaluations } from "@/lib/domains/evaluation/jobs/forget-in-evaluations.job";
import { runStarted } from "@/lib/domains/evaluation/runs/events";
import { evaluateBase } from "@/lib/domains/evaluation/runs/jobs/evaluate-base.job";
import * as bases from "@/lib/domains/knowledge/bases/events";
import { buildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.job";
import { clearGenerations } from "@/lib/domains/knowledge/bases/jobs/clear-generations.job";
import { eraseBase } from "@/lib/domains/knowledge/bases/jobs/erase-base.job";
import { syncBases } from "@/lib/domains/knowledge/bases/jobs/sync-bases.job";
import { extractVersion } from "@/lib/domains/knowledge/jobs/extract-version.job";
import { indexVersion } from "@/lib/domains/knowledge/jobs/index-version.job";
import { recogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.job";
import { vectorsCancelled, vectorsRequested } from "@/lib/domains/knowledge/generations/events";
import { buildVectors } from "@/lib/domains/knowledge/generations/jobs/build-vectors.job";
import { removeFromIndex } from "@/lib/domains/knowledge/jobs/remove-from-index.job";
import { updateInIndex } from "@/lib/domains/knowledge/jobs/update-in-index.job";
import * as questions from "@/lib/domains/sharing/questions/events";
import { draftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.job";
import { forgetDocument } from "@/lib/domains/sharing/questions/jobs/forget-document.job";
import * as departments from "@/lib/domains/tenancy/departments/events";
import { notifyBreakGlass } from "@/lib/domains/tenancy/notices/jobs/notify-break-glass.job";
import * as tenancy from "@/lib/domains/tenancy/events";
import type { EventDefinition } from "@/lib/kernel/events";
import type { z } from "zod";

export interface RecordedEvent {
  type: string;
  organizationId: string;
  workspaceId: string | null;
  payload: unknown;
}

type Reaction = (scope: { organizationId: string; workspaceId: string }, payload: unknown) => QueuedJob[];

const reactions = new Map<string, Reaction[]>();

function on<P extends z.ZodType>(event: EventDefinition<P>, react: (scope: { organizationId: string; workspaceId: string }, payload: z.output<P>) => QueuedJob[]): void {
  reactions.set(event.type, [...(reactions.get(event.type) ?? []), (scope, payload) => react(scope, event.payload.parse(payload))]);
}

/** The product's choreography: what follows from what. */
on(tenancy.workspaceCreated, (scope, { withSample }) => (withSample ? [{ job: seedSample, payload: scope }] : []));
on(tenancy.projectRemoved, (scope, { projectId }) => [{ job: eraseProject, payload: { ...scope, projectId } }]);
on(dataroom.documentVersionUploaded, (scope, { documentId, versionId }) => [{ job: extractVersion, payload: { ...scope, documentId, versionId } }]);
on(dataroom.processingRetried, (scope, { documentId, versionId }) => [{ job: extractVersion, payload: { ...scope, documentId, versionId } }]);
on(dataroom.documentPicturesFound, (scope, { documentId, versionId }) => [{ job: recogniseVersion, payload: { ...scope, documentId, versionId } }]);
on(dataroom.documentTextExtracted, (scope, { documentId, versionId }) => [
  { job: indexVersion, payload: { ...scope, documentId, versionId } },
  { job: suggestSensitivity, payload: { ...scope, documentId, versionId } },
]);
// What answers quote is compared once another version answers.
on(dataroom.documentReady, (scope, { documentId, number }) => (number > 1 ? [{ job: flagOutdated, payload: { ...scope, documentId } }] : []));
on(versions.answeringVersionChanged, (scope, { documentId }) => [{ job: flagOutdated, payload: { ...scope, documentId } }]);
on(versions.versionPinned, (scope, { documentId, versionId }) => [{ job: indexVersion, payload: { ...scope, documentId, versionId } }]);
on(versions.versionUnpinned, (scope, { documentId, versionId }) => [{ job: indexVersion, payload: { ...scope, documentId, versionId } }]);
on(dataroom.documentTrashed, (scope, { documentId }) => [{ job: removeFromIndex, payload: { ...scope, documentIds: [documentId] } }]);
on(folders.folderTrashed, (scope, { documentIds }) => [{ job: removeFromIndex, payload: { ...scope, documentIds } }]);
on(folders.folderRestored, (scope, { documents }) =>
  documents.flatMap((document) => [
    { job: extractVersion, payload: { ...scope, ...document } },
    { job: indexVersion, payload: { ...scope, ...document } },
  ]),
);
// The index may lag behind, but what it finds for nothing is room that it has not for others.
on(folders.folderClassified, (scope, { raisedIds }) => raisedIds.map((documentId) => ({ job: updateInIndex, payload: { ...scope, documentId } })));
on(folders.folderMoved, (scope, { raisedIds }) => raisedIds.map((documentId) => ({ job: updateInIndex, payload: { ...scope, documentId } })));
on(organize.documentMoved, (scope, { documentId }) => [{ job: updateInIndex, payload: { ...scope, documentId } }]);
on(organize.documentRenamed, (scope, { documentId }) => [{ job: updateInIndex, payload: { ...scope, documentId } }]);
on(dataroom.documentPurged, (scope, { documentId }) => [
  { job: removeFromIndex, payload: { ...scope, documentIds: [documentId] } },
  { job: forgetDocument, payload: { ...scope, documentId } },
  { job: forgetInEvaluations, payload: { ...scope, documentId } },
]);
on(dataroom.documentClassified, (scope, { documentId }) => [{ job: updateInIndex, payload: { ...scope, documentId } }]);
on(dataroom.documentLimited, (scope, { documentId }) => [{ job: updateInIndex, payload: { ...scope, documentId } }]);
on(departments.departmentReplaced, (scope, { documentIds }) => documentIds.map((documentId) => ({ job: updateInIndex, payload: { ...scope, documentId } })));
on(vectorsRequested, (scope) => [{ job: buildVectors, payload: scope, singletonKey: scope.workspaceId }]);
// What was made so far is dropped.
on(vectorsCancelled, (scope) => [{ job: buildVectors, payload: scope, singletonKey: scope.workspaceId }]);
on(questions.shareQuestionAsked, (scope, { questionId, linkId }) => [{ job: draftAnswer, payload: { ...scope, questionId, linkId } }]);
on(questions.shareDraftRequested, (scope, { questionId, linkId }) => [{ job: draftAnswer, payload: { ...scope, questionId, linkId } }]);
on(breakGlass.breakGlassApproved, (scope, { requestId }) => [{ job: notifyBreakGlass, payload: { ...scope, requestId } }]);
on(dataroom.documentRestored, (scope, { documentId, versionId }) => [
  { job: extractVersion, payload: { ...scope, documentId, versionId } },
  { job: indexVersion, payload: { ...scope, documentId, versionId } },
]);

// Knowledge bases follow the data room: what comes, goes, moves or is guarded otherwise.
const follow = (documentIds: string[], scope: { organizationId: string; workspaceId: string }) =>
  documentIds.length > 0 ? [{ job: syncBases, payload: { ...scope, documentIds } }] : [];
on(dataroom.documentReady, (scope, { documentId }) => follow([documentId], scope));
on(versions.answeringVersionChanged, (scope, { documentId }) => follow([documentId], scope));
on(dataroom.documentTrashed, (scope, { documentId }) => follow([documentId], scope));
on(dataroom.documentRestored, (scope, { documentId }) => follow([documentId], scope));
on(dataroom.documentPurged, (scope, { documentId }) => follow([documentId], scope));
on(dataroom.documentClassified, (scope, { documentId }) => follow([documentId], scope));
on(dataroom.documentLimited, (scope, { documentId }) => follow([documentId], scope));
on(organize.documentMoved, (scope, { documentId }) => follow([documentId], scope));
on(departments.departmentReplaced, (scope, { documentIds }) => follow(documentIds, scope));
on(folders.folderTrashed, (scope, { documentIds }) => follow(documentIds, scope));
on(folders.folderRestored, (scope, { documents }) => follow(documents.map(({ documentId }) => documentId), scope));
on(folders.folderClassified, (scope, { raisedIds }) => follow(raisedIds, scope));
on(folders.folderMoved, (scope, { raisedIds }) => [...follow(raisedIds, scope), { job: syncBases, payload: scope }]);
on(bases.indexingStarted, (scope, { baseId, generationId }) => [{ job: buildGeneration, payload: { ...scope, baseId, generationId } }]);
on(bases.indexingCancelled, (scope, { baseId }) => [{ job: clearGenerations, payload: { ...scope, baseId } }]);
on(bases.sourcesAdded, (scope, { baseId }) => [{ job: syncBases, payload: { ...scope, baseId } }]);
on(bases.sourceRemoved, (scope, { baseId }) => [{ job: syncBases, payload: { ...scope, baseId } }]);
on(bases.baseDeleted, (scope, { baseId }) => [
  { job: eraseBase, payload: { ...scope, baseId } },
  { job: forgetBase, payload: { ...scope, baseId } },
]);
on(runStarted, (scope, { runId }) => [{ job: evaluateBase, payload: { ...scope, runId } }]);

export function jobsFor(event: RecordedEvent): QueuedJob[] {
  if (!event.workspaceId) return [];
  const scope = { organizationId: event.organizationId, workspaceId: event.workspaceId };
  return (reactions.get(event.type) ?? []).flatMap((react) => react(scope, event.payload));
}
