import { BinaryWriter } from 'google-protobuf';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { atMost } from '../../runtime/at-most.ts';
import { invalid } from '../../runtime/errors.ts';
import type { ClientStream } from '../../runtime/server.ts';
import { type Aggregate, type Aggregates, addMeasurement } from '../domain/aggregates.ts';

/** Of one stream. */
const MOST_MEASUREMENTS = 100_000;

/** What a stream of measurements comes to. Nothing of it is kept, and the first one that is wrong refuses them all. */
export function recordMetrics(): ClientStream<pb.RecordMetricsRequest, pb.RecordMetricsResponse> {
  return async (requests) => {
    const aggregates: Aggregates = new Map();
    let index = 0;
    for await (const request of atMost(MOST_MEASUREMENTS, requests)) {
      const measurement = { name: request.getName(), value: request.getValue(), index };
      const violations = addMeasurement(aggregates, measurement);
      if (violations.length > 0) throw invalid(violations);
      index++;
    }
    return encode(aggregates);
  };
}

/** By hand, entry by entry: a map of google-protobuf is an object inside, and loses the name __proto__. */
function encode(aggregates: Aggregates): Buffer {
  const writer = new BinaryWriter();
  for (const [name, aggregate] of aggregates) {
    writer.writeMessage(1, { name, message: message(aggregate) }, writeEntry);
  }
  return Buffer.from(writer.getResultBuffer());
}

function writeEntry(entry: { name: string; message: pb.Aggregate }, writer: BinaryWriter): void {
  writer.writeString(1, entry.name);
  writer.writeMessage(2, entry.message, pb.Aggregate.serializeBinaryToWriter);
}

function message({ count, sum, min, max }: Aggregate): pb.Aggregate {
  const aggregate = new pb.Aggregate();
  aggregate.setCount(String(count));
  aggregate.setSum(sum);
  aggregate.setMin(min);
  aggregate.setMax(max);
  aggregate.setMean(sum / count);
  return aggregate;
}
