// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_payments_v1_payments_pb = require('../../../plaza/payments/v1/payments_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_type_money_pb = require('../../../google/type/money_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');

function serialize_plaza_payments_v1_AuthorizeRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.AuthorizeRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.AuthorizeRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_AuthorizeRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.AuthorizeRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_CaptureRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.CaptureRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.CaptureRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_CaptureRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.CaptureRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_GetPaymentRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.GetPaymentRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.GetPaymentRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_GetPaymentRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.GetPaymentRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_ListPaymentsRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.ListPaymentsRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.ListPaymentsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_ListPaymentsRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.ListPaymentsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_ListPaymentsResponse(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.ListPaymentsResponse)) {
    throw new Error('Expected argument of type plaza.payments.v1.ListPaymentsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_ListPaymentsResponse(buffer_arg) {
  return plaza_payments_v1_payments_pb.ListPaymentsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_Payment(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.Payment)) {
    throw new Error('Expected argument of type plaza.payments.v1.Payment');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_Payment(buffer_arg) {
  return plaza_payments_v1_payments_pb.Payment.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_RefundPaymentRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.RefundPaymentRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.RefundPaymentRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_RefundPaymentRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.RefundPaymentRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_payments_v1_VoidRequest(arg) {
  if (!(arg instanceof plaza_payments_v1_payments_pb.VoidRequest)) {
    throw new Error('Expected argument of type plaza.payments.v1.VoidRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_payments_v1_VoidRequest(buffer_arg) {
  return plaza_payments_v1_payments_pb.VoidRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


// The payments. An order has one.
var PaymentsService = exports.PaymentsService = {
  // Sets an order's money aside at the provider. A refusal of the provider is an answer, not an error: the payment is DECLINED. After a
// Void of the same order it answers VOIDED and sets nothing aside. The order's id is the key.
authorize: {
    path: '/plaza.payments.v1.Payments/Authorize',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.AuthorizeRequest,
    responseType: plaza_payments_v1_payments_pb.Payment,
    requestSerialize: serialize_plaza_payments_v1_AuthorizeRequest,
    requestDeserialize: deserialize_plaza_payments_v1_AuthorizeRequest,
    responseSerialize: serialize_plaza_payments_v1_Payment,
    responseDeserialize: deserialize_plaza_payments_v1_Payment,
  },
  // Takes the money that was set aside. FAILED_PRECONDITION (NOT_AUTHORIZED) when the payment is declined or voided. The order's id is
// the key.
capture: {
    path: '/plaza.payments.v1.Payments/Capture',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.CaptureRequest,
    responseType: plaza_payments_v1_payments_pb.Payment,
    requestSerialize: serialize_plaza_payments_v1_CaptureRequest,
    requestDeserialize: deserialize_plaza_payments_v1_CaptureRequest,
    responseSerialize: serialize_plaza_payments_v1_Payment,
    responseDeserialize: deserialize_plaza_payments_v1_Payment,
  },
  // Gives everything back, whatever the order's payment has come to: what was set aside is voided, what was captured is refunded, and an
// order that was never authorised is remembered, so that an Authorize that comes late sets nothing aside. The order's id is the key.
void: {
    path: '/plaza.payments.v1.Payments/Void',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.VoidRequest,
    responseType: plaza_payments_v1_payments_pb.Payment,
    requestSerialize: serialize_plaza_payments_v1_VoidRequest,
    requestDeserialize: deserialize_plaza_payments_v1_VoidRequest,
    responseSerialize: serialize_plaza_payments_v1_Payment,
    responseDeserialize: deserialize_plaza_payments_v1_Payment,
  },
  // Reads a payment. NOT_FOUND for anybody but the user of its order and staff.
getPayment: {
    path: '/plaza.payments.v1.Payments/GetPayment',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.GetPaymentRequest,
    responseType: plaza_payments_v1_payments_pb.Payment,
    requestSerialize: serialize_plaza_payments_v1_GetPaymentRequest,
    requestDeserialize: deserialize_plaza_payments_v1_GetPaymentRequest,
    responseSerialize: serialize_plaza_payments_v1_Payment,
    responseDeserialize: deserialize_plaza_payments_v1_Payment,
  },
  // Lists the payments of an order, oldest first; none for anybody but the user of the order and staff.
listPayments: {
    path: '/plaza.payments.v1.Payments/ListPayments',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.ListPaymentsRequest,
    responseType: plaza_payments_v1_payments_pb.ListPaymentsResponse,
    requestSerialize: serialize_plaza_payments_v1_ListPaymentsRequest,
    requestDeserialize: deserialize_plaza_payments_v1_ListPaymentsRequest,
    responseSerialize: serialize_plaza_payments_v1_ListPaymentsResponse,
    responseDeserialize: deserialize_plaza_payments_v1_ListPaymentsResponse,
  },
  // Gives captured money back, in part or in whole. FAILED_PRECONDITION (NOT_CAPTURED, REFUND_TOO_LARGE) otherwise.
refundPayment: {
    path: '/plaza.payments.v1.Payments/RefundPayment',
    requestStream: false,
    responseStream: false,
    requestType: plaza_payments_v1_payments_pb.RefundPaymentRequest,
    responseType: plaza_payments_v1_payments_pb.Payment,
    requestSerialize: serialize_plaza_payments_v1_RefundPaymentRequest,
    requestDeserialize: deserialize_plaza_payments_v1_RefundPaymentRequest,
    responseSerialize: serialize_plaza_payments_v1_Payment,
    responseDeserialize: deserialize_plaza_payments_v1_Payment,
  },
};

exports.PaymentsClient = grpc.makeGenericClientConstructor(PaymentsService, 'Payments');
