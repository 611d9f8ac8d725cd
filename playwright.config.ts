import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));

// Nothing of the browser's own may talk to the network or need more shared memory than a container has.
const quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: Boolean(process.env["CI"]),
  // A browser on a busy machine may be late once; the run names every test that needed its second try.
  retries: process.env["CI"] ? 1 : 0,
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env["PLAYWRIGHT_BASE_URL"] ?? "http://localhost:3000",
    // Recording every test costs more than the tests of the isolation matrix themselves.
    trace: process.env["CI"] ? "on-first-retry" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { ...(installed ? { executablePath: installed } : {}), args: quiet },
  },
  projects: ["journeys", "isolation", "api", "faults"].map((name) => ({ name, testMatch: `${name}/**/*.spec.ts` })),
});
