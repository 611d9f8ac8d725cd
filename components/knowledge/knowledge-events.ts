import * as bases from "@/lib/domains/knowledge/bases/events";

/** After these the page is read again. */
export const KNOWLEDGE_EVENTS = Object.values(bases).map(({ type }) => type);
