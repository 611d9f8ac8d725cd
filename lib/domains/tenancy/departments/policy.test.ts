import { describe, expect, it } from "vitest";
import { ORGANIZATION_ROLES, type Permission } from "@/lib/kernel/permissions";
import { canGiveDepartment, canMoveDocuments, canTakeDepartment, departmentAbilities } from "./policy";

const giver = (permissions: readonly Permission[], departments: string[] = []) => ({ permissions: new Set(permissions), departments });

describe("who may give a department", () => {
  it.each([
    ["an owner, not in it", ORGANIZATION_ROLES.owner, [], true],
    ["an admin, not in it", ORGANIZATION_ROLES.admin, [], true],
    ["a member, in it", ORGANIZATION_ROLES.member, ["legal"], false],
    ["one who assigns, not in it", ["departments:assign"], [], false],
    ["one who assigns, in another", ["departments:assign"], ["design"], false],
    ["one who assigns, in it", ["departments:assign"], ["legal"], true],
    ["one who assigns and changes clearance, not in it", ["departments:assign", "members:changeClearance"], [], true],
    ["one who changes clearance only", ["members:changeClearance"], ["legal"], false],
    ["one who deletes only, in it", ["departments:delete"], ["legal"], false],
  ] as const)("%s", (_, permissions, departments, allowed) => {
    expect(canGiveDepartment(giver(permissions, [...departments]), "legal")).toBe(allowed);
  });

  it.each([
    [["departments:assign"], ["legal", "design"], true],
    [["departments:assign"], ["legal"], false],
    [["departments:assign"], ["design"], false],
    [["departments:assign", "members:changeClearance"], [], true],
    [["departments:delete"], ["legal", "design"], false],
  ] as const)("moving documents from legal to design with %j in %j: %s", (permissions, departments, allowed) => {
    expect(canMoveDocuments(giver(permissions, [...departments]), "legal", "design")).toBe(allowed);
  });

  it("taking away needs the permission alone", () => {
    expect(canTakeDepartment(giver(["departments:assign"]))).toBe(true);
    expect(canTakeDepartment(giver(["departments:update"], ["legal"]))).toBe(false);
  });

  it.each([
    ["owner", { create: true, rename: true, delete: true, assign: true }],
    ["member", { create: false, rename: false, delete: false, assign: false }],
    ["guest", { create: false, rename: false, delete: false, assign: false }],
  ] as const)("%s: %j", (role, expected) => {
    expect(departmentAbilities(new Set<Permission>(ORGANIZATION_ROLES[role]))).toEqual(expected);
  });
});
