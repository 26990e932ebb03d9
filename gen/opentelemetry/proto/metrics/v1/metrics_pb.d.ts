// package: opentelemetry.proto.metrics.v1
// file: opentelemetry/proto/metrics/v1/metrics.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as opentelemetry_proto_common_v1_common_pb from "../../../../opentelemetry/proto/common/v1/common_pb";
import * as opentelemetry_proto_resource_v1_resource_pb from "../../../../opentelemetry/proto/resource/v1/resource_pb";

export class ResourceMetrics extends jspb.Message { 

    hasResource(): boolean;
    clearResource(): void;
    getResource(): opentelemetry_proto_resource_v1_resource_pb.Resource | undefined;
    setResource(value?: opentelemetry_proto_resource_v1_resource_pb.Resource): ResourceMetrics;
    clearScopeMetricsList(): void;
    getScopeMetricsList(): Array<ScopeMetrics>;
    setScopeMetricsList(value: Array<ScopeMetrics>): ResourceMetrics;
    addScopeMetrics(value?: ScopeMetrics, index?: number): ScopeMetrics;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ResourceMetrics.AsObject;
    static toObject(includeInstance: boolean, msg: ResourceMetrics): ResourceMetrics.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ResourceMetrics, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ResourceMetrics;
    static deserializeBinaryFromReader(message: ResourceMetrics, reader: jspb.BinaryReader): ResourceMetrics;
}

export namespace ResourceMetrics {
    export type AsObject = {
        resource?: opentelemetry_proto_resource_v1_resource_pb.Resource.AsObject,
        scopeMetricsList: Array<ScopeMetrics.AsObject>,
    }
}

export class ScopeMetrics extends jspb.Message { 
    clearMetricsList(): void;
    getMetricsList(): Array<Metric>;
    setMetricsList(value: Array<Metric>): ScopeMetrics;
    addMetrics(value?: Metric, index?: number): Metric;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ScopeMetrics.AsObject;
    static toObject(includeInstance: boolean, msg: ScopeMetrics): ScopeMetrics.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ScopeMetrics, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ScopeMetrics;
    static deserializeBinaryFromReader(message: ScopeMetrics, reader: jspb.BinaryReader): ScopeMetrics;
}

export namespace ScopeMetrics {
    export type AsObject = {
        metricsList: Array<Metric.AsObject>,
    }
}

export class Metric extends jspb.Message { 
    getName(): string;
    setName(value: string): Metric;

    hasSum(): boolean;
    clearSum(): void;
    getSum(): Sum | undefined;
    setSum(value?: Sum): Metric;

    hasHistogram(): boolean;
    clearHistogram(): void;
    getHistogram(): Histogram | undefined;
    setHistogram(value?: Histogram): Metric;

    getDataCase(): Metric.DataCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Metric.AsObject;
    static toObject(includeInstance: boolean, msg: Metric): Metric.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Metric, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Metric;
    static deserializeBinaryFromReader(message: Metric, reader: jspb.BinaryReader): Metric;
}

export namespace Metric {
    export type AsObject = {
        name: string,
        sum?: Sum.AsObject,
        histogram?: Histogram.AsObject,
    }

    export enum DataCase {
        DATA_NOT_SET = 0,
        SUM = 7,
        HISTOGRAM = 9,
    }

}

export class Sum extends jspb.Message { 
    clearDataPointsList(): void;
    getDataPointsList(): Array<NumberDataPoint>;
    setDataPointsList(value: Array<NumberDataPoint>): Sum;
    addDataPoints(value?: NumberDataPoint, index?: number): NumberDataPoint;
    getAggregationTemporality(): AggregationTemporality;
    setAggregationTemporality(value: AggregationTemporality): Sum;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Sum.AsObject;
    static toObject(includeInstance: boolean, msg: Sum): Sum.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Sum, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Sum;
    static deserializeBinaryFromReader(message: Sum, reader: jspb.BinaryReader): Sum;
}

export namespace Sum {
    export type AsObject = {
        dataPointsList: Array<NumberDataPoint.AsObject>,
        aggregationTemporality: AggregationTemporality,
    }
}

export class Histogram extends jspb.Message { 
    clearDataPointsList(): void;
    getDataPointsList(): Array<HistogramDataPoint>;
    setDataPointsList(value: Array<HistogramDataPoint>): Histogram;
    addDataPoints(value?: HistogramDataPoint, index?: number): HistogramDataPoint;
    getAggregationTemporality(): AggregationTemporality;
    setAggregationTemporality(value: AggregationTemporality): Histogram;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): Histogram.AsObject;
    static toObject(includeInstance: boolean, msg: Histogram): Histogram.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: Histogram, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): Histogram;
    static deserializeBinaryFromReader(message: Histogram, reader: jspb.BinaryReader): Histogram;
}

export namespace Histogram {
    export type AsObject = {
        dataPointsList: Array<HistogramDataPoint.AsObject>,
        aggregationTemporality: AggregationTemporality,
    }
}

export class NumberDataPoint extends jspb.Message { 
    getTimeUnixNano(): string;
    setTimeUnixNano(value: string): NumberDataPoint;

    hasAsDouble(): boolean;
    clearAsDouble(): void;
    getAsDouble(): number;
    setAsDouble(value: number): NumberDataPoint;

    hasAsInt(): boolean;
    clearAsInt(): void;
    getAsInt(): number;
    setAsInt(value: number): NumberDataPoint;
    clearAttributesList(): void;
    getAttributesList(): Array<opentelemetry_proto_common_v1_common_pb.KeyValue>;
    setAttributesList(value: Array<opentelemetry_proto_common_v1_common_pb.KeyValue>): NumberDataPoint;
    addAttributes(value?: opentelemetry_proto_common_v1_common_pb.KeyValue, index?: number): opentelemetry_proto_common_v1_common_pb.KeyValue;

    getValueCase(): NumberDataPoint.ValueCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): NumberDataPoint.AsObject;
    static toObject(includeInstance: boolean, msg: NumberDataPoint): NumberDataPoint.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: NumberDataPoint, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): NumberDataPoint;
    static deserializeBinaryFromReader(message: NumberDataPoint, reader: jspb.BinaryReader): NumberDataPoint;
}

export namespace NumberDataPoint {
    export type AsObject = {
        timeUnixNano: string,
        asDouble: number,
        asInt: number,
        attributesList: Array<opentelemetry_proto_common_v1_common_pb.KeyValue.AsObject>,
    }

    export enum ValueCase {
        VALUE_NOT_SET = 0,
        AS_DOUBLE = 4,
        AS_INT = 6,
    }

}

export class HistogramDataPoint extends jspb.Message { 
    getTimeUnixNano(): string;
    setTimeUnixNano(value: string): HistogramDataPoint;
    getCount(): number;
    setCount(value: number): HistogramDataPoint;
    clearBucketCountsList(): void;
    getBucketCountsList(): Array<number>;
    setBucketCountsList(value: Array<number>): HistogramDataPoint;
    addBucketCounts(value: number, index?: number): number;
    clearExplicitBoundsList(): void;
    getExplicitBoundsList(): Array<number>;
    setExplicitBoundsList(value: Array<number>): HistogramDataPoint;
    addExplicitBounds(value: number, index?: number): number;
    clearAttributesList(): void;
    getAttributesList(): Array<opentelemetry_proto_common_v1_common_pb.KeyValue>;
    setAttributesList(value: Array<opentelemetry_proto_common_v1_common_pb.KeyValue>): HistogramDataPoint;
    addAttributes(value?: opentelemetry_proto_common_v1_common_pb.KeyValue, index?: number): opentelemetry_proto_common_v1_common_pb.KeyValue;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): HistogramDataPoint.AsObject;
    static toObject(includeInstance: boolean, msg: HistogramDataPoint): HistogramDataPoint.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: HistogramDataPoint, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): HistogramDataPoint;
    static deserializeBinaryFromReader(message: HistogramDataPoint, reader: jspb.BinaryReader): HistogramDataPoint;
}

export namespace HistogramDataPoint {
    export type AsObject = {
        timeUnixNano: string,
        count: number,
        bucketCountsList: Array<number>,
        explicitBoundsList: Array<number>,
        attributesList: Array<opentelemetry_proto_common_v1_common_pb.KeyValue.AsObject>,
    }
}

export enum AggregationTemporality {
    AGGREGATION_TEMPORALITY_UNSPECIFIED = 0,
    AGGREGATION_TEMPORALITY_DELTA = 1,
    AGGREGATION_TEMPORALITY_CUMULATIVE = 2,
}
