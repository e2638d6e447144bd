// The least that an app can be: what the library of functions costs every app at its start.
import { app } from '@azure/functions';

app.http('health', {
  methods: ['GET'],
  route: 'health',
  authLevel: 'anonymous',
  handler: async () => ({ status: 200, jsonBody: { status: 'alive' } }),
});
