import { runExtractVersion } from "@/lib/domains/knowledge/jobs/extract-version.handler";
import { runIndexVersions } from "@/lib/domains/knowledge/jobs/index-version.handler";
import { runRecogniseVersion } from "@/lib/domains/knowledge/jobs/recognise-version.handler";
import { contextFromJob } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import type { Tenant } from "./tenant-fixture";

export function workerContext(tenant: Pick<Tenant, "organizationId" | "workspaceId">): TenantContext {
  return contextFromJob({ name: "test", id: "test-job", organizationId: tenant.organizationId, workspaceId: tenant.workspaceId });
}

export function extract(tenant: Tenant, versionId: string): Promise<void> {
  return runExtractVersion(workerContext(tenant), { versionId }, new AbortController().signal);
}

export function index(tenant: Tenant, ...versionIds: string[]): Promise<void> {
  return runIndexVersions(workerContext(tenant), versionIds, new AbortController().signal);
}

export function recognise(tenant: Tenant, versionId: string): Promise<void> {
  return runRecogniseVersion(workerContext(tenant), { versionId }, new AbortController().signal);
}

/** What the worker does with an upload, step by step, in this process. */
export async function makeReady(tenant: Tenant, versionId: string): Promise<void> {
  await extract(tenant, versionId);
  await index(tenant, versionId);
}

/** The same for many, indexed in one commit. */
export async function makeAllReady(tenant: Tenant, versionIds: readonly string[]): Promise<void> {
  for (const versionId of versionIds) await extract(tenant, versionId);
  await index(tenant, ...versionIds);
}
