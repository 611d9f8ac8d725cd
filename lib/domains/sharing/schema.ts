import { z } from "zod";
import { emailSchema } from "@/lib/domains/identity/schema";
import { cleanLine, cleanText } from "@/lib/kernel/clean-text";

const ids = z.array(z.uuid()).max(200, "Share at most 200 things by one link.").default([]);

const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((value) => value.replace(/^@/, ""))
  .pipe(z.string().max(253).regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, "Enter a domain such as company.com."));

/** On what terms a link opens. */
export const linkTermsSchema = z.strictObject({
  name: z.string().transform(cleanLine).pipe(z.string().trim().min(1, "Enter a name.").max(120, "Use at most 120 characters.")),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** Null: none. Absent in a change: as it is. */
  password: z.string().min(8, "Use at least 8 characters.").max(200, "Use at most 200 characters.").nullable().optional(),
  emails: z.array(emailSchema).max(500, "List at most 500 addresses.").default([]),
  domains: z.array(domainSchema).max(100, "List at most 100 domains.").default([]),
  /** Asks for an address also where no list says which may come. */
  askEmail: z.boolean().default(false),
  allowDownload: z.boolean().default(false),
  watermark: z.boolean().default(true),
  agreement: z.string().transform(cleanText).pipe(z.string().trim().max(50_000, "Use at most 50,000 characters.")).nullable().default(null),
  viewLimit: z.number().int().min(1, "Allow at least one view.").max(1_000_000).nullable().default(null),
  questionQuota: z.number().int().min(1, "Allow at least one question.").max(1000).nullable().default(null),
});

export const createLinkSchema = linkTermsSchema
  .extend({ documentIds: ids, folderIds: ids })
  .refine((input) => input.documentIds.length + input.folderIds.length > 0, { message: "Choose a document or a folder to share.", path: ["documentIds"] });

/** Without the defaults: what is left out stays as it is. */
const { shape } = linkTermsSchema;
export const changeLinkSchema = z.strictObject({
  linkId: z.uuid(),
  name: shape.name.optional(),
  expiresAt: shape.expiresAt.unwrap().optional(),
  password: shape.password,
  emails: shape.emails.unwrap().optional(),
  domains: shape.domains.unwrap().optional(),
  askEmail: shape.askEmail.unwrap().optional(),
  allowDownload: shape.allowDownload.unwrap().optional(),
  watermark: shape.watermark.unwrap().optional(),
  agreement: shape.agreement.unwrap().optional(),
  viewLimit: shape.viewLimit.unwrap().optional(),
  questionQuota: shape.questionQuota.unwrap().optional(),
});

export const linkIdSchema = z.strictObject({ linkId: z.uuid() });

/** What a visitor may open of a link. */
export interface SharedDocument {
  documentId: string;
  versionId: string;
  number: number;
  name: string;
  /** Where it lies among the shared folders; null: it was shared by itself. */
  folderId: string | null;
  kind: string;
  mimeType: string;
  size: number;
  sha256: string;
  storageKey: string;
  pageCount: number | null;
  scan: string;
  status: string;
}

export interface SharedFolder {
  id: string;
  /** Null: shared itself, not because a folder around it was. */
  parentId: string | null;
  name: string;
}

/** What a visitor's page says every few seconds while it is looked at; without a document he looks at the list. */
export const readingReportSchema = z.strictObject({
  documentId: z.uuid().optional(),
  /** Since the last report. */
  pages: z
    .array(z.strictObject({ page: z.number().int().min(1).max(100_000), milliseconds: z.number().int().min(0).max(3_600_000) }))
    .max(50)
    .default([]),
});
export type ReadingReport = z.output<typeof readingReportSchema>;
