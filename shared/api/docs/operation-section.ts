// One operation of the page: closed it is a line, open it tells all of it.
import type { Json } from '../../sections/section';
import type {
  MediaType,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  Reference,
  ResponseObject,
} from '../openapi';
import { type Html, html } from './html';
import { prose, words } from './prose';
import { isSchema, row, schemaTable, typeOf } from './schema-table';

export interface Place {
  readonly method: string;
  readonly path: string;
}

type Components = OpenApiDocument['components'];

export function operationSection({ method, path }: Place, operation: OperationObject, components: Components): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const given = parameters.map((one) => found(components.parameters, one));
  return html`<details class="operation" id="${operationId}">
<summary><span class="method ${method}">${method.toUpperCase()}</span> <code class="path">${breakable(path)}</code> <span class="about">${summary}</span> <span class="roles">${rolesOf(operation)}</span></summary>
<div class="inside">${prose(description)}
${parametersTable('In the path', given, 'path')}${parametersTable('In the query', given, 'query')}${parametersTable('Headers', given, 'header')}
${requestBody ? html`<h4>Body${requestBody.required ? '' : ' (may be left out)'}</h4>${contentOf(requestBody.content, components)}` : undefined}
<h4>Answers</h4>${Object.entries(responses).map(([status, response]) => answer(status, found(components.responses, response), components))}
</div></details>`;
}

function rolesOf({ security }: OperationObject): string {
  const roles = security.map((way) => Object.values(way).flat().join(' '));
  return roles.length === 0 || roles.includes('') ? 'anybody' : roles.join(', ');
}

/** A long path may be broken after each slash. */
function breakable(path: string): Html {
  return html`${path.split('/').map((part, at) => html`${at === 0 ? '' : html`/<wbr>`}${part}`)}`;
}

function parametersTable(
  title: string,
  all: readonly ParameterObject[],
  place: ParameterObject['in'],
): Html | undefined {
  const those = all.filter((one) => one.in === place);
  if (those.length === 0) return undefined;
  const rows = those.map(({ name, required, description, schema, example }) => {
    const told = example === undefined ? schema : { ...schema, examples: [example] };
    return row(name, { ...told, description }, required);
  });
  return html`<h4>${title}</h4><div class="rows">${rows}</div>`;
}

function answer(status: string, { description, headers, content }: ResponseObject, components: Components): Html {
  const special = Object.keys(headers).filter((name) => name !== 'X-Correlation-Id' && name !== 'Cache-Control');
  const told = special.length > 0 ? html`<p class="limits">Headers: ${special.join(', ')}</p>` : undefined;
  return html`<div class="answer"><h5><span class="status s${status.charAt(0)}">${status}</span> ${words(description)}</h5>${told}${
    content ? contentOf(content, components) : undefined
  }</div>`;
}

function contentOf(content: { readonly [mediaType: string]: MediaType }, components: Components): Html {
  return html`${Object.entries(content).map(([mediaType, { schema, example }]) => {
    const isProblem = mediaType === 'application/problem+json';
    return html`<p><span class="media">${mediaType}</span> ${isProblem ? html`<a href="#schema-Problem">Problem</a>` : typeOf(schema)}</p>${
      isProblem ? undefined : html`${tableOf(schema, components)}${exampleOf(example)}`
    }`;
  })}`;
}

/** A schema with a name is told where it is needed, too. */
function tableOf(schema: MediaType['schema'], { schemas }: Components): Html | undefined {
  const name = typeof schema.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? '') : undefined;
  const whole = name === undefined ? schema : schemas[name];
  if (!whole || !isSchema(whole.properties)) return undefined;
  return html`<details class="more"><summary>Members</summary>${schemaTable(whole)}</details>`;
}

function exampleOf(example: Json | undefined): Html | undefined {
  if (example === undefined) return undefined;
  return html`<details class="more"><summary>Example</summary><pre>${JSON.stringify(example, null, 2)}</pre></details>`;
}

function found<T>(components: { readonly [name: string]: T }, given: T | Reference): T {
  if (typeof given !== 'object' || given === null || !('$ref' in given)) return given as T;
  const name = given.$ref.slice(given.$ref.lastIndexOf('/') + 1);
  const one = components[name];
  if (one === undefined) throw new TypeError(`the document refers to ${given.$ref}, which is not in it`);
  return one;
}
