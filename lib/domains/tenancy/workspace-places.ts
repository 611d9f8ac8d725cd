import type { Permission } from "@/lib/kernel/permissions";

/** The places of a workspace that somebody with these permissions may open, by their names in the rail. */
export function workspacePlaces(base: string, permissions: ReadonlySet<Permission>) {
  const ask = permissions.has("chat:ask") && permissions.has("search:run") && permissions.has("documents:read");
  return {
    home: base,
    ...(ask ? { ask: `${base}/ask` } : {}),
    ...(permissions.has("documents:read") ? { dataRoom: `${base}/data-room` } : {}),
    ...(permissions.has("knowledge:read") ? { knowledge: `${base}/knowledge` } : {}),
    ...(permissions.has("agents:read") ? { agents: `${base}/agents` } : {}),
  };
}
