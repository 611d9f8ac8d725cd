"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/controls/checkbox";

interface DepartmentPickerProps {
  departments: readonly { id: string; name: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

export function DepartmentPicker({ departments, value, onChange }: DepartmentPickerProps) {
  const id = useId();
  if (departments.length === 0) return null;
  return (
    <fieldset>
      <legend className="text-sm font-medium">
        Departments <span className="font-normal text-muted">(optional)</span>
      </legend>
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {departments.map((department) => (
          <div key={department.id} className="flex min-h-8 items-center gap-2.5">
            <Checkbox
              id={`${id}-${department.id}`}
              checked={value.includes(department.id)}
              onCheckedChange={(state) => onChange(state === true ? [...value, department.id] : value.filter((one) => one !== department.id))}
            />
            <label htmlFor={`${id}-${department.id}`} className="text-sm">
              {department.name}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
