package dev.vedette.engine;

import dev.vedette.detect.ScrapePartial;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Rejected;
import dev.vedette.model.ToolExecution;
import java.util.List;

/**
 * What was found in a piece of an input; what a source hands to the topology. Every record of the
 * piece is accounted for: it is rejected, unmatched, excluded, or part of one of the findings.
 *
 * @param scrapes matching web requests, by source and window
 * @param tools process events that name a tool
 * @param devices device reports
 * @param rejected records that cannot be used
 * @param bytes length of the piece, of compressed files after decompression
 * @param read number of records
 * @param unmatched how many of them do not concern the rule
 * @param excluded how many match but come from a source that does not count
 * @param maxTime newest event time, epoch milliseconds; {@code Long.MIN_VALUE}: none
 * @param holdUntil event time that the watermark must not pass because of this input's unread part
 */
public record Reading(
    List<ScrapePartial> scrapes,
    List<ToolExecution> tools,
    List<DeviceReport> devices,
    List<Rejected> rejected,
    long bytes,
    long read,
    long unmatched,
    long excluded,
    long maxTime,
    long holdUntil) {}
