/**
 * Parquet files: what columns they have, and the values of some of them, page by page and row by
 * row. It knows nothing of the rule. Parquet's own file reader is not used because its options need
 * Hadoop's classes to be there; its schema, headers and rarer encodings are.
 */
package dev.vedette.columnar;
