import type { Placement } from './placement.ts';
import { receiver } from './tracing.ts';
import { type JsonObject, typed } from './typed.ts';

const config = 'envoy.extensions.stat_sinks.open_telemetry.v3.SinkConfig';

/** What is told of all that an Envoy counts, by parts of the names in mesh/signals/call-metrics.ts, and how it is called then. */
const told = ['plaza.requests_total', 'plaza.request_duration_ms'];

/** Sends what calls came to since the last time to ops or the collector, and nothing else of some thousand counters. */
export function figuresSink(placement: Placement): JsonObject {
  return {
    stats_flush_interval: '2s',
    stats_sinks: [
      {
        name: 'envoy.stat_sinks.open_telemetry',
        typed_config: typed(config, {
          grpc_service: receiver(placement),
          report_counters_as_deltas: true,
          report_histograms_as_deltas: true,
          custom_metric_conversions: {
            matcher_list: {
              matchers: told.map((name) => ({
                predicate: { single_predicate: { input: statName, value_match: { contains: name } } },
                on_match: action('ConversionAction', { metric_name: name }),
              })),
            },
            on_no_match: action('DropAction'),
          },
        }),
      },
    ],
  };
}

const statName: JsonObject = {
  name: 'name',
  typed_config: typed('envoy.extensions.matching.common_inputs.stats.v3.StatFullNameMatchInput'),
};

function action(name: string, fields: JsonObject = {}): JsonObject {
  return { action: { name, typed_config: typed(`${config}.${name}`, fields) } };
}
