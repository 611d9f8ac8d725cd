import { listAccounts } from "@/lib/domains/ops/installation";
import type { CliCommand } from "./command-line";

export const usersCommand: CliCommand = {
  name: "users",
  summary: "List the accounts with their organizations and roles",
  options: ["json"],
  async run(line) {
    const accounts = await listAccounts();
    if (line.has("json")) line.out(JSON.stringify({ users: accounts }));
    else if (accounts.length === 0) line.out("There are no accounts yet.");
    for (const { email, organization, role, workspaces, suspended } of line.has("json") ? [] : accounts) {
      line.out([email.padEnd(36), (organization ?? "–").padEnd(24), (role ?? "–").padEnd(8), workspaces.join(", "), suspended ? "suspended" : ""].join(" ").trimEnd());
    }
    return 0;
  },
};
