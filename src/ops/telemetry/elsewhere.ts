import { unavailable } from '../../runtime/errors.ts';

interface Sent {
  /** The collector that takes everything instead. */
  elsewhere: string | undefined;
  telemetryDisabled: boolean;
  telemetryExporter: 'otlp' | 'none';
}

/** Refusals of what cannot be asked here, because it is sent somewhere else, or not at all. */
export function createElsewhere(sent: Sent) {
  return {
    traces: () => refuse('NO_TRACES', 'traces', sent),
    figures: () => refuse('NO_FIGURES', 'figures', sent),
  };
}

function refuse(reason: string, what: string, sent: Sent): void {
  const { elsewhere, telemetryDisabled, telemetryExporter } = sent;
  if (telemetryDisabled) throw unavailable(reason, `No ${what} are made: OTEL_SDK_DISABLED is true.`);
  if (telemetryExporter === 'none')
    throw unavailable(reason, `No ${what} are made: OTEL_TRACES_EXPORTER is none.`);
  if (elsewhere)
    throw unavailable(
      reason,
      `No ${what} are kept here: they are sent to the collector at ${elsewhere}. Please look there.`,
    );
}
