import { inUnscoped } from "@/lib/db/unscoped";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import type { TenantContext } from "@/lib/kernel/context";
import { ALL_PERMISSIONS, type Permission } from "@/lib/kernel/permissions";

type Handler<P> = (request: Request, next: { params: Promise<P> }) => Promise<Response>;

export interface ApiCall<P> {
  key?: string | undefined;
  params?: P;
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  method?: string;
}

/** Calls a route handler as its server does: the path is below /api/v1. */
export async function callApi<P = Record<string, never>>(handler: Handler<P>, path: string, call: ApiCall<P> = {}): Promise<Response> {
  const body = call.form ?? (call.body === undefined ? undefined : typeof call.body === "string" ? call.body : JSON.stringify(call.body));
  const headers = new Headers(call.headers);
  if (call.key !== undefined) headers.set("authorization", `Bearer ${call.key}`);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  const method = call.method ?? (body === undefined ? "GET" : "POST");
  const request = new Request(`http://localhost/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  return handler(request, { params: Promise.resolve(call.params ?? ({} as P)) });
}

export async function issueKey(owner: TenantContext, permissions: readonly Permission[] = ALL_PERMISSIONS): Promise<{ id: string; secret: string }> {
  return createApiKey.execute(owner, { name: "Test", permissions: [...permissions] });
}

export async function expireKey(id: string): Promise<void> {
  await inUnscoped((db) => db.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) }, select: { id: true } }));
}

export function fileForm(content: string, name = "note.txt", fields: Record<string, string | string[]> = {}, order: "fields first" | "file first" = "fields first"): FormData {
  const form = new FormData();
  const file = () => form.append("file", new File([content], name, { type: "text/plain" }));
  if (order === "file first") file();
  for (const [key, value] of Object.entries(fields)) for (const item of Array.isArray(value) ? value : [value]) form.append(key, item);
  if (order === "fields first") file();
  return form;
}
