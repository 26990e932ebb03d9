// GENERATED CODE -- DO NOT EDIT!

'use strict';
var grpc = require('@grpc/grpc-js');
var plaza_catalog_v1_catalog_pb = require('../../../plaza/catalog/v1/catalog_pb.js');
var google_api_annotations_pb = require('../../../google/api/annotations_pb.js');
var google_api_field_behavior_pb = require('../../../google/api/field_behavior_pb.js');
var google_api_httpbody_pb = require('../../../google/api/httpbody_pb.js');
var google_longrunning_operations_pb = require('../../../google/longrunning/operations_pb.js');
var google_protobuf_empty_pb = require('google-protobuf/google/protobuf/empty_pb.js');
var google_protobuf_field_mask_pb = require('google-protobuf/google/protobuf/field_mask_pb.js');
var google_protobuf_timestamp_pb = require('google-protobuf/google/protobuf/timestamp_pb.js');
var google_rpc_status_pb = require('../../../google/rpc/status_pb.js');
var google_type_money_pb = require('../../../google/type/money_pb.js');
var plaza_mesh_v1_options_pb = require('../../../plaza/mesh/v1/options_pb.js');
var plaza_stream_v1_frames_pb = require('../../../plaza/stream/v1/frames_pb.js');

function serialize_google_api_HttpBody(arg) {
  if (!(arg instanceof google_api_httpbody_pb.HttpBody)) {
    throw new Error('Expected argument of type google.api.HttpBody');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_google_api_HttpBody(buffer_arg) {
  return google_api_httpbody_pb.HttpBody.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_google_longrunning_Operation(arg) {
  if (!(arg instanceof google_longrunning_operations_pb.Operation)) {
    throw new Error('Expected argument of type google.longrunning.Operation');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_google_longrunning_Operation(buffer_arg) {
  return google_longrunning_operations_pb.Operation.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_google_protobuf_Empty(arg) {
  if (!(arg instanceof google_protobuf_empty_pb.Empty)) {
    throw new Error('Expected argument of type google.protobuf.Empty');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_google_protobuf_Empty(buffer_arg) {
  return google_protobuf_empty_pb.Empty.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_AdjustStockRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.AdjustStockRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.AdjustStockRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_AdjustStockRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.AdjustStockRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_BatchGetProductsRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.BatchGetProductsRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.BatchGetProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_BatchGetProductsRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.BatchGetProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_BatchGetProductsResponse(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.BatchGetProductsResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v1.BatchGetProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_BatchGetProductsResponse(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.BatchGetProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_Book(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.Book)) {
    throw new Error('Expected argument of type plaza.catalog.v1.Book');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_Book(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.Book.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_CommitReservationRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.CommitReservationRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.CommitReservationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_CommitReservationRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.CommitReservationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_CreateBookRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.CreateBookRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.CreateBookRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_CreateBookRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.CreateBookRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_CreateProductRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.CreateProductRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.CreateProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_CreateProductRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.CreateProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_DeleteBookRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.DeleteBookRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.DeleteBookRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_DeleteBookRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.DeleteBookRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_DeleteProductRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.DeleteProductRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.DeleteProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_DeleteProductRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.DeleteProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_GetBookRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.GetBookRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.GetBookRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_GetBookRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.GetBookRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_GetProductImageRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.GetProductImageRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.GetProductImageRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_GetProductImageRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.GetProductImageRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_GetProductRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.GetProductRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.GetProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_GetProductRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.GetProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ImportProductsResponse(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ImportProductsResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ImportProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ImportProductsResponse(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ImportProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ListBooksRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ListBooksRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ListBooksRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ListBooksRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ListBooksRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ListBooksResponse(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ListBooksResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ListBooksResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ListBooksResponse(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ListBooksResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ListProductsRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ListProductsRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ListProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ListProductsRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ListProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ListProductsResponse(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ListProductsResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ListProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ListProductsResponse(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ListProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_Product(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.Product)) {
    throw new Error('Expected argument of type plaza.catalog.v1.Product');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_Product(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.Product.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ReleaseReservationRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ReleaseReservationRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ReleaseReservationRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ReleaseReservationRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ReleaseReservationRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_Reservation(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.Reservation)) {
    throw new Error('Expected argument of type plaza.catalog.v1.Reservation');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_Reservation(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.Reservation.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_ReserveStockRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.ReserveStockRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.ReserveStockRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_ReserveStockRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.ReserveStockRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_SearchProductsRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.SearchProductsRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.SearchProductsRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_SearchProductsRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.SearchProductsRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_SearchProductsResponse(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.SearchProductsResponse)) {
    throw new Error('Expected argument of type plaza.catalog.v1.SearchProductsResponse');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_SearchProductsResponse(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.SearchProductsResponse.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_StartImportRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.StartImportRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.StartImportRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_StartImportRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.StartImportRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_UpdateBookRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.UpdateBookRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.UpdateBookRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_UpdateBookRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.UpdateBookRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_UpdateProductRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.UpdateProductRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.UpdateProductRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_UpdateProductRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.UpdateProductRequest.deserializeBinary(new Uint8Array(buffer_arg));
}

function serialize_plaza_catalog_v1_UploadProductImageRequest(arg) {
  if (!(arg instanceof plaza_catalog_v1_catalog_pb.UploadProductImageRequest)) {
    throw new Error('Expected argument of type plaza.catalog.v1.UploadProductImageRequest');
  }
  return Buffer.from(arg.serializeBinary());
}

function deserialize_plaza_catalog_v1_UploadProductImageRequest(buffer_arg) {
  return plaza_catalog_v1_catalog_pb.UploadProductImageRequest.deserializeBinary(new Uint8Array(buffer_arg));
}


// The products.
var CatalogService = exports.CatalogService = {
  // Reads a product. NOT_FOUND when there is none.
getProduct: {
    path: '/plaza.catalog.v1.Catalog/GetProduct',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.GetProductRequest,
    responseType: plaza_catalog_v1_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v1_GetProductRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_GetProductRequest,
    responseSerialize: serialize_plaza_catalog_v1_Product,
    responseDeserialize: deserialize_plaza_catalog_v1_Product,
  },
  // Lists products.
listProducts: {
    path: '/plaza.catalog.v1.Catalog/ListProducts',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.ListProductsRequest,
    responseType: plaza_catalog_v1_catalog_pb.ListProductsResponse,
    requestSerialize: serialize_plaza_catalog_v1_ListProductsRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_ListProductsRequest,
    responseSerialize: serialize_plaza_catalog_v1_ListProductsResponse,
    responseDeserialize: deserialize_plaza_catalog_v1_ListProductsResponse,
  },
  // Reads up to 100 products at once.
batchGetProducts: {
    path: '/plaza.catalog.v1.Catalog/BatchGetProducts',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.BatchGetProductsRequest,
    responseType: plaza_catalog_v1_catalog_pb.BatchGetProductsResponse,
    requestSerialize: serialize_plaza_catalog_v1_BatchGetProductsRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_BatchGetProductsRequest,
    responseSerialize: serialize_plaza_catalog_v1_BatchGetProductsResponse,
    responseDeserialize: deserialize_plaza_catalog_v1_BatchGetProductsResponse,
  },
  // Searches names, descriptions, authors and ISBNs, best match first; tolerates typing errors, in ASCII letters. Case, accents and other
// marks that may be left out (naive and Naïve, ежик and Ёжик, vowel signs of Hebrew and Arabic), width (ＡＢＣ, ｶﾞ) and composition are
// folded, and so are ß and ss, ς and σ, ı and i, ø and o. In scripts without blanks between words (Chinese, Japanese, Thai, Khmer and
// others), and in Korean, any part of a word is found, from one character on: 北京 in 北京烤鸭. An emoji is a word.
searchProducts: {
    path: '/plaza.catalog.v1.Catalog/SearchProducts',
    requestStream: false,
    responseStream: true,
    requestType: plaza_catalog_v1_catalog_pb.SearchProductsRequest,
    responseType: plaza_catalog_v1_catalog_pb.SearchProductsResponse,
    requestSerialize: serialize_plaza_catalog_v1_SearchProductsRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_SearchProductsRequest,
    responseSerialize: serialize_plaza_catalog_v1_SearchProductsResponse,
    responseDeserialize: deserialize_plaza_catalog_v1_SearchProductsResponse,
  },
  // Adds a product. ALREADY_EXISTS when the sku is taken.
createProduct: {
    path: '/plaza.catalog.v1.Catalog/CreateProduct',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.CreateProductRequest,
    responseType: plaza_catalog_v1_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v1_CreateProductRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_CreateProductRequest,
    responseSerialize: serialize_plaza_catalog_v1_Product,
    responseDeserialize: deserialize_plaza_catalog_v1_Product,
  },
  // Changes a product. ABORTED when the etag is not the current one.
updateProduct: {
    path: '/plaza.catalog.v1.Catalog/UpdateProduct',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.UpdateProductRequest,
    responseType: plaza_catalog_v1_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v1_UpdateProductRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_UpdateProductRequest,
    responseSerialize: serialize_plaza_catalog_v1_Product,
    responseDeserialize: deserialize_plaza_catalog_v1_Product,
  },
  // Adds and changes many products, one a message; each by itself, whatever becomes of the others. The sku is the key: where it is known
// the product is changed as by PUT, and an absent stock is left as it is, and so is an uploaded image where no other address is given.
// At most 1,000,000 messages, or RESOURCE_EXHAUSTED (TOO_MANY_MESSAGES): those before are imported then.
importProducts: {
    path: '/plaza.catalog.v1.Catalog/ImportProducts',
    requestStream: true,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.Product,
    responseType: plaza_catalog_v1_catalog_pb.ImportProductsResponse,
    requestSerialize: serialize_plaza_catalog_v1_Product,
    requestDeserialize: deserialize_plaza_catalog_v1_Product,
    responseSerialize: serialize_plaza_catalog_v1_ImportProductsResponse,
    responseDeserialize: deserialize_plaza_catalog_v1_ImportProductsResponse,
  },
  // Starts an import that goes on by itself, also when the service is restarted. metadata is an ImportMetadata, the response an
// ImportProductsResponse, in which a list of operations leaves `failed` out. What a CSV has no column for stays as it is.
startImport: {
    path: '/plaza.catalog.v1.Catalog/StartImport',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.StartImportRequest,
    responseType: google_longrunning_operations_pb.Operation,
    requestSerialize: serialize_plaza_catalog_v1_StartImportRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_StartImportRequest,
    responseSerialize: serialize_google_longrunning_Operation,
    responseDeserialize: deserialize_google_longrunning_Operation,
  },
  // Stores a product's image, at most 5 MiB of PNG, JPEG, GIF, WebP or still AVIF by its own bytes, whatever content_type says. It replaces
// the one before. Only the picture is kept, as it was compressed, with its colours and its orientation: no position, comment or preview,
// and nothing behind its end. INVALID_ARGUMENT when it is not whole, or has more than 16,384 pixels a side or 64 megapixels.
// At most 10,000 pieces.
uploadProductImage: {
    path: '/plaza.catalog.v1.Catalog/UploadProductImage',
    requestStream: true,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.UploadProductImageRequest,
    responseType: plaza_catalog_v1_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v1_UploadProductImageRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_UploadProductImageRequest,
    responseSerialize: serialize_plaza_catalog_v1_Product,
    responseDeserialize: deserialize_plaza_catalog_v1_Product,
  },
  // Reads a product's image, with its etag and cache-control among the headers; a GET whose If-None-Match names the etag is answered with
// 304. NOT_FOUND when there is none.
getProductImage: {
    path: '/plaza.catalog.v1.Catalog/GetProductImage',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.GetProductImageRequest,
    responseType: google_api_httpbody_pb.HttpBody,
    requestSerialize: serialize_plaza_catalog_v1_GetProductImageRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_GetProductImageRequest,
    responseSerialize: serialize_google_api_HttpBody,
    responseDeserialize: deserialize_google_api_HttpBody,
  },
  // Takes a product out of the catalog. Orders keep what they copied from it.
deleteProduct: {
    path: '/plaza.catalog.v1.Catalog/DeleteProduct',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.DeleteProductRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_catalog_v1_DeleteProductRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_DeleteProductRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
};

exports.CatalogClient = grpc.makeGenericClientConstructor(CatalogService, 'Catalog');
// The books: products with a title, an author and an ISBN. Every book is a product of the same id, and its name is its title.
var BooksService = exports.BooksService = {
  // Adds a book. ALREADY_EXISTS when the sku or the ISBN is taken.
createBook: {
    path: '/plaza.catalog.v1.Books/CreateBook',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.CreateBookRequest,
    responseType: plaza_catalog_v1_catalog_pb.Book,
    requestSerialize: serialize_plaza_catalog_v1_CreateBookRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_CreateBookRequest,
    responseSerialize: serialize_plaza_catalog_v1_Book,
    responseDeserialize: deserialize_plaza_catalog_v1_Book,
  },
  // Reads a book. NOT_FOUND when there is none, also for a product that is no book.
getBook: {
    path: '/plaza.catalog.v1.Books/GetBook',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.GetBookRequest,
    responseType: plaza_catalog_v1_catalog_pb.Book,
    requestSerialize: serialize_plaza_catalog_v1_GetBookRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_GetBookRequest,
    responseSerialize: serialize_plaza_catalog_v1_Book,
    responseDeserialize: deserialize_plaza_catalog_v1_Book,
  },
  // Lists books.
listBooks: {
    path: '/plaza.catalog.v1.Books/ListBooks',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.ListBooksRequest,
    responseType: plaza_catalog_v1_catalog_pb.ListBooksResponse,
    requestSerialize: serialize_plaza_catalog_v1_ListBooksRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_ListBooksRequest,
    responseSerialize: serialize_plaza_catalog_v1_ListBooksResponse,
    responseDeserialize: deserialize_plaza_catalog_v1_ListBooksResponse,
  },
  // Changes a book. ABORTED when the etag is not the current one.
updateBook: {
    path: '/plaza.catalog.v1.Books/UpdateBook',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.UpdateBookRequest,
    responseType: plaza_catalog_v1_catalog_pb.Book,
    requestSerialize: serialize_plaza_catalog_v1_UpdateBookRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_UpdateBookRequest,
    responseSerialize: serialize_plaza_catalog_v1_Book,
    responseDeserialize: deserialize_plaza_catalog_v1_Book,
  },
  // Takes a book out of the catalog.
deleteBook: {
    path: '/plaza.catalog.v1.Books/DeleteBook',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.DeleteBookRequest,
    responseType: google_protobuf_empty_pb.Empty,
    requestSerialize: serialize_plaza_catalog_v1_DeleteBookRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_DeleteBookRequest,
    responseSerialize: serialize_google_protobuf_Empty,
    responseDeserialize: deserialize_google_protobuf_Empty,
  },
};

exports.BooksClient = grpc.makeGenericClientConstructor(BooksService, 'Books');
// The stock of products. What can be sold is what is on hand less what is reserved, and never below zero.
var InventoryService = exports.InventoryService = {
  // Adds to or takes from what is on hand. FAILED_PRECONDITION (OUT_OF_STOCK) when less than nothing would be left to sell.
adjustStock: {
    path: '/plaza.catalog.v1.Inventory/AdjustStock',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.AdjustStockRequest,
    responseType: plaza_catalog_v1_catalog_pb.Product,
    requestSerialize: serialize_plaza_catalog_v1_AdjustStockRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_AdjustStockRequest,
    responseSerialize: serialize_plaza_catalog_v1_Product,
    responseDeserialize: deserialize_plaza_catalog_v1_Product,
  },
  // Prices and sets aside all items or none. INVALID_ARGUMENT names items[i].productId of an unknown product; FAILED_PRECONDITION
// (OUT_OF_STOCK) when there is too little of one. The same reservation id gets the first answer.
reserveStock: {
    path: '/plaza.catalog.v1.Inventory/ReserveStock',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.ReserveStockRequest,
    responseType: plaza_catalog_v1_catalog_pb.Reservation,
    requestSerialize: serialize_plaza_catalog_v1_ReserveStockRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_ReserveStockRequest,
    responseSerialize: serialize_plaza_catalog_v1_Reservation,
    responseDeserialize: deserialize_plaza_catalog_v1_Reservation,
  },
  // Takes what was reserved from what is on hand: it is sold. FAILED_PRECONDITION (RESERVATION_ENDED) when it has expired or was
// released.
commitReservation: {
    path: '/plaza.catalog.v1.Inventory/CommitReservation',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.CommitReservationRequest,
    responseType: plaza_catalog_v1_catalog_pb.Reservation,
    requestSerialize: serialize_plaza_catalog_v1_CommitReservationRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_CommitReservationRequest,
    responseSerialize: serialize_plaza_catalog_v1_Reservation,
    responseDeserialize: deserialize_plaza_catalog_v1_Reservation,
  },
  // Gives everything back, also what was already committed. A reservation id that is unknown is remembered as released, so that a
// ReserveStock that comes late reserves nothing.
releaseReservation: {
    path: '/plaza.catalog.v1.Inventory/ReleaseReservation',
    requestStream: false,
    responseStream: false,
    requestType: plaza_catalog_v1_catalog_pb.ReleaseReservationRequest,
    responseType: plaza_catalog_v1_catalog_pb.Reservation,
    requestSerialize: serialize_plaza_catalog_v1_ReleaseReservationRequest,
    requestDeserialize: deserialize_plaza_catalog_v1_ReleaseReservationRequest,
    responseSerialize: serialize_plaza_catalog_v1_Reservation,
    responseDeserialize: deserialize_plaza_catalog_v1_Reservation,
  },
};

exports.InventoryClient = grpc.makeGenericClientConstructor(InventoryService, 'Inventory');
