// A function's handler is loaded when the function is first called: an instance that starts for one trigger waits for no other's code.
import type { InvocationContext } from '@azure/functions';

type Handler<Input> = (input: Input, context: InvocationContext) => unknown;

/** `load` is called once, by the first of the calls, and again where it failed. */
export function atFirstCall<Input>(load: () => Promise<Handler<Input>>): Handler<Input> {
  let loaded: Promise<Handler<Input>> | undefined;
  return async (input, context) => {
    loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    });
    const handler = await loaded;
    return handler(input, context);
  };
}
