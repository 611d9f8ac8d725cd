import { z } from "zod";
import { emailSchema } from "@/lib/domains/identity/schema";
import type { GateStep } from "../policy";
import type { SharedFolder } from "../schema";

export const giveEmailSchema = z.strictObject({ email: emailSchema });
export const proveEmailSchema = z.strictObject({ code: z.string().transform((value) => value.replace(/[\s-]/g, "")).pipe(z.string().regex(/^\d{6}$/, "Enter the six digits from the mail.")) });
export const enterPasswordSchema = z.strictObject({ password: z.string().min(1, "Enter the password.").max(200, "Use at most 200 characters.") });
/** Names the text that the visitor had before him. */
export const acceptAgreementSchema = z.strictObject({ agreementHash: z.string().regex(/^[0-9a-f]{64}$/) });
export const enterRoomSchema = z.strictObject({});

export interface GateAnswer {
  step: GateStep;
  /** A code is on its way, if the address is invited. */
  codeSent?: boolean;
}

/** What stands at the gate. Whose link it is stands there; what it is called and opens does not. */
export interface GateDto {
  step: Exclude<GateStep, "room">;
  makerName: string;
  organizationName: string;
  /** Only invited addresses may come, and prove themselves by a code. */
  guestList: boolean;
  /** Of a code that was sent and still works. */
  codeEmail: string | null;
  agreement: { text: string; hash: string } | null;
}

export interface RoomDocument {
  id: string;
  versionId: string;
  name: string;
  folderId: string | null;
  kind: string;
  size: number;
}

export interface RoomDto {
  step: "room";
  name: string;
  makerName: string;
  organizationName: string;
  email: string | null;
  allowDownload: boolean;
  watermark: boolean;
  expiresAt: string | null;
  takesQuestions: boolean;
  documents: RoomDocument[];
  folders: SharedFolder[];
}
