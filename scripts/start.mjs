// npm start, npm run dev. Needs Node alone: packages are installed on the way.
import { explain } from "./launcher/failure.mjs";
import { nodeVersionProblem } from "./launcher/node-version.mjs";

const problem = nodeVersionProblem();
if (problem) {
  console.error(problem);
  process.exit(1);
}

const { runInstallation } = await import("./launcher/installation.mjs");
try {
  await runInstallation({ dev: process.argv.includes("--dev") });
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
