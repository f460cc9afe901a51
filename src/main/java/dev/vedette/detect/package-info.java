/**
 * The rule itself: what a term, a private address, a partner page, an OSINT tool and a window are.
 * Everything here is plain Java over strings and numbers, so that it can be checked against the
 * query's exact meaning without a cluster: nothing may import Flink, and nothing may do I/O.
 */
package dev.vedette.detect;
