import { unusedInWords } from '../../../../hosts/session/unused-answers.ts';
import { errorLine, inFile } from '../../error-line.ts';
import { coverageLines } from '../flow-coverage.ts';
import type { Counts, FileReport, TestedFlow } from '../report.ts';
import type { ScenarioResult } from '../run-suite.ts';

/**
 * For CI servers: JUnit XML. A flow is a suite, a scenario a test case; a file that cannot be read is a suite with one
 * case in error. Source: the schema that Jenkins and its like accept (testmoapp/junitxml).
 */
export function reportJunit(reports: readonly FileReport[], counts: Counts): string {
  const attributes = {
    name: 'flowmint',
    tests: counts.passed + counts.failed + counts.unreadable,
    failures: counts.failed,
    errors: counts.unreadable,
    time: seconds(reports.flatMap((report) => ('error' in report ? [] : report.results))),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('testsuites', attributes),
    ...reports.flatMap((report) => indent(suite(report))),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(report: FileReport): readonly string[] {
  if ('error' in report) {
    const { file, error } = report;
    return [
      open('testsuite', { name: file, file, tests: 1, failures: 0, errors: 1, time: '0.000' }),
      `  ${open('testcase', { name: 'can be read', classname: file, file, time: '0.000' })}`,
      `    ${element('error', { type: error.code, message: errorLine(inFile(file, error)) })}`,
      '  </testcase>',
      '</testsuite>',
    ];
  }
  const { file, flow, results, coverage } = report;
  const attributes = {
    name: flow.name === '' ? flow.id : flow.name,
    file,
    tests: results.length,
    failures: results.filter((one) => one.type === 'ran' && one.failures.length > 0).length,
    errors: results.filter(({ type }) => type === 'unreadable').length,
    time: seconds(results),
  };
  return [
    open('testsuite', attributes),
    ...(coverage === undefined
      ? []
      : [
          '  <properties>',
          ...coverageLines(coverage).map(
            (value, i) =>
              `    ${element('property', { name: PROPERTIES[i] ?? 'coverage', value })}`,
          ),
          '  </properties>',
        ]),
    ...results.flatMap((result) => indent(testCase(report, result))),
    '</testsuite>',
  ];
}

function testCase({ file, flow }: TestedFlow, result: ScenarioResult): readonly string[] {
  const attributes = { name: result.name, classname: flow.id, file, time: seconds([result]) };
  if (result.type === 'unreadable') {
    const { error } = result;
    return [
      open('testcase', attributes),
      `  ${element('error', { type: error.code, message: errorLine(inFile(file, error)) })}`,
      '</testcase>',
    ];
  }
  // After the failure, where the schema has it.
  const notes = result.unused.map((one) => escapeXml(unusedInWords(one))).join('\n');
  const output = notes === '' ? [] : [`  <system-out>${notes}</system-out>`];
  if (result.failures.length === 0) {
    return output.length === 0
      ? [element('testcase', attributes)]
      : [open('testcase', attributes), ...output, '</testcase>'];
  }
  const { outcome, path } = result.summary;
  const [first] = result.failures;
  const lines = result.failures.map((failure) => `${failure.path}: ${failure.message}`);
  const text = [...lines, `the run: ${[...path, outcome].join(' → ')}`].map(escapeXml).join('\n');
  return [
    open('testcase', attributes),
    `  ${open('failure', { type: first?.path ?? '', message: first?.message ?? '' })}${text}</failure>`,
    ...output,
    '</testcase>',
  ];
}

/** What the lines of the coverage are called. */
const PROPERTIES = ['coverage', 'error-coverage'];

type Attributes = { readonly [name: string]: string | number };

function open(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

function element(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function seconds(results: readonly ScenarioResult[]): string {
  const ms = results.reduce((sum, one) => sum + (one.type === 'ran' ? one.durationMs : 0), 0);
  return (ms / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Escaped for text and attributes; what no XML 1.0 document may hold, even escaped, becomes U+FFFD (its §2.2). */
function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[&<>"'\t\n\r]/g, (char) => ENTITIES[char] ?? char);
}

// oxlint-disable-next-line no-control-regex -- finding them is the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
