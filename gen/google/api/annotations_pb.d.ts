// package: google.api
// file: google/api/annotations.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";
import * as google_api_http_pb from "../../google/api/http_pb";
import * as google_protobuf_descriptor_pb from "google-protobuf/google/protobuf/descriptor_pb";

export const http: jspb.ExtensionFieldInfo<google_api_http_pb.HttpRule>;
