import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS, isPermission, permissionsOf } from "./permissions";

const WRITING = ["projects:create", "documents:upload", "documents:delete", "documents:process"];
const RULING = ["workspace:manage", "projects:delete", "documents:purge", "apiKeys:read", "apiKeys:manage", "audit:read"];

describe("permissionsOf", () => {
  it.each([
    ["owner", null, ALL_PERMISSIONS.length],
    ["admin", null, ALL_PERMISSIONS.length],
    ["owner", "viewer", ALL_PERMISSIONS.length],
    ["member", "admin", ALL_PERMISSIONS.length],
    ["member", "editor", 9],
    ["member", "viewer", 5],
    ["guest", "viewer", 5],
    ["member", null, 0],
    ["guest", null, 0],
    ["member", "constructor", 0],
    ["nobody", "toString", 0],
  ])("%s of the organization, %s of the workspace: %i", (organization, workspace, count) => {
    expect(permissionsOf(organization, workspace).size).toBe(count);
  });

  it("a viewer only reads and asks, an editor also writes, and neither rules", () => {
    const viewer = permissionsOf("member", "viewer") as ReadonlySet<string>;
    const editor = permissionsOf("member", "editor") as ReadonlySet<string>;
    for (const permission of WRITING) expect([viewer.has(permission), editor.has(permission)], permission).toEqual([false, true]);
    for (const permission of RULING) expect([viewer.has(permission), editor.has(permission)], permission).toEqual([false, false]);
    for (const permission of viewer) expect(editor.has(permission)).toBe(true);
  });

  it("knows its own names only", () => {
    expect(ALL_PERMISSIONS.every(isPermission)).toBe(true);
    expect(["documents:everything", "hasOwnProperty", "__proto__", ""].filter(isPermission)).toEqual([]);
  });
});
