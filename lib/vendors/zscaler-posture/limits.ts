// Documented are 5 a second and 5,000 an hour; one a second less, as the network bunches what we space out.
const ALERTS = { perSecond: 4, perHour: 5_000 };

/** For each list by itself, and shared by all who call one host from one address. */
export const POSTURE_LIMITS = { cloud: ALERTS, iac: ALERTS };

export type AlertSet = keyof typeof POSTURE_LIMITS;
export const ALERT_SETS: readonly AlertSet[] = ['cloud', 'iac'];
