import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import type { TenantContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { answerTus } from "@/lib/transport/resumable-upload";

const AT = "http://localhost/api/tus/org/main";

/** A data folder for the tests of one file. */
export function provideDataFolder(): { folder: string; partsOf: (id: string) => string } {
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-tus-"));
  beforeAll(() => {
    vi.stubEnv("DATA_DIR", folder);
    forgetEnv();
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    forgetEnv();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, partsOf: (id) => path.join(folder, "incoming", "uploads", id) };
}

export const randomText = (length: number) => randomBytes(length).toString("hex").slice(0, length);

type Sent = { id?: string; headers?: Record<string, string>; body?: BodyInit };

export function call(ctx: TenantContext, method: string, { id, headers = {}, body }: Sent = {}): Promise<Response> {
  const url = new URL(id ? `${AT}/${id}` : AT);
  const request = new Request(url, { method, headers: { "tus-resumable": "1.0.0", ...headers }, ...(body === undefined ? {} : { body, duplex: "half" }) });
  return answerTus(ctx, request, url, id);
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
export const metadata = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(",");

export function create(ctx: TenantContext, size: number, values: Record<string, string> = {}): Promise<Response> {
  return call(ctx, "POST", { headers: { "upload-length": String(size), "upload-metadata": metadata({ filename: "note.txt", ...values }) } });
}

export async function begun(ctx: TenantContext, size: number, values: Record<string, string> = {}): Promise<string> {
  const answer = await create(ctx, size, values);
  if (answer.status !== 201) throw new Error(`the upload was refused: ${answer.status}`);
  return (answer.headers.get("location") ?? "").split("/").at(-1) ?? "";
}

export function patch(ctx: TenantContext, id: string, offset: number, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return call(ctx, "PATCH", { id, body, headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(offset), ...headers } });
}

export async function offsetOf(ctx: TenantContext, id: string): Promise<number> {
  return Number((await call(ctx, "HEAD", { id })).headers.get("upload-offset"));
}
