/**
 * Keys that hold secrets in the payloads we read, after the vendor facts: their values are removed before anything is kept or
 * shown. `token` is the JWT of a session, the answer code of a workflow run and the code of an MFA challenge.
 */
export const EDGE_SECRET_KEYS: readonly string[] = [
  'token',
  'secret',
  'login_url',
  'time_id_token',
  'session_id_jwt_token',
  'mfa_passcode',
  'credentials',
  'encrypted_credentials',
  'access_token',
  'refresh_token',
  'client_secret',
  'password',
  'private_key',
  'private_key_encrypted',
  'encrypted_ca_key',
  'secret_hash',
  'mfa_encrypted_secret',
  'guest_user_api_token',
  'request_body',
];

/** Keys of a request whose values are sealed on their way to the worker and erased after sending. */
export const EDGE_SENT_SECRET_KEYS: readonly string[] = [
  ...EDGE_SECRET_KEYS.filter((key) => key !== 'time_id_token' && key !== 'request_body'),
  'oauth_code',
  'signature',
];
