import { useQuery } from '@tanstack/react-query';
import { type Problem, problemOf } from '@/components/ui/problem';
import { may, type Permission } from '@/lib/auth/permissions';
import { type Colleague, colleagues } from './queries';
import { useTriage } from './triage-context';

/** The others here who may do something; a list that could not be read says so. */
export function useColleagues(permission: Permission): { people: Colleague[]; problem: Problem | null } {
  const { userId } = useTriage();
  const { data, error } = useQuery(colleagues);
  const people = (data?.people ?? []).filter(
    (one) => !one.isDisabled && one.id !== userId && may(one.role, permission),
  );
  return { people, problem: error ? problemOf(error) : null };
}
