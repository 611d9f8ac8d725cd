"use client";

export { ShareError as default } from "@/components/sharing/visitor/share-error";
