import { organizationPath, withQuery } from "@/lib/client/workspace-urls";
import { type ListMembers, MEMBER_SORTS, MEMBERS_PAGE } from "@/lib/domains/tenancy/members/schema";

/** What the address of the members' list says. */
export interface MembersQuery {
  q: string;
  role: string | null;
  status: "active" | "suspended" | null;
  department: string | null;
  workspace: string | null;
  clearance: string | null;
  sort: (typeof MEMBER_SORTS)[number];
  /** From 1. */
  page: number;
}

type Params = Record<string, string | string[] | undefined>;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SYSTEM = ["owner", "admin", "member", "guest"];

export function parseMembersQuery(params: Params): MembersQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  const id = (key: string) => (UUID.test(one(key)) ? one(key) : null);
  const status = one("status");
  return {
    q: one("q").trim().slice(0, 200),
    role: SYSTEM.includes(one("role")) ? one("role") : id("role"),
    status: status === "active" || status === "suspended" ? status : null,
    department: id("department"),
    workspace: id("workspace"),
    clearance: /^[0-3]$/.test(one("clearance")) ? one("clearance") : null,
    sort: MEMBER_SORTS.find((name) => name === one("sort")) ?? "name",
    page: /^[1-9]\d{0,4}$/.test(one("page")) ? Number(one("page")) : 1,
  };
}

/** The same list with something changed; any change but the page begins at the first page. */
export function membersHref(organization: string, query: MembersQuery, change: Partial<MembersQuery> = {}): string {
  const next = { ...query, page: 1, ...change };
  return withQuery(organizationPath(organization, "/settings/members"), { ...next, sort: next.sort === "name" ? null : next.sort, page: next.page === 1 ? null : next.page });
}

export function listArguments(query: MembersQuery): ListMembers {
  const { q, role, status, department, workspace, clearance, sort, page } = query;
  return {
    sort,
    skip: (page - 1) * MEMBERS_PAGE,
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(status ? { status } : {}),
    ...(department ? { departmentId: department } : {}),
    ...(workspace ? { workspaceId: workspace } : {}),
    ...(clearance ? { clearance: Number(clearance) } : {}),
  };
}

export function isFiltered({ q, role, status, department, workspace, clearance }: MembersQuery): boolean {
  return q !== "" || [role, status, department, workspace, clearance].some((value) => value !== null);
}
