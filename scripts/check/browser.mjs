import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { command } from "./command.mjs";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Makes sure that a Chromium for the browser tests is there; says what it installs. */
export async function ensureBrowser() {
  if (findBrowser()) return;
  const root = process.getuid?.() === 0;
  if (root && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests (apt-get install chromium)…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await command("apt-get", ["update", "-q"], { env });
    await command("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
    if (findBrowser()) return;
  }
  console.log("Installing Chromium for the browser tests (playwright install chromium)…");
  const args = ["node_modules/@playwright/test/cli.js", "install", ...(root ? ["--with-deps"] : []), "chromium"];
  const { output } = await command(process.execPath, args);
  if (!findBrowser()) throw new Error(`Chromium could not be installed. Install it by hand and run the tests again.\n${output}`);
}

function findBrowser() {
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  return [...INSTALLED, chromium.executablePath()].find((file) => file && existsSync(file));
}
