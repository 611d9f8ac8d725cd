import { afterEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { RESERVED_SLUGS } from "../slug";
import { signUp } from "./sign-up";

provideTestDatabase();

const facts = { requestId: "request-1", ip: "192.0.2.7", userAgent: "vitest" };
const person = { name: "Ada", email: "ada@example.com", password: "a fine long phrase", organizationName: "Harbour Works" };

afterEach(() => {
  delete process.env["SIGN_UP"];
  forgetEnv();
});

async function signedUp(input: typeof person) {
  const result = await signUp.execute(facts, input);
  if (result.next !== "workspace") throw new Error("No account was made");
  return result;
}

describe("sign-up", () => {
  it("makes person, organization, workspace and General, and tells of both in one chain", async () => {
    const made = await signedUp({ ...person, email: "  Ada@Example.COM " });
    expect(made).toMatchObject({ organization: "harbour-works", workspace: "main" });
    await inUnscoped(async (db) => {
      const user = await db.user.findUniqueOrThrow({ where: { email: "ada@example.com" } });
      expect(user.passwordHash).toMatch(/^\$argon2id\$/);
      expect(await db.organizationMember.findFirst({ where: { userId: user.id } })).toMatchObject({ role: "owner", clearance: 3 });
      expect(await db.project.findMany({ where: { workspaceId: made.workspaceId }, select: { name: true, isDefault: true } })).toEqual([
        { name: "General", isDefault: true },
      ]);
      const events = await db.event.findMany({ where: { organizationId: made.organizationId }, orderBy: { seq: "asc" } });
      expect(events.map((event) => event.type)).toEqual(["tenancy.organization-created", "tenancy.workspace-created"]);
      expect(events[1]?.previousHash).toBe(events[0]?.hash);
      expect(events[0]).toMatchObject({ actorId: user.id, ip: "192.0.2.7", requestId: "request-1" });
      expect(JSON.stringify(events.map((event) => event.payload))).not.toContain("fine long phrase");
    });
  });

  it("refuses a second account of one e-mail in any case, naming the field", async () => {
    await expect(signUp.execute(facts, { ...person, email: "ADA@example.com", organizationName: "Other" })).rejects.toMatchObject({
      code: "conflict",
      fields: { email: expect.stringContaining("Sign in") as string },
    });
    expect(await inUnscoped((db) => db.organization.count({ where: { name: "Other" } }))).toBe(0);
  });

  it("one e-mail three times at once: one account, and plain refusals", async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) => signUp.execute(facts, { ...person, email: "race@example.com", organizationName: `Race ${n}` })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "conflict", fields: { email: expect.any(String) as string } });
  });

  it("one organization name at once by different people: different addresses", async () => {
    const made = await Promise.all([1, 2, 3].map((n) => signedUp({ ...person, email: `twin${n}@example.com`, organizationName: "Twin" })));
    expect(made.map((one) => one.organization).sort()).toEqual(["twin", "twin-2", "twin-3"]);
  });

  it("an organization called like one of our own pages gets another address", async () => {
    const made = await signedUp({ ...person, email: "sly@example.com", organizationName: "Sign in" });
    expect(RESERVED_SLUGS.has(made.organization)).toBe(false);
  });

  it.each([
    ["short", "at least 10"],
    ["aaaaaaaaaaaa", "common"],
    ["Password123", "common"],
    ["x".repeat(201), "at most 200"],
  ])("refuses the password %s", async (password, words) => {
    const run = Promise.resolve().then(() => signUp.execute(facts, { ...person, email: "new@example.com", password }));
    await expect(run).rejects.toMatchObject({ code: "invalid_input", fields: { password: expect.stringContaining(words) as string } });
  });

  it("takes nothing that is not asked for", async () => {
    const run = Promise.resolve().then(() =>
      signUp.execute(facts, { ...person, email: "new@example.com", role: "operator" } as typeof person),
    );
    await expect(run).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is closed when the operator closed it", async () => {
    process.env["SIGN_UP"] = "closed";
    forgetEnv();
    await expect(signUp.execute(facts, { ...person, email: "late@example.com" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await inUnscoped((db) => db.user.count({ where: { email: "late@example.com" } }))).toBe(0);
  });
});
