import "server-only";
import { type Address, createPublicClient, type Hex, http, parseAbi } from "viem";
import { env } from "@/lib/kernel/env";

const ABI = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
/** EIP-1271: bytes4(keccak256("isValidSignature(bytes32,bytes)")) */
const MAGIC = "0x1626ba7e";
const TIMEOUT_MS = 5000;

type Answer = "accepted" | "signature" | "no-contract-wallets" | "chain-unreachable";

/** Asks the contract itself, on the one chain that EVM_RPC_URL leads to. */
export async function contractAccepts(claim: { address: Address; chainId: number; hash: Hex; signature: Hex }): Promise<Answer> {
  const url = env().EVM_RPC_URL;
  if (!url) return "no-contract-wallets";
  const client = createPublicClient({ transport: http(url, { timeout: TIMEOUT_MS, retryCount: 0 }) });
  try {
    if ((await client.getChainId()) !== claim.chainId) return "signature";
    // An address without code would answer nothing, which some nodes report like success.
    if (!(await client.getCode({ address: claim.address }))) return "signature";
  } catch {
    return "chain-unreachable";
  }
  const call = { address: claim.address, abi: ABI, functionName: "isValidSignature", args: [claim.hash, claim.signature] } as const;
  const answer = await client.readContract(call).catch(() => null);
  return answer === MAGIC ? "accepted" : "signature";
}
