import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listSavedFilters } from "../organize/queries";
import type { SavedFilterDto } from "../organize/schema";
import { type FolderAbilities, folderAbilities } from "./policy";
import { listFolders } from "./queries/folder-rows";
import type { FolderDto } from "./schema";

interface LoadedFolders {
  data: FolderDto[];
  can: FolderAbilities;
  filters: SavedFilterDto[];
}

export function loadFolders(slugs: WorkspaceSlugs, args: { projectId: string | null; trashed: boolean }): Promise<LoadedFolders> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    const project = args.projectId ? { projectId: args.projectId } : {};
    return inTenant(ctx, async (tx) => ({
      data: await listFolders(tx, { trashed: args.trashed, ...project }),
      can: folderAbilities(ctx),
      filters: await listSavedFilters(tx),
    }));
  });
}
