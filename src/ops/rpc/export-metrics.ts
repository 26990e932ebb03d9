import pb from '../../../gen/opentelemetry/proto/collector/metrics/v1/metrics_service_pb.js';
import type { Unary } from '../../runtime/server.ts';
import type { Figures } from '../telemetry/figures.ts';
import { readMetrics } from '../telemetry/read-metrics.ts';

export function exportMetrics(
  figures: Figures,
): Unary<pb.ExportMetricsServiceRequest, pb.ExportMetricsServiceResponse> {
  return async (request) => {
    const { counts, refused } = readMetrics(request.getResourceMetricsList());
    figures.add(counts);
    const reply = new pb.ExportMetricsServiceResponse();
    if (refused > 0)
      reply.setPartialSuccess(
        new pb.ExportMetricsPartialSuccess()
          .setRejectedDataPoints(refused)
          .setErrorMessage('Only metrics with AGGREGATION_TEMPORALITY_DELTA are taken.'),
      );
    return reply;
  };
}
