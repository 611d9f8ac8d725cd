import { startPasskeyConfirmationAction } from "@/lib/domains/identity/passkeys/actions";
import { confirmIdentityAction } from "@/lib/domains/identity/sign-in/actions";
import { askPasskey } from "../passkeys/ask-passkey";

/** A passkey proves who sits there, and is a second factor for this session. */
export async function confirmWithPasskey(_input: object) {
  const started = await startPasskeyConfirmationAction({});
  if (!started.ok) return started;
  const answered = await askPasskey(started.data);
  return answered.ok ? confirmIdentityAction({ with: "passkey", answer: answered.data }) : answered;
}
