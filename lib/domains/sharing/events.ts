import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const link = z.strictObject({ linkId: id, name: z.string() });
const visit = z.strictObject({ linkId: id, visitId: id, email: z.string().nullable() });
const ofLink = (payload: { linkId: string }) => payload.linkId;
const terms = z.record(z.string(), z.unknown());

/** Terms tell whether there is a password and an agreement, never what they say. */
export const linkCreated = defineEvent("share.link-created", "shareLink", link.extend({ documentIds: z.array(id), folderIds: z.array(id), terms }), ofLink);
export const linkChanged = defineEvent("share.link-changed", "shareLink", link.extend({ before: terms, after: terms }), ofLink);
export const linkRevoked = defineEvent("share.link-revoked", "shareLink", link, ofLink);
export const linkAddressRenewed = defineEvent("share.link-address-renewed", "shareLink", link, ofLink);

export const visitStarted = defineEvent("share.visit-started", "shareLink", visit.extend({ verified: z.boolean(), ip: z.string().nullable() }), ofLink);
export const agreementAccepted = defineEvent("share.agreement-accepted", "shareLink", visit.extend({ agreementHash: z.string() }), ofLink);
export const documentOpened = defineEvent("share.document-opened", "shareLink", visit.extend({ documentId: id, versionId: id }), ofLink);
export const documentDownloaded = defineEvent("share.downloaded", "shareLink", visit.extend({ documentId: id, versionId: id, watermarked: z.boolean() }), ofLink);
