import type { Message } from '../../../core/engine/outcome.ts';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import styles from './screen-panel.module.css';

const CHANNELS: Readonly<Record<Message['channel'], string>> = {
  email: 'Email',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  voice: 'Call',
  push: 'Push',
};

/** What the person would have got by now, the latest first: nothing is delivered anywhere. */
export function Inbox({ trace }: { readonly trace: readonly TraceEntry[] }) {
  const messages = messagesIn(trace);
  if (messages.length === 0) return null;
  return (
    <section className={styles.inbox} aria-label="Messages">
      <h3 className={styles.heading}>Messages, delivered nowhere</h3>
      <ul>
        {messages.map((message, i) => (
          <li key={messages.length - i} className={styles.message}>
            <p className={styles.hint}>
              <Icon name={message.channel === 'email' ? 'mail' : 'smartphone'} size={14} />{' '}
              {CHANNELS[message.channel]} to {message.to}
            </p>
            {message.subject !== undefined && <strong>{message.subject}</strong>}
            <p>
              <LongText>{message.text}</LongText>
            </p>
            {message.code !== undefined && (
              <CopyButton showLabel text={message.code} label={`Copy ${message.code}`} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function messagesIn(trace: readonly TraceEntry[]): readonly Message[] {
  return trace
    .flatMap((entry) => (entry.type === 'step' ? (entry.messages ?? []) : []))
    .toReversed();
}
