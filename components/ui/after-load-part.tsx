'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { afterLoad } from './after-load';

/** In the browser alone, and never while a page that the server drew is taken over. */
let hasLoaded = false;

/** What is not drawn before the page has loaded, so that its code is no part of the first load. */
export function AfterLoad({ children }: { children: ReactNode }) {
  // Later pages of the same visit draw it at once.
  const [isLoaded, setLoaded] = useState(() => hasLoaded);
  useEffect(
    () =>
      afterLoad(() => {
        hasLoaded = true;
        setLoaded(true);
      }),
    [],
  );
  return isLoaded && children;
}
