import "server-only";
import { AppError } from "@/lib/kernel/app-error";

export const ACCEPTED = "PDF, DOCX, XLSX, PPTX, CSV, TXT, Markdown, HTML, EML, PNG, JPEG and TIFF";

export function emptyDocument(): AppError {
  return new AppError("empty_document", { userMessage: "This file is empty (0 bytes). Check the original and upload it again." });
}

export function encryptedDocument(what: string, cause?: unknown): AppError {
  return new AppError("encrypted_document", {
    userMessage: `This ${what} is protected with a password, so its text cannot be read. Open it, save a copy without the password and upload that copy.`,
    cause,
  });
}

export function unreadableDocument(what: string, cause?: unknown): AppError {
  return new AppError("unreadable_document", {
    message: `${what} unreadable: ${cause instanceof Error ? cause.message : String(cause ?? "no detail")}`,
    userMessage: `This ${what} is damaged or incomplete and its text cannot be read. Check that it opens on your computer, then upload it again.`,
    cause,
  });
}

export function unsafeDocument(reason: string): AppError {
  return new AppError("unsafe_document", {
    message: `unsafe document: ${reason}`,
    userMessage: `This file was not read because it is built in a way that would overload any reader (${reason}). Save it again from the program that made it and upload that copy.`,
  });
}

export function tooMuchText(limit: string): AppError {
  return new AppError("too_large", {
    userMessage: `This document holds more than ${limit}, which is more than can be searched as one document. Split it and upload the parts.`,
  });
}

export function unsupportedType(found: string): AppError {
  return new AppError("unsupported_type", { userMessage: `${found} cannot be read. Accepted are ${ACCEPTED}.` });
}
