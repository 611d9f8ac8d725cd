import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { getProject, listProjects } from "../queries/projects";
import { createProject } from "./create-project";
import { removeProject } from "./remove-project";

provideTestDatabase();

let tenant: Tenant;
let editor: TenantContext;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
  viewer = await addMember(tenant, "viewer");
});

const names = (ctx: TenantContext) => inTenant(ctx, async (tx) => (await listProjects(tx)).data.map((project) => project.name));

describe("create-project", () => {
  it("five of one name at once get five addresses", async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => createProject.execute(editor, { name: "Tower" })));
    expect(made.map((project) => project.slug).sort()).toEqual(["tower", "tower-2", "tower-3", "tower-4", "tower-5"]);
    expect((await eventTypes(editor)).filter((type) => type === "tenancy.project-created")).toHaveLength(5);
  });

  it("a members-only project is seen by its creator and by nobody else", async () => {
    const { id } = await createProject.execute(editor, { name: "Closed circle", access: "members" });
    expect(await names(editor)).toContain("Closed circle");
    for (const other of [viewer, tenant.owner]) {
      expect(await names(other)).not.toContain("Closed circle");
      await expect(inTenant(other, (tx) => getProject(tx, id))).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it.each([[{ name: "  " }], [{ name: "x".repeat(101) }], [{ name: "ok", access: "secret" }], [{ name: "ok", isDefault: true }]])("refuses %j", async (input) => {
    const run = Promise.resolve().then(() => createProject.execute(editor, input as { name: string }));
    await expect(run).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("remove-project", () => {
  it("refuses the default project", async () => {
    await expect(removeProject.execute(tenant.owner, { projectId: tenant.projectId })).rejects.toMatchObject({ code: "conflict" });
    expect(await names(viewer)).toContain("General");
  });

  it("frees the name, and is not found a second time", async () => {
    const first = await createProject.execute(tenant.owner, { name: "Phase 1" });
    await removeProject.execute(tenant.owner, { projectId: first.id });
    expect(await names(tenant.owner)).not.toContain("Phase 1");
    await expect(removeProject.execute(tenant.owner, { projectId: first.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await createProject.execute(tenant.owner, { name: "Phase 1" })).slug).toBe("phase-1");
    expect((await eventTypes(tenant.owner)).filter((type) => type === "tenancy.project-removed")).toHaveLength(1);
  });
});
