export const WORKATO_RATE_CLASS = 'workato';

/** 60 a minute; whether per token or per endpoint is not said, so all calls of a token draw on one budget. */
export const WORKATO_LIMITS = { [WORKATO_RATE_CLASS]: { perMinute: 60 } };

/** The vendor itself works on a request for up to 40 s; to hang up sooner would be to miss answers. */
export const WORKATO_TIMEOUTS = { headersMs: 45_000, readMs: 45_000, writeMs: 45_000 };
