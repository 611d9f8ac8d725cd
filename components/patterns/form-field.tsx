"use client";

import { CircleX } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Label } from "@/components/ui/controls/label";
import { classNames } from "@/lib/client/class-names";

/** Spread onto the control. */
export interface FieldControl {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
}

export interface FormFieldProps {
  label: string;
  name: string;
  hint?: ReactNode;
  /** From `fieldErrors[name]` of useCommand. */
  error?: string;
  required?: boolean;
  optional?: boolean;
  /** Beside the label, at its end: a link such as "Forgot password". */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
  className?: string;
}

export function FormField({ label, name, hint, error, required, optional, aside, children, className }: FormFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id} optional={optional}>
          {label}
        </Label>
        {aside && <span className="text-sm">{aside}</span>}
      </div>
      {children({
        id,
        name,
        ...(described ? { "aria-describedby": described } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
        ...(required ? { required: true as const } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} aria-live="polite" className={error ? "flex gap-1.5 text-sm text-danger" : "sr-only"}>
        {error && <CircleX aria-hidden className="mt-0.75 size-3.5 shrink-0" />}
        {error}
      </p>
    </div>
  );
}
