import { z } from "zod";
import { type Sharing, SHARINGS } from "../schema";

const MOST_READERS = 200;

export const shareConversationSchema = z
  .strictObject({
    conversationId: z.uuid(),
    shared: z.enum(SHARINGS),
    /** Who may read; for `chosen` only. */
    userIds: z.array(z.uuid()).max(MOST_READERS, `Choose at most ${MOST_READERS} people.`).default([]),
  })
  .refine(({ shared, userIds }) => shared !== "chosen" || userIds.length > 0, { path: ["userIds"], message: "Choose who may read it." });

export interface SharingDto {
  shared: Sharing;
  readerIds: string[];
  /** Who could be chosen: everybody else who may ask here. */
  people: { id: string; name: string; email: string }[];
}

export const PRESENCE_STATES = ["here", "typing", "gone"] as const;
export const presenceSchema = z.strictObject({ state: z.enum(PRESENCE_STATES) });

/** Who looks at a shared conversation right now; kept nowhere. */
export interface PresenceDto {
  objectId: string;
  userId: string;
  name: string;
  state: (typeof PRESENCE_STATES)[number];
}

export const PRESENCE_EVENT = "chat.presence";
