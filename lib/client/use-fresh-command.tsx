"use client";

import { createContext, useContext, useRef } from "react";
import { type CommandResult, type CommandState, useCommand } from "./use-command";

/** Asks the person to confirm who he is, then goes on with what he wanted. */
export type ConfirmIdentity = (goOn: () => void) => void;

/** Filled by the frames of signed-in pages. */
export const ConfirmIdentityContext = createContext<ConfirmIdentity | null>(null);

const FRESH = "fresh_sign_in_required";

/** useCommand for changes that a session left open must not make: where it is refused so, it asks who is there and runs once more. */
export function useFreshCommand<Input, Data>(
  action: (input: Input) => Promise<CommandResult<Data>>,
  options: Parameters<typeof useCommand<Input, Data>>[1] = {},
): CommandState<Input, Data> {
  const confirm = useContext(ConfirmIdentityContext);
  const last = useRef<{ input: Input } | null>(null);
  const command = useCommand(
    (input: Input) => {
      last.current = { input };
      return action(input);
    },
    {
      ...options,
      onError: (error) => {
        if (error.code !== FRESH || !confirm) return options.onError?.(error);
        confirm(() => {
          if (last.current) void command.run(last.current.input);
        });
      },
    },
  );
  const asked = confirm !== null && command.error?.code === FRESH;
  return asked ? { ...command, error: null } : command;
}
