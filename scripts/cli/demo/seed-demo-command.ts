import type { CliCommand, CommandLine } from "../command-line";
import { countPending, type DemoReport, seedDemo } from "./seed-demo";

const LONGEST_WAIT_MS = 5 * 60_000;
const POLL_MS = 250;

export const seedDemoCommand: CliCommand = {
  name: "seed-demo",
  summary: "Two organizations with people of every role and documents; --wait until these are ready",
  options: ["json", "wait"],
  async run(line) {
    const { report, contexts } = await seedDemo((text) => line.note(text));
    const ready = !line.has("wait") || (await untilReady(() => countPending(contexts), line));
    line.out(line.has("json") ? JSON.stringify(report, null, 2) : humanReport(report));
    return ready ? 0 : 1;
  },
};

async function untilReady(pending: () => Promise<number>, line: CommandLine): Promise<boolean> {
  const until = Date.now() + LONGEST_WAIT_MS;
  for (let last = -1; ; ) {
    const left = await pending();
    if (left === 0) return true;
    if (left !== last) line.note(`${left} documents are being processed…`);
    last = left;
    if (Date.now() > until) {
      line.note("The documents are still waiting. Is a worker running? `npm start` runs one.");
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function humanReport(report: DemoReport): string {
  return report.organizations
    .map(({ slug, workspaces, users }) =>
      [
        `Organization ${slug}`,
        ...workspaces.map((workspace) => `  workspace ${workspace.slug.padEnd(16)} API key ${workspace.apiKey}`),
        ...users.map((user) => `  ${user.role.padEnd(16)} ${user.email.padEnd(40)} ${user.password}`),
      ].join("\n"),
    )
    .join("\n\n");
}
