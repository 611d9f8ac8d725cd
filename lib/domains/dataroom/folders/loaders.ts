import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listSavedFilters } from "../organize/queries";
import type { RoomFoldersDto } from "../organize/schema";
import { folderAbilities } from "./policy";
import { countDocumentsIn } from "./queries/folder-contents";
import { listFolders } from "./queries/folder-rows";

interface Shown {
  projectId: string | null;
  /** The folder that is open; null: none. */
  folderId: string | null;
  trashed: boolean;
}

/** The tree, with what the folders right below the open one hold and what can be asked of readers. */
export function loadFolders(slugs: WorkspaceSlugs, { projectId, folderId, trashed }: Shown): Promise<RoomFoldersDto> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, async (tx) => {
      const data = await listFolders(tx, { trashed, ...(projectId ? { projectId } : {}) });
      const shown = trashed ? [] : data.filter((folder) => folder.parentId === folderId);
      const can = folderAbilities(ctx);
      return {
        data,
        can,
        documents: await countDocumentsIn(tx, shown.map((folder) => folder.id)),
        filters: await listSavedFilters(tx),
        departments: await nameDepartments(tx, can.limit ? null : data.flatMap((folder) => folder.departmentIds)),
        own: { clearance: ctx.clearance, departments: [...ctx.departments] },
      };
    });
  });
}

/** All that can be chosen for who may limit; others learn the names of those that limit what they see. */
function nameDepartments({ ctx, db }: TenantTx, ids: string[] | null): Promise<{ id: string; name: string }[]> {
  const chosen = ids ? { id: { in: [...new Set(ids)] } } : {};
  return db.department.findMany({ where: { organizationId: ctx.organizationId, ...chosen }, orderBy: { name: "asc" }, take: 500, select: { id: true, name: true } });
}
