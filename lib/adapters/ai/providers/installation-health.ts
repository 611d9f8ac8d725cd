import "server-only";
import type { ProviderFault } from "./provider-fault";

interface InstallationHealth {
  fault: ProviderFault;
  since: Date;
}

const globals = globalThis as typeof globalThis & { munimentInstallationModel?: InstallationHealth };

/** How a call of the installation's own model went, as this process saw it. */
export function noteInstallationModel(fault: ProviderFault | null): void {
  if (fault === null) delete globals.munimentInstallationModel;
  else globals.munimentInstallationModel = { fault, since: globals.munimentInstallationModel?.since ?? new Date() };
}

/** Null while it answers, and before it was asked. */
export function installationModelHealth(): InstallationHealth | null {
  return globals.munimentInstallationModel ?? null;
}
