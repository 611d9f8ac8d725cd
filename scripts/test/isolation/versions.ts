import { inTenant } from "@/lib/db/tenant";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { pinVersion } from "@/lib/domains/dataroom/versions/commands/pin-version";
import type { IsolationCases } from "../isolation-cases";
import { addDocument, bytes } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId, versionId } = await addDocument(victim.owner);
    await inTenant(victim.owner, (tx) => tx.db.documentVersion.update({ where: { id: versionId }, data: { status: "ready" }, select: { id: true } }));
    await uploadVersion.execute(victim.owner, { documentId, name: "next.txt", body: bytes("The next version.") });
    await pinVersion.execute(victim.owner, { documentId, versionId });
    return { versioned: documentId, version: versionId };
  },
  foreign: {
    "dataroom.restore-version": (id) => ({ documentId: id("versioned"), versionId: id("version") }),
    "dataroom.pin-version": (id) => ({ documentId: id("versioned"), versionId: id("version") }),
    "dataroom.unpin-version": (id) => ({ documentId: id("versioned") }),
    "dataroom.verify-document": (id) => ({ documentId: id("versioned") }),
    "dataroom.download-documents": (id) => ({ documentIds: [id("versioned")] }),
  },
};
