// `npm run openapi`: writes the OpenAPI document where the client is generated from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from '../shared/api/document';

// From dist/cli to the repository.
const file = join(__dirname, '..', '..', 'client', 'openapi.json');

writeFileSync(file, openApiText());
process.stdout.write(`${file}\n`);
