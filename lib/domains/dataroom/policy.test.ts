import { describe, expect, it } from "vitest";
import type { Permission } from "@/lib/kernel/permissions";
import { canCancel, canClassify, canRetry, defaultSensitivity, type GuardedDocument, hidingRules, needsReason, staysInSight, type Viewer } from "./policy";

describe("data room policy", () => {
  it.each([
    [0, "public"],
    [1, "internal"],
    [3, "internal"],
  ] as const)("a person of clearance %i uploads as %s by default", (clearance, expected) => {
    expect(defaultSensitivity({ clearance })).toBe(expected);
    expect(canClassify({ clearance }, expected)).toBe(true);
  });

  it("nobody classifies above his clearance", () => {
    expect(canClassify({ clearance: 1 }, "confidential")).toBe(false);
    expect(canClassify({ clearance: 2 }, "confidential")).toBe(true);
  });

  it.each([
    ["queued", false, true],
    ["processing", false, true],
    ["ready", false, false],
    ["failed", true, false],
    ["cancelled", true, false],
  ] as const)("%s: retry %s, cancel %s", (status, retry, cancel) => {
    expect(canRetry(status)).toBe(retry);
    expect(canCancel(status)).toBe(cancel);
  });
});

describe("what hides a document", () => {
  const viewer: Viewer = { permissions: new Set<Permission>(["documents:read"]), clearance: 1, departments: ["legal"], projects: ["tower"] };
  const document: GuardedDocument = { projectId: "tower", projectAccess: "members", sensitivity: 1, departments: ["legal", "finance"], folders: [] };

  it.each<[string, Partial<Viewer>, Partial<GuardedDocument>, string[]]>([
    ["nothing", {}, {}, []],
    ["nothing, in an open project", { projects: [] }, { projectAccess: "open" }, []],
    ["nothing, for every department", { departments: [] }, { departments: [] }, []],
    ["the role", { permissions: new Set<Permission>(["search:run", "chat:ask"]) }, {}, ["permission"]],
    ["the project", { projects: ["bridge"] }, {}, ["project"]],
    ["the level", {}, { sensitivity: 2 }, ["sensitivity"]],
    ["the department", { departments: ["site"] }, {}, ["department"]],
    ["all of them", { permissions: new Set<Permission>(), clearance: 0, departments: [], projects: [] }, {}, ["permission", "project", "sensitivity", "department"]],
  ])("%s", (_, person, paper, rules) => {
    expect(hidingRules({ ...viewer, ...person }, { ...document, ...paper })).toEqual(rules);
  });

  it("a reason is asked for on the way down alone", () => {
    expect([needsReason("internal", "public"), needsReason("internal", "internal"), needsReason("internal", "restricted")]).toEqual([true, false, false]);
  });

  it("one stays in sight of what is limited to one's own departments, or to none", () => {
    expect([staysInSight(viewer, []), staysInSight(viewer, ["finance", "legal"]), staysInSight(viewer, ["finance"])]).toEqual([true, true, false]);
  });
});
