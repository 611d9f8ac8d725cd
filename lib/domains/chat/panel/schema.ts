import { z } from "zod";
import { agentRefSchema } from "@/lib/domains/agents/schema";
import { type CitationDto, type MessageDto, questionSchema } from "../schema";

export const MOST_SEATS = 6;

export const convenePanelSchema = z.strictObject({
  question: questionSchema,
  agents: z
    .array(agentRefSchema)
    .min(2, "Choose at least two specialists.")
    .max(MOST_SEATS, `Choose at most ${MOST_SEATS} specialists.`)
    .refine((agents) => new Set(agents).size === agents.length, "Choose each specialist once."),
  projectId: z.uuid().nullish(),
  documentIds: z.array(z.uuid()).max(50, "Name at most 50 documents.").default([]),
});

export const panelIdSchema = z.strictObject({ conversationId: z.uuid() });

/** One specialist's place and what came of it. */
export type PanelSeatDto = Pick<MessageDto, "id" | "content" | "status" | "citations" | "unsupported" | "notFound" | "error" | "engine" | "stale"> & { ref: string; name: string };

/** What one or more specialists say, by the same passages. */
export interface PanelFindingDto {
  text: string;
  /** Names, in the panel's order. */
  by: string[];
  /** Numbers of `evidence`. */
  evidence: number[];
}

export interface PanelDisagreementDto {
  sides: [PanelFindingDto, PanelFindingDto];
}

export interface PanelDto {
  conversationId: string;
  title: string;
  question: string;
  /** The reader's own: others' he only reads. */
  own: boolean;
  seats: PanelSeatDto[];
  findings: PanelFindingDto[];
  disagreements: PanelDisagreementDto[];
  /** Every passage once, numbered by first use in the findings. */
  evidence: CitationDto[];
}
