import { z } from "zod";
import { uploadDetailsSchema, type UploadResultDto } from "../schema";

/** Hours after the last byte for which an unfinished upload waits. */
export const UPLOAD_WAIT_HOURS = 24;

export const CHECKSUM_ALGORITHMS = ["sha1", "sha256", "md5"] as const;

export const beginUploadSchema = uploadDetailsSchema.extend({
  name: z.string().min(1, "A name is missing.").max(1_000),
  /** Bytes. */
  size: z.number().int().min(1, "The document is empty (0 bytes)."),
  /** The upload becomes this document's next version. */
  documentId: z.uuid().optional(),
  /** By which its sender knows the file again. */
  fingerprint: z.string().max(1_200).optional(),
});

export const uploadIdSchema = z.strictObject({ uploadId: z.uuid() });

export interface ResumableUploadDto {
  id: string;
  name: string;
  size: number;
  received: number;
  status: "receiving" | "finished" | "failed";
  expiresAt: string;
  fingerprint: string | null;
  /** What its sender named, as it was named. */
  target: { projectId?: string; folderId?: string; relativePath?: string; documentId?: string };
  result: UploadResultDto | null;
  /** Why it was refused when it was complete. */
  reason: string | null;
}
