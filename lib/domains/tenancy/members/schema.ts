import { z } from "zod";
import { namesOneRole, ONE_ROLE, organizationRoleFields, type RoleChoiceDto, workspaceRoleFields } from "../roles/schema";
import type { MemberAbilities } from "./policy";

const userIds = z.array(z.uuid()).min(1, "Choose at least one member.").max(100, "Change at most 100 members at once.");
export const clearanceSchema = z.number().int().min(0).max(3);

export const membersSchema = z.strictObject({ userIds });
export const changeRolesSchema = z.strictObject({ userIds, ...organizationRoleFields }).refine(namesOneRole, ONE_ROLE);
export const changeClearancesSchema = z.strictObject({ userIds, clearance: clearanceSchema });
export const setWorkspaceRoleSchema = z.strictObject({ userIds, workspaceId: z.uuid(), ...workspaceRoleFields }).refine(namesOneRole, ONE_ROLE);
export const leaveWorkspaceSchema = z.strictObject({ userIds, workspaceId: z.uuid() });
export const workspaceMemberRoleSchema = z.strictObject({ userId: z.uuid(), ...workspaceRoleFields }).refine(namesOneRole, ONE_ROLE);
export const workspaceMemberSchema = z.strictObject({ userId: z.uuid() });

export const MEMBER_SORTS = ["name", "-name", "joined", "-joined", "seen", "-seen"] as const;
export const MEMBERS_PAGE = 50;

export const listMembersSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  /** A system role's name, or a custom role's id. */
  role: z.union([z.enum(["owner", "admin", "member", "guest"]), z.uuid()]).optional(),
  status: z.enum(["active", "suspended"]).optional(),
  departmentId: z.uuid().optional(),
  workspaceId: z.uuid().optional(),
  clearance: clearanceSchema.optional(),
  sort: z.enum(MEMBER_SORTS).default("name"),
  skip: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(100).default(MEMBERS_PAGE),
});
export type ListMembers = z.input<typeof listMembersSchema>;

/** What became of each member of a bulk change. */
export interface MemberResults {
  changed: string[];
  refused: { userId: string; reason: string }[];
}

export interface HeldRoleDto {
  role: string;
  customRoleId: string | null;
  name: string;
}

export interface MemberDto {
  userId: string;
  name: string;
  email: string;
  /** Address of his picture. */
  avatar: string | null;
  role: HeldRoleDto;
  clearance: number;
  status: "active" | "suspended";
  joinedAt: string;
  /** In this organization; to within some minutes. */
  lastSeenAt: string | null;
  departments: { id: string; name: string }[];
  workspaces: { id: string; name: string; slug: string; role: HeldRoleDto }[];
  isSelf: boolean;
  can: MemberAbilities;
}

export interface MemberListDto {
  data: MemberDto[];
  total: number;
  hasMore: boolean;
}

/** What the screens about members offer to choose from. */
export interface MemberChoicesDto {
  /** Roles and clearance that the reader may give. */
  roles: RoleChoiceDto[];
  clearance: number;
  workspaces: { id: string; name: string; slug: string; roles: RoleChoiceDto[] }[];
  departments: { id: string; name: string }[];
  /** All custom roles of the organization, for the filter. */
  customRoles: { id: string; name: string }[];
  can: { invite: boolean; inviteGuests: boolean; addToWorkspace: boolean; changeWorkspaceRole: boolean; removeFromWorkspace: boolean; assignDepartments: boolean };
}

export interface WorkspaceMemberDto {
  userId: string;
  name: string;
  email: string;
  role: HeldRoleDto;
  /** His role in the organization, where it gives him the workspace too. */
  organizationRole: string;
  status: "active" | "suspended";
  joinedAt: string;
  isSelf: boolean;
  can: { changeRole: boolean; remove: boolean };
}

export interface WorkspaceMembersDto {
  members: WorkspaceMemberDto[];
  /** Members of the organization who could be added. */
  candidates: { userId: string; name: string; email: string }[];
  roles: RoleChoiceDto[];
  can: { add: boolean };
}
