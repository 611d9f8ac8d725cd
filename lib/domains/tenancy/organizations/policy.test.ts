import { describe, expect, it } from "vitest";
import { ORGANIZATION_ROLES, type Permission } from "@/lib/kernel/permissions";
import { canRestore, erasedAfter, organizationAbilities, settingsEntries } from "./policy";

const ALL = ["general", "workspaces", "departments", "members", "invitations", "roles", "models", "usage", "security"];

describe("pages of an organization's settings", () => {
  it.each([
    ["owner", false, ALL],
    ["admin", false, ALL],
    ["member", false, ["general", "departments"]],
    ["guest", false, []],
    ["owner", true, ["general"]],
    ["guest", true, []],
  ] as const)("%s, ended %s: %j", (role, ended, expected) => {
    expect(settingsEntries(new Set<Permission>(ORGANIZATION_ROLES[role]), ended).map((entry) => entry.id)).toEqual(expected);
  });

  it("a custom role opens exactly the pages of what it holds", () => {
    expect(settingsEntries(new Set<Permission>(["roles:read", "organization:security"]), false).map((entry) => entry.id)).toEqual(["roles", "security"]);
  });
});

describe("what a role may do with the organization", () => {
  it.each([
    ["owner", { update: true, archive: true, delete: true, transfer: true, createWorkspace: true }],
    ["admin", { update: true, archive: false, delete: false, transfer: false, createWorkspace: true }],
    ["member", { update: false, archive: false, delete: false, transfer: false, createWorkspace: false }],
    ["guest", { update: false, archive: false, delete: false, transfer: false, createWorkspace: false }],
  ] as const)("%s: %j", (role, expected) => {
    expect(organizationAbilities(new Set<Permission>(ORGANIZATION_ROLES[role]))).toEqual(expected);
  });
});

describe("restoring", () => {
  const deleted = "2026-01-31T12:00:00.000Z";
  const until = erasedAfter(new Date(deleted));

  it("30 days of 24 hours", () => expect(until.toISOString()).toBe("2026-03-02T12:00:00.000Z"));

  it.each([
    [null, until, true],
    [deleted, new Date(until.getTime() - 1), true],
    [deleted, until, false],
    [deleted, new Date(until.getTime() + 1), false],
  ])("deleted %s, at %s: %s", (deletedAt, now, expected) => {
    expect(canRestore(deletedAt, now)).toBe(expected);
  });
});
