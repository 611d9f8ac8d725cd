import { organizationPath } from "@/lib/client/workspace-urls";
import type { JoinedDto } from "@/lib/domains/tenancy/invitations/schema";

/** Where somebody who accepted goes on. */
export function joinedHome({ organization, workspace }: JoinedDto): string {
  return workspace ? organizationPath(organization, `/${encodeURIComponent(workspace)}`) : "/home";
}
