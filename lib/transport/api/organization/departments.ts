import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { assignDepartment } from "@/lib/domains/tenancy/departments/commands/assign-department";
import { createDepartment } from "@/lib/domains/tenancy/departments/commands/create-department";
import { deleteDepartment } from "@/lib/domains/tenancy/departments/commands/delete-department";
import { renameDepartment } from "@/lib/domains/tenancy/departments/commands/rename-department";
import { listDepartments } from "@/lib/domains/tenancy/departments/queries";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { optionalId, parseQuery } from "../query";
import { noContent, organizationPost } from "./organization-post";
import { deleteDepartmentQuery, departmentBody, type departmentSchema, listDepartmentsQuery } from "./organization-schemas";

type ApiDepartment = z.output<typeof departmentSchema>;

async function allDepartments(ctx: OrganizationContext): Promise<ApiDepartment[]> {
  const rows = await inTenant(ctx, (tx) => listDepartments(tx));
  return rows.map(({ id, name, members, createdAt }) => ({ id, name, members, createdAt }));
}

export async function listApiDepartments(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "departments:read");
  const { q, ...asked } = parseQuery(listDepartmentsQuery, query);
  const all = await allDepartments(ctx);
  return pageOfAll("departments", asked, q ? all.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())) : all);
}

async function getApiDepartment(ctx: OrganizationContext, departmentId: string): Promise<ApiDepartment> {
  const department = (await allDepartments(ctx)).find(({ id }) => id === departmentId);
  if (!department) throw notFound("department");
  return department;
}

export const createApiDepartment = organizationPost({
  permission: createDepartment.permission,
  body: departmentBody,
  run: async (ctx, body) => {
    const { id } = await createDepartment.execute(ctx, body);
    return { status: 201, body: await getApiDepartment(ctx, id) };
  },
});

export async function renameApiDepartment(ctx: OrganizationContext, request: Request, departmentId: string): Promise<ApiDepartment> {
  assertPermission(ctx, renameDepartment.permission);
  const { name } = parseInput(departmentBody, await jsonBody(request));
  await renameDepartment.execute(ctx, { departmentId: idParam(departmentId, "department"), name });
  return getApiDepartment(ctx, departmentId);
}

export async function deleteApiDepartment(ctx: OrganizationContext, departmentId: string, query: URLSearchParams): Promise<Response> {
  assertPermission(ctx, deleteDepartment.permission);
  const moveTo = optionalId(parseQuery(deleteDepartmentQuery, query).moveTo, "department");
  await deleteDepartment.execute(ctx, { departmentId: idParam(departmentId, "department"), ...(moveTo ? { moveTo } : {}) });
  return noContent(ctx);
}

export async function assignApiDepartment(ctx: OrganizationContext, params: { departmentId: string; userId: string }, belongs: boolean): Promise<Response> {
  assertPermission(ctx, assignDepartment.permission);
  const departmentId = idParam(params.departmentId, "department");
  const people = [idParam(params.userId, "member")];
  await assignDepartment.execute(ctx, { departmentId, ...(belongs ? { add: people } : { remove: people }) });
  return noContent(ctx);
}
