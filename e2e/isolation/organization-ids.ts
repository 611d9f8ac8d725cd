import { expect, request } from "@playwright/test";
import { addApiKey, addMember, type Place } from "../fixtures/access";
import { baseURL } from "../fixtures/installation";
import type { Ids } from "./expectation";

/** A member, a role, a department and an open invitation of the victim's, made as his own programs make them. */
export async function prepareOrganization(
  place: Place,
): Promise<Pick<Ids, "userId" | "roleId" | "departmentId" | "invitationId" | "workspaceId">> {
  const { userId } = await addMember(place, "editor");
  const requests = await request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${await addApiKey(place)}` } });
  const make = async (path: string, data: object): Promise<string> => {
    const answer = await requests.post(`/api/v1${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const ids = {
    userId,
    roleId: await make("/roles", { scope: "organization", name: "Reader", permissions: ["members:read"] }),
    departmentId: await make("/departments", { name: "Legal" }),
    invitationId: await make("/invitations", { role: "member" }),
    workspaceId: place.workspaceId,
  };
  await requests.dispose();
  return ids;
}
