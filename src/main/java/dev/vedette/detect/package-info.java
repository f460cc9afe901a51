/**
 * The rule itself: what a term, a private address, a partner page, an OSINT tool and a window are.
 * The rules are plain Java over strings and numbers, so that they can be checked against the
 * query's exact meaning without a cluster; only classes named {@code *Stage}, {@code *Function},
 * {@code *TypeInfo} and {@code *Serializer} may know Flink (and {@link
 * dev.vedette.detect.ScrapeStats} the annotation that names its serializer). Nothing here does I/O.
 */
package dev.vedette.detect;
