import { z } from "zod";
import { LINK_STATES } from "@/lib/domains/sharing/owner/schema";

const id = z.uuid().meta({ description: "UUID" });
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const count = z.number().int();

export const shareSchema = z
  .object({
    id,
    name: z.string(),
    state: z.enum(LINK_STATES).meta({ description: "Only an open link opens; closed: whoever made it may not share any more" }),
    items: z
      .array(z.object({ kind: z.enum(["document", "folder"]), id, name: z.string(), trashed: z.boolean().meta({ description: "Opens nothing until it is restored" }) }))
      .meta({ description: "As far as the key may see them; a folder with everything in it, also what is added later" }),
    hasPassword: z.boolean(),
    askEmail: z.boolean(),
    emails: z.array(z.string()),
    domains: z.array(z.string()),
    allowDownload: z.boolean(),
    watermark: z.boolean(),
    agreement: z.string().nullable(),
    viewLimit: count.nullable(),
    views: count.meta({ description: "Visits that counted against the limit" }),
    questionQuota: count.nullable(),
    expiresAt: time.nullable(),
    revokedAt: time.nullable(),
    visits: count.meta({ description: "Visitors who were let in" }),
    lastVisitAt: time.nullable(),
    createdBy: z.string().nullable(),
    own: z.boolean().meta({ description: "The key's maker made the link and alone may change it" }),
    createdAt: time,
  })
  .meta({ id: "ShareLink" });

const address = z.url().meta({ description: "For visitors. Told this once: only its fingerprint is stored", example: "https://docs.example.com/s/…" });
export const createdShareSchema = shareSchema.extend({ address }).meta({ id: "CreatedShareLink" });
export const shareAddressSchema = z.object({ id, address });

const terms = {
  name: z.string(),
  expiresAt: z.string().nullable().optional().meta({ description: "ISO 8601, in the future; null: never" }),
  password: z.string().nullable().optional().meta({ description: "At least 8 characters; null: none" }),
  emails: z.array(z.string()).max(500).optional().meta({ description: "Who may come, proving it with a code; with domains empty too: everybody with the address" }),
  domains: z.array(z.string()).max(100).optional().meta({ description: "Everybody with an e-mail address there may come" }),
  askEmail: z.boolean().optional().meta({ description: "Ask for an address, not proved, where everybody may come" }),
  allowDownload: z.boolean().optional(),
  watermark: z.boolean().optional().meta({ description: "Drawn into the pictures of the pages; default true" }),
  agreement: z.string().nullable().optional().meta({ description: "Text to agree to before anything opens" }),
  viewLimit: count.nullable().optional().meta({ description: "Visits at most" }),
  questionQuota: count.nullable().optional().meta({ description: "Questions per visitor; null: none" }),
};
export const createShareBody = z.strictObject({
  ...terms,
  documentIds: z.array(z.string()).max(200).optional(),
  folderIds: z.array(z.string()).max(200).optional(),
});
export const updateShareBody = z.strictObject(terms).partial().refine((body) => Object.keys(body).length > 0, "Name what is to be changed.");

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().meta({ description: "nextCursor of the page before" }),
  skip: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ description: "Instead of cursor" }),
};
export const listSharesQuery = z.object({
  q: z.string().trim().max(200).optional().meta({ description: "Part of the name of the link or of what it opens" }),
  state: z.enum(LINK_STATES).optional(),
  documentId: z.string().optional().meta({ description: "Links that open this document by itself" }),
  ...paging,
});
export const listVisitsQuery = z.object(paging);

export const shareVisitSchema = z
  .object({
    id,
    email: z.string().nullable(),
    verified: z.boolean().meta({ description: "The address was proved with a code" }),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    agreedAt: time.nullable(),
    admittedAt: time.nullable().meta({ description: "null: was not let in" }),
    startedAt: time,
    lastSeenAt: time,
    milliseconds: z.number().meta({ description: "Reading time of all pages" }),
    documents: z.array(
      z.object({
        documentId: id,
        versionId: id,
        name: z.string(),
        version: count,
        pageCount: count.nullable(),
        milliseconds: z.number(),
        pages: z.array(z.object({ page: count, milliseconds: z.number() })),
      }),
    ),
  })
  .meta({ id: "ShareVisit" });
