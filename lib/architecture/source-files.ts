import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const SKIPPED = new Set(["node_modules", "generated", ".next", ".build", ".data"]);

/** Paths below `folder`, relative to the project, with forward slashes. */
export function filesBelow(folder: string, accept: (file: string) => boolean = () => true): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(file, accept);
    return accept(file) ? [file] : [];
  });
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

export function read(file: string): string {
  return readFileSync(file, "utf8");
}
