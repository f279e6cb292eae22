import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toaster.module.css';

export interface Toast {
  readonly text: ReactNode;
  readonly tone?: 'neutral' | 'ok' | 'danger' | 'warning';
  /** The way to go on: "Undo". */
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** 5000 ms unless told; a danger, or one with an action, 10000. 0 stays until closed. */
  readonly durationMs?: number;
}

/** Shows a short message where the {@link Toaster} stands: `toast({ text: 'Step deleted', action: … })`. */
export function useToast(): (toast: Toast) => void {
  return use(ShowToast);
}

interface ShownToast extends Toast {
  readonly id: number;
}

/** Keeps the messages; {@link Toaster} shows them. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const show = useCallback((toast: Toast) => {
    setToasts((shown) => [...shown.slice(-2), { ...toast, id: (shown.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const close = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);
  const shown = useMemo(() => ({ toasts, close }), [toasts, close]);
  return (
    <ShowToast value={show}>
      <Toasts value={shown}>{children}</Toasts>
    </ShowToast>
  );
}

/** Where messages show: at the lower edge of the nearest box that is positioned, so that they cover nothing else. */
export function Toaster() {
  const { toasts, close } = use(Toasts);
  return (
    <output className={styles.toaster} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={close} />
      ))}
    </output>
  );
}

interface ShownToasts {
  readonly toasts: readonly ShownToast[];
  readonly close: (id: number) => void;
}

const Toasts = createContext<ShownToasts>({ toasts: [], close: () => {} });
const ShowToast = createContext<(toast: Toast) => void>(() => {});

const ICONS: Readonly<Record<NonNullable<Toast['tone']>, IconName>> = {
  neutral: 'info',
  ok: 'circle-check',
  danger: 'circle-x',
  warning: 'triangle-alert',
};

interface ToastCardProps {
  readonly toast: ShownToast;
  readonly onClose: (id: number) => void;
}

function ToastCard({ toast, onClose }: ToastCardProps) {
  const { id, text, tone = 'neutral', action } = toast;
  const textId = useId();
  const [held, setHeld] = useState(false);
  const durationMs = toast.durationMs ?? (tone === 'danger' || action ? 10_000 : 5000);

  useEffect(() => {
    if (held || durationMs === 0) return;
    const timer = setTimeout(() => onClose(id), durationMs);
    return () => clearTimeout(timer);
  }, [id, held, durationMs, onClose]);

  return (
    // Nothing is done by pointing at it or by its focus: it only stays as long.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.toast}
      role="group"
      aria-labelledby={textId}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={ICONS[tone]} className={styles.icon} />
      <div id={textId} className={styles.text}>
        {text}
      </div>
      {action && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => {
            onClose(id);
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="x" label="Dismiss" placement="top" onClick={() => onClose(id)} />
    </div>
  );
}
