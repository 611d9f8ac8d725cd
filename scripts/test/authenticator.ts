import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { appUrl } from "@/lib/kernel/env";

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;
const ES256 = -7;

export interface AnswerChanges {
  origin?: string;
  host?: string;
  type?: string;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  crossOrigin?: boolean;
}

/** A passkey in software, by the letter of WebAuthn: ES256, attestation "none". */
export class Authenticator {
  readonly credentialId = randomBytes(32).toString("base64url");
  counter = 0;
  private userHandle = "";
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor() {
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" }));
  }

  /** The answer to what the server's creation options ask. */
  create(options: { challenge: string; user: { id: string } }, changes: AnswerChanges = {}) {
    this.userHandle = options.user.id;
    const { x = "", y = "" } = this.publicKey.export({ format: "jwk" });
    const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    const id = Buffer.from(this.credentialId, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([this.head(WITH_KEY, changes), Buffer.alloc(16), length, id, isoCBOR.encode(key)]);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    const response = {
      clientDataJSON: clientData("webauthn.create", options.challenge, changes),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
      transports: ["internal"],
    };
    return { ...this.credential(), response };
  }

  /** The answer to what the server's request options ask. */
  get(options: { challenge: string }, changes: AnswerChanges = {}) {
    const clientDataJSON = clientData("webauthn.get", options.challenge, changes);
    const authData = this.head(0, changes);
    const clientHash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    const signature = createSign("sha256")
      .update(Buffer.concat([authData, clientHash]))
      .sign(this.privateKey);
    const userHandle = changes.userHandle ?? this.userHandle;
    const response = {
      clientDataJSON,
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle,
    };
    return { ...this.credential(), response };
  }

  private credential() {
    return { id: this.credentialId, rawId: this.credentialId, type: "public-key" as const, clientExtensionResults: {} };
  }

  private head(flags: number, { host = new URL(appUrl()).hostname, verified = true, counter = this.counter }: AnswerChanges): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const hostHash = createHash("sha256").update(host).digest();
    return Buffer.concat([hostHash, Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), count]);
  }
}

function clientData(
  type: string,
  challenge: string,
  { origin = new URL(appUrl()).origin, type: other, crossOrigin = false }: AnswerChanges,
): string {
  return Buffer.from(JSON.stringify({ type: other ?? type, challenge, origin, crossOrigin })).toString("base64url");
}
