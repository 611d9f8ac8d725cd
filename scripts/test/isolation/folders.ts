import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { trashFolder } from "@/lib/domains/dataroom/folders/commands/trash-folder";
import { saveFilter } from "@/lib/domains/dataroom/organize/commands/save-filter";
import type { IsolationCases } from "../isolation-cases";
import { addDocument } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const folder = await createFolder.execute(victim.owner, { name: "Ours" });
    const trashed = await createFolder.execute(victim.owner, { name: "Put away" });
    await trashFolder.execute(victim.owner, { folderId: trashed.id });
    const { documentId } = await addDocument(victim.owner);
    const filter = await saveFilter.execute(victim.owner, { name: "Mine", query: { q: "door" } });
    return { folder: folder.id, trashedFolder: trashed.id, filedDocument: documentId, filter: filter.id };
  },
  foreign: {
    "dataroom.create-folder": (id) => ({ name: "In yours", parentId: id("folder") }),
    "dataroom.rename-folder": (id) => ({ folderId: id("folder"), name: "Mine now" }),
    "dataroom.move-folder": (id) => ({ folderId: id("folder"), parentId: null }),
    "dataroom.classify-folder": (id) => ({ folderId: id("folder"), minSensitivity: "internal" }),
    "dataroom.limit-folder": (id) => ({ folderId: id("folder"), departmentIds: [] }),
    "dataroom.trash-folder": (id) => ({ folderId: id("folder") }),
    "dataroom.restore-folder": (id) => ({ folderId: id("trashedFolder") }),
    "dataroom.purge-folder": (id) => ({ folderId: id("trashedFolder") }),
    "dataroom.move-document": (id) => ({ documentId: id("filedDocument"), folderId: id("folder") }),
    "dataroom.copy-document": (id) => ({ documentId: id("filedDocument"), folderId: id("folder") }),
    "dataroom.rename-document": (id) => ({ documentId: id("filedDocument"), name: "Mine now" }),
    "dataroom.tag-document": (id) => ({ documentId: id("filedDocument"), add: ["mine"] }),
    "dataroom.favour-document": (id) => ({ documentId: id("filedDocument"), favourite: true }),
    "dataroom.delete-filter": (id) => ({ filterId: id("filter") }),
  },
  plain: { "dataroom.save-filter": { name: "Mine", query: {} } },
};
