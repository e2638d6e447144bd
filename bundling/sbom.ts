// What the package is made of, in the form that scanners read: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/
import { derivedUuid } from '../shared/commands/derived-uuid';
import type { Application } from './package-files';
import type { Library } from './third-party';

/**
 * A CycloneDX document as text: the app, and as its components the libraries of which there is code in the package. The same for the same
 * code: it tells no time, and its serial number comes from all else that it says.
 */
export function sbomOf({ name, version, description, license }: Application, libraries: readonly Library[]): string {
  const content = {
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        description,
        licenses: licensesOf(license),
      },
    },
    components: libraries.map(componentOf),
  };
  const serialNumber = `urn:uuid:${derivedUuid('sbom', JSON.stringify(content))}`;
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber, ...content }, undefined, 2)}\n`;
}

function componentOf({ name, version, license }: Library): object {
  const purl = purlOf(name, version);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    scope: 'required',
    licenses: licensesOf(license),
    purl,
  };
}

/** https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md: the scope is a part of its own, its `@` encoded. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
}

/** One licence goes by its SPDX id, several by an expression: `(MIT OR Apache-2.0)`. */
function licensesOf(spdx: string): readonly object[] {
  return / /.test(spdx) ? [{ expression: spdx }] : [{ license: { id: spdx } }];
}
