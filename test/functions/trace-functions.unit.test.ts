import { InvocationContext, PreInvocationContext } from '@azure/functions';
import { traceFunctions } from '../../functions/trace-functions';
import { FunctionFailed } from '../../shared/telemetry/traced';

const failing = () => Promise.reject(new Error('zoe@example.com'));

function handlerOf(triggerType: string) {
  const trigger = { type: triggerType, name: 'given' };
  const invocationContext = new InvocationContext({
    functionName: 'any',
    options: { trigger, extraInputs: [], extraOutputs: [] },
  });
  const invocation = new PreInvocationContext({ inputs: [], invocationContext });
  invocation.functionHandler = failing;
  traceFunctions({})(invocation);
  return () => Promise.resolve(invocation.functionHandler(undefined, invocationContext));
}

test.each(['serviceBusTrigger', 'blobTrigger', 'timerTrigger'])(
  'what a function of a %s throws tells no value',
  async (type) => {
    await expect(handlerOf(type)()).rejects.toThrow(new FunctionFailed('any', new Error()));
  },
);

test('a function over HTTP is left alone: it has a span of its own and never throws', async () => {
  await expect(handlerOf('httpTrigger')()).rejects.toThrow('zoe@example.com');
});
