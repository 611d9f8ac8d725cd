import { startAuthentication, startRegistration, WebAuthnError } from "@simplewebauthn/browser";
import type { CommandResult } from "@/lib/client/use-command";

type CreationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];
type RequestOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Has the device make a passkey; what the server needs of its answer. */
export async function askNewPasskey(optionsJSON: CreationOptions) {
  return asked(async () => {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject, transports } = response;
    return {
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
    };
  });
}

/** Has the person use a passkey of his. */
export async function askPasskey(optionsJSON: RequestOptions) {
  return asked(async () => {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return {
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) },
    };
  });
}

async function asked<Answer>(ask: () => Promise<Answer>): Promise<CommandResult<Answer>> {
  try {
    return { ok: true, data: await ask() };
  } catch (thrown) {
    return { ok: false, error: { code: "cancelled", message: problemOf(thrown) } };
  }
}

function problemOf(thrown: unknown): string {
  const code = thrown instanceof WebAuthnError ? thrown.code : null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "This device has a passkey for your account already.";
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID")
    return "Passkeys work only at the installation’s own address, over https or on localhost.";
  if (code === "ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT")
    return "This device cannot check who uses it. Set up a PIN or a fingerprint on it, or use another one.";
  if (thrown instanceof Error && /not supported/i.test(thrown.message))
    return "This browser has no passkeys. Use another one, or another way.";
  return "The passkey was not used: cancelled, or no answer in time. Nothing was changed; try again.";
}
