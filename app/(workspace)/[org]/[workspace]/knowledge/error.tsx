"use client";

export { KnowledgeError as default } from "@/components/knowledge/knowledge-error";
