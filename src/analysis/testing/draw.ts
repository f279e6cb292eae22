import { parseFlow } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { registry } from '../../steps/registry.ts';

/** A step without its id; its name is the id unless it says otherwise. */
export interface DrawnStep {
  readonly kind: string;
  readonly name?: string;
  readonly config: object;
}

/** What tests say of a flow: the rest is filled in. */
export interface Drawing {
  readonly steps: { readonly [id: string]: DrawnStep };
  /** `login.submit > check`; the first step drawn is the start unless `start` says otherwise. */
  readonly edges: readonly string[];
  readonly [field: string]: unknown;
}

/** A flow from few words, checked as every document is. */
export function draw({ steps, edges, ...rest }: Drawing): Flow {
  return parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'drawn',
      name: 'Drawn',
      start: Object.keys(steps)[0] ?? null,
      steps: Object.entries(steps).map(([id, step]) => ({ id, name: id, ...step })),
      edges: edges.map((edge) => {
        const [from, port, to] = edge.split(/\s*>\s*|\.(?=[^.]*>)/);
        return { from, port, to };
      }),
      connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
      ...rest,
    },
    registry,
  );
}

/** A screen with inputs (`email`, or `email!` where it is required) and buttons. */
export function screen(inputs: string, buttons = 'submit', text = ''): DrawnStep {
  const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');
  return {
    kind: 'screen',
    config: {
      components: [
        ...(text === '' ? [] : [{ type: 'text', text }]),
        ...words(inputs).map((input) => ({
          type: 'input',
          input: input.replace('!', ''),
          label: input,
          required: input.endsWith('!'),
        })),
        ...words(buttons).map((id) => ({ type: 'button', id, label: `${id} it` })),
      ],
    },
  };
}

/** A request to the connector every drawing has. */
export function http(more: object = {}): DrawnStep {
  return {
    kind: 'http-connector',
    config: { connector: 'idp', method: 'POST', endpoint: '/check', payload: '{}', ...more },
  };
}

/** A condition with one branch, `yes`, and its rules: `form.email not-empty`, `form.age equal 3`. */
export function condition(...rules: readonly string[]): DrawnStep {
  return {
    kind: 'condition',
    config: {
      branches: [
        {
          id: 'yes',
          name: 'Yes',
          rules: rules.map((rule) => {
            const [key, operator, value] = rule.split(' ');
            return { key, operator, ...(value !== undefined && { value }) };
          }),
        },
      ],
    },
  };
}

export function generateJwt(more: object = {}): DrawnStep {
  return {
    kind: 'generate-jwt',
    name: 'Generate JWT',
    config: { variant: 'sign-up-or-in', ...more },
  };
}

/** Sets one claim from a context path. */
export function customClaims(path = 'user.email'): DrawnStep {
  return {
    kind: 'custom-claims',
    config: { claims: [{ key: 'claim', type: 'context', value: path }] },
  };
}

/** Sets the user's name from a context path. */
export function updateUser(path = 'form.email'): DrawnStep {
  return {
    kind: 'update-user',
    config: { attributes: [{ key: 'displayName', type: 'context', value: path }] },
  };
}

export function end(): DrawnStep {
  return { kind: 'end', config: {} };
}
