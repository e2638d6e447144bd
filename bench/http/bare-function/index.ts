// What a function costs that does nothing: the measure of what accepting a step costs beside it.
import { app } from '@azure/functions';

app.http('bare', {
  methods: ['PUT'],
  route: '{*path}',
  authLevel: 'anonymous',
  handler: async () => ({ status: 202, headers: { 'content-type': 'application/json' }, body: '{"status":"pending"}' }),
});
