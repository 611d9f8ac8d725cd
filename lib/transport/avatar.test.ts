import { readdir } from "node:fs/promises";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { removeAvatar } from "@/lib/domains/identity/profile/commands/remove-avatar";
import { getProfile } from "@/lib/domains/identity/profile/queries/get-profile";
import type { UserContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { receiveAvatar, sendAvatar } from "./avatar";

provideTestDatabase();

let tenant: Tenant;
let owner: UserContext;
let colleague: UserContext;
let stranger: UserContext;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  owner = await userOf(tenant.owner);
  colleague = await userOf(await addMember(tenant, "viewer"));
  stranger = await userOf((await createTenant("Stranger")).owner);
});

async function picture(colour: string): Promise<Buffer> {
  const canvas = createCanvas(64, 48);
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, 64, 48);
  return canvas.encode("png");
}

const put = (user: UserContext, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  receiveAvatar(user, new Request("http://localhost/api/account/avatar", { method: "PUT", body: Buffer.from(bytes), headers }));
const read = (reader: UserContext, userId: string, headers: Record<string, string> = {}) => sendAvatar(reader, new Request(`http://localhost/api/avatars/${userId}`, { headers }), userId);
const stored = async () => (await readdir(path.resolve(env().DATA_DIR, "storage", "avatars", owner.userId)).catch(() => [])).length;

describe("a picture", () => {
  it("is stored outside every tenant, small, and served without being guessed at", async () => {
    const { avatar } = await put(owner, await picture("teal"));
    expect(avatar).toMatch(new RegExp(`^/api/avatars/${owner.userId}\\?v=[0-9a-f]{12}$`));
    expect((await getProfile(owner.userId)).avatar).toBe(avatar);
    const answer = await read(owner, owner.userId);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff", "cache-control": "private, no-cache" });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString("latin1", 8, 12)).toBe("WEBP");
    expect((await read(owner, owner.userId, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
  });

  it("replaced leaves one, also when two arrive at once", async () => {
    const before = (await getProfile(owner.userId)).avatar;
    await Promise.all([put(owner, await picture("red")), put(owner, await picture("blue"))]);
    expect((await getProfile(owner.userId)).avatar).not.toBe(before);
    expect(await stored()).toBe(1);
  });

  it("is for colleagues: anybody else finds what nobody has", async () => {
    expect((await read(colleague, owner.userId)).status).toBe(200);
    for (const userId of [owner.userId, newId(), colleague.userId, "../../secrets", ""]) {
      await expect(async () => read(stranger, userId)).rejects.toMatchObject({ code: "not_found", userMessage: "This picture does not exist or you cannot open it." });
    }
  });

  it("is no longer for who was suspended", async () => {
    const setSuspended = (suspendedAt: Date | null) => inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: colleague.userId }, data: { suspendedAt } }));
    await setSuspended(new Date());
    await expect(read(colleague, owner.userId)).rejects.toMatchObject({ code: "not_found" });
    await setSuspended(null);
  });

  it("that is none, damaged or too large changes nothing", async () => {
    const before = (await getProfile(owner.userId)).avatar;
    await expect(put(owner, Buffer.from("<svg onload=alert(1)>"))).rejects.toMatchObject({ code: "unsupported_type" });
    await expect(put(owner, (await picture("red")).subarray(0, 60))).rejects.toMatchObject({ code: "unreadable_document" });
    await expect(put(owner, Buffer.alloc(2_000_001))).rejects.toMatchObject({ code: "too_large" });
    await expect(put(owner, Buffer.from("x"), { "content-length": "999999999" })).rejects.toMatchObject({ code: "too_large" });
    expect((await getProfile(owner.userId)).avatar).toBe(before);
    expect(await stored()).toBe(1);
  });

  it("is removed with its bytes, and a second removal is nothing", async () => {
    expect(await removeAvatar.execute(owner, {})).toEqual({ removed: true });
    expect(await removeAvatar.execute(owner, {})).toEqual({ removed: false });
    expect(await stored()).toBe(0);
    await expect(read(owner, owner.userId)).rejects.toMatchObject({ code: "not_found" });
  });
});
