// package: opentelemetry.proto.common.v1
// file: opentelemetry/proto/common/v1/common.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export class AnyValue extends jspb.Message { 

    hasStringValue(): boolean;
    clearStringValue(): void;
    getStringValue(): string;
    setStringValue(value: string): AnyValue;

    hasBoolValue(): boolean;
    clearBoolValue(): void;
    getBoolValue(): boolean;
    setBoolValue(value: boolean): AnyValue;

    hasIntValue(): boolean;
    clearIntValue(): void;
    getIntValue(): number;
    setIntValue(value: number): AnyValue;

    hasDoubleValue(): boolean;
    clearDoubleValue(): void;
    getDoubleValue(): number;
    setDoubleValue(value: number): AnyValue;

    hasArrayValue(): boolean;
    clearArrayValue(): void;
    getArrayValue(): ArrayValue | undefined;
    setArrayValue(value?: ArrayValue): AnyValue;

    getValueCase(): AnyValue.ValueCase;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): AnyValue.AsObject;
    static toObject(includeInstance: boolean, msg: AnyValue): AnyValue.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: AnyValue, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): AnyValue;
    static deserializeBinaryFromReader(message: AnyValue, reader: jspb.BinaryReader): AnyValue;
}

export namespace AnyValue {
    export type AsObject = {
        stringValue: string,
        boolValue: boolean,
        intValue: number,
        doubleValue: number,
        arrayValue?: ArrayValue.AsObject,
    }

    export enum ValueCase {
        VALUE_NOT_SET = 0,
        STRING_VALUE = 1,
        BOOL_VALUE = 2,
        INT_VALUE = 3,
        DOUBLE_VALUE = 4,
        ARRAY_VALUE = 5,
    }

}

export class ArrayValue extends jspb.Message { 
    clearValuesList(): void;
    getValuesList(): Array<AnyValue>;
    setValuesList(value: Array<AnyValue>): ArrayValue;
    addValues(value?: AnyValue, index?: number): AnyValue;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): ArrayValue.AsObject;
    static toObject(includeInstance: boolean, msg: ArrayValue): ArrayValue.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: ArrayValue, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): ArrayValue;
    static deserializeBinaryFromReader(message: ArrayValue, reader: jspb.BinaryReader): ArrayValue;
}

export namespace ArrayValue {
    export type AsObject = {
        valuesList: Array<AnyValue.AsObject>,
    }
}

export class KeyValue extends jspb.Message { 
    getKey(): string;
    setKey(value: string): KeyValue;

    hasValue(): boolean;
    clearValue(): void;
    getValue(): AnyValue | undefined;
    setValue(value?: AnyValue): KeyValue;

    serializeBinary(): Uint8Array;
    toObject(includeInstance?: boolean): KeyValue.AsObject;
    static toObject(includeInstance: boolean, msg: KeyValue): KeyValue.AsObject;
    static extensions: {[key: number]: jspb.ExtensionFieldInfo<jspb.Message>};
    static extensionsBinary: {[key: number]: jspb.ExtensionFieldBinaryInfo<jspb.Message>};
    static serializeBinaryToWriter(message: KeyValue, writer: jspb.BinaryWriter): void;
    static deserializeBinary(bytes: Uint8Array): KeyValue;
    static deserializeBinaryFromReader(message: KeyValue, reader: jspb.BinaryReader): KeyValue;
}

export namespace KeyValue {
    export type AsObject = {
        key: string,
        value?: AnyValue.AsObject,
    }
}
