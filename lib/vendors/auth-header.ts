import { EdgeSettings } from './lacework-edge/settings';

/** The header that carries a credential, as a shell would be given it: a name stands where the credential goes. */
export function authHeaderOf(vendor: string, settings: unknown): { header: string; value: string } {
  switch (vendor) {
    case 'zscaler-posture':
      return { header: 'x-api-key', value: '$API_KEY' };
    case 'lacework-edge': {
      const { authHeader, authValue } = EdgeSettings.parse(settings);
      return { header: authHeader, value: authValue.replace('{token}', () => '$TOKEN') };
    }
    default:
      return { header: 'Authorization', value: 'Bearer $TOKEN' };
  }
}
