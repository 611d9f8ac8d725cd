"use client";

export { AgentsError as default } from "@/components/agents/list/agents-error";
