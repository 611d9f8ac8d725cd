"use client";

export { SettingsError as default } from "@/components/tenancy/settings-error";
