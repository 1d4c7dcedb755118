import { AppError, type AppErrorCode } from '@/lib/errors';

/** Why the vault did not open something. */
export type VaultReason =
  | 'does_not_open'
  | 'malformed'
  | 'key_missing'
  | 'no_credentials'
  | 'not_found'
  | 'pending'
  | 'auth_failed'
  | 'disabled'
  | 'removed'
  | 'origin_refused'
  | 'settings_refused';

const CODES: Record<VaultReason, AppErrorCode> = {
  does_not_open: 'unavailable',
  malformed: 'unavailable',
  key_missing: 'unavailable',
  no_credentials: 'unavailable',
  not_found: 'not_found',
  pending: 'not_possible',
  auth_failed: 'unavailable',
  disabled: 'not_possible',
  removed: 'not_possible',
  origin_refused: 'not_possible',
  settings_refused: 'not_possible',
};

/** A refusal of the vault; `reason` is what the audit row keeps. */
export class VaultError extends AppError {
  override name = 'VaultError';
  constructor(
    readonly reason: VaultReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(CODES[reason], message, undefined, options);
  }
}
