import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel, type Sensitivity } from "@/lib/kernel/sensitivity";
import { effectiveSensitivity, type FolderGuard, letsIn } from "./folders/policy";
import type { DocumentStatus, HidingRule } from "./schema";

/** What decides what somebody may see in a workspace. */
export interface Viewer extends Pick<TenantContext, "permissions" | "clearance" | "departments"> {
  /** The members-only projects he belongs to. */
  projects: readonly string[];
}

export interface GuardedDocument {
  projectId: string;
  projectAccess: "open" | "members";
  sensitivity: number;
  /** Empty: every department. */
  departments: readonly string[];
  /** All around it, inner and outer. */
  folders: readonly FolderGuard[];
}

/**
 * Which rules hide a document from a member; none: he may see it. The same rule as a filter stands in visibility.ts, and the two
 * agree: permission ∧ project membership ∧ sensitivity ≤ clearance ∧ department; folders guard what lies in them. What is in the trash or in an archived project is
 * put away for everybody alike.
 */
export function hidingRules(viewer: Viewer, document: GuardedDocument): HidingRule[] {
  const hidden: Record<HidingRule, boolean> = {
    permission: !canReadDocuments(viewer),
    project: document.projectAccess === "members" && !viewer.projects.includes(document.projectId),
    sensitivity: effectiveSensitivity(document.sensitivity, document.folders) > viewer.clearance,
    department: !letsIn(viewer.departments, [{ minSensitivity: 0, departments: document.departments }, ...document.folders]),
  };
  return (Object.keys(hidden) as HidingRule[]).filter((rule) => hidden[rule]);
}

/** Without it nothing of a document is shown, on no way: no title, count, passage, citation or event. */
export function canReadDocuments(ctx: Pick<TenantContext, "permissions">): boolean {
  return ctx.permissions.has("documents:read");
}

/** Nobody may give a document a level he could not see himself. */
export function canClassify(ctx: Pick<TenantContext, "clearance">, sensitivity: Sensitivity): boolean {
  return sensitivityLevel(sensitivity) <= ctx.clearance;
}

/** Making a document readable for more people is explained. */
export function needsReason(before: Sensitivity, after: Sensitivity): boolean {
  return sensitivityLevel(after) < sensitivityLevel(before);
}

/** Whether somebody of these departments still sees a document that is limited to those; limited to none, everybody does. */
export function staysInSight(ctx: Pick<TenantContext, "departments">, departmentIds: readonly string[]): boolean {
  return departmentIds.length === 0 || departmentIds.some((id) => ctx.departments.includes(id));
}

export function defaultSensitivity(ctx: Pick<TenantContext, "clearance">): Sensitivity {
  return canClassify(ctx, "internal") ? "internal" : "public";
}

export function canRetry(status: DocumentStatus): boolean {
  return status === "failed" || status === "cancelled";
}

export function canCancel(status: DocumentStatus): boolean {
  return status === "queued" || status === "processing";
}

export interface DocumentAbilities {
  upload: boolean;
  trash: boolean;
  purge: boolean;
  process: boolean;
  classify: boolean;
  limit: boolean;
}

export function documentAbilities(ctx: Pick<TenantContext, "permissions">): DocumentAbilities {
  return {
    upload: ctx.permissions.has("documents:upload"),
    trash: ctx.permissions.has("documents:delete"),
    purge: ctx.permissions.has("documents:purge"),
    process: ctx.permissions.has("documents:process"),
    classify: ctx.permissions.has("documents:classify"),
    limit: ctx.permissions.has("documents:limit"),
  };
}
