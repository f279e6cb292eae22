import type { Assumption } from '../assumption.ts';

/** What the Generic HTTP Connector assumes. */
export const CONNECTORS_ASSUMPTIONS = [
  {
    id: 'unparsable-answer',
    question: 'What is a 2xx answer whose body is no JSON?',
    choices: [
      { id: 'text', label: 'success, the body as text' },
      { id: 'error', label: 'error ConnectorFailed' },
    ],
    standard: 'text',
    reason: 'Not documented; keeping the text lets a Condition see it.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'connector-errors',
    question: 'Which failure is which error?',
    choices: [
      {
        id: 'by-status',
        label:
          'no connection or no answer in time: ConnectorFailed; status 400 and above: request_error',
      },
    ],
    standard: 'by-status',
    reason:
      'A real flow handles "not found" on request_error and leaves ConnectorFailed automatic.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'error-body',
    question: 'Is the answer readable after request_error?',
    choices: [{ id: 'kept', label: 'yes, under the Context Key' }],
    standard: 'kept',
    reason: 'The docs say a later Condition can look at the error codes of an HTTP connector.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'access-token',
    question: 'How long is an OAuth 2.0 access token of a connector used?',
    choices: [{ id: 'run', label: 'in one run until it expires; the next run gets another' }],
    standard: 'run',
    reason: 'The docs name the authentication type and say nothing of keeping tokens.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'async-connector',
    question: 'What of an asynchronous request that fails?',
    choices: [{ id: 'ignored', label: 'nothing: the step has gone on by success' }],
    standard: 'ignored',
    reason: 'The docs say that its response is not available; of errors they say nothing.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'request-url',
    question:
      'Where does a request go whose base URL has a query, or whose endpoint is a whole URL?',
    choices: [
      {
        id: 'below',
        label:
          'below the path of the base URL, with the queries of both; also a whole URL, with a warning',
      },
    ],
    standard: 'below',
    reason: 'The docs show base URLs without a query and endpoints that are paths.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'endpoint-values',
    question: 'What of a dynamic value in an endpoint that holds /, ?, #, %, & or +?',
    choices: [
      { id: 'as-is', label: 'it stands as it is and can change path and query, with a warning' },
      { id: 'encoded', label: 'what means something where it stands is encoded, with a warning' },
    ],
    standard: 'as-is',
    reason:
      'Not documented. As it is, an endpoint can take a whole path from a value, and what a value can do to the request is seen here rather than hidden.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'hmac-encoding',
    question: 'How is the HMAC of x-descope-webhook-s256 written?',
    choices: [
      { id: 'hex', label: 'hexadecimal' },
      { id: 'base64', label: 'Base64' },
    ],
    standard: 'hex',
    reason:
      'The docs name the header and what is signed (the Base64 of the payload), not the encoding.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'form-mapping',
    question: 'How does an answer get into the form?',
    choices: [
      {
        id: 'shorthand',
        label:
          '"Map response to form" rows: our shorthand for a Scriptlet with form override; a row that finds nothing leaves the form as it is, with a warning',
      },
    ],
    standard: 'shorthand',
    reason: 'Real flows do it with a Scriptlet; no export shows a mapping on the connector itself.',
    where: 'Generic HTTP Connector',
  },
] as const satisfies readonly Assumption[];
