import "server-only";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { appUrl } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";

type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
type RegistrationAnswer = Parameters<typeof verifyRegistrationResponse>[0]["response"];
type AuthenticationAnswer = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

interface KnownPasskey {
  credentialId: string;
  transports: string[];
}

export interface StoredPasskey extends KnownPasskey {
  /** COSE key, base64url. */
  publicKey: string;
  counter: bigint;
}

/** Passkeys belong to the installation's host, and are used on its own pages only. */
function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(appUrl());
  return { id: hostname, origin };
}

/** What the browser needs to make a passkey. `challenge`: random bytes, base64url. */
export function creationOptions(person: {
  userId: string;
  email: string;
  name: string;
  challenge: string;
  known: KnownPasskey[];
}): Promise<CreationOptions> {
  return generateRegistrationOptions({
    rpName: "Muniment",
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(person.userId),
    userName: person.email,
    userDisplayName: person.name,
    challenge: bytesOf(person.challenge),
    attestationType: "none",
    excludeCredentials: person.known.map(descriptor),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  });
}

/** What the browser needs to use one; without `known` the person picks among those he has for this host. */
export function requestOptions({ challenge, known = [] }: { challenge: string; known?: KnownPasskey[] }): Promise<RequestOptions> {
  const chosen = known.length > 0 ? { allowCredentials: known.map(descriptor) } : {};
  return generateAuthenticationOptions({ rpID: relyingParty().id, challenge: bytesOf(challenge), userVerification: "required", ...chosen });
}

/** Which challenge an answer claims to answer; null when it is no answer to one on our own pages. */
export function challengeOf(clientDataJson: string): string | null {
  try {
    const data = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8")) as { challenge?: unknown; crossOrigin?: unknown };
    return typeof data.challenge === "string" && data.crossOrigin !== true ? data.challenge : null;
  } catch {
    return null;
  }
}

/** The new passkey, or null when the answer does not hold: other challenge, origin or host, or the person was not verified. */
export async function checkNewPasskey(
  response: RegistrationAnswer,
  challenge: string,
): Promise<(StoredPasskey & { backedUp: boolean }) | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    });
    if (!registrationInfo) return null;
    const { credential, credentialBackedUp: backedUp } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString("base64url");
    return {
      credentialId: credential.id,
      publicKey,
      counter: BigInt(credential.counter),
      transports: credential.transports ?? [],
      backedUp,
    };
  } catch (error) {
    return refused(error);
  }
}

/** The passkey's new counter, or null when the answer does not hold, or its counter shows that the key was copied. */
export async function checkPasskey(
  response: AuthenticationAnswer,
  challenge: string,
  stored: StoredPasskey,
): Promise<{ counter: bigint; backedUp: boolean } | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const credential = { id: stored.credentialId, publicKey: bytesOf(stored.publicKey), counter: Number(stored.counter) };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential,
      requireUserVerification: true,
    });
    return verified ? { counter: BigInt(authenticationInfo.newCounter), backedUp: authenticationInfo.credentialBackedUp } : null;
  } catch (error) {
    return refused(error);
  }
}

/** The library throws what does not hold; the reason is for the log. */
function refused(error: unknown): null {
  logger().info({ reason: error instanceof Error ? error.message : String(error) }, "passkey answer refused");
  return null;
}

function descriptor({ credentialId, transports }: KnownPasskey) {
  return { id: credentialId, transports };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}
