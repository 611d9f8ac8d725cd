"use client";

export { QuestionsError as default } from "@/components/sharing/questions/queue/questions-error";
