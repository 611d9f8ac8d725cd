import "server-only";
import { headers } from "next/headers";
import { inTenant } from "@/lib/db/tenant";
import { isAppError, notFound } from "@/lib/kernel/app-error";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireDoor } from "../contexts";
import { hasGuestList } from "../policy";
import { sharedDocuments, sharedFolders } from "../queries/shared-documents";
import { admittedVisit, assertOpen, type ShareDoor, stepOf } from "../visits";
import { readWaitingCode } from "./queries";
import type { GateDto, RoomDto } from "./schema";

/** What a link's address shows this browser: the next gate, or the room. An address that opens nothing is no page. */
export function loadDoor(token: string): Promise<GateDto | RoomDto> {
  return loadOrNotFound(async () => {
    try {
      const door = await requireDoor(token, await headers());
      const step = stepOf(door);
      return step === "room" ? await roomOf(door) : { ...(await gateOf(door)), step };
    } catch (error) {
      // Why it is over, the page asks for by itself: only who was let in is told.
      throw isAppError(error) && error.code === "gone" ? notFound("link") : error;
    }
  });
}

async function gateOf(door: ShareDoor): Promise<Omit<GateDto, "step">> {
  assertOpen(door);
  const { link, visit } = door;
  const asksAgreement = stepOf(door) === "agreement";
  return {
    makerName: link.makerName,
    organizationName: link.organizationName,
    guestList: hasGuestList(link),
    codeEmail: visit ? await inTenant(door.tenant, (tx) => readWaitingCode(tx, visit.id)) : null,
    agreement: asksAgreement && link.agreement !== null && link.agreementHash !== null ? { text: link.agreement, hash: link.agreementHash } : null,
  };
}

async function roomOf(door: ShareDoor): Promise<RoomDto> {
  const { link, linkId, email, tenant } = admittedVisit(door);
  const { documents, folders } = await inTenant(tenant, async (tx) => ({ documents: await sharedDocuments(tx, linkId), folders: await sharedFolders(tx, linkId) }));
  return {
    step: "room",
    name: link.name,
    makerName: link.makerName,
    organizationName: link.organizationName,
    email,
    allowDownload: link.allowDownload,
    watermark: link.watermark,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    takesQuestions: link.questionQuota !== null,
    documents: documents.map(({ documentId, versionId, name, folderId, kind, size }) => ({ id: documentId, versionId, name, folderId, kind, size })),
    folders,
  };
}
