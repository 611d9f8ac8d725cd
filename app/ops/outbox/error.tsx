"use client";

export { OutboxError as default } from "@/components/identity/mail/outbox-error";
