import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS, isPermission, ORGANIZATION_ROLES, PERMISSIONS, permissionsOf, WORKSPACE_PERMISSIONS } from "./permissions";

const WRITING = ["projects:create", "projects:update", "documents:upload", "documents:classify", "documents:delete", "documents:process", "shares:manage", "shares:answer", "agents:manage", "knowledge:manage"];
const RULING = ["workspace:manage", "projects:delete", "documents:purge", "apiKeys:read", "apiKeys:manage", "workspaceMembers:add", "shares:publish", "audit:read", "members:read"];
const member = ORGANIZATION_ROLES.member.length;

describe("permissionsOf", () => {
  it.each([
    ["owner", null, ALL_PERMISSIONS.length],
    ["admin", null, ALL_PERMISSIONS.length - 3],
    ["owner", "viewer", ALL_PERMISSIONS.length],
    ["member", "admin", WORKSPACE_PERMISSIONS.length + member],
    ["member", "editor", 19 + member],
    ["member", "viewer", 7 + member],
    ["guest", "viewer", 7],
    ["member", null, member],
    ["guest", null, 0],
    ["member", "constructor", member],
    ["custom", "custom", 0],
    ["nobody", "toString", 0],
  ])("%s of the organization, %s of the workspace: %i", (organizationRole, workspaceRole, count) => {
    expect(permissionsOf({ organizationRole, workspaceRole }).size).toBe(count);
  });

  it("a viewer only reads and asks, an editor also writes, and neither rules", () => {
    const viewer = permissionsOf({ organizationRole: "guest", workspaceRole: "viewer" }) as ReadonlySet<string>;
    const editor = permissionsOf({ organizationRole: "guest", workspaceRole: "editor" }) as ReadonlySet<string>;
    for (const permission of WRITING) expect([viewer.has(permission), editor.has(permission)], permission).toEqual([false, true]);
    for (const permission of RULING) expect([viewer.has(permission), editor.has(permission)], permission).toEqual([false, false]);
    for (const permission of viewer) expect(editor.has(permission)).toBe(true);
  });

  it("a custom role allows what it holds, and nothing that is not a permission", () => {
    const held = permissionsOf({ organizationRole: "custom", workspaceRole: null, organizationCustom: ["members:read", "documents:read", "documents:everything", "__proto__"] });
    expect([...held]).toEqual(["members:read", "documents:read"]);
  });

  it("a workspace's role, custom or not, allows nothing about the organization", () => {
    const held = permissionsOf({ organizationRole: "guest", workspaceRole: "custom", workspaceCustom: ALL_PERMISSIONS });
    expect([...held].filter((permission) => PERMISSIONS[permission].scope === "organization")).toEqual([]);
    expect(held.size).toBe(WORKSPACE_PERMISSIONS.length);
  });

  it("is about sixty, each with a group and a label of its own", () => {
    expect(ALL_PERMISSIONS.length).toBeGreaterThanOrEqual(55);
    expect(new Set(ALL_PERMISSIONS.map((permission) => PERMISSIONS[permission].label)).size).toBe(ALL_PERMISSIONS.length);
  });

  it("knows its own names only", () => {
    expect(ALL_PERMISSIONS.every(isPermission)).toBe(true);
    expect(["documents:everything", "hasOwnProperty", "__proto__", ""].filter(isPermission)).toEqual([]);
  });
});
