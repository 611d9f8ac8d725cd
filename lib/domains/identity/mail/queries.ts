import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { appUrl } from "@/lib/kernel/env";
import { isId } from "@/lib/kernel/ids";
import type { MailStatus } from "./labels";
import { openBody } from "./queue-mail";
import type { OpenMailDto, OutgoingMailDto } from "./schema";

export const OUTBOX_PAGE = 50;

const LISTED = {
  id: true,
  kind: true,
  recipient: true,
  subject: true,
  status: true,
  attempts: true,
  error: true,
  createdAt: true,
  sentAt: true,
} as const;
/** Drafts have no words yet, and may never become mail. */
const WRITTEN = { status: { not: "draft" } };

type Row = Omit<OutgoingMailDto, "status" | "createdAt" | "sentAt"> & { status: string; createdAt: Date; sentAt: Date | null };

/** Newest first; pages count from 1. */
export function listOutgoingMail(page: number): Promise<{ data: OutgoingMailDto[]; total: number }> {
  return inUnscoped(async (db) => {
    const total = await db.outgoingMail.count({ where: WRITTEN });
    const order = [{ createdAt: "desc" as const }, { id: "asc" as const }];
    const rows = await db.outgoingMail.findMany({
      where: WRITTEN,
      orderBy: order,
      skip: (page - 1) * OUTBOX_PAGE,
      take: OUTBOX_PAGE,
      select: LISTED,
    });
    return { data: rows.map(toDto), total };
  });
}

/** @throws AppError not_found */
export async function getOutgoingMail(id: string): Promise<OpenMailDto> {
  const select = { ...LISTED, bodyEncrypted: true };
  const row = isId(id) ? await inUnscoped((db) => db.outgoingMail.findFirst({ where: { id, ...WRITTEN }, select })) : null;
  if (!row) throw notFound("mail");
  const { bodyEncrypted, ...listed } = row;
  const text = readable(bodyEncrypted);
  const link = text?.split(/\s/).find((word) => word.startsWith(`${appUrl()}/`)) ?? null;
  return { ...toDto(listed), text, link };
}

function readable(sealed: string | null): string | null {
  try {
    return sealed === null ? null : openBody(sealed).text;
  } catch {
    // Sealed with a key that is gone: nothing can show it.
    return null;
  }
}

function toDto({ status, createdAt, sentAt, ...row }: Row): OutgoingMailDto {
  return { ...row, status: status as MailStatus, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
}
