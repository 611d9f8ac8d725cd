"use client";

export { SharesError as default } from "@/components/sharing/owner/list/shares-error";
