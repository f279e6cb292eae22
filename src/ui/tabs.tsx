import { useLayoutEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Badge } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';
import { classNames } from './class-names.ts';
import styles from './tabs.module.css';
import type { Tone } from './tone.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface Tab<Id extends string = string> {
  /** Unique among all the tabs in the page: TabPanel finds its tab by it. */
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
  /** A count or a word; nothing is shown for undefined. */
  readonly badge?: string | number | undefined;
  readonly badgeTone?: Tone | undefined;
}

interface TabsProps<Id extends string> {
  /** The list's name, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** One tab stop; arrow keys, Home and End move and choose. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <div role="tablist" aria-label={label} className={styles.list}>
      {tabs.map((tab, at) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(tab.id)}
          aria-selected={tab.id === value}
          aria-controls={tab.id === value ? panelId(tab.id) : undefined}
          tabIndex={tab.id === value ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(tab.id)}
          onKeyDown={(event) => {
            const to = tabs[target(event, at, tabs.length)];
            if (to === undefined) return;
            event.preventDefault();
            onChange(to.id);
            document.getElementById(tabId(to.id))?.focus();
          }}
        >
          {tab.icon && <Icon name={tab.icon} size={14} />}
          {tab.label}
          {tab.badge !== undefined && <Badge tone={tab.badgeTone ?? 'neutral'}>{tab.badge}</Badge>}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  /** The id of its tab. */
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Rendered for the chosen tab only. It keeps the focus when the tab changes by itself. */
export function TabPanel({ id, className, children }: TabPanelProps) {
  const ref = useKeptFocus<HTMLDivElement>();
  useLayoutEffect(() => {
    // Each is read from its top, not from where the one before it was left.
    ref.current?.scrollTo({ top: 0 });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [id, ref]);
  return (
    <div
      ref={ref}
      role="tabpanel"
      id={panelId(id)}
      aria-labelledby={tabId(id)}
      className={classNames(styles.panel, className)}
    >
      {children}
    </div>
  );
}

interface KeptTabPanelsProps<Id extends string> {
  /** The id of the chosen tab. */
  readonly value: Id;
  readonly className?: string | undefined;
  readonly children: (id: Id) => ReactNode;
}

/** The panels of all tabs that were chosen once; what is half-typed in one that is hidden by now is not lost. */
export function KeptTabPanels<Id extends string>({
  value,
  className,
  children,
}: KeptTabPanelsProps<Id>) {
  const [seen, setSeen] = useState<readonly Id[]>([value]);
  if (!seen.includes(value)) setSeen([...seen, value]);
  return seen.map((id) => (
    <div
      key={id}
      role="tabpanel"
      id={panelId(id)}
      aria-labelledby={tabId(id)}
      className={className}
      hidden={id !== value}
    >
      {children(id)}
    </div>
  ));
}

function target(event: KeyboardEvent, at: number, count: number): number {
  if (event.key === 'ArrowRight') return (at + 1) % count;
  if (event.key === 'ArrowLeft') return (at + count - 1) % count;
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? count - 1 : -1;
}

function tabId(id: string): string {
  return `tab-${id}`;
}

function panelId(id: string): string {
  return `panel-${id}`;
}
