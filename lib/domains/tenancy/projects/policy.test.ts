import { describe, expect, it } from "vitest";
import { ORGANIZATION_ROLES, type Permission, WORKSPACE_ROLES } from "@/lib/kernel/permissions";
import { canClose, leavesNobody, projectAbilities } from "./policy";

describe("project policy", () => {
  it.each([
    ["members", ["a"], ["a"], true],
    ["members", ["a", "b"], ["a"], false],
    ["members", ["a", "b"], ["b", "a"], true],
    ["members", [], ["a"], true],
    ["open", ["a"], ["a"], false],
  ] as const)("a %s project of %j without %j is left to nobody: %s", (access, members, removed, expected) => {
    expect(leavesNobody(access, members, removed)).toBe(expected);
  });

  it("the default project stays open", () => {
    expect(canClose({ isDefault: true })).toBe(false);
    expect(canClose({ isDefault: false })).toBe(true);
  });

  it.each([
    [WORKSPACE_ROLES.admin, { create: true, update: true, members: true, archive: true, delete: true }],
    [WORKSPACE_ROLES.editor, { create: true, update: true, members: false, archive: false, delete: false }],
    [WORKSPACE_ROLES.viewer, { create: false, update: false, members: false, archive: false, delete: false }],
    [ORGANIZATION_ROLES.guest, { create: false, update: false, members: false, archive: false, delete: false }],
  ] as const)("%#: what a role may do with projects", (permissions, expected) => {
    expect(projectAbilities(new Set<Permission>(permissions))).toEqual(expected);
  });
});
