import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";

/** Where these folders can go: nowhere in themselves, and not into another project. */
export function placesFor(moving: readonly FolderDto[], folders: readonly FolderDto[]): FolderDto[] {
  const closed = new Set(moving.map((folder) => folder.id));
  // Parents come before their children: rows are ordered from the outermost.
  for (const folder of [...folders].sort((a, b) => a.depth - b.depth))
    if (folder.parentId && closed.has(folder.parentId)) closed.add(folder.id);
  const projects = new Set(moving.map((folder) => folder.projectId));
  return folders.filter(
    (folder) => !closed.has(folder.id) && (projects.size === 0 || (projects.size === 1 && projects.has(folder.projectId))),
  );
}
