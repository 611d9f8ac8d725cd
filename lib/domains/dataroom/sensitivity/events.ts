import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

const id = z.uuid();
const level = z.enum(SENSITIVITIES);
const suggestion = z.strictObject({ documentId: id, versionId: id, projectId: id, name: z.string(), suggested: level });

export const sensitivitySuggested = defineEvent("dataroom.sensitivity-suggested", "document", suggestion.extend({ present: level }), (p) => p.documentId);
export const suggestionAccepted = defineEvent("dataroom.suggestion-accepted", "document", suggestion.extend({ before: level, after: level }), (p) => p.documentId);
export const suggestionOverridden = defineEvent(
  "dataroom.suggestion-overridden",
  "document",
  suggestion.extend({ before: level, after: level, reason: z.string() }),
  (p) => p.documentId,
);
