export const EDGE_RATE_CLASS = 'edge';

/** No limit is documented: all calls of a connection share one careful budget, which is ours to change. */
export const EDGE_LIMITS = { [EDGE_RATE_CLASS]: { perMinute: 30 } };
