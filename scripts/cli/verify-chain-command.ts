import { verifyEventChains } from "@/lib/domains/ops/installation";
import type { CliCommand } from "./command-line";

export const verifyChainCommand: CliCommand = {
  name: "verify-chain",
  summary: "Check that no recorded event was changed or removed",
  options: ["json"],
  async run(line) {
    const chains = await verifyEventChains();
    const broken = chains.filter((chain) => chain.brokenAt !== null);
    if (line.has("json")) line.out(JSON.stringify({ whole: broken.length === 0, organizations: chains }));
    else {
      for (const { organization, events, brokenAt } of chains) line.out(`${organization}: ${events} events, ${brokenAt === null ? "whole" : `BROKEN at event ${brokenAt}`}`);
      line.out(broken.length === 0 ? "Every chain is whole." : "Events were changed or removed behind the application's back.");
    }
    return broken.length === 0 ? 0 : 1;
  },
};
