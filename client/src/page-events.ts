// What a page goes through, as far as autosave has to know.

/** Of a window. */
export interface PageEvents {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

export interface PageHandlers {
  /** The network, or the page out of the back/forward cache, is back. */
  back(): void;
  /** The page was hidden or shown: on phones the last that a page is told. */
  turned(): void;
  /** The page ends, or goes into the back/forward cache. */
  leaving(): void;
}

/** Returns what ends the listening. Without a window there is nothing to listen to. */
export function listenToPage(given: PageEvents | undefined, handlers: PageHandlers): () => void {
  const page: Partial<PageEvents> = given ?? (globalThis as Partial<PageEvents>);
  const listeners = {
    online: () => handlers.back(),
    pageshow: () => handlers.back(),
    visibilitychange: () => handlers.turned(),
    pagehide: () => handlers.leaving(),
  };
  for (const [type, listener] of Object.entries(listeners)) page.addEventListener?.(type, listener);
  return () => {
    for (const [type, listener] of Object.entries(listeners)) page.removeEventListener?.(type, listener);
  };
}
