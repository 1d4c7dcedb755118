import type { Permission } from '@/lib/auth/permissions';
import { operationOf } from '@/lib/vendors/operations';
import { ACTION_RULES } from './rules';
import type { Action } from './schema';

/** Who may have a say in an action. An operation that is called by its name has a permission of its own. */
export function permissionOf({ command, input }: Pick<Action, 'command' | 'input'>, vendor: string): Permission {
  if (command !== 'operation.call') return ACTION_RULES[command].permission;
  return operationOf(vendor, String(input.operation)).permission;
}
