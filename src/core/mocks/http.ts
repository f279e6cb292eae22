import type { HttpMethod } from './mock.ts';

/** An HTTP request as a step asks for it: the data of an effect. Header names are lower case. */
export interface HttpRequest {
  /** Id of the connector that sends it. */
  readonly connector: string;
  /** Id of the flow entered that brings the connector along; left out: it is the outermost flow's. */
  readonly flow?: string;
  readonly method: HttpMethod;
  /** Absolute, with its query. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** How long to wait, in milliseconds of the run's clock. */
  readonly timeoutMs: number;
  /** Set for the request that gets an access token (RFC 6749 §4.4.2): it carries the client's credentials. */
  readonly purpose?: 'access-token';
  /** Nobody waits for the answer: it takes no time of the run. */
  readonly async?: true;
}

/** Which connector sends a request. */
export type ConnectorRef = Pick<HttpRequest, 'connector' | 'flow'>;

/**
 * The name of a connector among those of all flows of a run: `id`, or `flow/id` for one that a flow entered brings along.
 * Never the bare id there: the outermost flow may have another connector of that id, with secrets of its own.
 */
export function connectorName({ connector, flow }: ConnectorRef): string {
  return flow === undefined ? connector : `${flow}/${connector}`;
}

/**
 * What came back. `elapsedMs` moves the run's clock; `signed` says that the request really left, with an HMAC of its
 * payload: whether it does only the host knows, which has the secret.
 */
export type HttpAnswer =
  | {
      readonly type: 'response';
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly body: string;
      readonly elapsedMs: number;
      /** Index of the mock that answered; null for a live answer. */
      readonly mock: number | null;
      readonly signed?: true;
    }
  | {
      readonly type: 'failure';
      readonly reason: 'network' | 'timeout' | 'no-mock';
      readonly message: string;
      readonly elapsedMs: number;
      readonly mock: number | null;
      readonly signed?: true;
    };

/** Whether something that came back is the answer to an HTTP request. */
export function isHttpAnswer(answer: { readonly type: string } | undefined): answer is HttpAnswer {
  return answer?.type === 'response' || answer?.type === 'failure';
}
