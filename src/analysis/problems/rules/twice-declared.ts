import type { Rule } from '../finding.ts';

/** Custom attributes, tenants and roles of one name: the first counts, the others are never looked at. */
export const twiceDeclared: Rule = ({ flow: { settings } }) => {
  const { attributes = [], tenants = [], roles = [] } = settings ?? {};
  const lists = [
    ['attributes', 'custom attribute', 'name', attributes.map(({ name }) => name)],
    ['tenants', 'tenant', 'id', tenants.map(({ id }) => id)],
    ['roles', 'role', 'name', roles.map(({ name }) => name)],
  ] as const;
  return lists.flatMap(([list, noun, field, names]) =>
    names.flatMap((name, i) => {
      const first = names.indexOf(name);
      if (first === i) return [];
      return [
        {
          code: 'twice-declared',
          severity: 'warning',
          at: ['settings', list, i, field],
          step: null,
          message: `The settings declare the ${noun} "${name}" twice: only the first counts. Take one out.`,
        } as const,
      ];
    }),
  );
};
