#!/usr/bin/env node
// `npm run compose:config`: what compose.yaml needs before `docker compose up`.
import { join } from 'node:path';
import { writeComposeFiles } from './compose-files';

writeComposeFiles(join(__dirname, '..', '..', '..'));
process.stdout.write('.env, .compose/service-bus.json and .compose/settings.env are up to date\n');
