import { isJsonArray, isJsonObject, setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import { isWithin } from '../values/path.ts';
import { parseTemplate } from '../values/template.ts';
import type { Template } from '../values/template.ts';
import type { TemplateSettings } from './template-schema.ts';

/** The JWT template of a project, its options decided: what {@link TemplateSettings} leaves out has its default. */
export interface TokenTemplate {
  readonly authSchema: 'default' | 'tenantOnly' | 'none';
  readonly emptyClaimPolicy: 'none' | 'nil' | 'delete';
  readonly autoDct: boolean;
  readonly overrideSubject: boolean;
  readonly addJti: boolean;
  readonly excludePermissions: boolean;
  readonly omitCustomClaimsFromRefresh: boolean;
  readonly claims: readonly (readonly [name: string, value: Json])[];
}

/** Null where the template says nothing: tokens are then made without looking at one. */
export function tokenTemplateOf(settings: TemplateSettings | undefined): TokenTemplate | null {
  if (settings === undefined) return null;
  const template: TokenTemplate = {
    authSchema: settings.authSchema ?? 'default',
    emptyClaimPolicy: settings.emptyClaimPolicy ?? 'none',
    autoDct: settings.autoDct !== 'off',
    overrideSubject: settings.overrideSubject ?? false,
    addJti: settings.addJti ?? false,
    excludePermissions: settings.excludePermissions ?? false,
    omitCustomClaimsFromRefresh: settings.omitCustomClaimsFromRefresh ?? false,
    claims: Object.entries(settings.claims ?? {}),
  };
  return template;
}

/** The names of the claims that a template adds to a token: its `sub` only takes another's place. */
export function addedByTemplate({ claims }: Pick<TokenTemplate, 'claims'>): readonly string[] {
  return claims.map(([name]) => name).filter((name) => name !== 'sub');
}

/** What `iss` holds: the project ID, or the URL that ends in it. Source: facts/descope.md §7.3. */
export function issuerOf(projectId: string, settings: TemplateSettings | undefined): string {
  return settings?.conformanceIssuer === true ? `https://api.descope.com/${projectId}` : projectId;
}

/** The roots that a template reads (facts/descope.md §4.2: "JWT Templates read user.* and tenant.* only"). */
export function isTemplatePath(path: string): boolean {
  return isWithin(path, 'user') || isWithin(path, 'tenant');
}

/** What filling a template in needs. */
export interface TemplateReader {
  /** What stands at a path of {@link isTemplatePath}. */
  read(path: string): Json | undefined;
  render(template: Template, read: (path: string) => Json | undefined): string;
  warn(message: string): void;
  /** Nothing stands at a path that the template reads. */
  unset(path: string): void;
}

/**
 * The claims of a template for one user: a text that is one `{{path}}` becomes the value itself, any other text has its
 * values put in. What is empty, as it is written or once it is filled in and at any depth (nothing, empty text, an
 * empty list or object), is handled by the policy (assumption `template-claims`).
 */
export function fillTemplate(
  { claims, emptyClaimPolicy }: TokenTemplate,
  reader: TemplateReader,
): { readonly [claim: string]: Json } {
  const read = (path: string): Json | undefined => {
    if (isTemplatePath(path)) {
      const value = reader.read(path);
      if (value === undefined) reader.unset(path);
      return value;
    }
    reader.warn(`The JWT template reads user and tenant only: {{${path}}} became empty.`);
    return undefined;
  };
  const textOf = (text: string): Json => {
    const template = parseTemplate(text);
    const [only] = template.parts;
    if (template.paths.length === 0) return text;
    if (template.parts.length > 1 || typeof only !== 'object') return reader.render(template, read);
    return read(only.path) ?? '';
  };
  const filledIn = (value: Json): Json => {
    if (typeof value === 'string') return textOf(value);
    if (isJsonArray(value)) return value.map(fill).filter((item) => item !== undefined);
    return isJsonObject(value) ? fillAll(Object.entries(value), fill) : value;
  };
  const fill = (value: Json): Json | undefined => {
    const filled = filledIn(value);
    if (emptyClaimPolicy === 'none' || !isEmpty(filled)) return filled;
    return emptyClaimPolicy === 'nil' ? null : undefined;
  };
  return fillAll(claims, fill);
}

function fillAll(
  entries: readonly (readonly [string, Json])[],
  fill: (value: Json) => Json | undefined,
): { readonly [key: string]: Json } {
  const filled: { [key: string]: Json } = {};
  for (const [key, value] of entries) {
    const result = fill(value);
    if (result !== undefined) setOwn(filled, key, result);
  }
  return filled;
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
