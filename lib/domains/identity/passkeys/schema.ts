import { z } from "zod";

export const passkeyNameSchema = z.string().trim().min(1, "Enter a name.").max(60, "Use at most 60 characters.");

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/);
const extensions = z.record(z.string(), z.unknown()).transform(() => ({}));
const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal("public-key"), clientExtensionResults: extensions };

/** What the browser's WebAuthn answers, as JSON. Browsers add fields; only those that are checked are read. */
export const newPasskeyAnswerSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

export const passkeyAnswerSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(20_000),
    userHandle: base64url(200).optional(),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswerSchema>;

export interface PasskeyDto {
  id: string;
  name: string;
  /** Kept by a password manager or a platform account: it outlives the device. */
  backedUp: boolean;
  createdAt: string;
  lastUsedAt: string | null;
}
