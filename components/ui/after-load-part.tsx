'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { afterLoad } from './after-load';

/** What is not drawn before the page has loaded, so that its code is no part of the first load. */
export function AfterLoad({ children }: { children: ReactNode }) {
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => afterLoad(() => setLoaded(true)), []);
  return isLoaded && children;
}
