import "server-only";
import { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireOrganization } from "../contexts";
import { departmentAbilities } from "./policy";
import { countLimitedDocuments, getDepartment, listDepartmentPeople, listDepartments } from "./queries";

export function loadDepartments(organization: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "departments:read");
    const can = departmentAbilities(ctx.permissions);
    const departments = await inTenant(ctx, listDepartments);
    const limited = can.delete ? await countLimitedDocuments(ctx.organizationId) : null;
    return { departments: departments.map((entry) => ({ ...entry, documents: limited ? (limited.get(entry.id) ?? 0) : null })), can };
  });
}

/** For the dialog that assigns people; null without a department in the address. */
export function loadDepartmentPeople(organization: string, departmentId: string | undefined, q: string | undefined) {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    if (!departmentId || !z.uuid().safeParse(departmentId).success || !ctx.permissions.has("departments:assign")) return null;
    return inTenant(ctx, async (tx) => ({ department: await getDepartment(tx, departmentId), people: await listDepartmentPeople(tx, departmentId, q?.slice(0, 100)) }));
  });
}
