// package: google.api
// file: google/api/launch_stage.proto

/* tslint:disable */
/* eslint-disable */

import * as jspb from "google-protobuf";

export enum LaunchStage {
    LAUNCH_STAGE_UNSPECIFIED = 0,
    UNIMPLEMENTED = 6,
    PRELAUNCH = 7,
    EARLY_ACCESS = 1,
    ALPHA = 2,
    BETA = 3,
    GA = 4,
    DEPRECATED = 5,
}
