import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS, ORGANIZATION_ROLES, type Permission, WORKSPACE_ROLES } from "@/lib/kernel/permissions";
import { heldRole } from "../roles/policy";
import { memberAbilities, type MemberRefusal, type MemberStanding, refusalOfChange, refusalOfClearance, refusalOfRole, refusalOfWorkspaceRole } from "./policy";

const HR: Permission[] = ["organization:read", "members:read", "members:changeRole", "members:suspend", "members:remove"];

/** Everybody there may be, from above to below. */
const PEOPLE = {
  owner: heldRole("organization", "owner", null),
  admin: heldRole("organization", "admin", null),
  "custom, all permissions": heldRole("organization", "custom", ALL_PERMISSIONS),
  "custom, an admin's": heldRole("organization", "custom", ORGANIZATION_ROLES.admin),
  "custom, people": heldRole("organization", "custom", HR),
  "custom, departments": heldRole("organization", "custom", ["departments:read"]),
  member: heldRole("organization", "member", null),
  guest: heldRole("organization", "guest", null),
} as const;
type Who = keyof typeof PEOPLE;
const NAMES = Object.keys(PEOPLE) as Who[];

/** Whom each may change. Rank and permissions: an admin is above every custom role, and no role is above one that allows more. */
const MAY: Record<Who, readonly Who[]> = {
  owner: NAMES,
  admin: ["admin", "custom, an admin's", "custom, people", "custom, departments", "member", "guest"],
  "custom, all permissions": ["custom, all permissions", "custom, an admin's", "custom, people", "custom, departments", "member", "guest"],
  "custom, an admin's": ["custom, an admin's", "custom, people", "custom, departments", "member", "guest"],
  // A member reads departments, which this role does not.
  "custom, people": ["custom, people", "guest"],
  "custom, departments": ["custom, departments", "guest"],
  member: ["member", "guest"],
  guest: ["guest"],
};

const standing = (who: Who, userId: string, clearance = 2): MemberStanding => ({ userId, clearance, ...PEOPLE[who] });
const PAIRS = NAMES.flatMap((actor) => NAMES.map((target) => [actor, target, MAY[actor].includes(target)] as const));

describe("who may change whom", () => {
  it.each(PAIRS)("%s changes %s: %s", (actor, target, may) => {
    expect(refusalOfChange(standing(actor, "a"), standing(target, "b"))).toBe(may ? null : "above");
  });

  it.each(NAMES)("%s never changes himself", (who) => {
    const self = standing(who, "a");
    expect(refusalOfChange(self, self)).toBe("self");
    expect(refusalOfRole(self, self, PEOPLE.guest)).toBe("self");
    expect(refusalOfClearance(self, self, 0)).toBe("self");
    expect(Object.values(memberAbilities(self, self))).toEqual([false, false, false, false, false]);
  });

  it.each(PAIRS)("%s gives the role %s to a guest: %s", (actor, given, may) => {
    expect(refusalOfRole(standing(actor, "a"), standing("guest", "b"), PEOPLE[given])).toBe(may ? null : "role");
  });

  it("a role that nobody knows is above everybody", () => {
    expect(refusalOfChange(standing("owner", "a"), { userId: "b", clearance: 0, ...heldRole("organization", "superuser", null) })).toBe("above");
    expect(refusalOfRole(standing("owner", "a"), standing("guest", "b"), heldRole("organization", "superuser", null))).toBe("role");
  });

  it.each([0, 1, 2, 3].flatMap((own) => [0, 1, 2, 3].flatMap((has) => [0, 1, 2, 3].map((given) => [own, has, given] as const))))(
    "clearance %i changes %i to %i only when both are his own or below",
    (own, has, given) => {
      const expected: MemberRefusal | null = has > own || given > own ? "clearance" : null;
      expect(refusalOfClearance(standing("admin", "a", own), standing("member", "b", has), given)).toBe(expected);
    },
  );

  it("abilities need the permission too", () => {
    const people = standing("custom, people", "a");
    expect(memberAbilities(people, standing("guest", "b"))).toEqual({ changeRole: true, changeClearance: false, suspend: true, remove: true, endSessions: false });
    expect(Object.values(memberAbilities(standing("member", "a"), standing("guest", "b")))).not.toContain(true);
  });
});

describe("roles in a workspace", () => {
  const roles = { admin: heldRole("workspace", "admin", null), editor: heldRole("workspace", "editor", null), viewer: heldRole("workspace", "viewer", null) };
  const own = (role: keyof typeof roles) => new Set<Permission>(WORKSPACE_ROLES[role]);
  const change = (by: keyof typeof roles, before: keyof typeof roles | null, after: keyof typeof roles | null, target: Who = "member") =>
    refusalOfWorkspaceRole({
      actor: standing("member", "a"),
      target: standing(target, "b"),
      own: own(by),
      before: before && roles[before],
      after: after && roles[after],
    });
  const ORDER = ["viewer", "editor", "admin"] as const;
  const CASES = ORDER.flatMap((by) => ORDER.flatMap((before) => ORDER.map((after) => [by, before, after] as const)));

  it.each(CASES)("%s changes %s to %s only when neither is above his own", (by, before, after) => {
    const level = (role: (typeof ORDER)[number]) => ORDER.indexOf(role);
    const expected = level(before) > level(by) ? "above" : level(after) > level(by) ? "role" : null;
    expect(change(by, before, after)).toBe(expected);
  });

  it("owners and admins are changed by their like alone; other roles of the organization count for nothing here", () => {
    expect(change("admin", "viewer", null, "owner")).toBe("above");
    expect(change("admin", "viewer", "editor", "admin")).toBe("above");
    expect(change("admin", "viewer", "editor", "custom, all permissions")).toBeNull();
    expect(change("admin", null, "admin", "guest")).toBeNull();
  });

  it("what a workspace's role says about the organization is not there", () => {
    expect([...heldRole("workspace", "custom", ["members:remove", "documents:read", "nonsense"]).permissions]).toEqual(["documents:read"]);
  });
});
