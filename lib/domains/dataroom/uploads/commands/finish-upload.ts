import "server-only";
import { assembledParts, removeParts } from "@/lib/adapters/storage/incoming-parts";
import { isAppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { uploadDocument } from "../../commands/upload-document";
import { uploadVersion } from "../../commands/upload-version";
import { documentVersionUploaded } from "../../events";
import type { UploadResultDto } from "../../schema";
import { findOwnUpload, settleUpload, uploadInput } from "../queries/own-uploads";
import { type ResumableUploadDto, uploadIdSchema } from "../schema";

/** After it a complete upload is a document or a version, checked again as if it came now; one that is not complete stays as it is. */
export const finishUpload = command({
  name: "dataroom.finish-upload",
  permission: "documents:upload",
  input: uploadIdSchema,
  records: [documentVersionUploaded],
  run: async (ctx, { uploadId }): Promise<ResumableUploadDto> => {
    const upload = await findOwnUpload(ctx, uploadId);
    if (upload.status !== "receiving" || upload.received < upload.size) return upload;
    const finishing = underWay.get(uploadId) ?? finish(ctx, upload);
    underWay.set(uploadId, finishing);
    return finishing.finally(() => underWay.delete(uploadId));
  },
});

/** A part that repeats the last one and a question after a lost answer arrive together: both wait for the one that began. */
const underWay = new Map<string, Promise<ResumableUploadDto>>();

async function finish(ctx: TenantContext, upload: ResumableUploadDto): Promise<ResumableUploadDto> {
  const uploadId = upload.id;
  try {
    await settleUpload(ctx, uploadId, { result: await store(ctx, upload) });
  } catch (error) {
    const now = await findOwnUpload(ctx, uploadId);
    // Somebody else has finished it meanwhile.
    if (now.status === "finished") return now;
    // Trouble of the server's own may pass: the parts wait for the next try.
    if (!isAppError(error) || error.retryable || error.status >= 500 || error.status === 429) throw error;
    await settleUpload(ctx, uploadId, { reason: error.userMessage ?? "It was refused." });
    await removeParts(uploadId);
    throw error;
  }
  await removeParts(uploadId);
  return findOwnUpload(ctx, uploadId);
}

async function store(ctx: TenantContext, upload: ResumableUploadDto): Promise<UploadResultDto> {
  const { size: _size, fingerprint: _fingerprint, documentId, ...details } = await uploadInput(ctx, upload.id);
  const body = assembledParts(upload.id, upload.size);
  return documentId ? uploadVersion.execute(ctx, { documentId, name: details.name, body }) : uploadDocument.execute(ctx, { ...details, body });
}
