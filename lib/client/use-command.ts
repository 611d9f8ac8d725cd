"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useCallback, useState, useTransition } from "react";

export interface CommandError {
  code: string;
  message: string;
  fields?: Record<string, string>;
  reference?: string;
}

export type CommandResult<Data> = { ok: true; data: Data } | { ok: false; error: CommandError };

interface CommandOptions<Data> {
  onSuccess?: (data: Data) => void;
  onError?: (error: CommandError) => void;
}

export interface CommandState<Input, Data> {
  run: (input: Input) => Promise<CommandResult<Data>>;
  /** For `<form onSubmit>`. A form `action` would empty the fields even when the command fails. */
  submit: (toInput: (form: FormData) => Input) => (event: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  error: CommandError | null;
  fieldErrors: Record<string, string>;
  reset: () => void;
}

const UNREACHABLE: CommandError = {
  code: "unavailable",
  message: "The server could not be reached. What you entered is still here; try again in a moment.",
};

/** Runs a server action: pending, error and field errors as state; what was typed stays where it is. */
export function useCommand<Input, Data>(
  action: (input: Input) => Promise<CommandResult<Data>>,
  { onSuccess, onError }: CommandOptions<Data> = {},
): CommandState<Input, Data> {
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<CommandError | null>(null);
  const reset = useCallback(() => setError(null), []);

  const run = (input: Input) =>
    new Promise<CommandResult<Data>>((resolve) => {
      startTransition(async () => {
        const result = await attempt(action, input);
        setError(result.ok ? null : result.error);
        resolve(result);
        if (result.ok) onSuccess?.(result.data);
        else onError?.(result.error);
      });
    });

  const submit = (toInput: (form: FormData) => Input) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    void run(toInput(new FormData(form))).then((result) => {
      if (!result.ok) focusFirstInvalid(form, result.error.fields);
    });
  };

  return { run, submit, pending, error, fieldErrors: error?.fields ?? {}, reset };
}

async function attempt<Input, Data>(action: (input: Input) => Promise<CommandResult<Data>>, input: Input): Promise<CommandResult<Data>> {
  try {
    return await action(input);
  } catch (thrown) {
    // A redirect out of an action arrives as a thrown value and belongs to the router.
    unstable_rethrow(thrown);
    return { ok: false, error: UNREACHABLE };
  }
}

function focusFirstInvalid(form: HTMLFormElement, fields: Record<string, string> | undefined): void {
  if (!fields) return;
  for (const control of form.elements) {
    const name = control.getAttribute("name");
    if (name && fields[name] && control instanceof HTMLElement) return control.focus();
  }
}
