import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base58, bech32 } from "@scure/base";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";

/** A wallet with a key of its own, as a person's browser would hold it. */
export interface TestWallet {
  chain: "evm" | "solana" | "cosmos";
  address: string;
  sign(message: string): Promise<{ message: string; signature: string; publicKey?: string }>;
}

export function evmWallet(): TestWallet {
  const account = privateKeyToAccount(generatePrivateKey());
  return {
    chain: "evm",
    address: account.address,
    sign: async (message) => ({ message, signature: await account.signMessage({ message }) }),
  };
}

export function solanaWallet(): TestWallet {
  const { secretKey, publicKey } = ed25519.keygen();
  return {
    chain: "solana",
    address: base58.encode(publicKey),
    sign: (message) => Promise.resolve({ message, signature: base58.encode(ed25519.sign(bytesOf(message), secretKey)) }),
  };
}

export function cosmosWallet(prefix = "cosmos"): TestWallet {
  const { secretKey, publicKey } = secp256k1.keygen();
  const address = bech32.encode(prefix, bech32.toWords(ripemd160(sha256(publicKey))));
  return {
    chain: "cosmos",
    address,
    sign: (message) => {
      // Written out as the standard shows it, not with the product's own words.
      const data = Buffer.from(message).toString("base64");
      const document = `{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData","value":{"data":"${data}","signer":"${address}"}}],"sequence":"0"}`;
      const signature = Buffer.from(secp256k1.sign(bytesOf(document), secretKey)).toString("base64");
      return Promise.resolve({ message, signature, publicKey: Buffer.from(publicKey).toString("base64") });
    },
  };
}

export const TEST_WALLETS = { evm: evmWallet, solana: solanaWallet, cosmos: () => cosmosWallet() } as const;

/** Plain bytes also where a simulated browser has a Uint8Array of its own. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}
