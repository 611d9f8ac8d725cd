import type { Metadata } from "next";
import { Departments } from "@/components/tenancy/departments/departments";
import { loadDepartmentPeople, loadDepartments } from "@/lib/domains/tenancy/departments/loaders";

export const metadata: Metadata = { title: "Departments" };

interface DepartmentsPageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ department?: string; q?: string }>;
}

export default async function DepartmentsPage({ params, searchParams }: DepartmentsPageProps) {
  const [{ org }, { department, q }] = await Promise.all([params, searchParams]);
  const [{ departments, can }, assigning] = await Promise.all([loadDepartments(org), loadDepartmentPeople(org, department, q)]);
  return <Departments organization={org} {...{ departments, can, assigning }} q={q ?? ""} />;
}
