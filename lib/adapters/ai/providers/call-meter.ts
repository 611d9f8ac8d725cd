import "server-only";
import type { GenerateResult } from "../language-model";
import { estimateTokens } from "../token-estimate";

/** What one call of a model used. */
export interface ModelCall {
  providerId: string | null;
  providerName: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** The service did not count, so these are estimates. */
  estimated: boolean;
  /** Millionths of a US dollar; null where the model has no price. */
  costMicros: number | null;
}

interface Priced {
  providerId: string | null;
  providerName: string;
  name: string;
  inputPrice: number | null;
  outputPrice: number | null;
}

/** Dollars for a million tokens are millionths of a dollar for one. */
export function costMicros(price: { inputPrice: number | null; outputPrice: number | null }, inputTokens: number, outputTokens: number): number | null {
  if (price.inputPrice === null && price.outputPrice === null) return null;
  return Math.round(inputTokens * (price.inputPrice ?? 0) + outputTokens * (price.outputPrice ?? 0));
}

/** Counts a call from its first word on: one that breaks off is paid for too. */
export class CallMeter {
  private text = "";
  private usage: { input: number | undefined; output: number | undefined } = { input: undefined, output: undefined };

  constructor(
    private readonly price: Priced,
    private readonly promptTokens: number,
  ) {}

  received(text: string): void {
    this.text += text;
  }

  /** As the service counted, where it did. */
  counted({ inputTokens, outputTokens }: GenerateResult["usage"]): void {
    this.usage = { input: inputTokens.total, output: outputTokens.total };
  }

  call(): ModelCall {
    const { providerId, providerName, name } = this.price;
    // Services that do not count may also say 0.
    const input = this.usage.input || undefined;
    const output = this.usage.output || undefined;
    const inputTokens = input ?? this.promptTokens;
    const outputTokens = output ?? estimateTokens(this.text);
    const estimated = input === undefined || output === undefined;
    return { providerId, providerName, model: name, inputTokens, outputTokens, estimated, costMicros: costMicros(this.price, inputTokens, outputTokens) };
  }
}
