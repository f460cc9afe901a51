/**
 * The rule itself: what a term, a private address, a partner page, an OSINT tool and a window are.
 * The rules are plain Java over strings and numbers, so that they can be checked against the
 * query's exact meaning without a cluster; only classes named {@code *Stage}, {@code *Function},
 * {@code *TypeInfo} and {@code *Serializer} may know Flink (and {@link
 * dev.vedette.detect.ScrapeStats} and {@link dev.vedette.detect.ScrapePartial} the annotation that
 * names their serializers). Nothing here does I/O.
 */
package dev.vedette.detect;
