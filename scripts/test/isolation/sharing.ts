import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import type { IsolationCases } from "../isolation-cases";
import { addDocument } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId } = await addDocument(victim.owner);
    const folder = await createFolder.execute(victim.owner, { name: "Shared" });
    const { linkId } = await createLink.execute(victim.owner, { name: "For the bank", documentIds: [documentId] });
    return { sharedDocument: documentId, sharedFolder: folder.id, link: linkId };
  },
  foreign: {
    "sharing.create-link": (id) => ({ name: "Mine", documentIds: [id("sharedDocument")], folderIds: [id("sharedFolder")] }),
    "sharing.change-link": (id) => ({ linkId: id("link"), name: "Mine" }),
    "sharing.revoke-link": (id) => ({ linkId: id("link") }),
    "sharing.renew-address": (id) => ({ linkId: id("link") }),
  },
};
