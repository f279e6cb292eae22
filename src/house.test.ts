import { describe, expect, test } from 'vitest';

// The rules that hold everywhere under src/. Each is a function from files to complaints, so that
// the last test can show it files that break it.

type Files = Readonly<Record<string, string>>;

const code: Files = import.meta.glob<string>('./**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const readmes: Files = import.meta.glob<string>('./**/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Rights {
  /** Zones besides its own, or one file of a zone. */
  readonly zones: readonly string[];
  readonly packages: readonly string[];
}

const REACT = ['react', 'react-dom', 'react-error-boundary'];

/** Who may import whom. A zone may always import itself; nobody but `app` imports `app`. */
const RIGHTS: Readonly<Record<string, Rights>> = {
  core: { zones: [], packages: ['zod', 're2js', 'validator', 'libphonenumber-js'] },
  steps: { zones: ['core'], packages: ['zod'] },
  analysis: {
    zones: ['core', 'steps/registry.ts', 'steps/readable-kinds.ts', 'steps/kinds.ts'],
    packages: [],
  },
  formats: {
    zones: ['core', 'steps/registry.ts', 'steps/readable-kinds.ts', 'steps/kinds.ts'],
    packages: ['fflate'],
  },
  hosts: {
    zones: ['core', 'steps/registry.ts', 'steps/readable-kinds.ts', 'steps/kinds.ts'],
    packages: ['jose', '@jitl/quickjs-wasmfile-release-sync', 'lodash', 'crypto-js'],
  },
  backend: { zones: ['core', 'hosts'], packages: ['msw', 'idb'] },
  ui: {
    zones: [],
    packages: [...REACT, 'lucide-react', '@fontsource-variable', '@codemirror', '@lezer'],
  },
  // steps/*/face.tsx; of the steps themselves, only its own definition.
  faces: { zones: ['core', 'ui'], packages: REACT },
  editor: {
    zones: ['core', 'steps', 'faces', 'analysis', 'formats', 'hosts', 'ui'],
    packages: [...REACT, '@xyflow/react', 'zustand'],
  },
};
/** What a test may import besides: every zone, and these. */
const TEST_PACKAGES = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  'ajv',
  '@descope/web-component',
  'node:',
];

/** Packages too large for the first load, by the files that import them. */
const LARGE: Readonly<Record<string, readonly string[]>> = {
  re2js: ['./core/conditions/text-rules.ts', './core/jq/regex.ts'],
  validator: ['./core/conditions/text-rules.ts'],
  'libphonenumber-js': ['./core/conditions/text-rules.ts'],
};
/** Files of core that hosts load when they are needed: nothing in core imports them. */
const LENT = ['./core/conditions/text-rules.ts'];

/** What the page begins with: these, and what they import at once. */
const FIRST_LOAD = ['./app/web/main.tsx', './editor/workbench.tsx'];

const STEP_KINDS = Object.keys(code)
  .flatMap((path) => /^\.\/steps\/([^/]+)\/definition\.ts$/.exec(path)?.[1] ?? [])
  .concat('screen', 'http-connector', 'condition', 'generate-jwt', 'update-user', 'end');
const NAMES_THAT_SAY_NOTHING = /^(utils?|helpers?|common|misc|types)$/;
const MOST_LINES = 400;
const MOST_README_LINES = 60;

/** The rules by what they say, each with files that break it. */
const RULES: Readonly<Record<string, { check: (files: Files) => string[]; broken: Files[] }>> = {
  'imports only what its zone may import': {
    check: forEach((path, source) =>
      specifiers(source)
        .filter((specifier) => !mayImport(path, specifier))
        .map((specifier) => `imports ${specifier}`),
    ),
    broken: [
      { './core/a.ts': "import { s } from '../steps/registry.ts';" },
      { './core/a.ts': "import 'react';" },
      { './core/a.ts': "export * from 'node:fs';" },
      { './core/a.ts': "const lazy = import('../ui/button.tsx');" },
      { './core/a.ts': "type T = import('../hosts/ports.ts').Clock;" },
      {
        './core/a.ts':
          "import { a } from './b.ts'; import {\n  c, // why\n  d,\n} from '../ui/c.ts';",
      },
      { './core/a.ts': "const url = 'https://x'; export { d } from '../app/d.ts';" },
      { './steps/end/execute.ts': "import { F } from './face.tsx';" },
      { './steps/end/face.tsx': "import { F } from '../screen/definition.ts';" },
      { './steps/end/face.tsx': "import { F } from './execute.ts';" },
      { './analysis/a.ts': "import { e } from '../steps/end/definition.ts';" },
      { './ui/a.tsx': "import type { Flow } from '../core/document/schema.ts';" },
      { './editor/a.tsx': "import { web } from '../app/web/main.tsx';" },
      { './editor/a.tsx': "import { zustandish } from 'zustandish';" },
      { './stray.ts': "import { a } from './core/a.ts';" },
      { './core/a.test.ts': "import { x } from 'xstate';" },
      { './core/a.ts': "import { f } from './testing/flow.ts';" },
      { './core/testing/flow.ts': "import { s } from '../../steps/registry.ts';" },
    ],
  },
  'leaves what is large to the files that hosts load when it is needed': {
    check: forEach((path, source) => {
      const packages = Object.entries(LARGE).flatMap(([name, owners]) =>
        !owners.includes(path) && specifiers(source).some((one) => `${one}/`.startsWith(`${name}/`))
          ? [`imports ${name}`]
          : [],
      );
      const files = path.startsWith('./core/')
        ? specifiers(source).filter((one) => LENT.includes(resolve(path, one)))
        : [];
      return isTest(path) || isForTests(path)
        ? []
        : [...packages, ...files.map((one) => `imports ${one}`)];
    }),
    broken: [
      { './core/conditions/operators.ts': "import { textRules } from './text-rules.ts';" },
      { './core/engine/env.ts': "await import('../conditions/text-rules.ts');" },
      { './core/conditions/operators.ts': "import { RE2JS } from 're2js';" },
      { './core/users/user.ts': "import isEmail from 'validator/es/lib/isEmail';" },
    ],
  },
  'begins the page without what steps do': {
    check: (files) => {
      const seen = new Map(FIRST_LOAD.map((path) => [path, '']));
      for (const [path] of seen) {
        for (const one of importedAtOnce(files[path] ?? '').map((other) => resolve(path, other)))
          if (!seen.has(one)) seen.set(one, path);
      }
      return [...seen].flatMap(([path, by]) =>
        /^\.\/steps\/(registry|readable-kinds|[^/]+\/(config|execute|problems|analysis|form))\.ts$/.test(
          path,
        )
          ? [`${by}: imports ${path}, which the page is to load later: see steps/kinds.ts`]
          : [],
      );
    },
    broken: [
      {
        './app/web/main.tsx': "import { a } from '../../editor/a.ts';",
        './editor/a.ts': "import { registry } from '../steps/registry.ts';",
      },
      {
        './editor/workbench.tsx': "export { A } from './a.tsx';",
        './editor/a.tsx': "import './b.ts';",
        './editor/b.ts': "import { executor } from '../steps/end/execute.ts';",
      },
    ],
  },
  'is named in kebab-case': {
    check: forEach((path) =>
      path
        .split('/')
        .slice(1)
        .filter((part) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z\d]+)*$/.test(part)),
    ),
    broken: [{ './core/loginId.ts': '' }, { './core/Users/user.ts': '' }],
  },
  'has a name that says what is in it': {
    check: forEach((path) =>
      path.split('/').filter((part) => NAMES_THAT_SAY_NOTHING.test(part.split('.', 1)[0] ?? '')),
    ),
    broken: [
      { './core/types.ts': '' },
      { './core/helpers/a.ts': '' },
      { './ui/utils.test.ts': '' },
    ],
  },
  [`is at most ${MOST_LINES} lines long`]: {
    check: forEach((path, source) => {
      const lines = source.trimEnd().split('\n').length;
      return lines > MOST_LINES && !isTest(path) ? [`${lines} lines`] : [];
    }),
    broken: [{ './core/a.ts': 'x;\n'.repeat(MOST_LINES + 1) }],
  },
  'has no default export': {
    check: forEach((_path, source) =>
      withoutComments(source).match(/^\s*export\s+default\b.*|\bas\s+default\b/gm),
    ),
    broken: [{ './core/a.ts': 'export default 1;' }, { './core/a.ts': 'export { a as default };' }],
  },
  'takes no decision on a step’s kind outside steps/': {
    check: forEach((path, source) => {
      if (path.startsWith('./steps/') || isTest(path)) return [];
      const kinds = STEP_KINDS.join('|');
      const compound = STEP_KINDS.filter((kind) => kind.includes('-')).join('|');
      const decision = new RegExp(
        [
          String.raw`switch \((\w+\.)*(step|node|card|definition|s)\??\.kind\)`,
          String.raw`\bkind [!=]==? ['"](${kinds})['"]`,
          String.raw`\bcase ['"](${compound})['"]`,
        ].join('|'),
        'g',
      );
      return withoutComments(source).match(decision);
    }),
    broken: [
      { './editor/a.ts': "if (step.kind === 'screen') show();" },
      { './core/a.ts': "return target.kind !== 'end';" },
      { './hosts/a.ts': 'switch (state.step.kind) {}' },
      { './analysis/a.ts': "switch (kind) { case 'generate-jwt': }" },
    ],
  },
  'names no path of one machine': {
    check: forEach((_path, source) =>
      source.match(/(?<![\w.:/])\/(home|Users|root|work|tmp)\/\w+/g),
    ),
    broken: [{ './core/a.ts': ["'", 'home', 'me', "flow.json'"].join('/') }],
  },
  [`has a README of at most ${MOST_README_LINES} lines in its zone`]: {
    check: (files) => {
      const zones = new Set(
        Object.keys(files).flatMap((path) => /^\.\/(\w+)\//.exec(path)?.[1] ?? []),
      );
      return [...zones].flatMap((zone) => {
        const readme = files[`./${zone}/README.md`];
        if (readme === undefined) return [`${zone} has none`];
        const lines = readme.trimEnd().split('\n').length;
        return lines > MOST_README_LINES ? [`${zone}: ${lines} lines`] : [];
      });
    },
    broken: [{ './ui/a.ts': '' }, { './ui/README.md': 'x\n'.repeat(MOST_README_LINES + 1) }],
  },
};

describe('every file under src', () => {
  test('is seen by these rules', () => {
    expect(Object.keys(code)).toContain('./app/web/main.tsx');
    expect(Object.keys(readmes)).toContain('./ui/README.md');
  });

  test.each(Object.entries(RULES))('%s', (_rule, { check }) => {
    expect(check({ ...code, ...readmes })).toEqual([]);
  });

  const broken = Object.entries(RULES).flatMap(([rule, { check, broken: examples }]) =>
    examples.map((files) => ({ rule, files, check, title: JSON.stringify(files).slice(0, 90) })),
  );
  test.each(broken)('$rule: $title is noticed', ({ files, check }) => {
    expect(check(files)).toHaveLength(1);
  });

  test('what is allowed is not complained about', () => {
    const check = RULES['imports only what its zone may import']?.check;
    const files = {
      './core/a.ts': "import { z } from 'zod'; // import 'react'\n/* from '../ui/a.ts' */",
      './core/deep/b.test.ts': "import { test } from 'vitest'; import '../../hosts/a.ts';",
      './core/c.test.ts': "import { flow } from './testing/flow.ts';",
      './core/testing/flow.ts': "import fc from 'fast-check'; import { a } from './user.ts';",
      './steps/end/face.tsx': "import { end } from './definition.ts'; import './face.module.css';",
      './hosts/a.ts': "import { registry } from '../steps/registry.ts'; import 'jose';",
      './editor/faces.ts': "import type { Face } from '../steps/end/face.tsx';",
      './ui/fonts.ts': "import '@fontsource-variable/inter';",
      './editor/words.ts': "const synonyms = ['import', 'load'];",
      './app/cli/main.ts': "import 'node:fs'; import '../web/main.tsx';",
    };
    expect(check?.(files)).toEqual([]);
  });
});

/** Complaints about one file at a time, each with the file's path; prose has no code. */
function forEach(complaints: (path: string, source: string) => readonly string[] | null) {
  return (files: Files): string[] =>
    Object.entries(files)
      .filter(([path]) => !path.endsWith('.md'))
      .flatMap(([path, source]) =>
        (complaints(path, source) ?? []).map((one) => `${path}: ${one}`),
      );
}

function mayImport(path: string, specifier: string): boolean {
  const zone = zoneOf(path);
  if (zone === 'app') return true;
  const rights = RIGHTS[zone];
  if (!specifier.startsWith('.')) {
    const packages = [
      ...(rights?.packages ?? []),
      ...(isTest(path) || isForTests(path) ? TEST_PACKAGES : []),
    ];
    return packages.some((one) => specifier === one || specifier.startsWith(withSlash(one)));
  }
  if (isTest(path)) return true;
  const target = resolve(path, specifier);
  if (zone === 'faces' && folderOf(target) === folderOf(path)) {
    return /\/definition\.ts$|\.tsx$|\.css$/.test(target);
  }
  if (isForTests(target) && !isForTests(path)) return false;
  const targetZone = zoneOf(target);
  return (
    rights !== undefined &&
    ((targetZone === zone && zone !== 'faces') ||
      rights.zones.includes(targetZone) ||
      rights.zones.some((one) => target === `./${one}`))
  );
}

function zoneOf(path: string): string {
  if (path === './house.test.ts') return 'app';
  if (path.startsWith('./steps/') && path.endsWith('.tsx')) return 'faces';
  return path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '';
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** What several tests of a zone share; nothing else may use it. */
function isForTests(path: string): boolean {
  return path.includes('/testing/');
}

/** `./core/a/b.ts` + `../c.ts` = `./core/c.ts` */
function resolve(path: string, specifier: string): string {
  return `.${new URL(specifier.replace(/\?.*$/, ''), new URL(path, 'file:///')).pathname}`;
}

function withSlash(name: string): string {
  return name.endsWith(':') ? name : `${name}/`;
}

/** What a file imports: static, re-exported, for its side effect, lazily, or as a type. */
function specifiers(source: string): string[] {
  const patterns = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?<!['"`])\bimport\s*\(?\s*['"`]([^'"`]+)['"`]/g,
  ];
  const text = withoutComments(source);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []),
  );
}

/** What is there once a file is: not what it imports lazily, or as types alone. */
function importedAtOnce(source: string): string[] {
  const text = withoutComments(source).replaceAll(/\bimport\s*\(/g, 'lazily(');
  return specifiers(text.replaceAll(/\b(?:import|export) type\b[^;]*;/g, ''));
}

/** Strings are matched too, and kept, so that `//` in an address does not look like a comment. */
function withoutComments(source: string): string {
  const stringOrComment =
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(stringOrComment, (_match, string: string | undefined) => string ?? ' ');
}
