import "server-only";
import { accountCommand } from "@/lib/kernel/command";
import { assertOpen, type ShareDoor, stepOf } from "../../visits";
import { passGate } from "../pass-gate";
import { enterRoomSchema } from "../schema";

/** After it the visitor is in and counts as a view, where the link asks nothing more of him. A press of a button, so that programs which look at addresses in mails use up no view. */
export const enterRoom = accountCommand({
  name: "sharing.enter-room",
  input: enterRoomSchema,
  run: async (door: ShareDoor) => {
    assertOpen(door);
    return stepOf(door) === "enter" ? passGate(door, () => ({ changes: {} })) : { step: stepOf(door), secret: null };
  },
});
