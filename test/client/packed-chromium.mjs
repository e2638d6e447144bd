// Unpacks Chromium into the folder that TMPDIR names, and the libraries beside it that a bare system lacks. An ES module of its own: Jest
// loads none.
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

await chromium.executablePath();
// The package does this by itself on Lambda alone.
await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
