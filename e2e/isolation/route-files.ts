import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const METHOD = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

function filesNamed(folder: string, name: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join("/"), entry.name))
    .sort();
}

/** "GET /api/files/[organization]/[workspace]/[documentId]" for every method that a route file exports. */
export function apiRoutes(): string[] {
  return filesNamed("app/api", "route.ts").flatMap((file) => {
    const address = file.replace(/^app/, "").replace(/\/route\.ts$/, "");
    const methods = methodsOf(readFileSync(file, "utf8"));
    if (methods.length === 0) throw new Error(`${file} exports no method that this test can read`);
    return methods.map((method) => `${method} ${address}`);
  });
}

function methodsOf(source: string): string[] {
  const declared = [...source.matchAll(new RegExp(`export (?:const|(?:async )?function) (${METHOD})\\b`, "g"))].map((match) => match[1]);
  const listed = [...source.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names = ""]) =>
    [...names.matchAll(new RegExp(`(?:as )?\\b(${METHOD})\\b`, "g"))].map((match) => match[1]),
  );
  return [...declared, ...listed].filter((method) => method !== undefined);
}

const BEHIND_SIGN_IN = ["app/(workspace)", "app/(account)", "app/ops"];

/** "/[org]/[workspace]/ask" for every page behind the sign-in. */
export function workspacePages(): string[] {
  const files = BEHIND_SIGN_IN.flatMap((folder) => filesNamed(folder, "page.tsx"));
  return files.map((file) => file.replace(/^app(\/\([a-z]+\))?/, "").replace(/\/page\.tsx$/, "") || "/");
}
