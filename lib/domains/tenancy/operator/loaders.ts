import "server-only";
import { getOutgoingMail, listOutgoingMail, OUTBOX_PAGE } from "@/lib/domains/identity/mail/queries";
import type { OpenMailDto, OutgoingMailDto } from "@/lib/domains/identity/mail/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireOperator } from "../contexts";

/** For the frame of the operator's pages; for anybody else they do not exist. */
export function loadOperator(): Promise<{ name: string; email: string }> {
  return loadOrNotFound(async () => {
    const { name, email } = await requireOperator();
    return { name, email };
  });
}

export function loadOutbox(page: number): Promise<{ data: OutgoingMailDto[]; total: number; pages: number }> {
  return loadOrNotFound(async () => {
    await requireOperator();
    const { data, total } = await listOutgoingMail(page);
    return { data, total, pages: Math.max(1, Math.ceil(total / OUTBOX_PAGE)) };
  });
}

export function loadOutgoingMail(id: string): Promise<OpenMailDto> {
  return loadOrNotFound(async () => {
    await requireOperator();
    return getOutgoingMail(id);
  });
}
